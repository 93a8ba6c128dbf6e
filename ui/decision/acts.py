"""The acts of the admin: verify, hold, pass on, archive, close. Offered where they fit and where the officer may."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.intents import decisions
from desktop.intent import OpKind
from ui.complaint.acts import Act
from ui.shell.undo import offer

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from desktop.intent import OutboxItem
    from ui.complaint.pane import ComplaintPane
    from ui.complaint.reading import Reading
    from ui.decision.sheets import DecisionContext

translate = QCoreApplication.translate


def _fits(kind: OpKind, reading: Reading) -> bool:
    complaint = reading.complaint
    may = reading.officer is None or reading.officer.can_send(kind.value)
    return may and kind in reading.carried and not complaint.is_gone and decisions.fits(kind, complaint.status)


def _hindrance(kind: OpKind, reading: Reading) -> str:
    """What the officer's role may not do, and what LAPOR!'s own API has no call for: that is done on its web page."""
    if reading.complaint.is_gone or not decisions.fits(kind, reading.complaint.status):
        return ""
    officer = reading.officer
    if kind in reading.carried and officer is not None and not officer.can_send(kind.value):
        return translate("Acts", "not as {role}").format(role=officer.role)
    return translate("Acts", "only on the web page") if kind not in reading.carried and reading.web_page else ""


def _open(kind: OpKind, pane: ComplaintPane) -> None:
    from ui.decision import sheets

    if pane.reading is None:
        return
    complaint = pane.reading.complaint
    sheet = {
        OpKind.VERIFY: sheets.VerifySheet,
        OpKind.HOLD: sheets.HoldSheet,
        OpKind.REJECT: sheets.RejectSheet,
        OpKind.ARCHIVE: sheets.ArchiveSheet,
        OpKind.CLOSE: sheets.CloseSheet,
    }[kind]

    def show(tracking_id: TrackingId, context: DecisionContext | None) -> None:
        if context is not None and pane.tracking_id == tracking_id:
            opened = sheet(pane.bridge, context)
            opened.done.connect(partial(_on_done, pane))
            pane.sheets.open(opened)

    then = partial(show, complaint.tracking_id)
    pane.bridge.read(sheets.read_context, complaint.tracking_id, pane.reading.today, then=then, owner=pane)


def _on_done(pane: ComplaintPane, item: OutboxItem) -> None:
    words = {
        OpKind.VERIFY: translate("Acts", "Verification queued"),
        OpKind.HOLD: translate("Acts", "Request for completion queued"),
        OpKind.REJECT: translate("Acts", "Request to pass it on queued"),
        OpKind.ARCHIVE: translate("Acts", "Archiving queued"),
        OpKind.CLOSE: translate("Acts", "Closing queued"),
    }[item.kind]
    offer(pane, words, lambda: pane.bridge.write(decisions.take_back, item.op_id, owner=pane))


ACTS = (
    Act(
        key="verify",
        words=lambda: translate("Acts", "Verify and assign"),
        icon="badge-check",
        shortcut="V",
        is_prominent=True,
        fits=partial(_fits, OpKind.VERIFY),
        hindrance=partial(_hindrance, OpKind.VERIFY),
        run=partial(_open, OpKind.VERIFY),
    ),
    Act(
        key="hold",
        words=lambda: translate("Acts", "Put on hold"),
        icon="pause",
        fits=partial(_fits, OpKind.HOLD),
        hindrance=partial(_hindrance, OpKind.HOLD),
        run=partial(_open, OpKind.HOLD),
    ),
    Act(
        key="reject",
        words=lambda: translate("Acts", "Not our authority"),
        icon="circle-slash",
        fits=partial(_fits, OpKind.REJECT),
        hindrance=partial(_hindrance, OpKind.REJECT),
        run=partial(_open, OpKind.REJECT),
    ),
    Act(
        key="archive",
        words=lambda: translate("Acts", "Archive"),
        icon="archive",
        fits=partial(_fits, OpKind.ARCHIVE),
        hindrance=partial(_hindrance, OpKind.ARCHIVE),
        run=partial(_open, OpKind.ARCHIVE),
    ),
    Act(
        key="close",
        words=lambda: translate("Acts", "Close the complaint"),
        icon="circle-check-big",
        fits=partial(_fits, OpKind.CLOSE),
        hindrance=partial(_hindrance, OpKind.CLOSE),
        run=partial(_open, OpKind.CLOSE),
    ),
)
