"""Signing in and out for whatever part of the window offers it: threads, the system's browser, and one at a time.

controller = SignInController(desk, parent)
controller.succeeded.connect(…)      # an `Owner`; tokens and address are kept by then
controller.failed.connect(…)         # a `KnownProblem`; the desk is as it was
controller.begin("https://lapor.example.ac.id")
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.problems import KnownProblem
from ui.errand import Errand
from ui.landing import hand_over

if TYPE_CHECKING:
    from desktop.cache.ways.network import NetworkSettings
    from desktop.desk import Desk
    from sync.signin.flow import SignInFlow


@dataclass(slots=True)
class _Course:
    """Outlives the controller, so that its end can end what waits for the browser."""

    flow: SignInFlow | None = None
    is_cancelled: bool = False


def _cancel(course: _Course, *_: object) -> None:
    course.is_cancelled = True
    flow = course.flow
    if flow is not None:
        flow.cancel()


class SignInController(QObject):
    """One sign-in or sign-out at a time."""

    opened = Signal(str)
    """The address that the browser was sent to."""
    succeeded = Signal(object)
    """The `Owner` who signed in."""
    failed = Signal(object)
    """A `KnownProblem`."""
    signed_out = Signal(object)
    """None, or the `KnownProblem` for which the server could not be told."""
    bug_raised = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._course = _Course()
        self.destroyed.connect(partial(_cancel, self._course))
        self._in, self._out = Errand(self), Errand(self)
        self._in.done.connect(self.succeeded)
        self._in.failed.connect(self.failed)
        self._out.done.connect(self.signed_out)
        self._out.failed.connect(self.failed)
        for errand in (self._in, self._out):
            errand.bug_raised.connect(self.bug_raised)

    @property
    def is_running(self) -> bool:
        """Whether an officer is on their way in or out."""
        return self._in.is_running or self._out.is_running

    def begin(self, url: str, *, wishes: NetworkSettings | None = None, language: str = "id") -> None:
        """Sign in at a server; `opened` and then one of the others follow.

        `wishes`: how it is reached, if not as saved; `language`: of the pages in the browser, `id` or `en`.
        """
        if not self.is_running:
            self._course.is_cancelled = False
            self._in.begin(lambda: self._sign_in(url, wishes, language))

    def cancel(self) -> None:
        """The officer thought better of it; `failed` follows with `sign-in-cancelled`."""
        _cancel(self._course)

    def sign_out(self) -> None:
        """End the session; the desk stays."""
        if not self.is_running:
            self._out.begin(self._sign_out)

    def _sign_in(self, url: str, wishes: NetworkSettings | None, language: str) -> object:
        """On a thread of its own."""
        from sync.signin.flow import SignInFlow
        from ui.system_proxy import system_proxy

        course = self._course
        with SignInFlow(self._desk, url, wishes=wishes, language=language, system_proxy=system_proxy) as flow:
            course.flow = flow
            if course.is_cancelled:
                flow.cancel()
            try:
                hand_over(self, self._on_found, flow.begin())
                return flow.finish()
            except KnownProblem as problem:
                raise KnownProblem("sign-in-cancelled") if problem.code == "cancelled" else problem from problem
            finally:
                course.flow = None

    def _sign_out(self) -> object:
        from sync.signin.flow import sign_out
        from ui.system_proxy import system_proxy

        return sign_out(self._desk, system_proxy=system_proxy)

    def _on_found(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))
        self.opened.emit(address)
