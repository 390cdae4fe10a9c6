"""What people are to each other, in the words of whoever reads it."""

from aid.words import Later, _, later, later_p
from handlers.screens import fill
from storage.consents import Relation, Trust
from storage.people import Person

LABELS: dict[Relation, Later] = {
    Relation.DAUGHTER: later_p("button", "I am their daughter"),
    Relation.SON: later_p("button", "I am their son"),
    Relation.CARER: later_p("button", "I am their carer"),
    Relation.FRIEND: later_p("button", "I am a friend"),
}
TO_RESIDENT: dict[Relation, Later] = {
    Relation.DAUGHTER: later("{name}, your daughter"),
    Relation.SON: later("{name}, your son"),
    Relation.CARER: later("{name}, your carer"),
    Relation.FRIEND: later("{name}, your friend"),
    Relation.OTHER: later("{name} ({words})"),
    Relation.REFERRER: later("{name}, who refers people to us"),
}
TO_OTHERS: dict[Relation, Later] = {
    Relation.DAUGHTER: later("{name}, the daughter"),
    Relation.SON: later("{name}, the son"),
    Relation.CARER: later("{name}, the carer"),
    Relation.FRIEND: later("{name}, a friend"),
    Relation.OTHER: later("{name} ({words})"),
    Relation.REFERRER: later("{name}, who refers people to us"),
}


def to_resident(trust: Trust, trusted: Person) -> str:
    """The trusted person as the resident knows them, safe within HTML."""
    return _who(TO_RESIDENT, trust, trusted)


def to_others(trust: Trust, trusted: Person) -> str:
    """The same for an organiser."""
    return _who(TO_OTHERS, trust, trusted)


def _who(table: dict[Relation, Later], trust: Trust, trusted: Person) -> str:
    words = trust.relation_words or _("a trusted person")
    return fill(str(table[trust.relation]), name=trusted.name, words=words)
