"""What somebody says in answer to a question, made into answers; None where it makes no sense there."""

from aid import shopping_lists
from aid.refusals import NothingThere
from aid.texts import ADDRESS_LETTERS_MAX, DETAILS_LETTERS_MAX, PHONE_LETTERS_MAX, clean, clean_name
from handlers.days import read_when
from handlers.doors import with_note
from handlers.shopping import with_more
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
    """Whatever a helper needs to know."""
    return said(heard)


def said(heard: Heard) -> Answers | None:
    """What was said in words, as a voice note or as a picture, with words or without."""
    told = {"details": _words(heard), "voice": heard.voice, "photo": heard.photo}
    return {name: answer for name, answer in told.items() if answer} or None


def hears_list(talk: Talk, heard: Heard) -> Answers | None:
    """More things for the list; a sentence is no list, and stays as it is."""
    things = shopping_lists.read(heard.text) if heard.text and not (heard.voice or heard.photo) else None
    if things is None:
        return hears_details(talk, heard)
    return {"list": with_more(talk, things)}


def hears_door(talk: Talk, heard: Heard) -> Answers | None:
    """One more thing to know at the door, in words of their own."""
    return {"door": with_note(talk, heard.text)} if heard.text else None


def hears_task(talk: Talk, heard: Heard) -> Answers | None:
    """What is to be done, where none of our kinds says it."""
    told = hears_details(talk, heard)
    return told and {"task": "said", **told}


def hears_time(talk: Talk, heard: Heard) -> Answers | None:
    """A day, and perhaps a part of it."""
    if not heard.text:
        return None
    day, part = read_when(heard.text, talk.today)
    return {"when": f"{day} {part}"}


def _words(heard: Heard) -> str | None:
    try:
        return heard.text and clean(heard.text, DETAILS_LETTERS_MAX)
    except NothingThere:
        if heard.voice or heard.photo:
            return None
        raise


def _international(number: str) -> str:
    # Telegram gives a contact's number with the country in front, often without its sign.
    return f"+{number}" if number[0].isdigit() and number[0] != "0" else number
