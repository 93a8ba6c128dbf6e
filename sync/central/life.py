"""Practice mode lives on: every minute or so one thing happens that might happen on a real desk.

New complaints arrive, reporters reply or close, a colleague answers first, an admin tidies, verifies or moves a
complaint elsewhere. Each is weighed against how the desk stands, so that it is neither drained nor flooded.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

from desktop.clock import timestamp
from desktop.complaint import EventKind, Status
from sync.central import actions, changes
from sync.central.changes import NewEvent
from sync.central.generate.draw import Weighted, between, chance, pick
from sync.central.generate.manner import smooth
from sync.central.generate.voices import Voices
from sync.central.scene import Scene
from sync.central.seeding import add_generated

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from desktop.clock import Clock
    from sync.central.scene import OpenComplaint
    from sync.central.store import Store

_log = logging.getLogger(__name__)

PAUSE = (45.0, 90.0)
"""Seconds between two happenings, at least and at most."""
_FIRST_OFFICERS_WEIGHT = 3
"""Who practises is the first officer: more happens to them than to the others."""
_STARS = Weighted(((1, 8), (2, 10), (3, 22), (4, 32), (5, 28)))


class Kind(StrEnum):
    """What can happen."""

    ARRIVED = "arrived"
    ANSWER_MET = "answer-met"
    """A reporter reacts to an answer that an officer sent."""
    REPORTER_REPLIED = "reporter-replied"
    REPORTER_CLOSED = "reporter-closed"
    COMPLETED = "completed"
    COLLEAGUE_ANSWERED = "colleague-answered"
    VERIFIED = "verified"
    EDITED = "edited"
    REASSIGNED = "reassigned"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, to which complaint of which officer."""

    kind: Kind
    tracking_id: str
    officer_id: int


class Life:
    """Lets one thing happen at a time. All that is drawn comes from `rng`, all times from `clock`."""

    def __init__(self, store: Store, rng: Random, clock: Clock) -> None:
        self._store = store
        self._rng = rng
        self._clock = clock
        self._voices = Voices(rng)

    def step(self) -> Happening | None:
        """Let one thing happen; None where there is no officer, or nothing that could."""
        officers = self._store.officers()
        if not officers:
            return None
        weights = [_FIRST_OFFICERS_WEIGHT, *[1] * (len(officers) - 1)]
        officer = self._rng.choices(officers, weights)[0]
        others = [other for other in officers if other.id != officer.id]
        with self._store.write() as db:
            possible = self._possible(Scene.of(db, self._clock.now(), officer, others))
            if not possible:
                return None
            kind, happen = Weighted(possible).draw(self._rng)
            return Happening(kind, happen(), officer.id)

    def _possible(self, scene: Scene) -> list[tuple[_Option, float]]:
        """What could happen now, with its weight: about how many of a hundred steps it should be."""
        rules = (
            (34, Kind.ANSWER_MET, self._meet_answer, scene.answered(by_op=True)),
            (16, Kind.REPORTER_REPLIED, self._reply, scene.answered(by_op=False)),
            (7, Kind.REPORTER_CLOSED, self._close_content, scene.answered(by_op=False)),
            (7, Kind.COMPLETED, self._complete, scene.with_status(Status.WAITING_INFO)),
            (10, Kind.COLLEAGUE_ANSWERED, self._answer_as_colleague, scene.to_spare()),
            (8, Kind.VERIFIED, self._verify, scene.with_status(Status.UNVERIFIED)),
            (8, Kind.EDITED, self._edit, [one for one in scene.to_answer() if one.is_untidy]),
            (4, Kind.REASSIGNED, self._reassign, scene.to_spare() if scene.others else []),
            (4, Kind.EXPIRED, self._expire, scene.expired()),
        )
        possible: list[tuple[_Option, float]] = [
            ((kind, partial(happen, scene, pick(self._rng, candidates))), weight)
            for weight, kind, happen, candidates in rules
            if candidates
        ]
        if scene.has_room:
            possible.append(((Kind.ARRIVED, partial(self._arrive, scene)), 28))
        return possible

    # what happens, each returning the tracking ID

    def _arrive(self, scene: Scene) -> str:
        (newest,) = scene.db.execute("SELECT max(CAST(tracking_id AS INTEGER)) FROM complaint").fetchone()
        tracking_id = str((newest or 8_500_000) + between(self._rng, 3, 60))
        add_generated(scene.db, self._voices.complaint(tracking_id, scene.now), scene.officer)
        return tracking_id

    def _meet_answer(self, scene: Scene, complaint: OpenComplaint) -> str:
        if chance(self._rng, 0.35):
            return self._close_content(scene, complaint)
        role = "thanks" if chance(self._rng, 0.25) else "disappointed"
        return self._say(scene, complaint, role)

    def _reply(self, scene: Scene, complaint: OpenComplaint) -> str:
        waited_long = scene.now - complaint.last_at > timedelta(days=3)
        return self._say(scene, complaint, "nudge" if waited_long and chance(self._rng, 0.5) else "unhappy")

    def _complete(self, scene: Scene, complaint: OpenComplaint) -> str:
        return self._say(scene, complaint, "completed")

    def _say(self, scene: Scene, complaint: OpenComplaint, role: str) -> str:
        text = self._voices.reply(complaint.matter, scene.now, role)
        event = NewEvent(kind=EventKind.REPLY, actor="reporter", name="Pelapor", text=text)
        return _changed(scene, complaint, {"status": actions.REPORTER_REPLIED}, event)

    def _close_content(self, scene: Scene, complaint: OpenComplaint) -> str:
        stars = _STARS.draw(self._rng)
        thanks = self._voices.reply(complaint.matter, scene.now, "thanks")
        return _changed(
            scene,
            complaint,
            {"status": actions.CLOSED_BY_REPORTER, "rating": stars},
            NewEvent(kind=EventKind.REPLY, actor="reporter", name="Pelapor", text=thanks),
            NewEvent(
                kind=EventKind.CLOSED, actor="reporter", name="Pelapor", text=self._voices.shared("closed.reporter")
            ),
            NewEvent(
                kind=EventKind.RATED,
                actor="reporter",
                name="Pelapor",
                text=self._voices.shared("rated"),
                rating=stars,
            ),
        )

    def _answer_as_colleague(self, scene: Scene, complaint: OpenComplaint) -> str:
        role = "again" if complaint.status is Status.REPORTER_REPLIED else "answer"
        text = self._voices.answer(complaint.matter, scene.now, role)
        colleague = pick(self._rng, scene.others) if scene.others else None
        event = NewEvent(
            kind=EventKind.FOLLOW_UP,
            actor="officer",
            officer_id=colleague.id if colleague else None,
            name=colleague.name if colleague else "Rekan kerja",
            text=text,
        )
        return _changed(scene, complaint, {"status": actions.IN_PROGRESS}, event)

    def _verify(self, scene: Scene, complaint: OpenComplaint) -> str:
        fields = {"status": actions.DISPOSED, "disposed_at": timestamp(scene.now)}
        if not complaint.classification:
            fields["classification"] = self._voices.classification(complaint.matter)
        return _changed(
            scene,
            complaint,
            fields,
            _by_admin(EventKind.VERIFIED, self._voices.shared("verified")),
            _by_admin(EventKind.DISPOSED, self._voices.shared("disposed", complaint.matter.institution)),
        )

    def _edit(self, scene: Scene, complaint: OpenComplaint) -> str:
        if not complaint.classification:
            fields = {"classification": self._voices.classification(complaint.matter)}
            return _changed(scene, complaint, fields, _by_admin(EventKind.EDITED, self._voices.shared("classified")))
        fields = {"body_edited": smooth(complaint.matter.body)}
        return _changed(scene, complaint, fields, _by_admin(EventKind.EDITED, self._voices.shared("edited")))

    def _reassign(self, scene: Scene, complaint: OpenComplaint) -> str:
        taker = pick(self._rng, scene.others)
        at = timestamp(scene.now)
        changes.withdraw(scene.db, complaint.row, scene.officer.id, reason="reassigned", at=at)
        event = _by_admin(EventKind.DISPOSED, self._voices.shared("reassigned"))
        changes.change(scene.db, complaint.row, {}, events=[event], at=at)
        changes.assign(scene.db, complaint.row, taker.id, at=at)
        return complaint.tracking_id

    def _expire(self, scene: Scene, complaint: OpenComplaint) -> str:
        event = NewEvent(
            kind=EventKind.CLOSED, actor="system", name="Sistem LAPOR!", text=self._voices.shared("closed.system")
        )
        return _changed(scene, complaint, {"status": actions.CLOSED_BY_SYSTEM}, event)


_Option = tuple[Kind, "Callable[[], str]"]


class Living:
    """Runs a life in a thread for as long as the context lasts, which ends without waiting for the next happening."""

    def __init__(self, store: Store, *, rng: Random | None = None, pause: tuple[float, float] = PAUSE) -> None:
        self._rng = rng or Random()  # noqa: S311 - nothing secret is drawn
        self._pause = pause
        self._life = Life(store, self._rng, store.clock)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="life", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._is_over.wait(self._rng.uniform(*self._pause)):
            try:
                self._life.step()
            except Exception:  # noqa: BLE001 - the border of the thread: practice goes on without this happening
                _log.exception("a step of practice mode failed")


def _changed(scene: Scene, complaint: OpenComplaint, fields: dict[str, Any], *events: NewEvent) -> str:
    changes.change(scene.db, complaint.row, fields, events=events, at=timestamp(scene.now))
    return complaint.tracking_id


def _by_admin(kind: EventKind, text: str) -> NewEvent:
    return NewEvent(kind=kind, actor="admin", name="Admin LAPOR!", text=text)
