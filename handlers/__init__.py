"""The conversation in chat, and its tables of contents: every way in (first match wins), letter and card."""

from typing import Any

from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from aid.words import later_p
from handlers import (
    areas,
    calls,
    conversation,
    help_requests,
    home,
    nudges,
    outages,
    pausing,
    people,
    people_letters,
    places,
    request_letters,
)
from handlers.context import Context
from handlers.letters import DrawCard, LetterKind
from handlers.plain import GROUP, OURS, PRIVATE, Says
from handlers.request_cards import request_card

ID = r"(\d{1,18})"

HANDLERS: list[BaseHandler[Any, Context, Any]] = [
    MessageHandler(OURS & Says(later_p("button, two a row", "I need help")), home.need_help),
    MessageHandler(OURS & Says(later_p("button, two a row", "I can help")), people.can_help),
    MessageHandler(OURS & Says(later_p("button, two a row", "My requests")), help_requests.mine),
    MessageHandler(OURS & Says(later_p("button, two a row", "More")), home.more),
    CommandHandler("start", home.start, OURS),
    CommandHandler("help", home.show_help, OURS),
    CommandHandler("mine", help_requests.mine, OURS),
    CommandHandler("settings", home.my_details, OURS),
    CommandHandler("privacy", home.privacy, OURS),
    CommandHandler("stop", home.stop, OURS),
    CommandHandler("organise", people.organise, OURS),
    CommandHandler("setup", areas.set_up, GROUP),
    MessageHandler(filters.StatusUpdate.MIGRATE, areas.moved),
    MessageHandler(OURS & filters.LOCATION, places.shared),
    MessageHandler(OURS, home.heard),
    MessageHandler(PRIVATE, home.not_own_words),
    CallbackQueryHandler(conversation.tap, rf"^step:{ID}:(\w+):(\d{{1,3}})$"),
    CallbackQueryHandler(conversation.back, rf"^back:{ID}$"),
    CallbackQueryHandler(conversation.stop, rf"^stop:{ID}$"),
    CallbackQueryHandler(conversation.carry_on, rf"^carry:{ID}$"),
    CallbackQueryHandler(conversation.start_again, r"^again:(\w+)(?:\.(\w+))?$"),
    CallbackQueryHandler(help_requests.claim, rf"^claim:{ID}$"),
    CallbackQueryHandler(help_requests.ask_how_long, rf"^done:{ID}(:longer)?$"),
    CallbackQueryHandler(help_requests.report_done, rf"^spent:{ID}:(\d{{1,4}})$"),
    CallbackQueryHandler(help_requests.ask_before_giving_back, rf"^cant:{ID}$"),
    CallbackQueryHandler(help_requests.hand_back, rf"^hand_back:{ID}$"),
    CallbackQueryHandler(help_requests.confirm, rf"^came:{ID}:(met|partly|not_met)$"),
    CallbackQueryHandler(help_requests.ask_before_withdrawing, rf"^drop:{ID}$"),
    CallbackQueryHandler(help_requests.withdraw, rf"^withdraw:{ID}$"),
    CallbackQueryHandler(help_requests.see, rf"^see:{ID}$"),
    CallbackQueryHandler(help_requests.mine, r"^requests$"),
    CallbackQueryHandler(nudges.not_this_time, rf"^not_now:{ID}$"),
    CallbackQueryHandler(places.reach, r"^reach:(\d{1,3})$"),
    CallbackQueryHandler(places.forget, r"^forget_place$"),
    CallbackQueryHandler(pausing.ask_how_long, r"^pause$"),
    CallbackQueryHandler(pausing.pause, r"^pause:(week|for_good|not_at_all)$"),
    CallbackQueryHandler(home.more, r"^more$"),
    CallbackQueryHandler(home.for_another, r"^for_another$"),
    CallbackQueryHandler(home.worried, r"^worried$"),
    CallbackQueryHandler(home.my_details, r"^details$"),
    CallbackQueryHandler(home.change_detail, r"^detail:(name|address|phone|area)$"),
    CallbackQueryHandler(people.opt_in, r"^optin$"),
    CallbackQueryHandler(people.opt_out, r"^optout$"),
    CallbackQueryHandler(people.consider, rf"^consider:{ID}$"),
    CallbackQueryHandler(people.approve, rf"^approve:{ID}$"),
    CallbackQueryHandler(people.decline, rf"^decline:{ID}$"),
    CallbackQueryHandler(calls.ask, r"^call$"),
    CallbackQueryHandler(calls.take, rf"^ring:{ID}$"),
    CallbackQueryHandler(calls.finish, rf"^rung:{ID}$"),
    CallbackQueryHandler(areas.it_is_me, r"^itsme$"),
    CallbackQueryHandler(areas.link, rf"^link:{ID}:(-\d{{1,18}})$"),
    CallbackQueryHandler(home.old_button),
    ChatMemberHandler(people.came_or_went, ChatMemberHandler.CHAT_MEMBER),
    ChatMemberHandler(areas.we_came_or_went, ChatMemberHandler.MY_CHAT_MEMBER),
]

LETTERS: dict[str, LetterKind] = {
    "nudge": LetterKind(draw=nudges.nudge, again=False, by_day=True),
    "nobody_yet": LetterKind(draw=nudges.nobody_yet),
    "hand_over": LetterKind(draw=request_letters.hand_over),
    "hand_over_voice": LetterKind(draw=request_letters.hand_over_voice),
    "helper_found": LetterKind(draw=request_letters.helper_found),
    "handed_back": LetterKind(draw=request_letters.handed_back),
    "did_it_come": LetterKind(draw=request_letters.did_it_come),
    "thanked": LetterKind(draw=request_letters.thanked, again=False),
    "not_needed": LetterKind(draw=request_letters.not_needed),
    "closed_silently": LetterKind(draw=request_letters.closed_silently, again=False),
    "nobody_found": LetterKind(draw=request_letters.nobody_found),
    "not_all_well": LetterKind(draw=request_letters.for_organisers),
    "nobody_came": LetterKind(draw=request_letters.for_organisers),
    "neighbour_to_approve": LetterKind(draw=people_letters.neighbour_to_approve),
    "neighbour_approved": LetterKind(draw=people_letters.neighbour_approved),
    "neighbour_declined": LetterKind(draw=people_letters.neighbour_declined),
    "wants_to_ask_for_another": LetterKind(draw=people_letters.wants_to_ask_for_another),
    "unreachable": LetterKind(draw=people_letters.unreachable),
    "call_wanted": LetterKind(draw=calls.call_wanted),
    "will_be_rung": LetterKind(draw=calls.will_be_rung),
    "area_linked": LetterKind(draw=areas.area_linked),
    "which_area": LetterKind(draw=areas.which_area),
    "group_lost": LetterKind(draw=areas.group_lost),
    "no_group": LetterKind(draw=areas.no_group),
    "was_away": LetterKind(draw=outages.was_away, again=False),
    "set_aside": LetterKind(draw=outages.set_aside, again=False),
}

CARDS: dict[str, DrawCard] = {
    "request": request_card,
    "welcome": areas.welcome,
    "who_is_it": areas.who_is_it,
}
