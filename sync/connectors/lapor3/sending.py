"""One op over an API that knows no ids of ops: looked for before it is sent, and never sent where it may be there.

An op leaves in four steps, each on the disk before the next: what is there is read; nothing speaks against it; that it
leaves now, and what was there before, is noted; it leaves. What got no answer is looked for by the next syncs. As long
as it isn't found it is not sent again by itself, because a server may keep what it fails to acknowledge, and may do
so late: after some minutes it is the officer who decides.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache.intents import attempts
from desktop.cache.intents.attempts import Fate
from desktop.cache.intents.outbox import UNSURE
from desktop.cache.ways.way import CARRIED, DeskWay
from desktop.intent import OpKind, OpResult, Outcome
from desktop.problems import KnownProblem
from sync.connectors.lapor3 import own
from sync.connectors.lapor3.client import LostAnswerError, OutgoingFile
from sync.ledger import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.intents.attempts import Sent
    from desktop.complaint import Event
    from desktop.desk import Desk
    from desktop.intent import OpId, OutboxItem
    from sync.connectors.lapor3.client import Lapor3Client
    from sync.connectors.lapor3.looking import Look, Looker

log = logging.getLogger(__name__)

CAN = CARRIED[DeskWay.LAPOR3]
"""What this API has a call for. Everything else is done on its web page."""
PATIENCE = timedelta(minutes=2)
"""How long an answer without acknowledgement is looked for before the officer is asked: the production client that is
known waits 90 seconds for one."""
_OF_ONE_OP = frozenset({"followup-refused", "followup-too-large", "complaint-not-told", "answer-file-lost"})
"""Refusals of one op; after any other the sync ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """What became of one op. Without a `result` it waits, and is looked for again."""

    result: OpResult | None = None
    look: Look | None = None
    """What was read of its complaint on the way."""
    trouble: KnownProblem | None = None
    """Why nothing is known of it; the sync goes on, and tells at its end."""


class Sender:
    """Sends for one desk."""

    def __init__(self, desk: Desk, client: Lapor3Client, looker: Looker) -> None:
        self._desk = desk
        self._client = client
        self._looker = looker

    def send(self, item: OutboxItem) -> Dispatch:
        """Send it if it is certain that it is not there, and that it may go. Raises what ends a sync."""
        if item.kind not in CAN:
            page = self._client.settings.page_of("" if item.kind is OpKind.REGISTER else item.tracking_id)
            return Dispatch(result=_refused(item, KnownProblem("act-on-the-web"), page))
        before = self._desk.ask(attempts.get, item.op_id)
        if before is not None and before.fate is Fate.DONE:
            return Dispatch(result=_said(item, Outcome.REPLAYED))
        try:
            look = self._looker.look(item.tracking_id)
        except KnownProblem as problem:
            if problem.code in _OF_ONE_OP:
                return Dispatch(result=_refused(item, problem))
            raise
        return self._send_knowing(item, look)

    def _send_knowing(self, item: OutboxItem, look: Look) -> Dispatch:
        attempt = self._desk.ask(attempts.get, item.op_id)
        if attempt is not None and attempt.fate is not Fate.NOT_DONE:
            return Dispatch(result=self._undecided(item, attempt), look=look)
        if (stands := self._what_stands(item, look)) is not None:
            return Dispatch(result=stands, look=look)
        try:
            result = self._send_now(item, look)
        except LostAnswerError as lost:
            log.info("no answer to what was sent: %s", lost.problem.code)
            return Dispatch(look=look, trouble=lost.problem)
        return Dispatch(result=result, look=look)

    def _undecided(self, item: OutboxItem, attempt: Sent) -> OpResult | None:
        """It left before, and got no answer."""
        if attempt.fate is Fate.DONE:
            return _said(item, Outcome.APPLIED)
        if self._desk.clock.now() - attempt.began_at < PATIENCE:
            return None
        return _refused(item, KnownProblem(UNSURE), self._client.settings.page_of(item.tracking_id))

    def _what_stands(self, item: OutboxItem, look: Look) -> OpResult | None:
        """What speaks against sending it, if anything does."""
        for earlier in self._desk.ask(attempts.replaced_by, item.op_id):
            if earlier.fate is Fate.DONE:
                return self._was_sent(item, earlier, look)
        happened = look.happened(item.base_rev)
        return None if happened is None else _said(item, Outcome.CONFLICT, happened, look.rev)

    def _was_sent(self, item: OutboxItem, earlier: Sent, look: Look) -> OpResult:
        """What this op was to replace is there: the same words needn't go again, others are the officer's to decide."""
        is_same = own.content_hash(earlier.text) == own.content_hash(item.text)
        event = look.event_of(earlier.op_id)
        if is_same and item.kind is OpKind.FOLLOW_UP:
            return _said(item, Outcome.REPLAYED)
        return _said(item, Outcome.CONFLICT, [event] if event else [], look.rev)

    def _send_now(self, item: OutboxItem, look: Look) -> OpResult:
        try:
            files = self._files(item)
        except KnownProblem as problem:
            return _refused(item, problem)
        began_at = own.began_at(self._desk.clock.now(), self._client.server_time)
        self._desk.write_as(ORIGIN, attempts.begin, item.op_id, began_at=began_at, seen=look.entry_ids).result()
        try:
            self._carry_out(item, files)
        except KnownProblem as problem:
            self._settle(item.op_id, Fate.NOT_DONE)
            if problem.code in _OF_ONE_OP:
                return _refused(item, problem)
            raise
        self._settle(item.op_id, Fate.DONE)
        return _said(item, Outcome.APPLIED)

    def _carry_out(self, item: OutboxItem, files: Sequence[OutgoingFile]) -> None:
        if item.kind is OpKind.FOLLOW_UP:
            is_secret = bool(item.payload.get("is_secret"))
            self._client.add_follow_up(item.tracking_id, item.text, is_secret=is_secret, files=files)
        else:
            institution = str(item.payload.get("institution_id", ""))
            self._client.reject(item.tracking_id, institution_id=institution, reason=item.text)

    def _files(self, item: OutboxItem) -> list[OutgoingFile]:
        try:
            return [
                OutgoingFile(
                    name=file.name, media_type=file.media_type, content=self._desk.files.read(file.sha256).result()
                )
                for file in item.files
            ]
        except KnownProblem as problem:
            if problem.code != "file-not-held":
                raise
            raise KnownProblem("answer-file-lost", name=item.files[0].name) from problem

    def _settle(self, op_id: OpId, fate: Fate) -> None:
        self._desk.write_as(ORIGIN, attempts.settle, op_id, fate).result()


def _said(item: OutboxItem, outcome: Outcome, happened: Sequence[Event] = (), rev: int | None = None) -> OpResult:
    return OpResult(op_id=item.op_id, tracking_id=item.tracking_id, outcome=outcome, rev=rev, happened=tuple(happened))


def _refused(item: OutboxItem, problem: KnownProblem, detail: str = "") -> OpResult:
    return OpResult(
        op_id=item.op_id,
        tracking_id=item.tracking_id,
        outcome=Outcome.REFUSED,
        problem_code=problem.code,
        problem_detail=detail or str(problem.params.get("reason", "")),
    )
