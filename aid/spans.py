"""Lengths of time in words: 24 hours, 14 days, 1 year."""

from datetime import timedelta

from aid.words import n_

A_DAY, A_YEAR, AN_HOUR, A_MINUTE = (
    timedelta(days=1),
    timedelta(days=365),
    timedelta(hours=1),
    timedelta(minutes=1),
)


def span_words(span: timedelta) -> str:
    """How long, in the largest measure that fits evenly; a day is 24 hours."""
    if span >= A_YEAR and not span % A_YEAR:
        return n_("{count} year", "{count} years", span // A_YEAR).format(count=span // A_YEAR)
    if span > A_DAY and not span % A_DAY:
        return n_("{count} day", "{count} days", span // A_DAY).format(count=span // A_DAY)
    if span >= AN_HOUR and not span % AN_HOUR:
        return n_("{count} hour", "{count} hours", span // AN_HOUR).format(count=span // AN_HOUR)
    count = max(1, span // A_MINUTE)
    return n_("{count} minute", "{count} minutes", count).format(count=count)
