"""The weekly picture: its card in the group, an organiser's choice, and whose thanks may stand below it."""

import asyncio
from dataclasses import replace

from telegram import Update

from aid import weekly_pictures as verbs
from aid.areas import get as get_area
from aid.weekly_pictures import THANKS_STAND, Week, counted, ends_at, week_until
from aid.words import _, p_
from handlers.context import Context
from handlers.letters import View
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import areas, help_requests, notes, weekly_pictures
from storage.areas import Area
from storage.cards import Card
from storage.notes import Note, Purpose


async def weekly_picture(view: View, card: Card) -> Screen | None:
    """The card: what was done in the week, and a neighbour's thanks for as long as they may stand there."""
    found = await weekly_pictures.find(view.db, card.about)
    area = await areas.find(view.db, found.area_id) if found else None
    if found is None or area is None:
        return None
    until = ends_at(found.sunday, view.zone)
    week, gone_at = await week_until(view.db, area, until), until + THANKS_STAND
    if week is None:
        return None
    thanks = None
    if found.note_id is not None and view.now < gone_at:
        thanks = await weekly_pictures.shown_thanks(view.db, found.note_id)
    screen = Screen(text=_words(week, thanks), silent=True, until=gone_at if thanks else None)
    return await _with_picture(screen, week) if card.message_id is None else replace(screen, captioned=True)


async def see_choice(update: Update, context: Context) -> None:
    """An organiser taps "Weekly picture" of an area."""
    await must_organise(context)
    await context.show(await _choice(context, await get_area(context.db, context.subject)))
    await context.answer()


async def choose(update: Update, context: Context) -> None:
    """On or off: `picture:<area>:<on|off>`."""
    assert context.matches
    me, on = await context.person(), context.matches[0][2] == "on"
    area = await verbs.want_picture(context.db, context.subject, yes=on, by=me.id, now=context.now)
    await context.answer()
    await context.show(await _choice(context, area))


async def preview(update: Update, context: Context) -> None:
    """ "Show me": the picture as it would be now, for this organiser alone."""
    await must_organise(context)
    area = await get_area(context.db, context.subject)
    week = await week_until(context.db, area, context.now)
    await context.answer()
    if week is None:
        words = _("Nothing was met in {area} in the last 7 days. A week like that has no picture.")
        await context.say(Screen(text=fill(words, area=area.name)))
        return
    screen = Screen(text=_words(week, week.thanks))
    if week.thanks:
        leave_out = Button(label=p_("button", "Leave out the thanks"), says=f"no_thanks:{week.thanks.id}")
        screen = replace(screen, buttons=one_a_row(leave_out))
    await context.say(await _with_picture(screen, week))


async def leave_out(update: Update, context: Context) -> None:
    """An organiser taps "Leave out the thanks"."""
    me = await context.person()
    await verbs.leave_out_thanks(context.db, context.subject, by=me.id, now=context.now)
    await context.answer(_("All right. These words are not shown."))


async def may_show(update: Update, context: Context) -> None:
    """Whoever said thank you lets their words be shown, or not: `show_thanks:<request>:<yes|no>`."""
    assert context.matches
    me, yes = await context.person(), context.matches[0][2] == "yes"
    await verbs.show_thanks(context.db, context.subject, yes=yes, by=me.id, now=context.now)
    await context.answer()
    if not yes:
        await context.show(Screen(text=_("All right. Only your helper reads your thanks.")))
        return
    no = Button(label=p_("button", "Do not show them"), says=f"show_thanks:{context.subject}:no")
    await context.show(
        Screen(
            text=_("Thank you. On Sunday your neighbours may read it, without your name."),
            buttons=one_a_row(no),
        )
    )


async def after_thanks(context: Context, id: int) -> Screen:
    """They are passed on; where a group would like to read such words, whoever wrote them is asked."""
    said = _("Thank you. I am passing it on just as you said it.")
    request = await help_requests.find(context.db, id)
    note = await notes.find(context.db, id, request.resident_id, Purpose.THANKS) if request else None
    if request is None or note is None or not await verbs.may_be_asked(context.db, request, note):
        return Screen(text=said)
    return Screen(
        text=paragraphs(
            said,
            _("May I show your words to your neighbours on Sunday, in their group? I leave out your name."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, show my words"), says=f"show_thanks:{id}:yes"),
            Button(label=p_("button", "No, do not show them"), says=f"show_thanks:{id}:no"),
        ),
    )


async def _choice(context: Context, area: Area) -> Screen:
    on = await weekly_pictures.wanted(context.db, area.id)
    change = (
        Button(label=p_("button", "No picture any more"), says=f"picture:{area.id}:off")
        if on
        else Button(label=p_("button", "Yes, every Sunday"), says=f"picture:{area.id}:on")
    )
    return Screen(
        text=paragraphs(
            fill(_("<b>A weekly picture for {area}</b>"), area=area.name),
            _("On Sunday at 5pm the group sees what you did. Nobody is named. Fewer than 5 are a few."),
            _("It is on.") if on else _("It is off."),
            _("The area has no group yet.") if area.chat_id is None else None,
        ),
        buttons=one_a_row(
            change,
            Button(label=p_("button", "Show me"), says=f"see_picture:{area.id}"),
            Button(label=p_("button", "Back to the area"), says=f"area:{area.id}"),
        ),
    )


def _title(week: Week) -> str:
    return _("This week in {area}").format(area=week.area)


def _lines(week: Week) -> list[tuple[str, str]]:
    told = (
        (_("Requests met"), week.met),
        (_("Hours given"), week.hours),
        (_("New neighbours who help"), week.new),
    )
    return [(what, counted(number)) for what, number in told if number]


def _words(week: Week, thanks: Note | None) -> str:
    figures = "\n".join(fill("{what}: {count}", what=what, count=count) for what, count in _lines(week))
    said = thanks and thanks.words
    return paragraphs(
        fill("<b>{title}</b>", title=_title(week)),
        figures,
        fill(_("Somebody says: “{words}”"), words=said) if said else None,
        _("Thank you, all of you."),
    )


async def _with_picture(screen: Screen, week: Week) -> Screen:
    from aid.picture import draw_picture  # what draws is slow to load, and seldom wanted

    return replace(screen, picture=await asyncio.to_thread(draw_picture, _title(week), _lines(week)))
