"""What may stay on this PC, what must go, and what is restricted."""
