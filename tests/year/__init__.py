"""A year of Elm Street on the real bot: thousands of requests, people who forget, and what became of each."""
