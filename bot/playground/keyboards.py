"""The buttons under a message or in place of the keyboard, as Telegram takes them."""

from bot.playground.problems import bad_request
from bot.playground.shapes import Chat, Json

ROW_MAX = 8
BUTTONS_MAX = 100
WHAT_IT_DOES = frozenset({
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text", "pay",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game",
})  # fmt: skip


def read_markup(markup: Json | None) -> Json | None:
    """The markup, checked; raises Telegram's refusals."""
    if not markup:
        return None
    rows: list[list[Json]] = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if any(len(row) > ROW_MAX for row in rows) or sum(map(len, rows)) > BUTTONS_MAX:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check(button, inline="inline_keyboard" in markup)
    if "keyboard" in markup and not any(rows):
        raise bad_request("reply keyboard can't be empty")
    return markup


def inline_part(markup: Json | None) -> Json:
    """What a message shows of its markup: only inline buttons."""
    if markup and any(markup.get("inline_keyboard", [])):
        rows = [row for row in markup["inline_keyboard"] if row]
        return {"reply_markup": {"inline_keyboard": rows}}
    return {}


def put_up(chat: Chat, markup: Json | None) -> None:
    """A reply keyboard comes or goes with the message that brings it."""
    if markup and "keyboard" in markup:
        chat.keyboard = markup
    elif markup and markup.get("remove_keyboard"):
        chat.keyboard = None


def _check(button: Json, inline: bool) -> None:
    if not button["text"].strip():
        kind = "inline keyboard button" if inline else "keyboard button"
        raise bad_request(f"can't parse {kind}: Text must be non-empty")
    if not inline:
        return
    does = WHAT_IT_DOES & set(button)
    if not does:
        words = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {words}")
    if len(does) > 1:
        raise bad_request("can't parse inline keyboard button: Too many actions")
    url = button.get("url", "https://")
    if not url.startswith(("http://", "https://", "tg://", "tel:")) and "." not in url:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
