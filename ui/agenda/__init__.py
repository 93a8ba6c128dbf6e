"""The day's agenda: what is due, and which units are."""
