"""Tries an address and a token before they are saved, on a thread of its own."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.cache.ways.way import DeskWay
from desktop.problems import KnownProblem
from ui.landing import hand_over

if TYPE_CHECKING:
    from desktop.cache.ways.network import NetworkSettings
    from desktop.desk import Desk


class ConnectionProbe(QObject):
    """One attempt at a time counts: an answer to an earlier one is dropped."""

    succeeded = Signal(str)
    """The name of the officer whose token it is."""
    failed = Signal(object)
    """A `KnownProblem`."""
    bug_raised = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._attempt = 0

    def try_out(self, url: str, token: str, wishes: NetworkSettings) -> None:
        """Ask the central API who this is; one of the signals follows."""
        self._attempt += 1
        Thread(target=self._run, args=(self._attempt, url, token, wishes), name="probe", daemon=True).start()

    def drop(self) -> None:
        """Whatever comes is not wanted any more."""
        self._attempt += 1

    def _run(self, attempt: int, url: str, token: str, wishes: NetworkSettings) -> None:
        try:
            outcome: object = officer_behind(self._desk, url, token, wishes)
        except Exception as error:  # noqa: BLE001 the border of the thread
            outcome = error
        hand_over(self, self._on_ended, attempt, outcome)

    def _on_ended(self, attempt: int, outcome: object) -> None:
        if attempt != self._attempt:
            return
        if isinstance(outcome, KnownProblem):
            self.failed.emit(outcome)
        elif isinstance(outcome, Exception):
            self.bug_raised.emit(outcome)
        else:
            self.succeeded.emit(str(outcome))


def officer_behind(desk: Desk, url: str, token: str, wishes: NetworkSettings) -> str:
    """Name of the officer whose token it is; without one, who has signed in. Raises the transport's KnownProblems."""
    from sync.connecting import connector_of, saved
    from sync.transport import checked_url
    from ui.system_proxy import system_proxy

    kept = desk.ask(saved)
    address = checked_url(url)
    is_signed_in = kept.is_signed_in and kept.url == address
    account = replace(kept, way=DeskWay.HOSTED, url=address, token=token, wishes=wishes, is_signed_in=is_signed_in)
    connector = connector_of(desk, account, system_proxy=system_proxy)
    try:
        data = connector.reference("")
    finally:
        connector.close()
    officer = data.content.get("officer") if data else None
    return str(officer.get("name", "")) if isinstance(officer, dict) else ""
