"""The HTTP face of the replica: the calls as observed, upon a `Register`.

Every call but a download carries two credentials; what is wrong with a call is found out before it has any effect, and
its fault, if one was drawn, is put around that.
"""

from __future__ import annotations

import asyncio
import random
import re
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync.replica import calls
from sync.replica.answers import Cut, RefusedError, Silent, html_page, without_results
from sync.replica.faults import Call, Fault, Faults
from sync.replica.shapes import FILES_PATH, Shapes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from sync.replica.register import Register

MAX_BODY = 32 * 1024 * 1024
"""Bytes of a request: what a web server of this kind is often set to; not observed."""
_BRACED_UUID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How this API is set: header of the key, sizes of pages, and what has been inferred only."""

    key: str
    token: str
    auth_header: str = "auth"
    """`auth` in older code that speaks to it, `Authorization` in newer."""
    page_size: int = 10
    has_list: bool = False
    """Whether `GET /complaints` lists the institution's complaints: inferred; otherwise 404."""
    tells_texts: bool = False
    """Whether a complaint tells its title, text and more: inferred, under names taken from the call that creates."""
    tidies_texts: bool = True
    """Whether a text that was sent comes back with other line ends: many web frameworks do so."""
    storage: str = ""
    """Address that files are told to be at, where it is not the one that was called."""
    retry_after: int = 1
    """Seconds that a 429 tells."""
    delay: float = 1.0
    """Seconds that `slow` takes."""


@dataclass(slots=True)
class Seen:
    """What came, in its order, for tests of a client's manners."""

    calls: list[tuple[Call, float]] = field(default_factory=list)
    """Each with the time on the monotonic clock."""
    keys_shown_to_storage: int = 0
    """How often a download carried a credential: the storage is another host, and no business of it."""

    def count(self, call: Call) -> int:
        """How often that call came."""
        return sum(kind is call for kind, _ in self.calls)


def create_app(register: Register, manners: Manners, faults: Faults, seen: Seen) -> Starlette:
    """The ASGI application."""
    replica = _Replica(register, manners, faults, seen)
    routes = [
        ("GET", "/complaints/{id:int}/complaint", Call.COMPLAINT, calls.complaint),
        ("GET", "/complaints/{id:int}/followups", Call.FOLLOW_UPS, calls.follow_ups),
        ("POST", "/complaints/followup/add", Call.ADD_FOLLOW_UP, calls.add_follow_up),
        ("POST", "/complaints/complaint/file", Call.UPLOAD, calls.upload),
        ("POST", "/complaints/complaint", Call.CREATE, calls.create),
        ("POST", "/complaints/process/{id:int}/reject", Call.REJECT, calls.reject),
        ("GET", "/masters/institutions/external", Call.INSTITUTIONS, calls.institutions),
        ("GET", "/masters/templates", Call.TEMPLATES, calls.templates),
        ("GET", FILES_PATH + "/{file_id:int}/{name}", Call.DOWNLOAD, calls.download),
    ]
    if manners.has_list:
        routes.append(("GET", "/complaints", Call.LIST, calls.listed))
    app = Starlette(
        routes=[
            Route(path, replica.endpoint(call, handler), methods=[method]) for method, path, call, handler in routes
        ],
        exception_handlers={404: _not_found, 405: _not_allowed},
    )
    app.router.redirect_slashes = False
    return app


class _Replica:
    def __init__(self, register: Register, manners: Manners, faults: Faults, seen: Seen) -> None:
        self._register = register
        self._manners = manners
        self._faults = faults
        self._seen = seen
        self._shuffle = random.Random(1)  # noqa: S311 - an order that means nothing

    def endpoint(self, call: Call, handle: calls.Handler) -> Callable[[Request], Awaitable[Response]]:
        """The endpoint of a call, with everything that may stand around it."""

        async def answer(request: Request) -> Response:
            clock = self._register.clock
            self._seen.calls.append((call, clock.monotonic()))
            fault = self._faults.draw(call)
            body = await request.body()
            if fault is Fault.SLOW:
                await asyncio.sleep(self._manners.delay)
            response = self._response(request, call, handle, body, fault)
            response.headers["Date"] = format_datetime(clock.now(), usegmt=True)  # RFC 9110, 6.6.1
            return response

        return answer

    def _response(
        self, request: Request, call: Call, handle: calls.Handler, body: bytes, fault: Fault | None
    ) -> Response:
        if fault is not None and fault.is_before:
            return self._refusal(fault)
        try:
            self._check(request, call, body)
            told = handle(self._asked(request, body, fault))
        except RefusedError as error:
            return error.answer()
        return self._spoiled(told, fault)

    def _asked(self, request: Request, body: bytes, fault: Fault | None) -> calls.Asked:
        manners = self._manners
        storage = manners.storage or f"{request.url.scheme}://{request.url.netloc}"
        shuffle = self._shuffle if fault is Fault.UNORDERED else None
        return calls.Asked(
            request=request,
            body=body,
            register=self._register,
            shapes=Shapes(storage=storage, tells_texts=manners.tells_texts, shuffle=shuffle),
            page_size=manners.page_size,
            tidies_texts=manners.tidies_texts,
            has_zero_files=fault is Fault.ZERO_FILES,
            is_page_repeated=fault is Fault.DUPLICATE_PAGE,
        )

    def _check(self, request: Request, call: Call, body: bytes) -> None:
        key, token = request.headers.get(self._manners.auth_header, ""), request.headers.get("token", "")
        if call is Call.DOWNLOAD:
            self._seen.keys_shown_to_storage += bool(key or token)
            return
        if key != f"Bearer {self._manners.key}" or token != self._manners.token or not _BRACED_UUID.fullmatch(token):
            raise RefusedError(401, "Unauthenticated.")
        if len(body) > MAX_BODY:
            raise RefusedError(413, "Payload Too Large")

    def _refusal(self, fault: Fault) -> Response:
        match fault:
            case Fault.HTML:
                return html_page("Portal Layanan")
            case Fault.TOO_LARGE:
                return html_page("413 Request Entity Too Large", 413)  # by the web server before the API
            case Fault.UNAUTHORIZED:
                return RefusedError(401, "Unauthenticated.").answer()
            case Fault.INVALID:
                return RefusedError(422, "The given data was invalid.").answer()
            case Fault.TOO_MANY:
                headers = {"retry-after": str(self._manners.retry_after)}
                return RefusedError(429, "Too Many Attempts.", headers=headers).answer()
        return RefusedError(500, "Server Error").answer()

    def _spoiled(self, told: Response, fault: Fault | None) -> Response:
        match fault:
            case Fault.STORED_FAILED:
                return RefusedError(500, "Server Error").answer()
            case Fault.STORED_LOST:
                return Cut(None)
            case Fault.STORED_SILENT:
                return Silent()
            case Fault.TRUNCATED:
                return Cut(told)
            case Fault.NO_RESULTS:
                return without_results(told)
        return told


async def _not_found(_: Request, __: Exception) -> Response:
    return JSONResponse({"message": "Not Found", "status": 404}, 404)


async def _not_allowed(_: Request, __: Exception) -> Response:
    return JSONResponse({"message": "Method Not Allowed", "status": 405}, 405)
