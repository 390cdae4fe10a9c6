"""Buttons that nobody was shown: other people's, altered, cut short, or rubbish."""

import itertools
import random
import re
from collections.abc import Iterator

from telegram.ext import CallbackQueryHandler

from handlers import HANDLERS

# How each kind of button reads, `#` for the id of what it is about.
FORMS = (
    "step:#:kind:0123abcd", "step:#:check:0123abcd", "back:#", "stop:#", "carry:#", "again:ask",
    "again:details.phone", "claim:#", "done:#", "longer:#:0", "spent:#:45", "cant:#", "hand_back:#",
    "came:#:met", "came:#:partly", "came:#:not_met", "drop:#", "undo:#", "withdraw:#", "see:#", "more",
    "fine:#", "ring_me:#", "help_me:#", "check:#", "outcome:#:found_fine", "outcome:#:helped",
    "outcome:#:hospital", "cannot_reach:#", "cannot_check:#", "rang_fine:#", "rang_in_vain:#", "rang_help:#",
    "cannot_ring:#", "contact:#:yes", "contact:#:no",
    "good_morning", "propose_call:#", "propose_call:#:anew", "see_proposed:#", "accept_call:#",
    "decline_call:#", "change_call:#", "pause_call:#", "go_on_call:#", "ask_stop_call:#", "stop_call:#",
    "take_up_call:#", "part_in_call:#", "caller:#:yes", "caller:#:no", "calls", "call_for:#",
    "call_for:#:anew", "stop_call_for:#",
    "company", "my_company:#", "company_yes:#", "company_no:#", "miss_meeting:#:20260310", "cover_meeting:#",
    "goes:#:well", "goes:#:not_well", "ask_end_company:#", "end_company:#", "pairs", "pair:#",
    "company_for:#", "company_for:#:anew", "want_company", "no_company", "chances:on", "chances:off",
    "duty", "my_duty:1:on", "my_duty:1:off", "offer_day:20260310", "take_duty:#", "morning",
    "morning:8", "morning:never", "needs",
    "how_i_am", "say_how_i_am", "ask_how_i_am:on", "ask_how_i_am:off", "forget_answers", "forget_answers:now",
    "requests", "change:#", "same:#", "usual", "not_usual:#",
    "for_another", "worried", "details", "detail:name", "optin", "optout", "consider:#", "approve:#",
    "write:#", "write_anew:#", "stand_by:#", "stand_down:#", "introduce:#", "under_way", "oversee:#",
    "whom:#", "suggest:#:3", "take_from:#:3", "remove:#:3", "elsewhere:#", "elsewhere_anew:#",
    "decline:#", "not_now:#", "pause", "pause:week", "reach:10", "forget_place", "call", "ring:#", "rung:#",
    "wishes", "wishes:kinds", "like:shopping:no", "like:any:yes", "weekday:1:no", "hours:mornings", "often:2",
    "receipt:#", "settled:#", "unpaid:#", "phone_in", "phone_in:#", "kept", "kept:#", "posters", "poster:#",
    "report", "report:table", "report:page", "report:wellbeing",
    "itsme", "link:#:-100",
    "arrived:#", "left:#", "stay:#", "another_day:#", "put_off:#:2026-03-05", "visited:#:met",
    "visited:#:partly", "visited:#:not_met", "ask_again:#", "ring_about:#", "leave_it:#", "note:#",
    "note:#:anew", "thanks:#", "thanks:#:anew",
    "promise:1", "neighbours", "neighbours:tired", "neighbours:all:1", "neighbours:not_now",
    "neighbour:#", "look_at:#", "checks:#",
    "end_check:#", "check_ended:#", "vet:#", "vet:#:anew", "vet_anew:#", "vouch:#",
    "take_off:#", "take_off:#:anew", "how:#:good", "how:#:not_quite",
    "weekly:#", "series:#", "skip:#:20260311", "skip_it:#:20260311", "pause_series:#", "stop_series:#",
    "organisers", "organiser:#", "invite_organiser", "freeze:#", "freeze_now:#", "unfreeze:#", "name_lead:#",
    "end_lead:#", "leave_organising", "leave_organising_now", "proposal:#", "agree:#", "refuse:#", "acts",
    "areas", "area:#", "name_area:#", "link_group:#", "part:#", "unlink:#", "beside:#", "beside:#:3:yes",
    "find", "person:#", "reach_person:#", "note_talk:#", "come_back_later:#", "come_back_done:#",
    "take_out_talk:#", "picture:#", "picture:#:on", "picture:#:off", "see_picture:#", "no_thanks:#",
    "show_thanks:#:yes", "show_thanks:#:no",
    "knock:#", "let_in:#", "turn_away:#", "record:#", "record:#:name", "keep:#", "keep:#:3", "app_link:#",
    "same_as:#", "merge:#:3", "merge_into:#:3", "merge_now:#:3", "merge_now:#:3:drop",
    "announcements", "send_news", "announcement:#", "answers:#", "write_news:#:0", "write_news:#:none",
    "write_news_anew:#:1", "test_news:#", "missed_news:#", "ring_instead:#", "pause_news:#", "resume_news:#",
    "stop_news:#", "change_news:#", "change_news_anew:#", "take_back:#", "take_back_now:#", "reply:#:0",
    "no_news", "no_news:#", "want_news", "want_news:#",
    "rehearse", "rehearse_begin", "rehearse_end", "rehearse_on:60", "play:rosa", "play:nobody",
    "re#.b:claim:1",
    "write_to:#", "write_to:#:anew", "write_back:#", "write_back:#:anew",
    "close:#", "close:#:anew", "ended_lately", "see_ended:#", "reopen:#",
    "give:#", "give_to:#:3", "give_now:#:3", "row", "row:#:0:yes", "row:#:0:no", "row:#:0:skip",
    "undo_row:#:0", "check_row", "check_row:#:0:again", "check_row:#:0:skip",
    "undo_check:#:0",
    "end_series:#", "go_on:#", "not_any_more:#", "promises", "calendar",
    "how_long", "agree", "stay_on:#", "mydata", "forget_me", "forget_me:sure", "forget_me:now", "come_back",
    "forget:#", "forget:#:now", "bring_back:#", "how_to_reach:#",
    "no_danger", "use_words", "ring_them:#", "seen_to:#", "trouble:#", "trouble:#:3", "about:#:3",
    "keep_apart:#:3", "block:#:3", "blocked", "unblock:#", "report:#:3", "report:#:3:4", "worried_anew",
    "cases", "case:#", "look_into:#", "look_again:#", "look_again:#:7", "close_case:#", "case_voice:#",
    "note_case:#",
    "for_new", "ask_for:#", "ask_for:#:now", "link_for:#", "ring_for:#", "may_ask", "may_ask:#", "trusted:#",
    "yes_by_link:AAAAAAAAAAAAAAAAAAAAAA", "no_by_link:AAAAAAAAAAAAAAAAAAAAAA", "invite_trusted",
    "agree_to:#", "end_trust:#", "main_trusted:#", "keep_on:#", "consents", "consent_ring:#",
    "step_back", "step_back:#", "step_back_now:#",
    "consent_heard:#", "referrers", "referrer:#", "make_referrer:#", "end_referrer:#",
)  # fmt: skip
# What one may well tap at any time, whoever one is: it is about nobody else.
ONES_OWN = (
    "again:", "detail:", "optin", "optout", "call", "pause", "usual", "reach:", "forget_place",
    "wishes", "like:", "weekday:", "hours:", "often:", "worried", "no_danger", "use_words", "blocked",
    "how_long", "agree", "mydata", "forget_me", "come_back", "want_company", "no_company", "chances:",
    "no_news", "want_news", "how_i_am", "say_how_i_am", "ask_how_i_am:", "forget_answers",
    "name_area:0",  # an organiser makes a new one
)  # fmt: skip
# What opens something of one's own, or begins it, for whoever has joined.
ANYBODYS = ("for_new", "invite_trusted")

NO_IDS = (
    "", " ", "0", "999", "-1", "+1", "1.0", "1e3", "0x1", "1 ", " 1", "1\n", "\n1", "1;DROP TABLE people",
    "9" * 18, "9" * 19, "9" * 40, "²", "Ⅳ", "½", "٣", "１", "९" * 18, "None", "true", "{id}", "%s",
    "<b>1</b>", "🌷", "\x00", "\u202e1", "1:1", "1:met:met", "1,2", "[1]", "null", "NaN", "claim:1",
)  # fmt: skip
RUBBISH_BYTES = 64
FAR = 100  # there is nothing with a number as high as this
SIGNS = [chr(code) for code in (*range(0x20, 0x7F), 0, 9, 10, 0x7F, 0xE9, 0x202E, 0x3164, 0x1F337)]


def shapes() -> set[str]:
    """The patterns of every button we know."""
    return {
        handler.pattern.pattern
        for handler in HANDLERS
        if isinstance(handler, CallbackQueryHandler) and handler.pattern is not None
    }


SHAPES = shapes()


def about(id: object, *kinds: str) -> Iterator[str]:
    """The buttons about this id, of these kinds or of all."""
    for form in FORMS:
        if "#" in form and (not kinds or form.partition(":")[0] in kinds):
            yield form.replace("#", str(id))


def leads_somewhere(data: str) -> bool:
    """Is there a button that reads so?"""
    return any(re.match(shape, data) for shape in SHAPES)


def altered(number: int) -> Iterator[str]:
    """Everything that is almost a button, and so many that aren't at all: never one that means something."""
    for data in itertools.chain(_almost(), rubbish(number)):
        if not data.startswith(ONES_OWN) and not _means_something(data):
            yield data


def _almost() -> Iterator[str]:
    for no_id in NO_IDS:
        yield from about(no_id)
    for form in FORMS:
        whole = form.replace("#", "987654")
        yield from (whole[:length] for length in range(len(whole)))
        yield from (whole + ":", whole + "x", whole.upper(), f" {whole}", whole.replace(":", "::"))


def rubbish(number: int) -> Iterator[str]:
    """At most 64 bytes of anything; and as many that read as a button does, but are about nothing."""
    chance = random.Random(7)
    kinds = [form.partition(":")[0] for form in FORMS]
    with_numbers = [form for form in FORMS if "#" in form]
    for _ in range(number // 2):
        told = chance.choice(["", chance.choice(kinds), chance.choice(kinds) + ":"])
        while len((told + "🌷").encode()) <= RUBBISH_BYTES and chance.random() < 0.95:
            told += chance.choice(SIGNS)
        yield told
        yield chance.choice(with_numbers).replace(
            "#", str(chance.randrange(FAR, 10 ** chance.randint(3, 18)))
        )


def _means_something(data: str) -> bool:
    # A low number may be somebody's, and a button without one needs none.
    numbers = [int(figures) for figures in re.findall(r"[0-9]+", data.partition(":")[2])]
    return leads_somewhere(data) and (not numbers or 0 < numbers[0] < FAR)
