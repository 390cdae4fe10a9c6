"""The receipt: a photo of it, what was spent, and whether it is paid back already."""

from aid.amounts import amount, read_amount
from aid.money import may_report, report_spending
from aid.refusals import QuestionOver
from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Button, Screen, fill, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk
from storage.help_requests import HelpRequest

NO_RECEIPT = "none"


def receipt_buttons(request: HelpRequest) -> list[Button]:
    """What whoever has done an errand can add to it."""
    if not may_report(request):
        return []
    return [Button(label=p_("button", "Add the receipt"), says=f"receipt:{request.id}")]


def _may_begin(talk: Talk) -> None:
    # It is about one request, which only its button knows.
    if talk.person is None or "request" not in talk.answers:
        raise QuestionOver


def _hears_photo(_talk: Talk, heard: Heard) -> Answers | None:
    return {"photo": heard.photo} if heard.photo else None


def _hears_spent(_talk: Talk, heard: Heard) -> Answers | None:
    return {"spent": read_amount(heard.text)} if heard.text else None


def _asks_settled(talk: Talk) -> str:
    return fill(
        _("You spent <b>{amount}</b>.\n\n<b>Have you got it back already?</b>"),
        amount=amount(int(talk.answers.get("spent", 0))),
    )


async def _report(context: Context, talk: Talk) -> Screen:
    answers = talk.answers
    if not {"request", "photo", "spent", "settled"} <= set(answers):
        raise QuestionOver
    person = await context.person()
    settled = answers["settled"] == "yes"
    await report_spending(
        context.db,
        int(answers["request"]),
        draft_id=talk.draft.id,
        by=person.id,
        spent=int(answers["spent"]),
        receipt=None if answers["photo"] == NO_RECEIPT else answers["photo"],
        settled=settled,
        settle_by=context.now + context.desk.to_settle,
        now=context.now,
    )
    noted = fill(_("Thank you. I have noted {amount}."), amount=amount(int(answers["spent"])))
    asked = _("I ask if it is paid, and tell you. If it is not, an organiser hears it in a week.")
    return Screen(text=paragraphs(noted, None if settled else asked))


RECEIPT = Flow(
    name="receipt",
    about=lambda talk: _("adding a receipt"),
    stopped=lambda: _("All right, I have stopped. Nothing was noted."),
    may_begin=_may_begin,
    end=_report,
    steps=(
        Step(
            name="photo",
            asks=lambda talk: _(
                "<b>Send me a photo of the receipt.</b>\nCover any card number. Only the two of you see it."
            ),
            choices=lambda talk: [Choice(label=p_("button", "I have no receipt"), value=NO_RECEIPT)],
            hears=_hears_photo,
        ),
        Step(
            name="spent",
            asks=lambda talk: _("<b>How much did you spend?</b>\nWrite it, like £12.40."),
            hears=_hears_spent,
            example=lambda: _("£12.40"),
        ),
        Step(
            name="settled",
            asks=_asks_settled,
            choices=lambda talk: [
                Choice(label=p_("button", "Paid already"), value="yes", ends=True),
                Choice(label=p_("button", "Not yet"), value="no", ends=True),
                Choice(label=p_("button", "The amount is wrong"), to="spent"),
            ],
        ),
    ),
)
