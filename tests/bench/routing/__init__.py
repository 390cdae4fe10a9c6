"""The routing simulation: the real rules in made-up neighbourhoods, and the same rules among a million."""
