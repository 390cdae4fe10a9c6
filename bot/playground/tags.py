"""The tags of Telegram's HTML, and the entities they become."""

from bot.playground.shapes import Json

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
    "tg-spoiler": "spoiler", "span": "spoiler", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
LANGUAGE = "language-"


def entity(tag: str, attributes: dict[str, str], words: str) -> Json | None:
    """The entity around some words, without its place; None where a link leads nowhere."""
    made: Json = {"type": TAGS[tag]}
    if tag == "a":
        url = attributes.get("href") or words
        if "." not in url and "://" not in url:
            return None
        made["url"] = url
    elif tag == "blockquote" and "expandable" in attributes:
        made["type"] = "expandable_blockquote"
    elif tag == "code" and attributes.get("class", "").startswith(LANGUAGE):
        made["language"] = attributes["class"].removeprefix(LANGUAGE)
    elif tag == "tg-emoji":
        made["custom_emoji_id"] = attributes.get("emoji-id", "")
    elif tag == "tg-time":
        made["unix_time"] = int(attributes.get("unix") or 0)
    return made
