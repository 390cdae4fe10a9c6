"""By which words, or by what on its buttons, the oracle knows what somebody was told."""

YOURS = "This one is yours"
THANKS_FOR_CLAIMING = "Thank you. I have sent you the details privately."

LETTERS = {
    "hand_over": YOURS,
    "hand_over_voice": "A voice note from",
    "hand_over_photo": "A picture from",
    "request_changed": "has changed",
    "helper_found": "is coming",
    "handed_back": "drop:",
    "did_it_come": "came:",
    "closed_silently": "If something was not right",
    "thanked": "you for your help",
    "not_needed": "does not need",
    "not_all_well": "see what they need",
}
CARDS = {
    "open": "A neighbour needs help",
    "claimed": "a neighbour is doing this",
    "reported": "a neighbour has done this",
    "closed": "done. Thank you.",
    "withdrawn": "not needed any more",
    "could_not_fill": "this one is over",
}
