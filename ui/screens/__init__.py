"""The desk and the scenes that the screenshots show."""
