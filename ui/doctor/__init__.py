"""The examination of the way to the server, as a window."""
