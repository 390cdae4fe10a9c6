"""The crash oracle: a bot that is killed again and again, and what must be true all the same."""
