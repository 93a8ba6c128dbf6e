"""What the window shows: intents projected over the mirror, so that what was done here shows at once."""
