"""Ctrl+K: anything that can be done or opened, by a few letters of its name."""
