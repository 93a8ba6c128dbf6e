"""The calls of this API, one method each. Politely: one after the other, `pace` apart, and later where it asks so.

Reading is repeated where it failed in a way that time may mend. Writing never is: whether it was done is another
question, which only a look can answer. A failed write that may have been done raises `LostAnswerError`.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from urllib3.filepost import encode_multipart_formdata

from desktop.clock import system_clock
from desktop.problems import KnownProblem
from sync.connectors.lapor3 import reading, records
from sync.connectors.lapor3.meaning import refusal
from sync.connectors.lapor3.pace import Pace
from sync.net import diagnosis
from sync.net.line import CONNECT_TIMEOUT, STALL_TIMEOUT, Line, checked_url
from sync.scheduling.backoff import Backoff

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    import requests

    from desktop.clock import Clock
    from sync.connectors.lapor3.records import Detail, FollowUp
    from sync.connectors.lapor3.settings import Lapor3Settings
    from sync.net.route import Route
    from sync.net.wire import Counter

log = logging.getLogger(__name__)

TRIES = 3
"""Of one reading request, together."""
LONGEST_WAIT = 60.0
"""Seconds for which one request waits for a server that asks to; what asks for more ends the sync."""
MOST_PAGES = 200
_LONGEST_ANSWER = 16 * 1024 * 1024
_LONGEST_KEY = 4_096
_MENDED_BY_TIME = frozenset({"rate-limited", "server-unavailable", "answer-truncated", "stalled", "connection-lost"})
_DONE = range(200, 300)
_FAILED = frozenset({"false", "error", "failed", "fail"})
"""What the `status` of a body is that takes back the status of its answer."""
_NOT_DONE = frozenset(
    {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.METHOD_NOT_ALLOWED,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)
"""Answers by which a server says that it did nothing."""


class LostAnswerError(Exception):
    """Something was sent, and whether it was done is not known. `problem`: what came instead of an answer."""

    def __init__(self, problem: KnownProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingFile:
    """A file that goes with a follow-up."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An institution, and what it is called."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text that the API offers for answers."""

    code: str
    title: str
    kind: str
    content: str


def checked_key(key: str) -> str:
    """A credential without white space around it. Raises `keys-missing`, or `keys-refused` where it can be none."""
    text = key.strip()
    if not text:
        raise KnownProblem("keys-missing")
    if not (text.isascii() and text.isprintable() and len(text) <= _LONGEST_KEY):
        raise KnownProblem("keys-refused", reason="?")
    return text


class Lapor3Client:
    """For one thread, but for `abort`. All calls may raise KnownProblem."""

    def __init__(
        self,
        settings: Lapor3Settings,
        *,
        route: Route | None = None,
        clock: Clock = system_clock,
        sleep: Callable[[float], object] | None = None,
        backoff: Backoff | None = None,
        connect_timeout: float = CONNECT_TIMEOUT,
        stall_timeout: float = STALL_TIMEOUT,
    ) -> None:
        """`sleep`: how seconds pass between requests; really, where none is given.

        Raises what `checked_url` and `checked_key` raise.
        """
        self.settings = settings
        url = checked_url(settings.base_url)
        headers = {
            settings.key_header: settings.key_prefix + checked_key(settings.key),
            settings.token_header: checked_key(settings.token),
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        }
        self._line = Line(
            url, headers, route=route, clock=clock, connect_timeout=connect_timeout, stall_timeout=stall_timeout
        )
        self._pace = Pace(clock, settings.pace, sleep=sleep)
        self._backoff = backoff or Backoff(base=2.0, cap=LONGEST_WAIT, least=1.0)
        self._server_time: datetime | None = None

    @property
    def counter(self) -> Counter:
        """What went over the wire so far."""
        return self._line.counter

    @property
    def server_time(self) -> datetime | None:
        """What the server's clock said with its last answer, where it said it."""
        return self._server_time

    # what is read

    def complaint(self, complaint_id: str) -> Detail:
        """A complaint. Raises `complaint-not-told` where the API gives none by this number."""
        found = reading.results(self._read(self.settings.path("complaint", complaint_id=complaint_id)))
        told = records.detail(found, self.settings.places)
        if not told.told:
            raise KnownProblem("answer-garbled", reason="results")
        return told

    def follow_ups(self, complaint_id: str) -> tuple[FollowUp, ...]:
        """All follow-ups, page by page, oldest first, each once. Two pages in a row without a new one are the end."""
        found: dict[str, FollowUp] = {}
        idle = 0
        for page in range(1, MOST_PAGES + 1):
            results = reading.results(self._read(self.settings.path("followups", complaint_id=complaint_id, page=page)))
            before = len(found)
            for entry in reading.rows(results):
                told = records.follow_up(entry, self.settings.places)
                if told.at or told.text:
                    found[told.entry_id] = told
            idle = 0 if len(found) > before else idle + 1
            if idle > 1 or not (isinstance(results, dict) and results.get("next_page_url")):
                return records.in_order(found.values())
        raise KnownProblem("answer-garbled", reason="pages without end")

    def institutions(self) -> list[Institution]:
        """All institutions that the API names."""
        entries = self._rows("institutions")
        return [
            Institution(id=number, name=name)
            for entry in entries
            if (number := reading.text(entry.get("id"))) and (name := reading.text(entry.get("name")))
        ]

    def templates(self) -> list[Template]:
        """The texts that the API offers for answers."""
        return [
            Template(
                code=code,
                title=reading.text(entry.get("title")) or code,
                kind=reading.text(entry.get("type")),
                content=reading.prose(entry.get("content")),
            )
            for entry in self._rows("templates")
            if (code := reading.text(entry.get("template_code")))
        ]

    # what is written

    def add_follow_up(
        self, complaint_id: str, text: str, *, is_secret: bool, files: Sequence[OutgoingFile] = ()
    ) -> None:
        """Send a follow-up. Raises `LostAnswerError` where it may have been kept all the same."""
        own = self.settings
        fields: list[tuple[str, Any]] = [
            ("user_id", own.user_id),
            ("institution_from_id", own.institution_id),
            ("institution_to_id", own.institution_to_id or own.institution_id),
            ("complaint_id", complaint_id),
            ("info_disposition", ""),
            ("template_code", own.template_code),
            ("rating", "0"),
            ("is_secret", "1" if is_secret else "0"),
            ("content", text),
        ]
        fields += [(f"attachment[{n}]", (one.name, one.content, one.media_type)) for n, one in enumerate(files)]
        body, kind = encode_multipart_formdata(fields)
        self._write(own.path("add_followup"), body, kind)

    def reject(self, complaint_id: str, *, institution_id: str, reason: str) -> None:
        """Ask for a complaint to be taken away as another's (*bukan wewenang*). Raises as `add_follow_up` does."""
        told = {"is_request": 1, "reason": _as_number(institution_id), "reason_description": reason, "not_authority": 1}
        body = json.dumps(told, ensure_ascii=False).encode()
        self._write(self.settings.path("reject", complaint_id=complaint_id), body, "application/json")

    # the connection

    def keep_pace(self) -> None:
        """Wait until the next request may begin. Raises `cancelled`."""
        self._pace.keep()

    def abort(self) -> None:
        """Let whatever waits fail with `cancelled` at once. From any thread."""
        self._pace.stop()
        self._line.abort()

    def resume(self) -> None:
        """Allow requests again."""
        self._pace.resume()
        self._line.resume()

    def close(self) -> None:
        """Close the connection."""
        self._line.close()

    # internals

    def _rows(self, name: str) -> list[Mapping[str, Any]]:
        return reading.rows(reading.results(self._read(self.settings.path(name))))

    def _read(self, path: str) -> bytes:
        for failures in range(1, TRIES + 1):
            self._pace.keep()
            try:
                return self._answer(self._line.send("GET", path, headers={}))
            except KnownProblem as problem:
                if problem.code not in _MENDED_BY_TIME or failures == TRIES:
                    raise
                asked = problem.params.get("retry_after")
                wait = max(self._backoff.delay(failures), float(asked) if isinstance(asked, (int, float)) else 0.0)
                if wait > LONGEST_WAIT:
                    raise
                log.info("reading again after %s", problem.code)
                self._pace.wait(wait)
        raise AssertionError(path)

    def _write(self, path: str, body: bytes, kind: str) -> None:
        """Send once. What found no connection, or was refused, was certainly not done and raises KnownProblem."""
        self._pace.keep()
        before = self.counter.departed
        status = 0
        try:
            response = self._line.send("POST", path, headers={"Content-Type": kind}, body=body, is_dear=True)
            status = response.status_code
            self._must_be_done(response)
        except KnownProblem as problem:
            if self.counter.departed > before and status not in _NOT_DONE:
                raise LostAnswerError(problem) from problem
            raise

    def _must_be_done(self, response: requests.Response) -> None:
        """The status says that it was done; only a body that says the opposite is believed more than it."""
        if response.status_code not in _DONE or _is_page(response):
            self._answer(response)
        try:
            found = reading.document(self._whole(response))
        except KnownProblem:
            return
        if str(found.get("status", "")).lower() in _FAILED:
            reason = reading.said(found) or "status"
            raise KnownProblem("server-refused", status=response.status_code, reason=reason)

    def _answer(self, response: requests.Response) -> bytes:
        """The body of a success of the API's."""
        if response.status_code != HTTPStatus.OK or _is_page(response):
            raise self._refusal(response)
        return self._whole(response)

    def _whole(self, response: requests.Response) -> bytes:
        try:
            self._server_time = _date_of(response)
            return self._line.whole(response, _LONGEST_ANSWER)
        finally:
            response.close()

    def _refusal(self, response: requests.Response) -> KnownProblem:
        """What an answer means that is not the one that was asked for."""
        is_page, said = _is_page(response), self._said(response)
        wait = self._retry_after(response)
        return refusal(response.status_code, host=self._line.host, is_page=is_page, said=said, wait=wait)

    def _said(self, response: requests.Response) -> str:
        try:
            body = self._whole(response)
            return "" if _is_page(response) else reading.said(reading.document(body))
        except KnownProblem:
            return ""

    def _retry_after(self, response: requests.Response) -> dict[str, float]:
        return diagnosis.retry_after(response.headers, self._line.clock.now())


def _date_of(response: requests.Response) -> datetime | None:
    try:
        return parsedate_to_datetime(response.headers.get("Date", ""))
    except (ValueError, TypeError):
        return None


def _is_page(response: requests.Response) -> bool:
    return "html" in response.headers.get("Content-Type", "").lower()


def _as_number(told: str) -> int | str:
    return int(told) if told.isdecimal() else told
