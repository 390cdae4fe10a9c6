"""Letters to an organiser about the records of those with whom they keep touch."""

from aid.people import get as get_person
from aid.words import _, p_
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import merging, people
from storage.outbox import Letter


async def has_app(view: View, letter: Letter) -> Screen | None:
    """Somebody with whom one kept touch has the app now."""
    person = await people.find(view.db, letter.about)
    if person is None or person.account_id is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("<b>{name}</b> has the app now."), name=person.name),
            _("I write to them directly from now on. You need not ring any more."),
        )
    )


async def keeps_touch(view: View, letter: Letter) -> Screen | None:
    """Another organiser has handed somebody over."""
    person = await people.find(view.db, letter.about)
    if person is None or person.account_id is not None or person.keeper_id != letter.person_id:
        return None
    return Screen(
        text=paragraphs(
            fill(_("You keep touch with <b>{name}</b> now, who has no phone app."), name=person.name),
            _("What I have to tell them comes to you. Then ring them."),
        ),
        buttons=one_a_row(Button(label=p_("button", "See them"), says=f"kept:{person.id}")),
    )


async def same_person(view: View, letter: Letter) -> Screen | None:
    """Somebody who had joined has opened the link to a record: perhaps the two are one person."""
    account_id = await merging.opener_of(view.db, letter.about)
    other = await people.find_by_account(view.db, account_id) if account_id is not None else None
    if other is None or await people.find(view.db, letter.about) is None or other.id == letter.about:
        return None
    person = await get_person(view.db, letter.about)
    return Screen(
        text=paragraphs(
            fill(_("<b>{name}</b> has opened your link, and had joined before."), name=other.name),
            fill(_("Then there are two records, this one and that of <b>{name}</b>."), name=person.name),
            _("Look at both. If they are one person, make them one."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Look at both"), says=f"merge:{other.id}:{person.id}")),
    )


async def records_joined(view: View, letter: Letter) -> Screen | None:
    """To somebody with the app: an organiser has made two records of theirs one."""
    person = await people.find(view.db, letter.about)
    if person is None or person.account_id is None:
        return None
    return Screen(
        text=paragraphs(
            _("There were two records of you. An organiser has made them one."),
            _("All that I tell you comes here now, to this Telegram. If that is wrong, talk to a person."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )
