"""Takes the desk's outbox to the central API and brings changes back. Free of Qt."""
