"""Which letters others have about somebody, by what they are about: edited away when that one goes."""

# What tells a helper or a resident how things go on stays; it is about the one who was helped by name alone.
ABOUT: dict[str, tuple[str, ...]] = {
    "person": (
        "neighbour_to_approve", "unreachable", "about_to_go", "has_app", "keeps_touch", "same_person",
        "rights_frozen",
    ),
    "consent": ("consent_call", "may_they_ask", "may_ask_now", "said_on_the_phone", "still_so"),
    "alarm": ("emergency",),
    "check": ("vetting_ends",),
    "first_job": ("not_quite",),
    "request": (
        "hand_over", "hand_over_voice", "hand_over_photo", "request_changed", "visit_tomorrow", "visit_soon",
        "all_right", "did_it_happen", "thanked", "not_needed", "thanks_passed", "removed", "settled",
        "partner_found", "partner_left", "one_short", "nudge", "nobody_yet", "same_again", "to_introduce",
        "introduction_wanted", "stand_by_offer", "not_all_well", "nobody_came", "helper_dropped_out",
        "visit_overdue", "visit_unknown", "asked_again", "request_reopened", "over_budget", "not_settled",
    ),
    "series": ("series_struggles",),
    "call": ("call_wanted",),
    "message": ("message_passed",),
    "organiser_message": ("organiser_message",),
    "note": ("helper_note",),
}  # fmt: skip
