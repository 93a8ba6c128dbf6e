"""The main window: navigation, pages, notices, status bar, and the sync as the window sees it."""
