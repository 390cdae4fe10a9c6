"""The forms a setting can have: a token, an address, people's ids, a duration."""

import re
from datetime import timedelta
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from aid.emergency_numbers import EMERGENCY_NUMBERS
from aid.words import languages


def _matching(form: str) -> AfterValidator:
    def checked(given: SecretStr) -> SecretStr:
        if not re.fullmatch(form, given.get_secret_value()):
            raise ValueError("not of that form")
        return given

    return AfterValidator(checked)


def _address(*schemes: str) -> AfterValidator:
    def checked(given: str) -> str:
        parts = urlsplit(given)
        if parts.scheme not in schemes or not parts.hostname:
            raise ValueError("not a web address")
        return given.rstrip("/")

    return AfterValidator(checked)


def _listed(given: object) -> object:
    if isinstance(given, str):
        return tuple(item.strip() for item in given.split(",") if item.strip())
    return given


def _shipped(given: tuple[str, ...]) -> tuple[str, ...]:
    if not given or not set(given) <= set(languages()):
        raise ValueError("a language without a catalogue")
    return given


def _known(given: str) -> str:
    if given not in EMERGENCY_NUMBERS:
        raise ValueError("a country whose numbers nobody has checked")
    return given


def _e_mail(given: str) -> str:
    if not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", given):
        raise ValueError("not an e-mail address")
    return given


def _upper(given: object) -> object:
    return given.upper() if isinstance(given, str) else given


def _iso(given: object) -> object:
    if isinstance(given, str) and not given.startswith("P"):
        raise ValueError("not an ISO 8601 duration")
    return given


Token = Annotated[SecretStr, _matching(r"\d+:[A-Za-z0-9_-]{4,}")]
WebhookSecret = Annotated[SecretStr, _matching(r"[A-Za-z0-9_-]{1,256}")]
Address = Annotated[str, _address("http", "https")]
PublicAddress = Annotated[str, _address("https")]
EmailAddress = Annotated[str, AfterValidator(_e_mail)]
EmailAddresses = Annotated[tuple[EmailAddress, ...], NoDecode, BeforeValidator(_listed)]
Port = Annotated[int, Field(ge=0, le=65535)]
Pounds = Annotated[int, Field(ge=1, le=1000)]
PersonIds = Annotated[tuple[Annotated[int, Field(gt=0)], ...], NoDecode, BeforeValidator(_listed)]
Languages = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed), AfterValidator(_shipped)]
Country = Annotated[str, BeforeValidator(_upper), AfterValidator(_known)]
Level = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)]
Wait = Annotated[timedelta, BeforeValidator(_iso), Field(ge=timedelta(0))]
# Never nothing, or whoever waits would spin.
Pause = Annotated[timedelta, BeforeValidator(_iso), Field(gt=timedelta(0))]
