"""The officer's guide: F1, offline, at the chapter of what is on screen."""
