"""What is asked of an organiser who announces: the message, for whom, what they can answer, and when."""

from aid import announcing as verbs
from aid.moments import clock_time, weekday_date
from aid.refusals import NotAnOrganiser
from aid.words import _, languages, n_, p_
from handlers import announcement_choices as choices
from handlers.announcement_drafts import (
    LATER,
    NAME,
    choices_of,
    goes_privately,
    goes_to_groups,
    message_of,
    send_at,
    whom_of,
)
from handlers.announcement_screens import sent_screen
from handlers.announcement_words import reach_words
from handlers.context import Context
from handlers.screens import Screen, fill, paragraphs
from handlers.steps import Choice, Flow, Step, Talk
from storage.people import Role


def must_organise(talk: Talk) -> None:
    """Raises NotAnOrganiser."""
    if talk.person is None or not talk.person.organiser:
        raise NotAnOrganiser


def _chooses_people(talk: Talk) -> bool:
    return goes_privately(talk.answers) and "answered" not in talk.answers


def _asks_check(talk: Talk) -> str:
    at = send_at(talk)
    day, time = weekday_date(at.astimezone(talk.zone).date()), clock_time(at, talk.zone)
    later = fill(_("It goes out on {day} at {time}."), day=day, time=time)
    urgent = (
        _("It is urgent. It goes out at night too, once a second organiser agrees.")
        if talk.answers.get("urgent")
        else _("At night it waits until 8am.")
    )
    when = later if at > talk.now else _("It goes out at once.")
    reach = reach_words(talk.told.reach, talk.told.groups, privately=goes_privately(talk.answers))
    return paragraphs(_("<b>Is this right?</b>"), f"{talk.told.whom}\n{reach}", f"{when}\n{urgent}")


def _check(talk: Talk) -> list[Choice]:
    urgent, told = bool(talk.answers.get("urgent")), talk.told
    turn = p_("button", "It is not urgent") if urgent else p_("button", "It is urgent")
    people = told.people
    send = n_("Send to {count} person", "Send to {count} people", people).format(count=people)
    if not goes_privately(talk.answers):
        send = p_("button", "Send it")
    choices = [
        Choice(label=p_("button", "Send me a test"), says=f"test_news:{talk.draft.id}"),
        Choice(label=send, value="send", ends=True),
        Choice(label=turn, to="check", gives={"urgent": "" if urgent else "yes"}),
        Choice(label=p_("button", "Change when"), to="when"),
    ]
    if people != sum(told.reach.values()):
        choices.append(Choice(label=p_("button", "Who to ring instead"), says=f"missed_news:{talk.draft.id}"))
    return choices


async def _send(context: Context, talk: Talk) -> Screen:
    answers, organiser = talk.answers, await context.person()
    found = await verbs.announce(
        context.db,
        message_of(talk.draft),
        whom_of(answers),
        privately=goes_privately(answers),
        in_groups=goes_to_groups(answers),
        urgent=bool(answers.get("urgent")),
        choices=choices_of(answers),
        send_at=send_at(talk),
        by=organiser.id,
        draft_id=talk.draft.id,
        now=context.now,
    )
    return await sent_screen(context, found)


ANNOUNCE = Flow(
    name=NAME,
    about=lambda talk: _("writing an announcement"),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=must_organise,
    end=_send,
    steps=(
        Step(
            name="message",
            asks=lambda talk: _(
                "<b>What do you want to tell?</b>\nSend it as all will get it. It can be words, a picture,"
                " a voice note, a file or a poll."
            ),
            hears=choices.hears_message,
        ),
        Step(
            name="labels",
            asks=lambda talk: _(
                "<b>What can they answer?</b>\nWrite each answer in a line of its own. I make them buttons."
            ),
            choices=choices.no_labels,
            hears=choices.hears_labels,
            example=lambda: _("I can drive"),
        ),
        Step(
            name="where",
            asks=lambda talk: _("<b>Where does it go?</b>"),
            choices=choices.places,
            needed=lambda talk: any(area.chat_id for area in talk.areas) and "answered" not in talk.answers,
        ),
        Step(
            name="who",
            asks=lambda talk: _("<b>Who gets it?</b>\nTap all that fit. I leave out who wants no news."),
            choices=choices.who,
            chosen=lambda talk: talk.answers.get("who", []),
            needed=_chooses_people,
        ),
        Step(
            name="areas",
            asks=lambda talk: _("<b>In which areas?</b>\nTap all that fit."),
            choices=choices.areas,
            chosen=lambda talk: talk.answers.get("areas", []),
            needed=lambda talk: len(talk.areas) > 1 and "answered" not in talk.answers,
        ),
        Step(
            name="kinds",
            asks=lambda talk: _("<b>Who help with what?</b>\nTap all that fit."),
            choices=choices.kinds_of_help,
            chosen=lambda talk: talk.answers.get("kinds", []),
            needed=lambda talk: _chooses_people(talk) and Role.NEIGHBOUR in talk.answers.get("who", []),
        ),
        Step(
            name="languages",
            asks=lambda talk: _("<b>Who speak which language?</b>\nTap all that fit."),
            choices=choices.spoken,
            chosen=lambda talk: talk.answers.get("languages", []),
            needed=lambda talk: _chooses_people(talk) and len(languages()) > 1,
        ),
        Step(
            name="when",
            asks=lambda talk: _("<b>When does it go out?</b>"),
            choices=choices.times,
            clears=("day", "hour"),
        ),
        Step(
            name="day",
            asks=lambda talk: _("<b>On which day?</b>\nTap one, or write a date."),
            choices=choices.days,
            hears=choices.hears_day,
            needed=lambda talk: talk.answers.get("when") == LATER,
        ),
        Step(
            name="hour",
            asks=lambda talk: _("<b>At what time?</b>\nTap one, or write a time."),
            choices=choices.hours,
            hears=choices.hears_hour,
            needed=lambda talk: talk.answers.get("when") == LATER,
        ),
        Step(name="check", asks=_asks_check, choices=_check),
    ),
)
