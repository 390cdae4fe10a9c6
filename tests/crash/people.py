"""The people of the storm: residents, neighbours, the organiser, and somebody who never joined."""

import time
from typing import Any

from bot.playground.shown import Shown
from tests.crash.phones import Act, Person

KINDS = ("Shopping", "Gardening", "A check-in", "Something else")
TIMES = ("Today", "Tomorrow morning", "Tomorrow afternoon")
OUTCOMES = ("Yes, it came", "Yes, it came", "Yes, it came", "Not all of it", "No, it didn't")
ENDS = ("Send", "Start", "I need help", "I can help", "I organise")
LIKES = ("I agree", "Elm Street", "Carry on", "Use this as your request")
GIVES_BACK, TAKES_BACK, UNDOES, STAYS_SILENT, WAITS_FOR_THE_DAY = 0.15, 0.3, 0.1, 0.15, 0.8
WRITES, COMES_AGAIN = 0.3, 0.25
NEVER_ANSWERS, WANTS_TO_BE_RUNG, LOOKS, TELLS = 0.4, 0.5, 0.5, 0.7


class Member(Person):
    """Somebody who joins, for a `purpose`, once the group is there."""

    purpose: str

    def __init__(self, *who: Any) -> None:
        super().__init__(*who)
        self._drafts_over = 0
        self._said = 0

    def next_act(self) -> Act | None:
        """Come in first; then what they came for."""
        if self.has_joined:
            return self.acts()
        return (self.talks() or self.say("/start")) if self.may_join() else None

    def may_join(self) -> bool:
        """There is an area to pick once the bot has spoken in its group."""
        return any(self.sees(self.group))

    def acts(self) -> Act | None:
        """What they do once they have joined."""
        raise NotImplementedError

    def talks(self) -> Act | None:
        """Answer the question that is open: in words, or by the button they like."""
        question = self._question()
        if question is None:
            return None
        if "What shall I tell" in question.text:
            self._said += 1  # never twice the same, so that it can be counted
            return self.say(f"{self.phone.name} says {self._said}")
        for words, act in self.says().items():
            if words in question.text:
                return act
        offered = {button.label: button.data or "" for row in question.buttons for button in row}
        for label in (*LIKES, self.phone.user.first_name, self.purpose, *self.likes()):
            if label in offered and not self.is_settled(question, offered[label]):
                return self.tap(question, offered[label])
        return None

    def writes(self) -> Act | None:
        """Now and then a word to the other, while it is under way."""
        for message, data, _label in self.buttons("write"):
            if self.asks and self.mind((message.id, "writes")) < WRITES:
                return self.tap(message, data)
        return None

    def says(self) -> dict[str, Act]:
        """What they answer in words, by what is asked."""
        return {}

    def likes(self) -> tuple[str, ...]:
        """The buttons they choose."""
        return ()

    def heard(self, message: Shown, data: str, words: str) -> None:
        """A conversation is over when its last button had an effect, or when the answer is in words."""
        label = next((b.label for row in message.buttons for b in row if b.data == data), "")
        if data.startswith(("step:", "carry:")) and (words or label in ENDS):
            self._drafts_over = max(self._drafts_over, int(data.split(":")[1]))

    def looks_after(self) -> Act | None:
        """Be told of whoever doesn't answer, look or not, and tell how it was; in the calm everybody does."""
        for message, data, label in self.buttons("contact"):
            if label == "Yes, tell me":
                return self.tap(message, data)
        for verb, chance in (("outcome", TELLS), ("check", LOOKS)):
            for message, data, _label in self.buttons(verb):
                if not self.asks or self.mind((message.id, verb)) < chance:
                    return self.tap(message, data)
        return None

    def _question(self) -> Shown | None:
        for message in self.sees():
            for button in (one for row in message.buttons for one in row):
                verb, _, draft = (button.data or "").partition(":")
                if verb == "stop" and int(draft) > self._drafts_over:
                    return message
        return None


class Resident(Member):
    """Asks again and again while the storm lasts, a `pause` apart, and says what came of it."""

    purpose = "I need help"
    _next_at = 0.0

    def says(self) -> dict[str, Act]:
        own_words = self.speak() if self.dice.random() < 0.5 else self.say("Change a light bulb")
        return {
            "Where do you live?": self.say(f"{self.phone.id} Elm Street"),
            "What can somebody do for you?": own_words,
        }

    def likes(self) -> tuple[str, ...]:
        return (
            "Every week",
            "Go on",
            "For 4 weeks",
            "Start",
            self.dice.choice(KINDS),
            self.dice.choice(TIMES),
            "Send",
        )

    def acts(self) -> Act | None:
        """News first, then what is half-finished, then something new."""
        return (
            self._answers_the_morning()
            or self._confirms()
            or self._takes_back()
            or self.talks()
            or self.writes()
            or self._wants_it_weekly()
            or self._asks()
        )

    def heard(self, message: Shown, data: str, words: str) -> None:
        over = self._drafts_over
        super().heard(message, data, words)
        if self._drafts_over > over:
            self._next_at = time.monotonic() + self.dice.uniform(*self.pause)

    def _answers_the_morning(self) -> Act | None:
        for message, data, _label in self.buttons("fine"):
            mind = self.mind(data)
            if mind < NEVER_ANSWERS and (self.asks or "have not heard" in message.text):
                continue
            rung = self.asks and mind < WANTS_TO_BE_RUNG
            return self.tap(message, data.replace("fine", "ring_me") if rung else data)
        return None

    def _confirms(self) -> Act | None:
        for message, data, label in self.buttons("came"):
            mind = self.mind(message.id)
            if mind > STAYS_SILENT and label == OUTCOMES[int(mind * len(OUTCOMES))]:
                return self.tap(message, data)
        return None

    def _takes_back(self) -> Act | None:
        for verb, chance in (("withdraw", 1), ("undo", UNDOES), ("drop", TAKES_BACK)):
            for message, data, _label in self.buttons(verb):
                if self.mind((message.id, verb)) < chance:
                    return self.tap(message, data)
        return None

    def _wants_it_weekly(self) -> Act | None:
        for message, data, _label in self.buttons("weekly"):
            if self.is_patient and self.asks and self.mind((message.id, "weekly")) < COMES_AGAIN:
                return self.tap(message, data)
        return None

    def _asks(self) -> Act | None:
        return self.say("I need help") if self.asks and time.monotonic() > self._next_at else None


class Neighbour(Member):
    """Takes whatever is in the group, as the others do at the same moment, and sees it through."""

    purpose = "I can help"

    def __init__(self, *who: Any) -> None:
        super().__init__(*who)
        self._seen_through: dict[str, int] = {}

    def acts(self) -> Act | None:
        """What is theirs first; then the oldest card that still has its button."""
        theirs = (
            self._promises() or self.looks_after() or self.talks() or self._answers() or self._sees_through()
        )
        return theirs or self.writes() or self._takes()

    def heard(self, message: Shown, data: str, words: str) -> None:
        super().heard(message, data, words)
        verb, _, rest = data.partition(":")
        if verb in ("spent", "hand_back"):
            self._seen_through[rest.partition(":")[0]] = self.phone.private.last_message_id

    def _promises(self) -> Act | None:
        for message, data, _label in self.buttons("promise"):
            return self.tap(message, data)
        return None

    def _answers(self) -> Act | None:
        for message, data, label in (*self.buttons("spent"), *self.buttons("hand_back")):
            if label in ("30 minutes", "Yes, find somebody else"):
                return self.tap(message, data)
        return None

    def _sees_through(self) -> Act | None:
        for message, data, _label in (*self.buttons("done"), *self.buttons("cant")):
            verb, _, id = data.partition(":")
            gives_back = self.mind(message.id) < GIVES_BACK
            over = message.id <= self._seen_through.get(id, 0) or not id.isdigit()
            if self.is_patient and self.asks and self.mind((message.id, "waits")) < WAITS_FOR_THE_DAY:
                continue
            if not over and (verb == "cant") == gives_back:
                return self.tap(message, data)
        return None

    def _takes(self) -> Act | None:
        for message in self.sees(self.group):
            if not message.buttons:
                self.forgets(message)
        cards = [(message, data) for message, data, _label in self.buttons("claim", self.group)]
        return self.tap(*cards[-1]) if cards else None


class Stranger(Neighbour):
    """Is in the group, never joins, and taps all the same."""

    has_joined = True

    def next_act(self) -> Act | None:
        return self._takes()


class Organiser(Member):
    """Sets up the group and lets neighbours in."""

    purpose = "I organise"

    def may_join(self) -> bool:
        return True

    def acts(self) -> Act | None:
        """Set up once; then whoever wants to help."""
        if not any(self.sees(self.group)):
            return self.say("/setup", self.group)
        letters = [(message, data) for message, data, _label in self.buttons("approve")]
        return self.tap(*letters[0]) if letters else self.looks_after()
