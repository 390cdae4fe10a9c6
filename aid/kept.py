"""What is kept for as long as the bot is there, and why: the tables that no rule of retention empties."""

# Personal all the same, and kept longer: why.
KEPT: dict[str, str] = {
    "offers": "who was asked and when, without a word, so that all get their turn",
    "visits": "hours without a word, of nobody once the helper is forgotten",
    "series": "days without a word; what was said stands in its request, and goes with that",
    "history": "who did what, in numbers: nobody's once the person is forgotten",
    "company_wishes": "what somebody wishes for, until they say otherwise or go",
    "duty_weekdays": "who is on duty, until they give the day up or go",
    "duty_swaps": "days without a word, of nobody once they go",
    "duty_now": "who is on duty today",
    "wellbeing_wishes": "that somebody may be asked how they are, until they say otherwise or go",
    "mornings": "an hour that somebody chose",
    "rehearsals": "that an organiser rehearses, for a day at most",
    "leaving": "the way back of whoever was forgotten, for as long as that can be undone",
    "forgettings": "so that a restored copy forgets again; a number that is nobody's",
}
