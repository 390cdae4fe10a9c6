"""What was done: the latest acts of organisers in words, for all organisers, and each told as it is done."""

from telegram import Update

from aid.moments import weekday_date
from aid.words import Later, _, later, p_
from handlers.context import Context
from handlers.letters import View
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import acts
from storage.acts import Act
from storage.outbox import Letter

ACTS_SHOWN = 10

ACTS: dict[str, Later] = {
    "approve": later("{who} put {whom} on the list."),
    "decline": later("{who} said not now to {whom}."),
    "take_in": later("{who} wrote down {whom}, who has no app."),
    "correct": later("{who} changed the details of {whom}."),
    "note_door": later("{who} changed what to know at the door of {whom}."),
    "pass_to": later("{who} handed over keeping touch with {whom}."),
    "remove": later("{who} took a request of {whom} from a helper."),
    "signpost": later("{who} noted that a request of {whom} is met elsewhere."),
    "link": later("{who} linked a group to {whom}."),
    "make_area": later("{who} made the area {whom}."),
    "rename_area": later("{who} gave an area the name {whom}."),
    "unlink": later("{who} took the group from {whom}."),
    "set_beside": later("{who} changed what lies beside {whom}."),
    "let_in": later("{who} let somebody into the group of {whom}."),
    "turn_away": later("{who} said not now to somebody at the group of {whom}."),
    "appoint": later("{whom} organises from the start."),
    "invite_organiser": later("{who} made a link for a new organiser."),
    "propose_organiser": later("{who} wants to make {whom} an organiser."),
    "agree_organiser": later("{who} agreed to make {whom} an organiser."),
    "refuse_organiser": later("{who} was against making {whom} an organiser."),
    "make_organiser": later("{who} made {whom} an organiser."),
    "freeze": later("{who} froze the rights of {whom}."),
    "propose_unfreeze": later("{who} wants to give {whom} their rights back."),
    "agree_unfreeze": later("{who} agreed to give {whom} their rights back."),
    "refuse_unfreeze": later("{who} was against giving {whom} their rights back."),
    "unfreeze": later("{who} gave {whom} their rights back."),
    "leave_organising": later("{who} no longer organises."),
    "propose_safeguarding": later("{who} wants {whom} to lead on safeguarding."),
    "agree_safeguarding": later("{who} agreed that {whom} leads on safeguarding."),
    "refuse_safeguarding": later("{who} was against {whom} as a safeguarding lead."),
    "name_lead": later("{who} made {whom} a safeguarding lead."),
    "end_lead": later("{who} ended the safeguarding lead of {whom}."),
    "give_app_link": later("{who} made a link to the app for {whom}."),
    "join_record": later("{whom} has the app now."),
    "announce": later("{who} sent an announcement."),
    "propose_announce": later("{who} wants to send an urgent announcement."),
    "agree_announce": later("{who} agreed to an urgent announcement."),
    "refuse_announce": later("{who} was against an urgent announcement."),
    "pause_announcement": later("{who} paused an announcement."),
    "resume_announcement": later("{who} let an announcement go on."),
    "stop_announcement": later("{who} stopped an announcement."),
    "change_announcement": later("{who} changed an announcement."),
    "withdraw_announcement": later("{who} took an announcement back."),
    "merge": later("{who} made two records of {whom} one."),
}


async def what_was_done(update: Update, context: Context) -> None:
    """An organiser taps "What was done"."""
    await must_organise(context)
    found = await acts.latest(context.db, ACTS, ACTS_SHOWN)
    lines = [
        fill(
            "{day}: {act}",
            day=weekday_date(act.at.astimezone(context.desk.zone).date()),
            act=act_words(act),
        )
        for act in found
    ]
    words = "\n".join(lines) if lines else _("Nothing yet.")
    await context.show(
        Screen(
            text=paragraphs(_("<b>What was done</b>"), words),
            buttons=one_a_row(Button(label=p_("button", "Organisers"), says="organisers")),
            protected=True,
        )
    )
    await context.answer()


def act_words(act: Act) -> str:
    """One act as a sentence (plain text)."""
    nobody = _("somebody")
    return str(ACTS[act.verb]).format(who=act.who or _("Somebody"), whom=act.whom or nobody)


async def act_told(view: View, letter: Letter) -> Screen | None:
    """To all other organisers: what one of them has just done."""
    act = await acts.find(view.db, letter.about)
    if act is None or act.verb not in ACTS:
        return None
    return Screen(
        text=paragraphs(
            fill("{act}", act=act_words(act)),
            _("All organisers hear this. If it is wrong, talk to the others."),
        ),
        buttons=one_a_row(Button(label=p_("button", "What was done"), says="acts")),
    )
