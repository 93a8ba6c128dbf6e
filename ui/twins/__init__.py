"""Complaints that say the same: found, put into a group, answered once."""
