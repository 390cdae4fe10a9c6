"""What the bot has told about itself."""

from bot.playground.shapes import Json


class Profile:
    """The lists of commands and the texts, by scope and language."""

    def __init__(self) -> None:
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.menu_buttons: dict[int | None, Json] = {}
