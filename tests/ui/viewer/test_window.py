"""A file on screen: by keys, in time, and out of the program only where that is harmless."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl

from desktop.cache import journal
from tests.ui.accessibility import audit
from tests.ui.viewer.contents import huge_png, noise, pdf, picture
from ui.screens.player import wait_until_calm
from ui.theme.theme import ThemeChoice
from ui.viewer.copies import save_copy
from ui.viewer.opening import Held
from ui.viewer.window import ViewerWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge
    from ui.theme.theme import Theme


@pytest.fixture
def opened() -> list[QUrl]:
    return []


@pytest.fixture
def view(qtbot: QtBot, bridge: DeskBridge, opened: list[QUrl]) -> Callable[..., ViewerWindow]:
    """Show a content under a name."""

    def open_address(url: QUrl) -> bool:
        opened.append(url)
        return True

    window = ViewerWindow(bridge, open_address=open_address)
    qtbot.addWidget(window)
    window.show()

    def view(name: str, data: bytes) -> ViewerWindow:
        window.show_file(Held(name, bridge.desk.files.put(data).result()))
        qtbot.waitUntil(lambda: window.shown is not None or window.problem.text != "", timeout=20_000)
        return window

    return view


@pytest.mark.parametrize("name", ["surat.pdf", "rusak.pdf"])
@pytest.mark.parametrize("look", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_it_can_be_used_without_eyes_without_a_mouse_and_with_weak_eyes(
    view: Callable[..., ViewerWindow], theme: Theme, look: ThemeChoice, name: str
) -> None:
    theme.choose(look)
    try:
        window = view(name, pdf(3) if name == "surat.pdf" else b"%PDF-1.4")
        wait_until_calm(window)
        assert audit.flaws(window) == []
    finally:
        theme.choose(ThemeChoice.LIGHT)


def test_pages_turn_by_keys(qtbot: QtBot, view: Callable[..., ViewerWindow]) -> None:
    window = view("surat.pdf", pdf(3))
    assert window.place.text() == "Page 1 of 3"
    qtbot.keyClick(window.canvas, Qt.Key.Key_PageDown)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: window.place.text() == "Page 3 of 3")
    assert not window.next.isEnabled()


def test_a_picture_is_fitted_zoomed_and_turned_by_keys(qtbot: QtBot, view: Callable[..., ViewerWindow]) -> None:
    window = view("foto.png", picture(3_000, 1_000))
    canvas = window.canvas
    fitted = canvas.percent
    assert canvas.is_fitted
    assert fitted < 40
    qtbot.keyClick(canvas, Qt.Key.Key_1)
    assert canvas.percent == 100
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.percent == 80
    qtbot.keyClick(canvas, Qt.Key.Key_R)
    assert canvas.angle == 90
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.is_fitted
    assert canvas.percent < fitted


def test_what_is_shown_larger_becomes_sharper(qtbot: QtBot, view: Callable[..., ViewerWindow]) -> None:
    window = view("foto.png", picture(3_000, 3_000))
    qtbot.keyClick(window.canvas, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: window.shown is not None and window.shown.image.width() == 3_000)
    assert window.canvas.percent == 100


def test_a_picture_of_20_mb_does_not_hold_the_window_up(view: Callable[..., ViewerWindow], bridge: DeskBridge) -> None:
    data = noise(2_500)
    assert len(data) > 20_000_000
    window = view("kecil.png", picture())
    window.show_file(Held("besar.jpg", bridge.desk.files.put(data).result()))
    longest = 0.0
    while window.shown is None and not window.problem.text:
        began = time.perf_counter()
        QCoreApplication.processEvents()
        longest = max(longest, time.perf_counter() - began)
    assert window.shown is not None
    assert longest < 0.25


def test_a_picture_too_large_is_told_with_the_way_on(view: Callable[..., ViewerWindow]) -> None:
    window = view("raksasa.png", huge_png(20_000))
    assert "20,000 × 20,000" in window.problem.text or "20000 × 20000" in window.problem.text


def test_only_what_is_harmless_is_opened_outside(
    qtbot: QtBot, view: Callable[..., ViewerWindow], opened: list[QUrl], bridge: DeskBridge
) -> None:
    window = view("../foto\u202egnp.png", picture())
    window.open_outside()
    qtbot.waitUntil(lambda: len(opened) == 1)
    copy = Path(opened[0].toLocalFile())
    assert copy.read_bytes() == picture()
    assert copy.name == "_fotognp.png"
    window = view("foto.png.exe", picture())
    window.open_outside()
    qtbot.waitUntil(lambda: "foto.png.exe is not opened from here" in window.problem.text)
    assert len(opened) == 1
    bridge.flush()
    noted = [(entry.act, entry.detail) for entry in bridge.desk.ask(journal.entries)]
    digest = hashlib.sha256(picture()).hexdigest()
    assert noted == [("opened-elsewhere", {"what": "attachment", "sha256": digest})], "without its name"


def test_a_copy_is_saved_where_the_officer_wants_it(
    qtbot: QtBot, view: Callable[..., ViewerWindow], bridge: DeskBridge, tmp_path: Path
) -> None:
    window = view("foto.png", picture())
    sha256 = bridge.desk.files.put(picture()).result()
    problems: list[KnownProblem] = []
    saved: list[Path] = []
    save_copy(bridge, sha256, tmp_path / "a.png", then=saved.append, failed=problems.append, owner=window)
    save_copy(bridge, sha256, tmp_path / "no" / "a.png", then=saved.append, failed=problems.append, owner=window)
    qtbot.waitUntil(lambda: len(saved) + len(problems) == 2)
    assert saved[0].read_bytes() == picture()
    assert problems[0].code == "file-unwritable"
