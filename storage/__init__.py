"""What Good Turn remembers: SQLite by hand, one file a noun, no rules and no Telegram."""
