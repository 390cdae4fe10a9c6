"""Every no about the records of people: two that can't be made one, and one that has the app."""

from aid.refusals import Refusal
from aid.words import later


class HasApp(Refusal):
    """Somebody without a phone app, who has one. Wants `name`."""

    says = later("{name} has the app already.")


class SameRecord(Refusal):
    """A record and itself."""

    says = later("That is the same record. Choose another one.")


class OrganisersStay(Refusal):
    """A record that holds an organiser's rights, frozen or not."""

    says = later("The record of an organiser stays as it is. They have to stop organising first.")


class BothHaveAccounts(Refusal):
    """Two records with a Telegram account each, and nobody has said which is to go."""

    says = later("Both have Telegram. Look at them once more and choose which one stays.")


class BusyTogether(Refusal):
    """One has taken on what the other asks for."""

    says = later("One of them helps the other just now. Wait until that is done.")


class AddressThere(Refusal):
    """The Telegram account to let go still shows somebody's address."""

    says = later("An address still stands in the other chat. It goes a day after the visit. Wait until then.")
