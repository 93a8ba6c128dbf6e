"""Contract v1: the messages that a client and a central API exchange, shared by both ends."""
