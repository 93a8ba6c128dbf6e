"""The command line: the same desk and the same sync as the window, without a window."""
