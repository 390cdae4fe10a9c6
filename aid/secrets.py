"""Secrets in what people write: numbers of cards and accounts, PINs, codes and where a key lies."""

from collections.abc import Callable

from aid.bank_secrets import has_account, has_card, has_pin
from aid.figures import in_figures
from aid.key_secrets import has_key_code, has_key_place
from aid.refusals import Refusal
from aid.words import later


class Secret(Refusal):
    """What nobody may write here: it isn't kept, and its update is emptied at once."""


class CardNumber(Secret):
    """The number of a bank card."""

    says = later(
        "That looks like a card number. I do not keep it. Never give it to anybody, not to me or a helper."
        " Now delete your message."
    )


class Pin(Secret):
    """A PIN, a password or the code of a bank."""

    says = later(
        "That looks like a PIN or a bank code. I do not keep it. Never tell it to anybody, not to me or a"
        " helper. Now delete your message."
    )


class BankAccount(Secret):
    """A sort code or the number of an account."""

    says = later(
        "That looks like a bank account. I do not keep it. Pay in cash, or tell your helper yourself."
        " Now delete your message."
    )


class KeyCode(Secret):
    """The code of a key safe, a door or an alarm."""

    says = later(
        "That looks like the code of a key safe or a door. I do not keep it. Meet your helper at the door."
        " Now delete your message."
    )


class KeyPlace(Secret):
    """Where a key lies."""

    says = later(
        "That tells where a key is. I do not keep it. Meet your helper at the door, or talk to a person."
        " Now delete your message."
    )


HOLDS: tuple[tuple[Callable[[str], bool], type[Secret]], ...] = (
    (has_account, BankAccount),
    (has_card, CardNumber),
    (has_pin, Pin),
    (has_key_code, KeyCode),
    (has_key_place, KeyPlace),
)


def refuse_secrets(text: str) -> None:
    """Raise the Secret that this text holds, if it holds one."""
    plain = in_figures(text)
    for holds, secret in HOLDS:
        if holds(plain):
            raise secret
