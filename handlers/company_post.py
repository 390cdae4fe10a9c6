"""Every kind of letter about regular company, and what draws it."""

from handlers import company_letters, company_news, company_wishes
from handlers.letters import LetterKind

COMPANY_LETTERS: dict[str, LetterKind] = {
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
