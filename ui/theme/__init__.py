"""How the window looks: colours as roles, type, icons, chips."""
