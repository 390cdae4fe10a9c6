"""Every kind of letter about check-ins, and what draws it."""

from handlers import (
    checkin_alarms,
    checkin_away,
    checkin_contacts,
    checkin_ends,
    checkin_letters,
    checkin_news,
    checkin_parts,
)
from handlers.letters import LetterKind

CHECKIN_LETTERS: dict[str, LetterKind] = {
    "checkin": LetterKind(draw=checkin_letters.checkin),
    "checkin_heard": LetterKind(draw=checkin_letters.checkin_heard, again=False),
    "checkin_call": LetterKind(draw=checkin_letters.checkin_call),
    "checkin_alarm": LetterKind(
        draw=checkin_alarms.checkin_alarm, whose_silence=checkin_alarms.whose_silence
    ),
    "checkin_voice": LetterKind(draw=checkin_ends.checkin_voice),
    "checkin_over": LetterKind(draw=checkin_ends.checkin_over),
    "checkin_caller": LetterKind(draw=checkin_parts.checkin_caller, by_day=True),
    "checkin_proposed": LetterKind(draw=checkin_news.checkin_proposed, by_day=True),
    "checkin_proposal_over": LetterKind(draw=checkin_news.checkin_proposal_over, by_day=True),
    "checkin_changed": LetterKind(draw=checkin_news.checkin_changed, softly=True),
    "checkin_list": LetterKind(draw=checkin_news.checkin_list, softly=True),
    "checkin_pause_ends": LetterKind(draw=checkin_news.checkin_pause_ends, by_day=True),
    "checkin_ended": LetterKind(draw=checkin_parts.checkin_ended, by_day=True),
    "checkin_goes_on": LetterKind(draw=checkin_parts.checkin_goes_on, by_day=True),
    "checkins_unheard": LetterKind(draw=checkin_away.checkins_unheard),
    "may_be_deaf": LetterKind(draw=checkin_away.may_be_deaf),
    "checkin_contact": LetterKind(draw=checkin_contacts.checkin_contact, by_day=True),
}
