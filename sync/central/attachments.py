"""Files of complaints over HTTP: whole, from where a download broke off, or as a small picture.

A file is its content, so its ETag is strong and says which content that is (RFC 9110, 8.8.3 and 14).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sync.central import asking
from sync.central.answers import RequestRefusedError
from sync.contract.problems import ProblemCode

if TYPE_CHECKING:
    from starlette.requests import Request

    from sync.central.auth import Account
    from sync.central.store import Store

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_SAFE = {
    "cache-control": "private, no-cache",
    "content-disposition": "attachment",
    "x-content-type-options": "nosniff",
}
"""What a browser is to do with a citizen's file, should one ever come here: keep it to itself, and show nothing."""


class _File(NamedTuple):
    sha256: str
    size: int
    media_type: str


class _Span(NamedTuple):
    start: int
    length: int


def routes(store: Store) -> list[Route]:
    """The addresses of files."""
    files = _Attachments(store)
    return [
        Route("/v1/attachments/{id}", files.content, methods=["GET"]),
        Route("/v1/attachments/{id}/preview", files.preview, methods=["GET"]),
    ]


class _Attachments:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def content(self, request: Request) -> Response:
        asking.check_contract(request)
        account = await asking.account_of(request, self._store)
        file = await run_in_threadpool(self._find, account, request.path_params["id"])
        headers = {**_SAFE, "etag": f'"{file.sha256}"', "accept-ranges": "bytes"}
        if asking.is_known(headers["etag"], request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        span = _wanted(request, headers["etag"], file.size)
        headers["content-length"] = str(span.length)
        if is_part := span.length < file.size:
            headers["content-range"] = f"bytes {span.start}-{span.start + span.length - 1}/{file.size}"
        body = asking.in_threads(self._store.contents.pieces(file.sha256, span.start, span.length))
        return StreamingResponse(body, 206 if is_part else 200, headers=headers, media_type=file.media_type)

    async def preview(self, request: Request) -> Response:
        asking.check_contract(request)
        account = await asking.account_of(request, self._store)
        file = await run_in_threadpool(self._find, account, request.path_params["id"])
        found = await run_in_threadpool(self._store.contents.preview, file.sha256)
        if found is None:
            raise RequestRefusedError(ProblemCode.NOT_FOUND)
        data, media_type = found
        headers = {**_SAFE, "etag": f'"{file.sha256}-preview"'}
        if asking.is_known(headers["etag"], request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        return Response(data, headers=headers, media_type=media_type)

    def _find(self, account: Account, attachment_id: str) -> _File:
        """The file, for an officer who has its complaint; for any other it is not there."""
        with self._store.read() as db:
            row = db.execute(
                "SELECT f.sha256, f.size, f.media_type FROM attachment f"
                " JOIN assignment a ON a.complaint_id = f.complaint_id AND a.officer_id = ? WHERE f.id = ?",
                [account.id, attachment_id],
            ).fetchone()
        if row is None or not self._store.contents.has(row[0]):
            raise RequestRefusedError(ProblemCode.NOT_FOUND)
        sha256, size, media_type = row
        return _File(sha256, size, media_type or "application/octet-stream")


def _wanted(request: Request, etag: str, size: int) -> _Span:
    """The part that is asked for. All of it where another version is continued, or several parts are asked for."""
    asked = _RANGE.fullmatch(request.headers.get("range", "").strip())
    is_other_version = request.headers.get("if-range", etag).strip() != etag
    if asked is None or asked.group() == "bytes=-" or is_other_version:
        return _Span(0, size)
    first, last = asked.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last) + 1, size) if first and last else size
    if start >= size:
        raise RequestRefusedError(ProblemCode.RANGE_UNSATISFIABLE, headers={"content-range": f"bytes */{size}"})
    return _Span(start, end - start) if end > start else _Span(0, size)
