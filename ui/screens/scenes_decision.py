"""Scenes of what an admin decides, a superior approves, and of complaints that are taken down or came twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.cache.views.lists import ListName
from ui.screens.scene import Scene, acted, chosen, in_turn, listed
from ui.screens.stage import TWIN, UNVERIFIED

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def _verb(key: str, window: MainWindow) -> None:
    window.reading.complaint.approval.bar.verb_requested.emit(key)


def _unverified(window: MainWindow) -> None:
    window.go.to_complaint(UNVERIFIED)


def _twin(window: MainWindow) -> None:
    window.go.to_complaint(TWIN)


_DRAFT = in_turn(listed(ListName.DRAFTS), chosen(0))
_AT_THE_SUPERIOR = in_turn(listed(ListName.AWAITING_APPROVAL), chosen(0))

SCENES = [
    Scene(name="unverified", play=_unverified),
    Scene(name="decide-verify", play=_unverified, then=acted("verify"), is_scaled=True, shows="VerifySheet"),
    Scene(name="decide-hold", play=chosen(1), then=acted("hold"), is_scaled=True, shows="HoldSheet"),
    Scene(name="decide-reject", play=_unverified, then=acted("reject"), shows="RejectSheet"),
    Scene(name="decide-archive", play=chosen(1), then=acted("archive"), shows="ArchiveSheet"),
    Scene(name="decide-close", play=chosen(1), then=acted("close"), shows="CloseSheet"),
    Scene(name="approval-ask", play=_DRAFT, then=acted("ask-approval"), shows="AskSheet"),
    Scene(name="approval-awaited", play=_AT_THE_SUPERIOR, is_scaled=True),
    Scene(name="approval-message", play=_AT_THE_SUPERIOR, then=partial(_verb, "message"), shows="RequestSheet"),
    Scene(name="approval-return", play=_AT_THE_SUPERIOR, then=partial(_verb, "return"), shows="ReturnSheet"),
    Scene(name="register", play=lambda window: window.go.to_register(), is_scaled=True, shows="RegisterSheet"),
    Scene(name="twins", play=_twin),
    Scene(name="twins-compare", play=_twin, then=acted("compare-twins"), is_scaled=True, shows="GroupSheet"),
    Scene(name="twins-answer", play=_twin, then=acted("answer-group"), shows="AnswerGroupSheet"),
]
