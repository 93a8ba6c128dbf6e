"""Scenes of writing an answer: what helps with it, and where templates and words are kept."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter

from desktop.cache.views.lists import ListName
from desktop.problems import KnownProblem
from sync.files.board import FileProgress, TransferState
from ui.screens.scene import Scene, chosen, in_turn, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.screens.scene import Play
    from ui.shell.window import MainWindow


def _write(window: MainWindow) -> None:
    window.reading.focus_answer()


def _open_check(window: MainWindow) -> None:
    window.reading.complaint.response.help.strip.line.click()


def _versions(window: MainWindow) -> None:
    window.reading.complaint.response.help.versions.click()


def _similar(window: MainWindow) -> None:
    window.reading.complaint.response.help.similar.click()


def _templates(window: MainWindow) -> None:
    window.reading.complaint.response.help.templates.click()


def _attach(*names: str) -> Play:
    """With files as a morning's work leaves them on the desktop."""

    def play(window: MainWindow) -> None:
        folder = Path(tempfile.mkdtemp())
        for name in names:
            (folder / name).write_bytes(_CONTENTS[name]())
        window.reading.complaint.files.take([folder / name for name in names])

    return play


def _photo(width: int, height: int) -> bytes:
    """Something with edges and grain, as photos have."""
    seen = Random(17).randbytes(300 * 200 * 4)  # noqa: S311 - the same photo each time
    grain = QImage(seen, 300, 200, 1200, QImage.Format.Format_RGB32)
    image = grain.scaled(width, height, mode=Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(95)
    writer.write(image)
    return bytes(buffer.data().data())


_CONTENTS: dict[str, Callable[[], bytes]] = {
    "foto loket.jpg": lambda: _photo(3000, 2000),
    "surat keterangan Fakultas Teknik.pdf": lambda: b"%PDF-1.7\n" + bytes(84_000),
    "rekaman rapat.pdf": lambda: b"%PDF-1.7\n" + bytes(7_000_000),
}


def _download(window: MainWindow) -> None:
    """One file halfway, one that waits for a network, one that failed: as many as the complaint has."""
    page = window.reading.complaint.page
    told: list[dict[str, Any]] = [
        {"state": TransferState.RUNNING, "done": 45, "total": 100},
        {"state": TransferState.WAITING},
        {"state": TransferState.FAILED, "problem": KnownProblem("file-damaged")},
    ]
    tracking_id = window.reading.chosen
    for card, state in zip(page.attachments.cards, told, strict=False):
        if tracking_id is not None:
            name = card.attachment.attachment_id
            page.downloads.tell(FileProgress(file_id=name, tracking_id=tracking_id, **state))


_DRAFT = in_turn(listed(ListName.DRAFTS), chosen(0), _write)

SCENES = [
    Scene(name="answer-draft", play=_DRAFT, is_scaled=True),
    Scene(name="answer-check", play=_DRAFT, then=_open_check, is_scaled=True),
    Scene(
        name="answer-files",
        play=in_turn(_DRAFT, _attach("foto loket.jpg", "surat keterangan Fakultas Teknik.pdf")),
        is_scaled=True,
    ),
    Scene(name="answer-file-too-large", play=in_turn(_DRAFT, _attach("rekaman rapat.pdf")), is_scaled=True),
    Scene(name="file-download", play=in_turn(listed(ListName.DRAFTS), chosen(2)), then=_download, is_scaled=True),
    Scene(name="answer-versions", play=_DRAFT, then=_versions, is_scaled=True, shows="VersionSheet"),
    Scene(name="answer-similar", play=chosen(1), then=_similar, is_scaled=True, shows="SimilarSheet"),
    Scene(name="answer-templates", play=chosen(1), then=_templates, shows="TemplatePicker"),
    Scene(name="templates", play=lambda window: window.go.to_templates(), is_scaled=True),
    Scene(name="templates-empty", play=lambda window: window.go.to_templates(), is_empty=True),
    Scene(name="settings-answers", play=lambda window: window.go.to_settings("answers"), is_scaled=True),
]
