"""Proxy and certificate, as the officer or the IT staff enter them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.cache.ways import network
from desktop.cache.ways.network import NetworkSettings, ProxyMode
from tests.faults.tls_front import CERTIFICATE, TlsFront
from tests.support.authority import Authority
from tests.support.proxy import ConnectProxy
from ui.settings.connection import ConnectionForm

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from ui.bridge import DeskBridge


@pytest.fixture
def form(qtbot: QtBot, bridge: DeskBridge) -> ConnectionForm:
    form = ConnectionForm(bridge)
    qtbot.addWidget(form)
    form.show()
    bridge.flush()
    return form


def choose(qtbot: QtBot, form: ConnectionForm, mode: ProxyMode) -> None:
    box = form.network.mode
    box.setFocus()
    while box.currentData() != mode:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before
    box.activated.emit(box.currentIndex())


def test_only_what_the_kind_of_proxy_needs_is_shown(qtbot: QtBot, form: ConnectionForm) -> None:
    fields = form.network
    assert fields.user.isVisible()
    assert not fields.host.isVisible()
    choose(qtbot, form, ProxyMode.MANUAL)
    assert all(field.isVisible() for field in (fields.host, fields.port, fields.exceptions, fields.user))
    choose(qtbot, form, ProxyMode.NONE)
    assert not any(field.isVisible() for field in (fields.host, fields.port, fields.user, fields.password))


def test_a_proxy_with_a_password_is_entered_tried_out_and_kept(
    qtbot: QtBot, desk: Desk, form: ConnectionForm, central: CentralServer
) -> None:
    officer, fields = central.officers[0], form.network
    with (
        TlsFront(central.url) as front,
        ConnectProxy({"lapor.invalid": int(front.url.rpartition(":")[2])}, account="ratna:rahasia") as proxy,
    ):
        qtbot.keyClicks(form.url, "https://lapor.invalid")
        qtbot.keyClicks(form.token, officer.token)
        choose(qtbot, form, ProxyMode.MANUAL)
        qtbot.keyClicks(fields.host, "127.0.0.1")
        qtbot.keyClicks(fields.port, str(proxy.port))
        qtbot.keyClicks(fields.exceptions, "*.kampus.ac.id; 10.*")
        qtbot.keyClicks(fields.user, "ratna")
        qtbot.keyClicks(fields.password, "rahasia")
        fields.add_file(CERTIFICATE)
        qtbot.waitUntil(lambda: "localhost" in fields.authorities.text())
        with qtbot.waitSignal(form.saved):
            qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: officer.name in form.outcome.text(), timeout=10_000)
        port = proxy.port
    kept = desk.ask(network.read)
    assert (kept.mode, kept.host, kept.port) == (ProxyMode.MANUAL, "127.0.0.1", port)
    assert (kept.user, kept.password, kept.exceptions) == ("ratna", "rahasia", ("*.kampus.ac.id", "10.*"))
    assert "PRIVATE" not in kept.authorities


def test_what_is_kept_is_shown_again_with_the_password_covered(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> None:
    kept = NetworkSettings(
        mode=ProxyMode.MANUAL, host="proksi", port=3128, user="ratna", password="rahasia", exceptions=("a", "b")
    )
    desk.do(network.save, kept)
    form = ConnectionForm(bridge)
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: form.network.host.text() == "proksi")
    assert form.network.password.echoMode() is QLineEdit.EchoMode.Password
    assert form.network.entered() == kept


def test_certificates_add_up_and_are_removed_again(qtbot: QtBot, form: ConnectionForm, tmp_path: Path) -> None:
    fields = form.network
    for name in ("Kampus A", "Kampus B"):
        file = tmp_path / f"{name}.pem"
        file.write_text(Authority.named(name, tmp_path).pem)
        with qtbot.waitSignal(fields.edited):
            fields.add_file(file)
    assert "Kampus A, Kampus B" in fields.authorities.text()
    qtbot.mouseClick(fields.remove_button, Qt.MouseButton.LeftButton)
    assert "Kampus" not in fields.authorities.text()
    assert not fields.remove_button.isVisible()


def test_a_file_without_a_certificate_is_told(qtbot: QtBot, form: ConnectionForm, tmp_path: Path) -> None:
    file = tmp_path / "bukan.pem"
    file.write_text("bukan sertifikat")
    form.network.add_file(file)
    qtbot.waitUntil(lambda: "PEM" in form.outcome.text())
    form.network.add_file(tmp_path / "tidak-ada.pem")
    qtbot.waitUntil(lambda: "tidak-ada.pem" in form.outcome.text())
