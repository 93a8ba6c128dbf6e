"""The way to a server, byte by byte: how it is reached, what goes over it, and what a failure on it means."""
