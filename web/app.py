"""Everything served over HTTP, in one table of routes."""

from collections.abc import Callable

from starlette.applications import Starlette

from aid.faults import Health
from web.health import health_route
from web.webhook import Webhook, webhook_route


def make_app(look: Callable[[], Health], webhook: Webhook | None = None) -> Starlette:
    """The routes: /health and, if updates are brought to us, the webhook's."""
    routes = [health_route(look)]
    if webhook:
        routes.append(webhook_route(webhook))
    return Starlette(routes=routes)
