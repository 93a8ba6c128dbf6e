"""Runs an examination on a thread of its own, and tells the GUI thread each finding."""

from __future__ import annotations

from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.landing import hand_over

if TYPE_CHECKING:
    from desktop.cache.ways.network import NetworkSettings
    from sync.doctor.course import Patient
    from sync.doctor.examination import Examination


class Examiner(QObject):
    """One examination at a time; what an earlier one still has to say is dropped."""

    found = Signal(object)
    """A `Finding`."""
    ended = Signal()
    """It went to its end, or was stopped."""
    bug_raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._running: Examination | None = None
        self.destroyed.connect(partial(_stop, stopping := _Stopping()))
        self._stopping = stopping

    @property
    def is_running(self) -> bool:
        """Whether an examination is under way."""
        return self._running is not None

    def begin(self, patient: Patient) -> None:
        """Examine; `found` follows for each step, then `ended`."""
        from sync.doctor.examination import Examination

        self.stop()
        self._number += 1
        self._running = self._stopping.examination = Examination(patient)
        Thread(target=self._run, args=(self._number, self._running), name="doctor", daemon=True).start()

    def stop(self) -> None:
        """End the examination; `ended` follows at once, whatever the network does."""
        if self._running is not None:
            self._running.stop()
            self._number += 1
            self._running = self._stopping.examination = None
            self.ended.emit()

    def _run(self, number: int, examination: Examination) -> None:
        outcome: object = None
        try:
            for finding in examination.run():
                hand_over(self, self._on_told, number, finding)
        except Exception as error:  # noqa: BLE001 the border of the thread
            outcome = error
        hand_over(self, self._on_told, number, outcome)

    def _on_told(self, number: int, told: object) -> None:
        if number != self._number:
            return
        if told is not None and not isinstance(told, Exception):
            self.found.emit(told)
            return
        self._running = self._stopping.examination = None
        if isinstance(told, Exception):
            self.bug_raised.emit(told)
        self.ended.emit()


class _Stopping:
    """Outlives the examiner, so that its end can end the examination."""

    examination: Examination | None = None


def _stop(stopping: _Stopping, *_: object) -> None:
    if stopping.examination is not None:
        stopping.examination.stop()


def patient_of(url: str, token: str, wishes: NetworkSettings, *, is_renewed: bool = False) -> Patient:
    """Whose way is examined, with the proxy that Qt knows of."""
    from sync.doctor.course import Patient
    from sync.net.route import route_to
    from ui.system_proxy import system_proxy

    find_route = partial(route_to, wishes=wishes, system_proxy=system_proxy)
    return Patient(url=url, token=token, find_route=find_route, is_renewed=is_renewed)
