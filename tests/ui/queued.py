"""Answers in every state of the outbox, brought there by the operations that the officer and the sync use."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache.intents import drafts, outbox, outgoing
from desktop.complaint import Actor, Event, EventKind
from desktop.intent import OpResult, OutboxItem, Outcome
from tests.ui.seeds import tracking_id

if TYPE_CHECKING:
    from desktop.desk import Desk

WORDS = "Jawaban untuk laporan {number}, dengan <b>huruf</b>."
COLLEAGUE_ANSWERED = Event(
    event_id="c1",
    kind=EventKind.FOLLOW_UP,
    at="2026-03-17T02:20:00Z",
    actor=Actor.COLLEAGUE,
    actor_name="Biro Akademik",
    text="Sudah kami jawab. Telepon pelapor 081234567890.",
)


def words(number: int) -> str:
    """What was written on a complaint."""
    return WORDS.format(number=number)


def queued(desk: Desk, number: int, hold: timedelta | None = timedelta(0)) -> OutboxItem:
    """An answer that waits to be sent, or is held."""
    desk.do(drafts.save, tracking_id(number), words(number))
    return desk.do(outbox.queue, tracking_id(number), hold=hold)


def sending(desk: Desk, number: int) -> OutboxItem:
    """An answer that has left."""
    item = queued(desk, number)
    desk.do(outgoing.mark_sending, [item.op_id])
    return item


def settled(desk: Desk, number: int, outcome: Outcome, code: str = "", *happened: Event) -> OutboxItem:
    """An answer on which the central API has spoken."""
    item = sending(desk, number)
    result = OpResult(
        op_id=item.op_id,
        tracking_id=item.tracking_id,
        outcome=outcome,
        rev=2,
        problem_code=code,
        problem_detail="Alasan <i>server</i>" if code else "",
        happened=happened,
    )
    desk.do(outgoing.record, [result])
    return item


def failed_once(desk: Desk, number: int, code: str) -> OutboxItem:
    """An answer that is queued again after an exchange that ended without a word."""
    item = sending(desk, number)
    desk.do(outgoing.return_unsent, code)
    return item


def accepted(desk: Desk, number: int, *, passed_on: bool = False) -> OutboxItem:
    """An answer that a gateway carries on."""
    item = sending(desk, number)
    desk.do(outgoing.accept, item.op_id, passed_on=passed_on)
    return item
