"""Five cards that show a newcomer round, once; they can be called again."""
