"""How somebody is, as questions of the UCLA and the ONS, word for word: each by a tap, each to skip."""

from collections.abc import Callable

from aid.wellbeing import LIFE, LONELINESS, OFTEN, QUESTIONS, is_often_lonely, tell_how_i_am
from aid.words import Later, _, later, later_p, p_
from handlers.context import Context
from handlers.details import way_home
from handlers.screens import Button, Screen, one_a_row, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk

SKIP = "skip"
MOST = 10
# Measures, word for word, or they would measure nothing: tests/test_wellbeing.py has them too.
WORDS: dict[str, Later] = {
    "companionship": later("How often do you feel that you lack companionship?"),
    "left_out": later("How often do you feel left out?"),
    "isolated": later("How often do you feel isolated from others?"),
    "satisfied": later("Overall, how satisfied are you with your life nowadays?"),
    "worthwhile": later(
        "Overall, to what extent do you feel that the things you do in your life are worthwhile?"
    ),
    "happy": later("Overall, how happy did you feel yesterday?"),
    "anxious": later("Overall, how anxious did you feel yesterday?"),
}
SCALES: dict[str, Later] = {
    "satisfied": later("0 is not at all satisfied. 10 is completely satisfied."),
    "worthwhile": later("0 is not at all worthwhile. 10 is completely worthwhile."),
    "happy": later("0 is not at all happy. 10 is completely happy."),
    "anxious": later("0 is not at all anxious. 10 is completely anxious."),
}
HOW_OFTEN: tuple[Later, ...] = (
    later_p("button", "Hardly ever or never"),
    later_p("button", "Some of the time"),
    later_p("button", "Often"),
)


def said(answers: Answers) -> dict[str, int]:
    """What was answered and not skipped, by question."""
    return {each: int(answers[each]) for each in QUESTIONS if answers.get(each, SKIP) != SKIP}


def _asks_often(question: str) -> Callable[[Talk], str]:
    return lambda talk: f"<b>{WORDS[question]}</b>"


def _asks_number(question: str) -> Callable[[Talk], str]:
    return lambda talk: paragraphs(f"<b>{WORDS[question]}</b>", str(SCALES[question]))


def _skip() -> Choice:
    return Choice(label=p_("button", "Skip this question"), value=SKIP)


def _often(talk: Talk) -> list[Choice]:
    return [
        *(Choice(label=str(label), value=str(number)) for number, label in enumerate(HOW_OFTEN, start=1)),
        _skip(),
    ]


def _numbers(talk: Talk) -> list[Choice]:
    ends = {0: p_("button", "0, not at all"), MOST: p_("button", "10, completely")}
    return [
        *(Choice(label=ends.get(each, str(each)), value=str(each)) for each in range(MOST + 1)),
        _skip(),
    ]


def _hears_number(question: str) -> Callable[[Talk, Heard], Answers | None]:
    def hears(talk: Talk, heard: Heard) -> Answers | None:
        number = (heard.text or "").strip()
        return {question: str(int(number))} if number.isdecimal() and int(number) <= MOST else None

    return hears


def _asks_again(talk: Talk) -> str:
    return paragraphs(
        _("<b>May I ask you this again in 3 months?</b>\nAfter that I ask twice a year. You can stop it."),
        _("What you said counts only with that of many others. Nobody sees yours."),
    )


def _again(talk: Talk) -> list[Choice]:
    return [
        Choice(label=p_("button", "Yes, ask me again"), value="yes", ends=True),
        Choice(label=p_("button", "No, thank you"), value="no", ends=True),
    ]


async def _end(context: Context, talk: Talk) -> Screen:
    me, told = await context.person(), said(talk.answers)
    again = talk.answers["again"] == "yes"
    await tell_how_i_am(context.db, told, again=again, draft_id=talk.draft.id, by=me.id, now=context.now)
    if not told:
        return Screen(text=_("You skipped them all, and that is fine. I kept nothing."), buttons=way_home())
    if is_often_lonely(told):
        return _often_lonely()
    return Screen(
        text=paragraphs(
            _("<b>Thank you for telling me.</b>"),
            _("Nobody else sees it. To change it or forget it, tap More, then How I am."),
        ),
        buttons=way_home(),
    )


def _often_lonely() -> Screen:
    return Screen(
        text=paragraphs(
            _("<b>Thank you for telling me. That sounds hard.</b>"),
            _("Nobody else sees what you said, and I do not tell anybody."),
            _("Would you like to talk to somebody? Tap Ring me, and an organiser rings you."),
        ),
        buttons=(*one_a_row(Button(label=p_("button", "Ring me"), says="call")), *way_home()),
    )


WELLBEING = Flow(
    name="wellbeing",
    about=lambda talk: _("telling me how you are"),
    stopped=lambda: _("All right, I have stopped. I kept nothing of it."),
    end=_end,
    steps=(
        *(Step(name=each, asks=_asks_often(each), choices=_often) for each in LONELINESS),
        *(
            Step(
                name=each,
                asks=_asks_number(each),
                choices=_numbers,
                hears=_hears_number(each),
                example=lambda: "7",
            )
            for each in LIFE
        ),
        Step(name="again", asks=_asks_again, choices=_again),
    ),
)
assert len(HOW_OFTEN) == OFTEN
