"""A link to be sent to somebody: as a button that shares it, and to be copied."""

from urllib.parse import urlencode

from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs

SHARE = "https://t.me/share/url"


def link_screen(context: Context, payload: str, *parts: str, asks: str) -> Screen:
    """What happens now, the link, and a button that sends it with the words it `asks` with."""
    link = f"https://t.me/{context.bot.username}?start={payload}"
    share = f"{SHARE}?{urlencode({'url': link, 'text': asks})}"
    return Screen(
        text=paragraphs(*parts, fill(_("The link is good for 7 days, and once: {link}"), link=link)),
        buttons=one_a_row(
            Button(label=p_("button", "Send the link"), opens=share),
            Button(label=p_("button", "Go back"), says="more"),
        ),
    )


def asks_for_consent(trusted: str) -> str:
    """What goes with a link to somebody who is to agree (plain text)."""
    return _(
        "{name} would like to ask your neighbours for help for you. Tap the link to say yes or no."
    ).format(name=trusted)


def asks_to_be_trusted(resident: str) -> str:
    """What goes with a link to somebody who is invited (plain text)."""
    return _("{name} invites you to ask neighbours for help for them. Tap the link to say yes.").format(
        name=resident
    )
