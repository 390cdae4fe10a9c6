"""Sentences about Good Turn, tried on the real bot."""
