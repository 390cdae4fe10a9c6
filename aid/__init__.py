"""What Good Turn decides: the rules and the verbs, without Telegram and without SQL."""
