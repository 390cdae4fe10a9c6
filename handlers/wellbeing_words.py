"""How people said they were, before and after, as organisers read it: of many at once, of nobody alone."""

from aid.reports import few
from aid.wellbeing_figures import Change, signed
from aid.words import _
from handlers.screens import fill, paragraphs


def wellbeing_words(told: list[Change]) -> str:
    """What is told of those who answered twice; of a few, only that they are a few."""
    if not told:
        return paragraphs(
            _("<b>How people are</b>\nNobody has answered twice yet, 2 months apart."),
            _("Anybody can answer under More, then How I am. Ask nobody to do it."),
        )
    return paragraphs(
        _("<b>How people are</b>, on average: before, after, and the change."),
        "\n".join(_line(each) for each in told),
        _("Counts are to the nearest 5. Of fewer, or where nearly all said the same, I tell no average."),
    )


def _line(told: Change) -> str:
    facts = {"name": told.name, "people": few(told.people)}
    if told.by is None:
        return fill(_("{name}. {people} people."), **facts)
    words = _("{name}. {people} people. {before}, then {after}: {by}.")
    return fill(words, before=told.before, after=told.after, by=signed(told.by), **facts)
