"""What is about somebody in announcements: those they sent, what they answered, and that they want none."""

from storage.personal import Part, ours, stays, told

OTHERS = "other rows point to it; without a name it is nobody"
COUNTED = "how many it went to, and when, stays true"

NEWS: tuple[Part, ...] = (
    Part(
        table="announcements",
        whose="announcements.by_id = :person",
        title="announcements",
        columns={
            "id": ours("a row's number"),
            "draft_id": ours("so that it is sent once"),
            "by_id": ours(OTHERS),
            "chat_id": ours("the account is given above", erased="0"),
            "message_id": ours("where it stands in the chat"),
            "sort": ours("whether its words can be changed"),
            "html": told(erased="''"),
            "audience": ours("whom it was for, in numbers"),
            "privately": ours("whether each got it alone"),
            "in_groups": ours("whether it stood in the groups"),
            "urgent": ours("whether it could go out at night"),
            "state": stays(COUNTED),
            "made_at": stays(COUNTED),
            "send_at": ours("when it was to go out"),
            "begun_at": stays(COUNTED),
            "ended_at": stays(COUNTED),
            "corrected_at": ours("whether its words are no longer those of the message"),
        },
    ),
    Part(
        table="announcement_answers",
        whose="announcement_answers.person_id = :person",
        title="announcement_answers",
        go=True,
        columns={
            "announcement_id": ours("a row's number"),
            "person_id": ours(OTHERS),
            "number": told(
                shown="(SELECT label FROM announcement_choices AS offered WHERE offered.announcement_id ="
                " announcement_answers.announcement_id AND offered.number = announcement_answers.number)"
            ),
            "answered_at": told(),
            "first_number": ours("whether they changed it"),
        },
    ),
    Part(
        table="no_news",
        whose="no_news.person_id = :person",
        title="no_news",
        go=True,
        columns={"person_id": ours(OTHERS), "since": told()},
    ),
)
