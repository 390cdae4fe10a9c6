"""Who is on duty: the week, one's own days on and off, and a day that changes hands."""

from datetime import date, datetime, timedelta

from telegram import Update

from aid import duty as verbs
from aid.moments import WEEKDAYS, weekday_date
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.letters import View
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import ON
from storage import duty, people
from storage.outbox import Letter
from storage.rows import Source

OFFERED, LOOKED_AHEAD = 2, 14


async def rota(update: Update, context: Context) -> None:
    """ "Who is on duty"."""
    await must_organise(context)
    me, week = await context.person(), await duty.weekdays(context.db)
    names = {each.id: each.name for each in await people.organisers(context.db)}
    lines = [
        fill(
            "{day}: {who}",
            day=WEEKDAYS[number - 1],
            who=", ".join(names[id] for id in week.get(number, []) if id in names) or _("nobody"),
        )
        for number in range(1, 8)
    ]
    mine = {number: me.id in week.get(number, []) for number in range(1, 8)}
    turns = [
        Button(
            label=(ON if on else "") + str(WEEKDAYS[number - 1]),
            says=f"my_duty:{number}:{'off' if on else 'on'}",
        )
        for number, on in mine.items()
    ]
    await context.show(
        Screen(
            text=paragraphs(
                _("<b>Who is on duty</b>\nTap a day to take it, or to give it up."),
                "\n".join(lines),
                await _today(context.db, context.today),
            ),
            buttons=(
                *(tuple(turns[start : start + 2]) for start in range(0, 7, 2)),
                *one_a_row(
                    *await _days_to_offer(context.db, me.id, context.today),
                    Button(label=p_("button", "My morning message"), says="morning"),
                ),
            ),
        )
    )
    await context.answer()


async def turn(update: Update, context: Context) -> None:
    """A weekday of one's own, on or off."""
    assert context.matches
    me, on = await context.person(), context.matches[0][2] == "on"
    await verbs.turn_duty(context.db, context.subject, on=on, by=me.id, today=context.today, now=context.now)
    await rota(update, context)


async def offer(update: Update, context: Context) -> None:
    """ "I can't on Tuesday 3"."""
    me = await context.person()
    swap = await verbs.offer_day(context.db, _day(context), by=me.id, today=context.today, now=context.now)
    await context.answer()
    words = _("I ask the others about {day}. Until one of them takes it, it is yours.")
    await context.show(Screen(text=fill(words, day=weekday_date(swap.day)), buttons=_back()))


async def take(update: Update, context: Context) -> None:
    """ "I'll take it"."""
    me = await context.person()
    swap = await verbs.take_day(context.db, context.subject, by=me.id, today=context.today, now=context.now)
    await context.answer()
    await context.show(Screen(text=fill(yours(), day=weekday_date(swap.day)), buttons=_back()))


async def duty_wanted(view: View, letter: Letter) -> Screen | None:
    """To the other organisers: somebody can't be on duty one day."""
    swap = await duty.find_swap(view.db, letter.about)
    if swap is None or swap.day < view.today:
        return None
    day = weekday_date(swap.day)
    if swap.taken_by is not None:
        words = _("{name} is on duty on {day}.") if swap.taken_by != letter.person_id else yours()
        name = (await get_person(view.db, swap.taken_by)).name
        return Screen(text=fill(words, name=name, day=day)) if letter.message_id else None
    name = (await get_person(view.db, swap.person_id)).name
    return Screen(
        text=fill(_("<b>{name}</b> can't be on duty on {day}. Could you?"), name=name, day=day),
        buttons=one_a_row(Button(label=p_("button", "I'll take it"), says=f"take_duty:{swap.id}")),
    )


async def duty_taken(view: View, letter: Letter) -> Screen | None:
    """To whoever couldn't: somebody else does that day."""
    swap = await duty.find_swap(view.db, letter.about)
    if swap is None or swap.taken_by is None or swap.day < view.today:
        return None
    name = (await get_person(view.db, swap.taken_by)).name
    words = _("<b>{name}</b> is on duty on {day}, and not you.")
    return Screen(text=fill(words, name=name, day=weekday_date(swap.day)))


async def _today(source: Source, today: date) -> str | None:
    if not await duty.weekdays(source):
        return _("There is no rota yet. Everybody hears of everything.")
    return None if await verbs.on_duty(source, today) else nobody_today()


def yours() -> str:
    """To whoever has just taken a day."""
    return _("Thank you. You are on duty on {day}.")


def nobody_today() -> str:
    """What it means that nobody is on duty."""
    return _("Nobody is on duty today, so all of you get this.")


async def _days_to_offer(source: Source, me: int, today: date) -> list[Button]:
    ahead = [today + timedelta(days=days) for days in range(LOOKED_AHEAD)]
    mine = [day for day in ahead if me in await verbs.on_duty(source, day)][:OFFERED]
    label = p_("button", "I can't on {day}")
    return [
        Button(label=label.format(day=kinds.short_day(day)), says=f"offer_day:{day:%Y%m%d}") for day in mine
    ]


def _back() -> tuple[tuple[Button, ...], ...]:
    return one_a_row(Button(label=p_("button", "Who is on duty"), says="duty"))


def _day(context: Context) -> date:
    assert context.matches
    try:
        return datetime.strptime(context.matches[0][1], "%Y%m%d").date()
    except ValueError:
        raise NotHere from None
