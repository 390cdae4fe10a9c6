"""How the bot listens: by asking again and again, or at an address of its own."""

import re

from bot.playground.problems import bad_request
from bot.playground.shapes import Json
from bot.playground.updates import BATCH_MAX
from bot.playground.webhook import Webhook
from bot.playground.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]*")


async def get_updates(world: World, fields: Json) -> list[Json]:
    """What has happened, once something has."""
    limit = fields.get("limit", BATCH_MAX)
    world.updates.allow(fields.get("allowed_updates"))
    return await world.updates.get(
        offset=fields.get("offset", 0),
        limit=limit if 1 <= limit <= BATCH_MAX else BATCH_MAX,
        seconds=fields.get("timeout", 0),
    )


async def set_webhook(world: World, fields: Json) -> bool:
    """From now on updates are brought to an address."""
    url = fields["url"]
    if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not SECRET.fullmatch(fields.get("secret_token", "")):
        raise bad_request("secret token contains unallowed characters")
    await _end_webhook(world, fields)
    if not url:
        return True
    world.updates.allow(fields.get("allowed_updates"))
    world.updates.end_poll("terminated by setWebhook request")
    webhook = Webhook(
        url=url,
        secret=fields.get("secret_token", ""),
        clock=world.clock,
        changed=world.changed,
        max_connections=fields.get("max_connections", 40),
    )
    world.updates.webhook = webhook
    webhook.start(world.updates.queue)
    return True


async def delete_webhook(world: World, fields: Json) -> bool:
    """Back to asking."""
    await _end_webhook(world, fields)
    return True


def get_webhook_info(world: World, fields: Json) -> Json:
    """The address, how much waits and what went wrong last."""
    webhook = world.updates.webhook
    told: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.queue),
    }
    if webhook:
        told["max_connections"] = webhook.max_connections
        if webhook.last_error_at:
            told["last_error_date"] = webhook.last_error_at
            told["last_error_message"] = webhook.last_error or "Connection refused"
    if world.updates.allowed:
        told["allowed_updates"] = sorted(world.updates.allowed)
    return told


async def _end_webhook(world: World, fields: Json) -> None:
    if fields.get("drop_pending_updates"):
        world.updates.queue.clear()
        world.changed()
    if world.updates.webhook:
        await world.updates.webhook.stop()
        world.updates.webhook = None
