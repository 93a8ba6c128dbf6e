"""What may not stay on this PC for ever: how long a complaint is kept, its purge, and the report of it."""
