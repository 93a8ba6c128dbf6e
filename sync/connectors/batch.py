"""Contract v1: one request pushes and pulls, its answer is a stream of messages (see `sync.contract.messages`)."""

from __future__ import annotations

from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from desktop.clock import moment
from desktop.complaint import Actor, Attachment, ComplaintPatch, Departure, Event, EventKind, TrackingId
from desktop.intent import OpId, OpKind, OpResult, Outcome
from desktop.problems import KnownProblem
from sync.connectors.base import Accepted, Expected, Finished, Milestone, ReferenceData, StartOver, Unreadable
from sync.connectors.batch_files import BatchFiles
from sync.connectors.unreadable import unreadable
from sync.contract import messages, reference, terms
from sync.contract.problems import code_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from desktop.intent import OutboxItem
    from sync.connectors.base import Arrival
    from sync.net.wire import Counter
    from sync.transport import Transport

SYNC_PATH = "/v1/sync"
ORDERS = frozenset({"device-wiped", "device-signed-out"})
"""Codes of problems by which a central API orders something of this device."""
REFERENCE_PATH = "/v1/reference"

_KINDS = {kind.value: kind for kind in EventKind}
_ACTORS = {actor.value: actor for actor in Actor}


class _Tag(msgspec.Struct):
    """Just enough of a message to tell whether the exchange can go on without it."""

    t: str = ""


_tag_decoder = msgspec.json.Decoder(_Tag)
_INDISPENSABLE = {"end", "resync_required"}


class BatchConnector:
    """A central API of contract v1."""

    batch_limit = terms.MAX_OPS

    def __init__(
        self, transport: Transport, *, device: str = "", obey: Callable[[str], object] = lambda _: None
    ) -> None:
        """`device` names this desk to the central API; `obey` gets the code of an order that it gives to that."""
        self._transport = transport
        self._device = device
        self._obey = obey
        self.files = BatchFiles(transport)

    @property
    def counter(self) -> Counter:
        """What went over the wire so far."""
        return self._transport.counter

    @contextmanager
    def exchange(self, cursor: str | None, items: Sequence[OutboxItem]) -> Iterator[Iterator[Arrival]]:
        """Send the items and ask for what changed since `cursor`."""
        texts = {item.op_id: item.text for item in items if item.kind is OpKind.FOLLOW_UP}
        body = request_body(cursor, items, keeps_texts=bool(texts), keeps_accepted=bool(items), device=self._device)
        try:
            with self._transport.post_stream(SYNC_PATH, body) as lines:
                yield arrivals(lines, texts)
        except KnownProblem as problem:
            if self._device and problem.code in ORDERS:
                self._obey(problem.code)
            raise

    def reference(self, etag: str) -> ReferenceData | None:
        """The reference data, or None where they are still those with this ETag."""
        document = self._transport.get(REFERENCE_PATH, etag)
        if document is None:
            return None
        try:
            content = msgspec.to_builtins(reference.reference_decoder.decode(document.body))
        except messages.UNREADABLE as error:
            raise KnownProblem("answer-garbled", reason=str(error)[:200]) from error
        return ReferenceData(document.etag, content)

    def abort(self) -> None:
        """Let whatever waits on the network fail with `cancelled`."""
        self._transport.abort()

    def resume(self) -> None:
        """Allow exchanges again."""
        self._transport.resume()

    def close(self) -> None:
        """Close the connection."""
        self._transport.close()


# ---- the request -----------------------------------------------------------------------------------------------------


def request_body(
    cursor: str | None,
    items: Sequence[OutboxItem],
    *,
    keeps_texts: bool = False,
    keeps_accepted: bool = False,
    device: str = "",
) -> bytes:
    """A `SyncRequest` as JSON; what has its default is left out.

    `keeps_texts`: whoever reads the answer gives `arrivals` the texts of these items.
    """
    request: dict[str, object] = {}
    if cursor is not None:
        request["cursor"] = cursor
    if items:
        request["ops"] = [_op(item) for item in items]
    if keeps_texts:
        request["keeps_texts"] = True
    if keeps_accepted:
        request["keeps_accepted"] = True
    if device:
        request["device"] = device
    return messages.encoder.encode(request)


def _op(item: OutboxItem) -> dict[str, object]:
    op: dict[str, object] = {
        "kind": item.kind,
        "op_id": item.op_id,
        "tracking_id": item.tracking_id,
        "base_rev": item.base_rev,
        "authored_at": item.authored_at,
        "payload_hash": item.payload_hash,
        "payload": dict(item.payload),
    }
    if item.supersedes:
        op["supersedes"] = item.supersedes
    return op


# ---- the answer ------------------------------------------------------------------------------------------------------


def arrivals(lines: Iterable[bytes], texts: Mapping[OpId, str] = MappingProxyType({})) -> Iterator[Arrival]:
    """The messages of an answer in the desk's words. Raises `answer-truncated` where the last one is missing.

    `texts`: of the follow-ups that went out with the request, which the answer doesn't repeat.
    """
    rest = iter(lines)
    for line in filter(None, rest):
        message = _completed(line, _read(line), texts)
        match message:
            case messages.Change():
                yield _patch(message)
            case messages.Result() | messages.Accepted():
                yield _of_an_op(message)
            case messages.Checkpoint():
                yield Milestone(message.cursor)
            case messages.Gone():
                yield Departure(tracking_id=TrackingId(message.id), rev=message.rev, reason=message.reason)
            case messages.Head():
                yield Expected(message.remaining)
            case Unreadable():
                yield message
            case messages.ResyncRequired():
                _drain(rest)
                yield StartOver(message.reason)
                return
            case messages.End():
                _drain(rest)
                yield _finished(message)
                return
    raise KnownProblem("answer-truncated")


def _read(line: bytes) -> messages.Message | Unreadable:
    try:
        message: messages.Message = messages.message_decoder.decode(line)
    except msgspec.ValidationError as error:
        if _tag(line) in _INDISPENSABLE:
            raise KnownProblem("answer-garbled", reason=str(error)[:200]) from error
        return unreadable(line, str(error))
    except (RecursionError, UnicodeDecodeError) as error:
        return unreadable(line, type(error).__name__)
    except msgspec.DecodeError as error:
        raise KnownProblem("answer-garbled", reason=str(error)[:200]) from error
    return message


def _completed(
    line: bytes, message: messages.Message | Unreadable, texts: Mapping[OpId, str]
) -> messages.Message | Unreadable:
    """With the texts that were left out because this side has them."""
    if not isinstance(message, messages.Change) or not any(event.is_text_of_op for event in message.events):
        return message
    try:
        events = [
            msgspec.structs.replace(event, text=texts[OpId(event.op_id or "")]) if event.is_text_of_op else event
            for event in message.events
        ]
    except KeyError:
        return unreadable(line, "The text of an op that did not go out with this request")
    return msgspec.structs.replace(message, events=events)


def _tag(line: bytes) -> str:
    try:
        return _tag_decoder.decode(line).t
    except messages.UNREADABLE:
        return ""


def _drain(lines: Iterator[bytes]) -> None:
    """Read the answer to its end so that the connection can be kept; it is whole already, so a failure is none."""
    try:
        for _ in lines:
            pass
    except KnownProblem:
        return


def _finished(end: messages.End) -> Finished:
    try:
        server_time = moment(end.server_time)
    except ValueError:
        server_time = None
    return Finished(end.more, end.digest, server_time, end.reference_etag)


def _patch(change: messages.Change) -> ComplaintPatch:
    fields: dict[str, object] = msgspec.to_builtins(change.set)
    if "status" in fields:
        fields["status_raw"] = fields.pop("status")
    if "attachments" in fields and change.set.attachments is not msgspec.UNSET:
        fields["attachments"] = tuple(_attachment(item) for item in change.set.attachments)
    return ComplaintPatch(
        tracking_id=TrackingId(change.id),
        rev=change.rev,
        fields=fields,
        events=tuple(map(_event, change.events)),
        is_whole=change.whole,
    )


def _event(event: messages.TimelineEvent) -> Event:
    return Event(
        event_id=event.id,
        kind=_KINDS.get(event.kind, EventKind.OTHER),
        at=event.at,
        actor=_ACTORS[event.actor],
        actor_name=event.name,
        text=event.text,
        is_secret=event.is_secret,
        op_id=event.op_id,
        rating=event.rating,
        attachments=tuple(_attachment(item) for item in event.attachments) if event.attachments else (),
    )


def _attachment(item: messages.AttachmentInfo) -> Attachment:
    return Attachment(
        attachment_id=item.id,
        file_name=item.name,
        size=item.size,
        media_type=item.media_type,
        sha256=item.sha256,
    )


def _of_an_op(told: messages.Result | messages.Accepted) -> OpResult | Accepted:
    if isinstance(told, messages.Accepted):
        return Accepted(OpId(told.op_id), told.passed_on)
    return _result(told)


def _result(result: messages.Result) -> OpResult:
    return OpResult(
        op_id=OpId(result.op_id),
        tracking_id=TrackingId(result.tracking_id),
        outcome=Outcome(result.outcome),
        rev=result.rev,
        happened=tuple(_event(event) for event in result.happened),
        problem_code=code_of(result.problem.type) if result.problem else "",
        problem_detail=(result.problem.detail or result.problem.title) if result.problem else "",
    )
