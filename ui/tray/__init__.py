"""The program outside of its window: the tray, and what the desktop tells."""
