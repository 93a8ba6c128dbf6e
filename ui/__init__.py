"""The window: Qt widgets and models that show the desk and drive the sync. No SQL, no HTTP."""
