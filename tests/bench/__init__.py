"""The benchmarks: the whole durable bot beside two bare echo bots, on one stub of Telegram."""
