"""The gate in front of every page: who may ask, and what an answer may do in a browser.

In:  a request.
Out: the request, let through; or a short refusal with a fixed text. Every answer carries the headers below.

A server on this computer can be reached by any page that is open in a browser here. So the name asked for has to be
exact (a page that rebinds its own name to 127.0.0.1 gets nothing), only the launch address gives the cookie, and what
changes something must come from a page of ours: same origin, and with the mark that our forms carry.
"""

import hashlib
import hmac
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

READING = frozenset({"GET", "HEAD"})
OPENING = "/open"
"""The path of the launch address; the only one that is answered without the cookie."""
FORM = "application/x-www-form-urlencoded"
LONGEST_FORM = 64 * 1024
"""Bytes; the longest that our forms send is a note."""

HEADERS = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # "no-referrer" would make browsers send "Origin: null" with our own forms
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one run: `token` stands in the launch address, `session` in the cookie."""

    token: str
    session: str

    @property
    def form_mark(self) -> str:
        """What our own forms carry, so that a form of another page is told apart."""
        return hashlib.sha256(f"form {self.session}".encode()).hexdigest()

    def opens(self, token: str) -> bool:
        """Tell whether this is the token of the launch address."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def is_form_mark(self, mark: str) -> bool:
        """Tell whether this is the mark of our forms."""
        return hmac.compare_digest(mark.encode(), self.form_mark.encode())


def cookie_name(host: str) -> str:
    """Return the cookie's name: cookies are shared between the ports of a computer, so the port is part of it."""
    return f"cuttings-{host.rpartition(':')[2]}"


class Gate:
    """Lets requests through that are ours, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, *, host: str, keys: Keys) -> None:
        self.app = app
        self.host = host
        self.keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        if scope["type"] != "http":
            return  # no web sockets are spoken here

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
        await (refusal or self.app)(scope, receive, send_with_headers)

    def _refusal(self, method: str, path: str, headers: Headers) -> PlainTextResponse | None:
        if headers.getlist("host") != [self.host]:
            return _refuse(421, "This address is not served here.")
        if method not in READING and (problem := self._problem_of_change(method, headers)):
            return problem
        if path != OPENING and not self._has_cookie(headers):
            return _refuse(403, "Open the dossier with the address that “cuttings serve” has printed.")
        return None

    def _problem_of_change(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if method != "POST":
            return _refuse(405, "Only GET and POST are answered.")
        if headers.getlist("origin") != [f"http://{self.host}"]:
            return _refuse(403, "This did not come from a page of this dossier; nothing was changed.")
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return _refuse(403, "This came from another site; nothing was changed.")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            return _refuse(415, "Only forms are read.")
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or int(length) > LONGEST_FORM:
            return _refuse(413, "The form is too long; nothing was changed.")
        return None

    def _has_cookie(self, headers: Headers) -> bool:
        try:
            jar = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        kept = jar.get(cookie_name(self.host))
        return kept is not None and hmac.compare_digest(kept.value.encode(), self.keys.session.encode())


def _refuse(status: int, text: str) -> PlainTextResponse:
    return PlainTextResponse(f"{text}\n", status_code=status)
