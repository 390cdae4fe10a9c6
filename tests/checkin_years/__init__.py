"""Years of mornings in one zone: everybody at their own time, and a clock that steps from due to due."""
