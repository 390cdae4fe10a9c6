"""Every no about announcements."""

from aid.refusals import Refusal
from aid.words import later


class NobodyToTell(Refusal):
    """An audience in which nobody can be told anything."""

    says = later("Nobody would get this. Choose more people, or a group.")


class NotSending(Refusal):
    """Something to do to an announcement that it is too late, or too early, for."""

    says = later("That can't be done with it now. See your announcements under /organise.")


class TakenBack(Refusal):
    """An answer to an announcement that was withdrawn."""

    says = later("This was taken back, so no answer is needed. Thank you all the same.")


class NoSuchAnswer(Refusal):
    """An answer that was never offered."""

    says = later("That button is from long ago. Nothing has changed.")


class CannotBeChanged(Refusal):
    """A poll or the like, whose words nobody can change."""

    says = later("Nobody can change the words of this one. Take it back and send a new one.")


class TooManyAnswers(Refusal):
    """More buttons than an announcement can have. Wants `most`."""

    says = later("Write at most {most} answers, each in a line of its own.")


class AnswerTooLong(Refusal):
    """A button's words that nobody could read on it. Wants `most`."""

    says = later("Each answer can have {most} letters at most. Say it shorter.")


class TooLongBelow(Refusal):
    """More words than can stand below a picture. Wants `most`."""

    says = later("Below a picture or a file there is room for {most} letters. Say it shorter.")


class TooLateToTakeBack(Refusal):
    """A poll or the like that Telegram lets nobody delete any more."""

    says = later("This went out more than 2 days ago, so it stays. Send a new one that puts it right.")


class NotForYou(Refusal):
    """An answer to an announcement that the one who answers never got."""

    says = later("I did not ask you that. Nothing has changed.")
