"""The acts of the campus: forward, record an answer, remind, note, disposition sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.complaint.acts import Act

if TYPE_CHECKING:
    from ui.complaint.pane import ComplaintPane
    from ui.complaint.reading import Reading

translate = QCoreApplication.translate


def _is_here(reading: Reading) -> bool:
    return not reading.complaint.is_gone


def _is_waiting(reading: Reading) -> bool:
    return any(one.is_waiting for one in reading.forwards)


def _is_answered(reading: Reading) -> bool:
    return not all(one.is_waiting for one in reading.forwards)


def _forward(pane: ComplaintPane) -> None:
    from ui.campus import verbs

    verbs.forward(pane)


def _record(pane: ComplaintPane) -> None:
    """Of several units the one that is due first; the others have their verbs in their lines."""
    from ui.campus import verbs

    if pane.reading:
        verbs.record_answer(pane, next(one.forward for one in pane.reading.forwards if one.is_waiting))


def _remind(pane: ComplaintPane) -> None:
    from ui.campus import verbs

    if pane.reading:
        verbs.remind(pane, next(one.forward for one in pane.reading.forwards if one.is_waiting))


def _use(pane: ComplaintPane) -> None:
    from ui.campus import verbs

    if pane.reading:
        verbs.use_answer(pane, next(one.forward for one in pane.reading.forwards if not one.is_waiting))


def _note(pane: ComplaintPane) -> None:
    from ui.campus import verbs

    verbs.write_note(pane)


def _save_sheet(pane: ComplaintPane) -> None:
    from ui.campus import verbs

    verbs.save_sheet(pane)


def _print_sheet(pane: ComplaintPane) -> None:
    from ui.campus import verbs

    verbs.print_sheet(pane)


ACTS = (
    Act(
        key="forward",
        words=lambda: translate("Acts", "Forward to a unit"),
        icon="forward",
        shortcut="F",
        is_prominent=True,
        fits=_is_here,
        run=_forward,
    ),
    Act(
        key="note",
        words=lambda: translate("Acts", "Note"),
        icon="notebook-pen",
        shortcut="N",
        is_prominent=True,
        fits=lambda _: True,
        run=_note,
    ),
    Act(
        key="record-unit-answer",
        words=lambda: translate("Acts", "Record the unit's answer"),
        icon="message-square-reply",
        shortcut="U",
        fits=_is_waiting,
        run=_record,
    ),
    Act(
        key="use-unit-answer",
        words=lambda: translate("Acts", "Use the unit's answer"),
        icon="pencil-line",
        shortcut="Shift+U",
        fits=_is_answered,
        run=_use,
    ),
    Act(
        key="remind-unit",
        words=lambda: translate("Acts", "Remind the unit"),
        icon="bell-ring",
        fits=_is_waiting,
        run=_remind,
    ),
    Act(
        key="disposition-pdf",
        words=lambda: translate("Acts", "Disposition sheet as PDF…"),
        icon="file-down",
        fits=_is_here,
        run=_save_sheet,
    ),
    Act(
        key="disposition-print",
        words=lambda: translate("Acts", "Print disposition sheet…"),
        icon="printer",
        fits=_is_here,
        run=_print_sheet,
    ),
)
