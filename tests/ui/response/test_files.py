"""Files of the answer by button, drop and paste: kept at once, made smaller by choice, queued, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from desktop.cache.intents import approvals, draft_files, drafts, outbox
from desktop.files.own import MOST_BYTES
from tests.ui.gates import deliver_what_can_be
from tests.ui.response.conftest import A, B
from tests.ui.viewer.contents import noise, pdf, picture
from ui.complaint.buttons import LinkButton
from ui.complaint.pane import ComplaintPane
from ui.response.files.taking import WORTH_SHRINKING
from ui.viewer.decoder import in_background

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.complaint import TrackingId
    from desktop.desk import Desk
    from desktop.intent import OutboxItem
    from ui.bridge import DeskBridge
    from ui.complaint.file_chip import FileChip

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "surat tugas.pdf"
    path.write_bytes(pdf(1))
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "foto.jpg"
    smooth = Qt.TransformationMode.SmoothTransformation
    image = QImage.fromData(noise(600)).scaled(2400, 1800, mode=smooth)
    assert image.save(str(path), None, 92)
    assert WORTH_SHRINKING < path.stat().st_size < MOST_BYTES
    return path


def files_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(target: QWidget, mime: QMimeData) -> bool:
    """As a hand does: over the widget, and let go."""
    at, buttons, keys = QPointF(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, entered)
    if not entered.isAccepted():
        return False
    dropped = QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, dropped)
    return dropped.isAccepted()


def names(pane: ComplaintPane) -> list[str]:
    return [chip.name for chip in pane.files.strip.chips]


def attached(qtbot: QtBot, pane: ComplaintPane, *paths: Path) -> list[FileChip]:
    assert drop(pane.response.edit.viewport(), files_of(*paths))
    qtbot.waitUntil(lambda: len(pane.files.strip.chips) == len(paths))
    return pane.files.strip.chips


def kept(desk: Desk, tracking_id: TrackingId = A) -> list[str]:
    return [file.name for file in desk.ask(draft_files.of_draft, tracking_id)]


def link(chip: FileChip) -> LinkButton:
    (found,) = chip.findChildren(LinkButton)
    return found


def queue(qtbot: QtBot, pane: ComplaintPane, text: str = "Terlampir.") -> OutboxItem:
    qtbot.keyClicks(pane.response.edit, text)
    with qtbot.waitSignal(pane.queued):
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    (item,) = pane.bridge.desk.ask(outbox.for_complaint, A)
    return item


def test_a_file_dropped_onto_the_text_is_kept_and_names_are_not_typed(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, letter: Path
) -> None:
    (chip,) = attached(qtbot, pane, letter)
    assert (chip.name, pane.response.edit.text()) == ("surat tugas.pdf", "")
    (file,) = desk.ask(draft_files.of_draft, A)
    assert desk.files.read(file.sha256).result() == letter.read_bytes()


def test_beside_the_text_it_can_be_dropped_too(qtbot: QtBot, pane: ComplaintPane, letter: Path) -> None:
    assert drop(pane.response, files_of(letter))
    qtbot.waitUntil(lambda: names(pane) == ["surat tugas.pdf"])


def test_files_copied_in_a_file_manager_are_pasted(qtbot: QtBot, pane: ComplaintPane, letter: Path) -> None:
    QGuiApplication.clipboard().setMimeData(files_of(letter))
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: names(pane) == ["surat tugas.pdf"])


def test_a_picture_out_of_the_clipboard_is_pasted_as_a_file(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    image = QImage.fromData(picture(80, 60))
    image.setText("Description", "Jalan Margonda 100")
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(names(pane)) == 1)
    (file,) = desk.ask(draft_files.of_draft, A)
    assert file.name.startswith("picture 2026-03-17")
    data = desk.files.read(file.sha256).result()
    assert QImage.fromData(data).size().toTuple() == (80, 60)
    assert b"Margonda" not in data


def test_words_with_a_picture_of_them_are_pasted_as_words(qtbot: QtBot, pane: ComplaintPane) -> None:
    mime = QMimeData()
    mime.setText("Yth. Pelapor")
    mime.setImageData(QImage.fromData(picture()))
    QGuiApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_V, CONTROL)
    assert pane.response.edit.text() == "Yth. Pelapor"
    assert pane.files.is_settled


def test_the_button_asks_which_files(qtbot: QtBot, pane: ComplaintPane, letter: Path) -> None:
    qtbot.keyClick(pane.files.attach_button, Qt.Key.Key_Space)
    dialog = pane.response.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(letter)])
    dialog.close()
    qtbot.waitUntil(lambda: names(pane) == ["surat tugas.pdf"])


def test_files_stay_with_their_complaint_and_survive_a_restart(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, letter: Path
) -> None:
    assert drop(pane.response.edit.viewport(), files_of(letter))
    pane.show_complaint(B)  # before it is read
    qtbot.waitUntil(lambda: pane.files.is_settled)
    bridge.flush()
    assert (names(pane), kept(bridge.desk, B)) == ([], [])
    again = ComplaintPane(bridge)
    qtbot.addWidget(again)
    again.show_complaint(A)
    qtbot.waitUntil(lambda: names(again) == ["surat tugas.pdf"])


def test_a_large_photo_says_what_it_costs_either_way_and_the_choice_can_be_undone(
    qtbot: QtBot, pane: ComplaintPane, photo: Path
) -> None:
    (chip,) = attached(qtbot, pane, photo)
    assert link(chip).text().startswith("Make smaller: ")
    as_it_is, made_smaller = chip.cost.text(), link(chip).text().removeprefix("Make smaller: ")
    link(chip).setFocus()
    qtbot.keyClick(link(chip), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.files.strip.chips[0].cost.text() == made_smaller)
    (chip,) = pane.files.strip.chips
    assert link(chip).hasFocus()
    assert link(chip).text() == f"Use the original, {as_it_is}"
    qtbot.keyClick(link(chip), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not pane.files.strip.files[0].is_shrunk)


def test_what_is_queued_is_the_picture_as_it_was_chosen(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, photo: Path
) -> None:
    (chip,) = attached(qtbot, pane, photo)
    qtbot.keyClick(link(chip), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.files.strip.files[0].is_shrunk)
    (sent,) = queue(qtbot, pane).files
    image = QImage.fromData(desk.files.read(sent.sha256).result())
    assert (sent.name, image.size().toTuple()) == ("foto.jpg", (1600, 1200))
    qtbot.waitUntil(lambda: names(pane) == [])
    pane.response.session.take_back()
    qtbot.waitUntil(lambda: names(pane) == ["foto.jpg"])
    assert pane.response.edit.text() == "Terlampir."
    qtbot.keyClick(link(pane.files.strip.chips[0]), Qt.Key.Key_Space)  # the original is still there
    qtbot.waitUntil(lambda: not pane.files.strip.files[0].is_shrunk)


def test_a_photo_too_large_to_go_is_made_smaller_at_once(qtbot: QtBot, pane: ComplaintPane, tmp_path: Path) -> None:
    path = tmp_path / "besar.jpg"
    path.write_bytes(noise(2600))
    assert path.stat().st_size > MOST_BYTES
    (chip,) = attached(qtbot, pane, path)
    assert "made smaller from" in chip.cost.text()
    assert chip.findChildren(LinkButton) == []


def test_why_a_file_is_not_taken_is_said_and_the_others_are(
    qtbot: QtBot, pane: ComplaintPane, tmp_path: Path, letter: Path
) -> None:
    large, program = tmp_path / "besar.pdf", tmp_path / "foto.jpg"
    large.write_bytes(b"%PDF-" + bytes(MOST_BYTES))
    program.write_bytes(b"MZ\x90\x00")
    assert drop(pane.response.edit.viewport(), files_of(large, program, letter))
    qtbot.waitUntil(lambda: pane.files.is_settled and names(pane) == ["surat tugas.pdf"])
    said = pane.files.strip.problem.text
    assert "“besar.pdf” is too large (6 MB, at most 5 MB)" in said
    assert "“foto.jpg” is not what its name says" in said


def test_the_sixth_file_is_refused(qtbot: QtBot, pane: ComplaintPane, tmp_path: Path) -> None:
    paths = [tmp_path / f"surat {number}.pdf" for number in range(6)]
    for number, path in enumerate(paths):
        path.write_bytes(b"%PDF-1.7 " + bytes([number]))
    assert drop(pane.response.edit.viewport(), files_of(*paths))
    qtbot.waitUntil(lambda: pane.files.is_settled and len(names(pane)) == 5)
    assert "Too many files (6 of 5)" in pane.files.strip.problem.text


def test_a_file_is_taken_off_by_a_key(qtbot: QtBot, pane: ComplaintPane, desk: Desk, letter: Path) -> None:
    (chip,) = attached(qtbot, pane, letter)
    button = next(each for each in chip.findChildren(QPushButton) if each.accessibleName().startswith("Take "))
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: names(pane) == [])
    assert kept(desk) == []
    assert not pane.files.strip.isVisibleTo(pane)


def test_the_whole_cost_stands_at_the_foot(qtbot: QtBot, pane: ComplaintPane, letter: Path) -> None:
    assert not pane.files.cost.isVisibleTo(pane.response)
    qtbot.keyClicks(pane.response.edit, "Terlampir.")
    assert pane.files.cost.text() == "To send: 70 bytes"
    attached(qtbot, pane, letter)
    assert pane.files.cost.toolTip().startswith("text 70 bytes, 1 file(s) ")


def test_an_answer_is_not_queued_while_its_file_is_being_read(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, letter: Path
) -> None:
    from threading import Event

    may_go = Event()
    in_background(lambda: may_go.wait(30))
    qtbot.keyClicks(pane.response.edit, "Terlampir.")
    assert drop(pane.response.edit.viewport(), files_of(letter))
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    deliver_what_can_be(desk)
    assert "still being read" in pane.files.strip.problem.text
    assert pane.unsaved == A, "a reason not to close the window"
    assert desk.ask(outbox.items) == []
    may_go.set()
    qtbot.waitUntil(lambda: names(pane) == ["surat tugas.pdf"] and pane.files.taking is None)
    with qtbot.waitSignal(pane.queued):
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    (item,) = desk.ask(outbox.items)
    assert [file.name for file in item.files] == ["surat tugas.pdf"]


def test_nothing_is_attached_to_what_a_superior_looks_at(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, letter: Path
) -> None:
    attached(qtbot, pane, letter)
    desk.do(drafts.save, A, "Terlampir.")
    desk.do(approvals.ask, A, "Ibu Dekan")
    qtbot.waitUntil(pane.response.edit.isReadOnly)
    assert not pane.files.attach_button.isEnabled()
    assert not drop(pane.response, files_of(letter))
    (chip,) = pane.files.strip.chips
    assert not any(each.accessibleName().startswith("Take ") for each in chip.findChildren(QPushButton))


def test_a_file_of_the_answer_is_looked_at_beside_the_work(qtbot: QtBot, pane: ComplaintPane, letter: Path) -> None:
    (chip,) = attached(qtbot, pane, letter)
    qtbot.keyClick(chip.open_button, Qt.Key.Key_Space)
    viewer = pane.files.opening.viewer
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.shown is not None)
    assert viewer.windowTitle() == "surat tugas.pdf"
    viewer.close()


def test_a_file_that_could_not_be_read_is_told_also_to_who_has_gone_on(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, tmp_path: Path
) -> None:
    told: list[str] = []
    bridge.problem_raised.connect(lambda problem: told.append(problem.code))
    pane.files.take([tmp_path / "tidak ada.pdf"])
    pane.show_complaint(B)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["file-unreadable"]
