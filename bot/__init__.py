"""What wires Good Turn together and runs it."""
