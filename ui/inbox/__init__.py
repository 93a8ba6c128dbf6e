"""The list of complaints: a model that holds ids, a delegate that paints rows, a search box."""
