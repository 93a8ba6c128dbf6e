"""Scenes of what did not go through: refused, no longer the officer's, changed meanwhile, and records unread."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from desktop.cache.intents import drafts, forwards, outbox, outgoing, review
from desktop.cache.mirror import mirror
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.complaint import Actor, Departure, Event, EventKind, MirrorBatch
from desktop.intent import OpResult, OutboxState, Outcome
from ui.screens.scene import Scene, acted, chosen, in_turn
from ui.screens.stage import ANSWER, ASKED, NOW, UNITS_ANSWER

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.complaint import TrackingId
    from desktop.desk import Desk
    from ui.shell.window import MainWindow

_SHORTER = ANSWER.replace(", dan hasil pemeriksaannya kami sampaikan paling lambat Jumat pekan ini", "")
_SENT = Event(event_id="mine", kind=EventKind.FOLLOW_UP, at="2026-03-17T02:20:00Z", actor=Actor.ME, text=_SHORTER)
_given: dict[Path, TrackingId] = {}
"""On each desk, the complaint that went to somebody else."""


def _complaint(desk: Desk, place: int) -> TrackingId:
    """One that nothing else is done with."""
    ids = desk.ask(lists.ids, ListName.TO_ANSWER, day_in_wib(NOW))
    return desk.ask(lists.rows, ids, day_in_wib(NOW))[-1 - place].tracking_id


def _shown(window: MainWindow, tracking_id: TrackingId, result: OpResult) -> None:
    desk = window.bridge.desk
    for earlier in desk.ask(outbox.for_complaint, tracking_id):
        if earlier.state.needs_a_look:
            desk.do(review.put_away, earlier.op_id)
    desk.do(drafts.save, tracking_id, ANSWER)
    item = desk.do(outbox.queue, tracking_id, hold=timedelta(0))
    desk.do(outgoing.mark_sending, [item.op_id])
    desk.do(outgoing.record, [replace(result, op_id=item.op_id, tracking_id=tracking_id)])
    window.go.to_list(ListName.REVIEW)
    window.reading.show_conflict(item.op_id)


def _decided(result: OpResult, window: MainWindow) -> None:
    _shown(window, _complaint(window.bridge.desk, 0), result)


def _elsewhere(window: MainWindow) -> None:
    desk = window.bridge.desk
    tracking_id = _given.setdefault(desk.data_dir, _complaint(desk, 1))
    desk.do(drafts.save, tracking_id, ANSWER)
    if not desk.ask(forwards.of_complaint, tracking_id):
        asked = desk.do(forwards.forward, tracking_id, "Biro Keuangan dan Umum", ASKED, day_in_wib(NOW))
        desk.do(forwards.record_answer, asked.forward_id, UNITS_ANSWER, by="Ibu Sari")
    gone = Departure(tracking_id=tracking_id, rev=99, reason="reassigned")
    desk.write_as("sync", mirror.apply, MirrorBatch(departures=(gone,))).result()
    window.go.to_list(ListName.REVIEW)
    window.go.to_complaint(tracking_id)


def _unread(window: MainWindow) -> None:
    desk = window.bridge.desk
    for item in desk.ask(outbox.items):
        if item.state is OutboxState.REFUSED or (item.happened and item.happened[0] == _SENT):
            desk.do(review.put_away, item.op_id)  # the desk as it was before these scenes
    for tracking_id in _given.values():
        desk.do(drafts.discard, tracking_id)
    window.go.to_list(ListName.REVIEW)


def _say_so(window: MainWindow) -> None:
    window.reading.inbox.unread.show_count(2)


def _result(outcome: Outcome, code: str = "", *happened: Event) -> OpResult:
    return OpResult(op_id="", tracking_id="", outcome=outcome, rev=2, problem_code=code, happened=happened)  # type: ignore[arg-type]


_PAGE = "https://www.lapor.go.id/pengaduan/8519919"

SCENES = [
    Scene(
        name="review-unsure",
        play=partial(_decided, replace(_result(Outcome.REFUSED, outbox.UNSURE), problem_detail=_PAGE)),
        is_scaled=True,
    ),
    Scene(name="review-refused", play=partial(_decided, _result(Outcome.REFUSED, "op-id-reused")), is_scaled=True),
    Scene(name="review-not-ours", play=partial(_decided, _result(Outcome.REFUSED, "op-not-assigned")), is_scaled=True),
    Scene(name="review-changed", play=partial(_decided, _result(Outcome.CONFLICT, "", _SENT)), is_scaled=True),
    Scene(name="review-hand-over", play=in_turn(_elsewhere, acted("hand-over")), is_scaled=True, shows="HandOverSheet"),
    Scene(name="review-unread", play=in_turn(_unread, chosen(0), _say_so), is_scaled=True),
]
