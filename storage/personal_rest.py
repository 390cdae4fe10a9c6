"""What is about somebody in the post, in history and in between; all of it together; and what is nobody's."""

from storage.personal import Column, Part, named, ours, stays, told
from storage.personal_acting import ACTING
from storage.personal_checkins import CHECKINS
from storage.personal_company import COMPANY
from storage.personal_contacts import CONTACTS
from storage.personal_duty import DUTY
from storage.personal_help import HELP
from storage.personal_news import NEWS
from storage.personal_own import OWN
from storage.personal_safety import SAFETY
from storage.personal_trust import TRUST
from storage.personal_wellbeing import WELLBEING

ROW = "a row's number"
OTHERS = "other rows point to it; without a name it is nobody"
NUMBERS = "history is never edited; it holds numbers, no names and no words"

REST: tuple[Part, ...] = (
    Part(
        table="series_left",
        whose="series_left.person_id = :person",
        title="series_left",
        go=True,
        columns={
            "series_id": ours(ROW),
            "person_id": ours(OTHERS),
            "since": told(),
        },
    ),
    Part(
        table="blocks",
        whose="blocks.by_id = :person",
        title="blocks",
        go=True,
        columns={
            "by_id": ours(OTHERS),
            "against_id": named("they chose it themselves"),
            "since": told(),
        },
    ),
    Part(
        table="blocks",
        whose="blocks.against_id = :person",  # nobody is told who blocked them
        go=True,
        columns={},
    ),
    Part(
        table="outbox",
        whose="outbox.person_id = :person",
        title="letters",
        go=True,
        columns={
            "id": ours(ROW),
            "person_id": ours(OTHERS),
            "reader_id": ours("whoever reads it for them"),
            "kind": told(),
            "about": ours(ROW),
            "urgency": ours("how soon it had to leave"),
            "state": told(),
            "due_at": ours("when it might leave"),
            "held_until": ours("until when quiet hours held it"),
            "attempts": ours("how often it was tried"),
            "error": ours("what Telegram said, without words of anybody's"),
            "message_id": ours("where it stands in the chat"),
            "posted_at": told(),
            "settled_at": told(),
            "redraw_at": ours("when it is drawn again"),
            "blanked": ours("that its words were taken away"),
        },
    ),
    Part(
        table="inbox",
        whose="inbox.account_id = :account AND inbox.state <> 'waiting'",
        title="updates",
        columns={
            "update_id": ours("so that an update that comes twice is dealt with once"),
            "account_id": ours("the account is given above", erased="NULL"),
            "body": told(erased="''"),
            "state": ours("whether it was dealt with"),
            "attempts": ours("how often it was tried"),
            "error": ours("what went wrong with us", erased="NULL"),
            "received_at": stays("when something came, from nobody"),
            "handled_at": ours("when it was dealt with"),
        },
    ),
    Part(
        table="links",
        whose="links.used_by = :account",
        columns={
            "token_hash": ours("no token can be made of it"),
            "purpose": ours("what the link was for"),
            "about": ours(ROW),
            "made_by": ours(OTHERS),
            "expires_at": ours("until when it could be used"),
            "used_at": ours("that it can't be used again"),
            "used_by": ours("the account is given above", erased="NULL"),
        },
    ),
    Part(
        table="history",
        whose="history.actor_id = :person OR history.for_id = :person",
        title="history",
        columns={
            "id": ours(ROW),
            "at": stays(NUMBERS),
            "actor_id": Column(shown="history.actor_id IS :person", why=NUMBERS),
            "verb": stays(NUMBERS),
            "subject": stays(NUMBERS),
            "subject_id": ours(NUMBERS),
            "for_id": ours(NUMBERS),
        },
    ),
    Part(
        table="history",
        whose="history.verb = 'look_up' AND history.subject = 'person' AND history.subject_id = :person",
        title="looked_up",
        columns={
            "at": stays(NUMBERS),
            "actor_id": named(NUMBERS),
        },
    ),
    Part(
        table="leaving",
        whose="leaving.person_id = :person",
        go=True,
        columns={
            "person_id": ours(OTHERS),
            "account_id": ours("their way back, until it is too late"),
            "by_id": ours("who asked for it"),
            "kept": ours("what is put back if they come back in time"),
            "left_at": ours("since when they are leaving"),
            "erase_at": ours("when it is too late"),
        },
    ),
    Part(
        table="forgettings",
        whose="forgettings.person_id = :person",
        columns={
            "id": ours(ROW),
            "person_id": ours("so that a restored copy forgets them again; it is nobody's number"),
            "what": ours("whether they came back"),
            "at": ours("when it was"),
            "written_at": ours("that it stands in the file too"),
        },
    ),
)

PERSONAL: tuple[Part, ...] = (
    *OWN, *HELP, *TRUST, *SAFETY, *CHECKINS, *COMPANY, *DUTY, *CONTACTS, *WELLBEING, *NEWS,
    *ACTING, *REST,
)  # fmt: skip

# Tables that are about nobody, each with its columns; an organiser's number in one is in history too.
NOBODYS: dict[str, str] = {
    "announcement_choices": "announcement_id number label",
    "areas": "id name chat_id linked_at linked_by made_at picture",
    "weekly_pictures": "id area_id sunday note_id",
    "backups": "id made_at",
    "cards": "id chat_id kind about message_id wanted drawn fingerprint due_at attempts error replaces"
    " pinned",
    "group_rights": "chat_id lacks told_at",
    "merged": "gone_id kept_id merged_at",
    "neighbouring_areas": "area_id beside_id",
    "proposals": "id what about by_id proposed_at until outcome ended_by ended_at",
    "checkins_unheard": "checkin_id page noted_at",
    "dispatches": "id way kind about letter_id state due_at attempts noted_at settled_at",
    "faults": "id name began_at ended_at",
    "listening": "id heard_at",
    "migrations": "number name",
    "outages": "id began_at ended_at",
    "searches": "help_request_id area_id urgent posted_at wave due_at aloud_at organisers_told_at",
    "series_dates": "series_id wanted_on help_request_id",
    "unplanned": "help_request_id since",
}
