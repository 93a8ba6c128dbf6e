"""The door of a locked desk, and what locks it by itself."""
