"""Who may speak to the playground's page: only this computer's own browser, from the page itself."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.playground.page_acts import Impossible

HOME_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Route = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guarded(route: Route) -> Route:
    """A route that only answers this computer, and says in words what can't be done."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if not from_home(request):
            return _refusal(403, "The playground only answers pages opened on this computer.")
        if request.method == "POST" and request.content_type != "application/json":
            return _refusal(415, "A JSON object is needed here.")
        try:
            return await route(request)
        except Impossible as impossible:
            return _refusal(impossible.status, str(impossible))

    return answer


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Keeps the page to its own scripts and styles (the Bot API's answers stay as they are)."""
    if request.path == "/" or request.path.startswith("/playground/"):
        response.headers.update(HEADERS)


def from_home(request: web.Request) -> bool:
    """Whether the address in the browser is this computer's, and no other site sent the request.

    The Host header tells a page that pretends to be us by pointing its own name here (DNS rebinding).
    """
    try:
        if urlsplit(f"//{request.host}").hostname not in HOME_NAMES:
            return False
        origin = request.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == request.host
    except ValueError:
        return False  # an address that is none


def _refusal(status: int, words: str) -> web.Response:
    return web.json_response({"ok": False, "words": words}, status=status)
