"""Buttons about requests that come again: begun, seen, one date left out, stopped, gone on with."""

from datetime import date, datetime, timedelta

from telegram import Update

from aid import series as verbs
from aid.moments import weekday_date
from aid.refusals import NotHere
from aid.series_plans import is_over, live_requests, must_be_theirs
from aid.words import _, p_
from handlers.context import Context
from handlers.conversation import begin_anew
from handlers.repeating import REPEAT, about_request
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from handlers.series_pauses import PAUSE_SERIES, about_series
from handlers.series_screens import series_screen, taken_back
from storage import help_requests, series
from storage.series import Series


async def every_week(update: Update, context: Context) -> None:
    """The resident taps "Every week" on a request; if it comes again already, they see how."""
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or request.resident_id != person.id:
        raise NotHere
    whole = await series.find_of_request(context.db, request.id)
    if whole and not is_over(whole, context.today):
        await context.show(await series_screen(context.db, whole, context.today))
    else:
        await begin_anew(context, REPEAT, answers=about_request(request))
    await context.answer()


async def see(update: Update, context: Context) -> None:
    """A series and its next dates."""
    whole = await _theirs(context)
    await context.show(await series_screen(context.db, whole, context.today))
    await context.answer()


async def ask_before_skipping(update: Update, context: Context) -> None:
    """ "Skip Tuesday 10 March"."""
    whole, day = await _theirs(context), _day(context)
    requests = await live_requests(context.db, whole, day, day + timedelta(days=1))
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("Shall I leave out {day}?"), day=weekday_date(day)),
                await taken_back(context.db, requests),
            ),
            buttons=_yes_or_no(p_("button", "Yes, leave it out"), f"skip_it:{whole.id}:{day:%Y%m%d}", whole),
        )
    )
    await context.answer()


async def skip(update: Update, context: Context) -> None:
    """The resident leaves a date out."""
    person = await context.person()
    whole = await verbs.skip_date(
        context.db, context.subject, _day(context), by=person.id, today=context.today, now=context.now
    )
    await context.show(await series_screen(context.db, whole, context.today))
    await context.answer()


async def pause(update: Update, context: Context) -> None:
    """ "Pause": for how long?"""
    await begin_anew(context, PAUSE_SERIES, answers=about_series(await _theirs(context)))
    await context.answer()


async def ask_before_stopping(update: Update, context: Context) -> None:
    """ "Stop these requests"."""
    whole = await _theirs(context)
    requests = await live_requests(context.db, whole, context.today, date.max)
    await context.show(
        Screen(
            text=paragraphs(_("Shall I stop these requests?"), await taken_back(context.db, requests)),
            buttons=_yes_or_no(p_("button", "Yes, stop them"), f"end_series:{whole.id}", whole),
        )
    )
    await context.answer()


async def stop(update: Update, context: Context) -> None:
    """The resident stops them."""
    person = await context.person()
    await verbs.stop_dates(context.db, context.subject, by=person.id, today=context.today, now=context.now)
    await context.answer()
    await context.show(
        Screen(
            text=_("All right, I have stopped these requests."),
            buttons=one_a_row(Button(label=p_("button", "My requests"), says="requests")),
        )
    )


async def go_on(update: Update, context: Context) -> None:
    """ "Go on for 8 weeks"."""
    person = await context.person()
    whole = await verbs.prolong(
        context.db, context.subject, by=person.id, today=context.today, now=context.now
    )
    await context.show(await series_screen(context.db, whole, context.today))
    await context.answer()


async def not_any_more(update: Update, context: Context) -> None:
    """A neighbour who was asked first doesn't want to be any more."""
    person = await context.person()
    await verbs.leave_series(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.say(
        Screen(
            text=paragraphs(
                _("All right. I will not ask you first for this any more."),
                _("Thank you for all your help with it."),
            )
        )
    )


def _yes_or_no(label: str, says: str, whole: Series) -> Rows:
    return one_a_row(
        Button(label=label, says=says), Button(label=p_("button", "No, keep it"), says=f"series:{whole.id}")
    )


async def _theirs(context: Context) -> Series:
    person = await context.person()
    return await must_be_theirs(context.db, context.subject, person.id, context.today)


def _day(context: Context) -> date:
    assert context.matches
    try:
        return datetime.strptime(context.matches[0][2], "%Y%m%d").date()
    except ValueError:
        raise NotHere from None
