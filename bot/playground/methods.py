"""The methods of the Bot API that the emulated Telegram knows."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground import commands, edits, knocking, listening, members, messages
from bot.playground.shapes import Json
from bot.playground.world import World

Method = Callable[[World, Json], Any | Awaitable[Any]]


def get_me(world: World, fields: Json) -> Json:
    """Who the bot is."""
    return {
        **world.bot.body(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def answer_query(world: World, fields: Json) -> bool:
    """The answer to a tap: nothing, a toast or an alert."""
    world.queries.answer(
        fields["callback_query_id"],
        fields.get("text", ""),
        bool(fields.get("show_alert")),
        fields.get("url", ""),
    )
    world.changed()
    return True


def get_file(world: World, fields: Json) -> Json:
    """Where a file can be fetched."""
    file = world.files.get(fields["file_id"])
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": listening.get_updates,
    "setWebhook": listening.set_webhook,
    "deleteWebhook": listening.delete_webhook,
    "getWebhookInfo": listening.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendVoice": messages.send_voice,
    "sendPhoto": messages.send_photo,
    "sendDocument": messages.send_document,
    "copyMessage": messages.copy_message,
    "sendChatAction": messages.send_chat_action,
    "editMessageText": edits.edit_text,
    "editMessageCaption": edits.edit_caption,
    "editMessageReplyMarkup": edits.edit_markup,
    "deleteMessage": edits.delete_message,
    "deleteMessages": edits.delete_messages,
    "pinChatMessage": edits.pin,
    "unpinChatMessage": edits.unpin,
    "unpinAllChatMessages": edits.unpin_all,
    "answerCallbackQuery": answer_query,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "setMyName": commands.set_text,
    "setMyDescription": commands.set_text,
    "setMyShortDescription": commands.set_text,
    "getMyName": commands.get_name,
    "getMyDescription": commands.get_description,
    "getMyShortDescription": commands.get_short_description,
    "setChatMenuButton": commands.set_menu_button,
    "getChatMenuButton": commands.get_menu_button,
    "getChat": members.get_chat,
    "getChatMember": members.get_member,
    "getChatAdministrators": members.get_administrators,
    "getChatMemberCount": members.get_member_count,
    "exportChatInviteLink": members.export_invite_link,
    "createChatInviteLink": members.create_invite_link,
    "setMessageReaction": members.set_reaction,
    "leaveChat": members.leave,
    "approveChatJoinRequest": knocking.approve,
    "declineChatJoinRequest": knocking.decline,
    "getFile": get_file,
}
