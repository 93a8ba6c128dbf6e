"""The file channel of contract v1: HTTP ranges down, tus 1.0.0 up (https://tus.io/protocols/resumable-upload)."""

from __future__ import annotations

import base64
import hashlib
import re
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop.problems import KnownProblem
from sync.connectors.base import Incoming, Place
from sync.contract.terms import MAX_PREVIEW, TUS_VERSION, UPLOAD_MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.transport import Answer, Transport

ATTACHMENTS_PATH = "/v1/attachments"
UPLOADS_PATH = "/v1/uploads"
STALL = 8.0
"""Seconds without a byte of a download, after which it is asked for anew: it costs no more than a round trip, and the
system's own repetitions come ever later after a blackout."""
_TUS = {"Tus-Resumable": TUS_VERSION}
_AS_IT_IS = {"Accept-Encoding": "identity"}
"""Pictures and documents are packed already, and a part is counted in the bytes of the whole."""
_CHECKSUM_MISMATCH = 460
_CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-\d{1,18}/(\d{1,18})", re.ASCII)
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
_UNKNOWN = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_SUCCESS = {HTTPStatus.OK, HTTPStatus.NO_CONTENT}


class BatchFiles:
    """The files of a central API of contract v1."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @contextmanager
    def download(self, attachment_id: str, *, start: int, etag: str) -> Iterator[Incoming]:
        """An attachment from `start` on, or from its first byte where it is not the version `etag`."""
        headers = dict(_AS_IT_IS)
        if start and etag:
            headers |= {"Range": f"bytes={start}-", "If-Range": etag}
        expected = {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, *_UNKNOWN}
        path = f"{ATTACHMENTS_PATH}/{quote(attachment_id, safe='')}"
        with self._transport.request("GET", path, headers=headers, expected=expected, stall=STALL) as answer:
            if answer.status in _UNKNOWN:
                raise KnownProblem("attachment-gone")
            if answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                raise KnownProblem("file-damaged")  # what is here is longer than what there is
            yield _incoming(answer)

    def preview(self, attachment_id: str) -> bytes | None:
        """A small picture of an attachment."""
        path = f"{ATTACHMENTS_PATH}/{quote(attachment_id, safe='')}/preview"
        expected = {HTTPStatus.OK, *_UNKNOWN}
        with self._transport.request("GET", path, headers=_AS_IT_IS, expected=expected, stall=STALL) as answer:
            if answer.status in _UNKNOWN:
                return None
            found = b""
            for chunk in answer.chunks:
                found += chunk
                if len(found) > MAX_PREVIEW:
                    raise KnownProblem("answer-garbled", reason="preview too long")
            return found

    def create_upload(self, *, sha256: str, size: int) -> Place:
        """Announce a content, by its SHA-256: what is there of it already need not go again."""
        told = base64.b64encode(sha256.encode()).decode()
        headers = {**_TUS, "Upload-Length": str(size), "Upload-Metadata": f"sha256 {told}"}
        expected = {HTTPStatus.CREATED, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
        with self._transport.request("POST", UPLOADS_PATH, headers=headers, body=b"", expected=expected) as answer:
            if answer.status != HTTPStatus.CREATED:
                raise KnownProblem("upload-refused")
            url = self._transport.path_of(UPLOADS_PATH, answer.headers.get("Location", ""))
            return Place(url, _offset(answer) or 0)

    def upload_offset(self, url: str) -> int | None:
        """How much of an upload has arrived."""
        with self._transport.request("HEAD", url, headers=_TUS, expected={*_SUCCESS, *_UNKNOWN}) as answer:
            return None if answer.status in _UNKNOWN else _offset(answer)

    def upload_part(self, place: Place, data: bytes) -> int | None:
        """Send the next bytes, with their checksum."""
        checksum = base64.b64encode(hashlib.sha256(data).digest()).decode()
        headers = {
            **_TUS,
            "Content-Type": UPLOAD_MEDIA_TYPE,
            "Upload-Offset": str(place.offset),
            "Upload-Checksum": f"sha256 {checksum}",
        }
        expected = {*_SUCCESS, *_UNKNOWN, HTTPStatus.CONFLICT, HTTPStatus.LOCKED, _CHECKSUM_MISMATCH}
        with self._transport.request(
            "PATCH", place.url, headers=headers, body=data, expected=expected, is_dear=True
        ) as answer:
            return _offset(answer) if answer.status in _SUCCESS else None

    def end_upload(self, url: str) -> None:
        """Let the central API forget an upload; one that can't do so forgets it in time."""
        expected = {*_SUCCESS, *_UNKNOWN, HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED}
        with self._transport.request("DELETE", url, headers=_TUS, expected=expected):
            pass


def _incoming(answer: Answer) -> Incoming:
    """What the head of an answer says of the part that comes. Raises `answer-garbled`."""
    if answer.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise KnownProblem("answer-garbled", reason="encoding")
    etag = answer.headers.get("ETag", "")
    if answer.status == HTTPStatus.PARTIAL_CONTENT:
        part = _CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", "").strip())
        if part is None:
            raise KnownProblem("answer-garbled", reason="Content-Range")
        return Incoming(etag, int(part[1]), int(part[2]), answer.chunks)
    length = answer.headers.get("Content-Length", "").strip()
    if not _NUMBER.fullmatch(length):
        raise KnownProblem("answer-garbled", reason="Content-Length")
    return Incoming(etag, 0, int(length), answer.chunks)


def _offset(answer: Answer) -> int | None:
    text = answer.headers.get("Upload-Offset", "").strip()
    return int(text) if _NUMBER.fullmatch(text) else None
