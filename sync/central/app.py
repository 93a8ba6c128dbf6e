"""The HTTP face of the central API: the addresses of contract v1 upon a `Store`, and the exchange itself.

Whatever touches the database runs in a worker thread, since it waits on the disk.
"""

from __future__ import annotations

import errno
import logging
import sqlite3
from email.utils import format_datetime
from itertools import chain
from typing import TYPE_CHECKING

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sync.central import asking, attachments, auth, compression, devices, reference, tus
from sync.central.answers import ContractHeader, RequestRefusedError, problem
from sync.central.exchange import exchange
from sync.central.pace import Pace
from sync.central.packed import PackedParts
from sync.central.signin import routes as signin
from sync.contract.messages import encoder
from sync.contract.problems import ProblemCode
from sync.contract.reference import About
from sync.contract.request import request_decoder
from sync.contract.terms import CONTRACT_VERSION, REQUEST_MEDIA_TYPE, STREAM_MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from sync.central.auth import Account
    from sync.central.reference import Document
    from sync.central.store import Store
    from sync.contract.request import RawSyncRequest

log = logging.getLogger(__name__)

NAME = "Lapor Desktop reference central API"
MAX_PACKED = 8 * 1024 * 1024
"""Bytes of a request's body on the wire."""
MAX_UNPACKED = 32 * 1024 * 1024
"""Bytes of a request's body as JSON: 500 ops with the longest texts."""
WHOLE_UP_TO = 64 * 1024
"""Bytes of JSON up to which an answer is sent as one piece, with its length, instead of as a stream."""
RETRY_AFTER = 30
"""Seconds after which to come back when the store can't be reached."""
_PASSING_FAULTS = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
}
"""Primary result codes of what is no fault of the program."""
_FULL = {errno.ENOSPC, errno.EDQUOT}


def create_app(store: Store) -> ASGIApp:
    """The ASGI application."""
    central = _Central(store)
    app = Starlette(
        routes=[
            Route("/v1/about", central.about, methods=["GET"]),
            Route("/v1/reference", central.reference, methods=["GET"]),
            Route("/v1/sync", central.sync, methods=["POST"]),
            *attachments.routes(store),
            *tus.routes(store),
            *signin.routes(store),
        ],
        exception_handlers={
            RequestRefusedError: _on_refused,
            auth.TokenRefusedError: _on_token_refused,
            sqlite3.OperationalError: _on_store_fault,
            OSError: _on_disk_fault,
            HTTPException: _on_http_exception,
            ClientDisconnect: _on_client_gone,
            Exception: _on_bug,
        },
    )
    app.router.redirect_slashes = False  # a client takes a redirect for a captive portal
    return ContractHeader(Pace(app))


class _Central:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._packed = PackedParts()

    async def about(self, request: Request) -> Response:
        asking.check_contract(request)
        body = encoder.encode(About(name=NAME, contracts=[CONTRACT_VERSION]))
        # The time, for whoever wonders whether their clock is right; elsewhere it would only cost bytes.
        headers = {"date": format_datetime(self._store.clock.now(), usegmt=True)}
        return Response(body, headers=headers, media_type=REQUEST_MEDIA_TYPE)

    async def reference(self, request: Request) -> Response:
        asking.check_contract(request)
        document = await run_in_threadpool(self._document, request.headers.get("authorization", ""))
        headers = {
            "etag": document.etag,
            "vary": "accept-encoding, authorization",
            "cache-control": "private, no-cache",
        }
        if asking.is_known(document.etag, request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        return _whole(document.body, request, REQUEST_MEDIA_TYPE, headers)

    async def sync(self, request: Request) -> Response:
        asking.check_contract(request)
        account = await asking.account_of(request, self._store)
        return await run_in_threadpool(self._answer, account, await _body(request), request)

    def _answer(self, account: Account, body: bytes, request: Request) -> Response:
        """In one worker thread: a walk from thread to thread takes longer than finding that there is nothing to do."""
        wanted = _read(body, request)
        devices.meet(self._store, account, wanted.device)
        parts = exchange(self._store, account, wanted)
        begun, is_all = _begin(parts)
        if is_all:
            return _whole(b"".join(begun), request, STREAM_MEDIA_TYPE, {})
        encoding = compression.accepted(request.headers.get("accept-encoding", ""), compression.STREAM_ENCODINGS)
        packed = compression.pack_stream(chain(begun, parts), encoding, self._packed)
        headers = {"content-encoding": encoding} if encoding else {}
        # A proxy that collects the stream would keep the first complaints from the screen.
        headers["x-accel-buffering"] = "no"
        return StreamingResponse(asking.in_threads(packed), headers=headers, media_type=STREAM_MEDIA_TYPE)

    def _document(self, authorization: str) -> Document:
        with self._store.read() as db:
            return reference.document(db, auth.account_of(db, authorization, self._store.clock.now()))


async def _body(request: Request) -> bytes:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != REQUEST_MEDIA_TYPE:
        raise RequestRefusedError(ProblemCode.MEDIA_TYPE_UNSUPPORTED, headers={"accept": REQUEST_MEDIA_TYPE})
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_PACKED:
            raise RequestRefusedError(ProblemCode.REQUEST_TOO_LARGE, headers={"connection": "close"})
        parts.append(part)
    return b"".join(parts)


def _read(body: bytes, request: Request) -> RawSyncRequest:
    try:
        unpacked = compression.unpack(body, request.headers.get("content-encoding", ""), limit=MAX_UNPACKED)
        return request_decoder.decode(unpacked)
    except compression.UnsupportedEncodingError as error:
        known = ", ".join(compression.ENCODINGS)
        raise RequestRefusedError(ProblemCode.ENCODING_UNSUPPORTED, headers={"accept-encoding": known}) from error
    except compression.TooLargeError as error:
        raise RequestRefusedError(ProblemCode.REQUEST_TOO_LARGE) from error
    except (compression.BrokenBodyError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise RequestRefusedError(ProblemCode.REQUEST_MALFORMED, str(error)) from error


def _begin(parts: Iterator[bytes]) -> tuple[list[bytes], bool]:
    """The first parts of an answer, and whether they are all of it."""
    begun, size = [], 0
    for part in parts:
        begun.append(part)
        size += len(part)
        if size > WHOLE_UP_TO:
            return begun, False
    return begun, True


def _whole(body: bytes, request: Request, media_type: str, headers: dict[str, str]) -> Response:
    packed, encoding = compression.pack(body, compression.accepted(request.headers.get("accept-encoding", "")))
    if encoding:
        headers = {**headers, "content-encoding": encoding}
    return Response(packed, headers=headers, media_type=media_type)


async def _on_refused(_: Request, error: Exception) -> Response:
    if not isinstance(error, RequestRefusedError):
        raise error
    return problem(error.code, error.detail, headers=error.headers)


async def _on_token_refused(_: Request, error: Exception) -> Response:
    if not isinstance(error, auth.TokenRefusedError):
        raise error
    challenge = "Bearer" if error.code is ProblemCode.TOKEN_MISSING else 'Bearer error="invalid_token"'
    return problem(error.code, headers={"www-authenticate": challenge})


async def _on_store_fault(_: Request, error: Exception) -> Response:
    """The disk is full, or another process holds the file: it may go by. Anything else is a bug."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _PASSING_FAULTS:
        raise error
    log.error("the store can't be used: %s", error)
    return problem(ProblemCode.UNAVAILABLE, headers={"retry-after": str(RETRY_AFTER)})


async def _on_disk_fault(_: Request, error: Exception) -> Response:
    """No room for what is uploaded: it may go by. Anything else is a bug."""
    if not isinstance(error, OSError) or error.errno not in _FULL:
        raise error
    log.error("no room for files: %s", error)
    return problem(ProblemCode.UNAVAILABLE, headers={"retry-after": str(RETRY_AFTER)})


async def _on_http_exception(_: Request, error: Exception) -> Response:
    """What the framework itself refuses."""
    if not isinstance(error, HTTPException):
        raise error
    codes = {404: ProblemCode.NOT_FOUND, 405: ProblemCode.METHOD_NOT_ALLOWED}
    return problem(codes.get(error.status_code, ProblemCode.REQUEST_MALFORMED), headers=error.headers)


async def _on_client_gone(_: Request, __: Exception) -> Response:
    """A request that broke off on a weak link: everyday life, and nobody is there to be answered."""
    return Response(status_code=400)


async def _on_bug(_: Request, __: Exception) -> Response:
    """Starlette raises the error again behind this answer, so that the log has it."""
    return problem(ProblemCode.INTERNAL)
