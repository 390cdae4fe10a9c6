"""The name of an area, as a question."""

from aid import area_setup as verbs
from aid.refusals import NotAnOrganiser
from aid.texts import clean_name
from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Button, Screen, fill, one_a_row
from handlers.steps import Answers, Flow, Heard, Step, Talk, must_be_about

WHICH = "area"


def _may_begin(talk: Talk) -> None:
    if talk.person is None or not talk.person.organiser:
        raise NotAnOrganiser
    must_be_about(WHICH, talk)


def _hears_name(_talk: Talk, heard: Heard) -> Answers | None:
    return {"name": clean_name(heard.text)} if heard.text else None


def _asks_name(talk: Talk) -> str:
    return _("<b>What is the area called?</b>\nWrite a name that the people there use.")


async def _end(context: Context, talk: Talk) -> Screen:
    me, id, name = await context.person(), int(talk.answers[WHICH]), talk.answers["name"]
    draft_id, by, now = talk.draft.id, me.id, context.now
    found = (
        await verbs.rename_area(context.db, id, name, draft_id=draft_id, by=by, now=now)
        if id
        else await verbs.make_area(context.db, name, draft_id=draft_id, by=by, now=now)
    )
    return Screen(
        text=fill(_("The area is called <b>{area}</b>."), area=found.name),
        buttons=one_a_row(Button(label=p_("button", "See the area"), says=f"area:{found.id}")),
    )


AREA = Flow(
    name="area",
    about=lambda talk: _("naming an area"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=_may_begin,
    end=_end,
    steps=(
        Step(name="name", asks=_asks_name, hears=_hears_name, ends=True, example=lambda: _("Elm Street")),
    ),
)
