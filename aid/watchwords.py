"""The word of the day: what a helper says at the door, so that the resident knows who it is."""

import random

WORDS_OF_THE_DAY = (
    "apple", "blossom", "button", "candle", "cherry", "clover", "daisy", "feather", "garden", "hazel",
    "honey", "ivory", "kettle", "lantern", "lemon", "maple", "marble", "meadow", "olive", "orchard",
    "pebble", "poppy", "rainbow", "ribbon", "river", "robin", "saffron", "teapot", "thimble", "tulip",
    "velvet", "willow",
)  # fmt: skip


def choose() -> str:
    """A short, plain word, easy to hear and to say."""
    return random.choice(WORDS_OF_THE_DAY)
