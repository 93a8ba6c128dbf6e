"""The settings: language, look, connection to the central API."""
