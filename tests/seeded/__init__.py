"""Deliberate bugs in a copy of the tree: each must be caught, or the suite only looks as if it watched."""
