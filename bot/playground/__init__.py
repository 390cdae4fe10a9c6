"""The playground: an emulated Telegram, a street of people and a page to play on."""
