"""Uploads over HTTP: tus 1.0.0, core with creation, checksum, termination and expiration (https://tus.io/protocols).

An upload whose SHA-256 is told at its creation (in `Upload-Metadata`, under `sha256`) is found again by it: who creates
it anew, because the answer got lost or because another answer has the same file, is given the same one, and
`Upload-Offset` says how much of it is here.
"""

from __future__ import annotations

import base64
import binascii
import re
from email.utils import format_datetime
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route

from desktop.clock import moment
from sync.central import asking
from sync.central.answers import RequestRefusedError
from sync.central.uploads import ALGORITHMS, Checksum, Uploads
from sync.contract.problems import ProblemCode
from sync.contract.terms import MAX_FILE_SIZE, TUS_VERSION, UPLOAD_MEDIA_TYPE

if TYPE_CHECKING:
    from starlette.requests import Request

    from sync.central.store import Store
    from sync.central.uploads import Upload

_RESUMABLE = {"tus-resumable": TUS_VERSION}
_OPTIONS = {
    **_RESUMABLE,
    "tus-version": TUS_VERSION,
    "tus-extension": "creation,checksum,termination,expiration",
    "tus-checksum-algorithm": ",".join(ALGORITHMS),
    "tus-max-size": str(MAX_FILE_SIZE),
}
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def routes(store: Store) -> list[Route]:
    """The addresses of uploads."""
    tus = _Tus(store)
    return [
        Route("/v1/uploads", tus.create, methods=["POST"]),
        Route("/v1/uploads", tus.options, methods=["OPTIONS"]),
        Route("/v1/uploads/{id}", tus.options, methods=["OPTIONS"]),
        Route("/v1/uploads/{id}", tus.head, methods=["HEAD"]),
        Route("/v1/uploads/{id}", tus.patch, methods=["PATCH"]),
        Route("/v1/uploads/{id}", tus.delete, methods=["DELETE"]),
    ]


class _Tus:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._uploads = Uploads(store)

    async def options(self, request: Request) -> Response:
        asking.check_contract(request)
        return Response(status_code=204, headers=_OPTIONS)

    async def create(self, request: Request) -> Response:
        _check(request)
        account = await asking.account_of(request, self._store)
        length = _number(request, "upload-length")
        expected = _metadata(request.headers.get("upload-metadata", "")).get("sha256", "")
        if expected and not _SHA256.fullmatch(expected):
            raise RequestRefusedError(ProblemCode.REQUEST_MALFORMED, "sha256 has 64 hexadecimal digits")
        upload = await run_in_threadpool(self._uploads.create, account, length, expected)
        # Relative to the address asked, so that it holds behind any proxy.
        return Response(status_code=201, headers={**_standing(upload), "location": f"uploads/{upload.id}"})

    async def head(self, request: Request) -> Response:
        _check(request)
        account = await asking.account_of(request, self._store)
        upload = await run_in_threadpool(self._uploads.get, account, request.path_params["id"])
        told = {"upload-length": str(upload.length), "cache-control": "no-store"}
        return Response(status_code=200, headers={**_standing(upload), **told})

    async def patch(self, request: Request) -> Response:
        _check(request)
        account = await asking.account_of(request, self._store)
        if request.headers.get("content-type", "").strip().lower() != UPLOAD_MEDIA_TYPE:
            raise RequestRefusedError(ProblemCode.MEDIA_TYPE_UNSUPPORTED, headers={"accept": UPLOAD_MEDIA_TYPE})
        offset, checksum = _number(request, "upload-offset"), _checksum(request.headers.get("upload-checksum", ""))
        part = await run_in_threadpool(self._uploads.begin, account, request.path_params["id"], offset, checksum)
        try:
            async for data in request.stream():
                if data:
                    await run_in_threadpool(part.write, data)
        except (ClientDisconnect, RequestRefusedError, OSError):
            await run_in_threadpool(part.break_off)
            raise
        upload = await run_in_threadpool(part.end)
        return Response(status_code=204, headers=_standing(upload))

    async def delete(self, request: Request) -> Response:
        _check(request)
        account = await asking.account_of(request, self._store)
        await run_in_threadpool(self._uploads.remove, account, request.path_params["id"])
        return Response(status_code=204, headers=_RESUMABLE)


def _check(request: Request) -> None:
    asking.check_contract(request)
    if request.headers.get("tus-resumable", "") != TUS_VERSION:
        raise RequestRefusedError(ProblemCode.TUS_UNSUPPORTED, headers={"tus-version": TUS_VERSION})


def _standing(upload: Upload) -> dict[str, str]:
    expires = format_datetime(moment(upload.expires_at), usegmt=True)
    return {**_RESUMABLE, "upload-offset": str(upload.received), "upload-expires": expires}


def _number(request: Request, name: str) -> int:
    text = request.headers.get(name, "").strip()
    if not _NUMBER.fullmatch(text):
        raise RequestRefusedError(ProblemCode.REQUEST_MALFORMED, f"{name} is a number")
    return int(text)


def _metadata(header: str) -> dict[str, str]:
    """Keys with their values, which are told in base64."""
    found = {}
    for pair in filter(None, (pair.strip() for pair in header.split(","))):
        key, _, value = pair.partition(" ")
        found[key] = _decoded(value.strip()).decode("utf-8", "replace")
    return found


def _checksum(header: str) -> Checksum | None:
    if not header:
        return None
    algorithm, _, value = header.strip().partition(" ")
    if algorithm not in ALGORITHMS:
        raise RequestRefusedError(ProblemCode.CHECKSUM_UNSUPPORTED)
    return Checksum(algorithm, _decoded(value))


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise RequestRefusedError(ProblemCode.REQUEST_MALFORMED, "not base64") from error
