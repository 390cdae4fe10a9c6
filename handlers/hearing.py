"""What somebody says in answer to a question, made into answers; None where it makes no sense there."""

from aid.texts import ADDRESS_LETTERS_MAX, DETAILS_LETTERS_MAX, PHONE_LETTERS_MAX, clean, clean_name
from handlers.days import read_when
from handlers.steps import Answers, Heard, Talk

DIGITS_OF_A_NUMBER_MIN = 3


def hears_name(_talk: Talk, heard: Heard) -> Answers | None:
    """A name, exactly as given."""
    return {"name": clean_name(heard.text)} if heard.text else None


def hears_address(_talk: Talk, heard: Heard) -> Answers | None:
    """A street and a number."""
    return {"address": clean(heard.text, ADDRESS_LETTERS_MAX)} if heard.text else None


def hears_phone(_talk: Talk, heard: Heard) -> Answers | None:
    """A phone number, written or shared."""
    said = _international(heard.phone) if heard.phone else heard.text or ""
    if sum(character.isdigit() for character in said) < DIGITS_OF_A_NUMBER_MIN:
        return None
    return {"phone": clean(said, PHONE_LETTERS_MAX)}


def hears_details(_talk: Talk, heard: Heard) -> Answers | None:
    """Whatever a helper needs to know, in words or as a voice note."""
    if heard.text:
        return {"details": clean(heard.text, DETAILS_LETTERS_MAX)}
    return {"voice": heard.voice} if heard.voice else None


def hears_task(talk: Talk, heard: Heard) -> Answers | None:
    """What is to be done, where none of our kinds says it."""
    said = hears_details(talk, heard)
    return said and {"task": "said", **said}


def hears_time(talk: Talk, heard: Heard) -> Answers | None:
    """A day, and perhaps a part of it."""
    if not heard.text:
        return None
    day, part = read_when(heard.text, talk.today)
    return {"when": f"{day} {part}"}


def _international(number: str) -> str:
    # Telegram gives a contact's number with the country in front, often without its sign.
    return f"+{number}" if number[0].isdigit() and number[0] != "0" else number
