"""A message as a person sees it: its words drawn, its buttons, whether it rang."""

import html
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from bot.playground.shapes import Chat, Json, Message
from bot.playground.world import SERVICE

DRAWN = {
    "bold": ("<b>", "</b>"), "italic": ("<i>", "</i>"), "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"), "code": ("<code>", "</code>"), "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"), "spoiler": ('<span class="spoiler">', "</span>"),
}  # fmt: skip
SAFE_LINKS = ("http://", "https://", "tg://", "tel:", "mailto:")
KINDS = ("text", "voice", "photo", "document", "sticker", "location", "contact", "poll")
BY_BOT_WORDS = {
    "pinned_message": "pinned a message",
    "migrate_to_chat_id": "this group was upgraded to a supergroup",
    "migrate_from_chat_id": "this group was upgraded to a supergroup",
    "group_chat_created": "created the group",
}


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One message on somebody's screen."""

    id: int
    chat_id: int
    sender: str
    by_bot: bool
    kind: str
    text: str
    html: str
    entities: list[Json]
    buttons: list[list[Button]]
    protected: bool
    silent: bool
    pinned: bool
    edited: bool
    date: datetime
    reply_to: int | None
    thread_id: int | None
    file_id: str | None

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [button.label for row in self.buttons for button in row]


def show(chat: Chat, message: Message) -> Shown:
    """A message as seen in its chat."""
    body = message.body
    text = body.get("text") or body.get("caption") or _service_words(body)
    entities = body.get("entities") or body.get("caption_entities") or []
    kind = next((kind for kind in KINDS if kind in body), "service")
    return Shown(
        id=message.id,
        chat_id=chat.id,
        sender=_sender(body),
        by_bot=message.by_bot,
        kind=kind,
        text=text,
        html=draw(text, entities),
        entities=entities,
        buttons=_buttons(body),
        protected=bool(body.get("has_protected_content")),
        silent=message.silent,
        pinned=message.id in chat.pinned,
        edited="edit_date" in body,
        date=datetime.fromtimestamp(body["date"], UTC),
        reply_to=body.get("reply_to_message", {}).get("message_id"),
        thread_id=body.get("message_thread_id"),
        file_id=_file_id(body, kind),
    )


def draw(text: str, entities: list[Json]) -> str:
    """Safe HTML: everything escaped, only the entities drawn."""
    written = text.encode("utf-16-le")
    cuts = {0, len(written) // 2}
    for entity in entities:
        cuts |= {entity["offset"], entity["offset"] + entity["length"]}
    edges = sorted(cuts)
    drawn = []
    for begin, end in pairwise(edges):
        piece = html.escape(written[begin * 2 : end * 2].decode("utf-16-le", "replace"))
        for entity in entities:
            if entity["offset"] <= begin and end <= entity["offset"] + entity["length"]:
                opens, closes = _tags(entity)
                piece = opens + piece + closes
        drawn.append(piece)
    return "".join(drawn)


def _tags(entity: Json) -> tuple[str, str]:
    url = str(entity.get("url", ""))
    if entity["type"] == "text_link" and url.startswith(SAFE_LINKS):
        return f'<a href="{html.escape(url)}" rel="noopener">', "</a>"
    return DRAWN.get(entity["type"], ("", ""))


def _buttons(body: Json) -> list[list[Button]]:
    rows = body.get("reply_markup", {}).get("inline_keyboard", [])
    return [
        [Button(one["text"], one.get("callback_data"), one.get("url", _app_url(one))) for one in row]
        for row in rows
    ]


def _app_url(button: Json) -> str | None:
    url: str | None = button.get("web_app", {}).get("url")
    return url


def _sender(body: Json) -> str:
    chat = body.get("sender_chat")
    if chat:
        return str(chat.get("title", ""))
    person = body.get("from", {})
    return f"{person.get('first_name', '')} {person.get('last_name', '')}".strip()


def _service_words(body: Json) -> str:
    kind = next((kind for kind in SERVICE if kind in body), "")
    if kind == "new_chat_members":
        return f"{_sender({'from': body[kind][0]})} joined the group"
    if kind == "left_chat_member":
        return f"{_sender({'from': body[kind]})} left the group"
    if kind == "forum_topic_created":
        return f"{body[kind]['name']} was created"
    return BY_BOT_WORDS.get(kind, "")


def _file_id(body: Json, kind: str) -> str | None:
    if kind == "photo":
        return str(body["photo"][-1]["file_id"])
    if kind in ("voice", "document", "sticker"):
        return str(body[kind]["file_id"])
    return None
