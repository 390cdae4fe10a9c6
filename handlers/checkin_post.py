"""Every kind of letter about check-ins and company, and what draws it."""

from handlers import (
    checkin_alarms,
    checkin_away,
    checkin_contacts,
    checkin_ends,
    checkin_letters,
    checkin_news,
    checkin_parts,
    company_letters,
    company_news,
    company_wishes,
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
    "company_wanted": LetterKind(draw=company_letters.company_wanted, by_day=True),
    "company_begins": LetterKind(draw=company_letters.company_begins, by_day=True),
    "company_tomorrow": LetterKind(draw=company_letters.company_tomorrow, by_day=True),
    "company_missed": LetterKind(draw=company_news.company_missed, softly=True),
    "company_question": LetterKind(draw=company_news.company_question, by_day=True),
    "company_not_well": LetterKind(draw=company_news.company_not_well, by_day=True),
    "company_over": LetterKind(draw=company_letters.company_over, by_day=True),
    "company_chance": LetterKind(draw=company_wishes.company_chance, again=False, by_day=True),
    "company_wished": LetterKind(draw=company_wishes.company_wished, by_day=True),
}
