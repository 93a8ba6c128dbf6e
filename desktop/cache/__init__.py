"""The encrypted cache: the mirror of what the central API said, and the intents of the officer, never mixed."""
