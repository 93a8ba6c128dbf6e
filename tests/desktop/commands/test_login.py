"""Signing in without a window, and saying who may."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from desktop.commands.exits import Exit
from sync.central.server import CentralServer
from tests.support.command_line import ROOT, command, lapor
from tests.sync.central.browser import PASSWORD, USER, Browser, let_sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def central(tmp_path: Path) -> Iterator[CentralServer]:
    with CentralServer.start(tmp_path / "central", complaints=3, officers=2) as central:
        let_sign_in(central)
        yield central


def test_an_officer_signs_in_syncs_and_signs_out(tmp_path: Path, central: CentralServer) -> None:
    desk = tmp_path / "desk"
    words = command(desk, "login", "--server", central.url, "--json")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stderr is not None
        address = next(line.strip() for line in process.stderr if line.startswith("http://"))
        browser = Browser(central)
        shown = browser.session.get(address)
        led = browser.send(shown, user=USER, password=PASSWORD).headers["Location"]
        assert browser.session.get(led).status_code == 200
        told = json.loads(process.communicate(timeout=30)[0])
    assert told["name"] == "Ratna Wulandari"
    assert process.returncode == Exit.FINE
    assert lapor(desk, "sync").code == Exit.FINE
    assert lapor(desk, "status", "--json").json["is_signed_in"] is True
    assert lapor(desk, "logout").code == Exit.FINE
    ended = lapor(desk, "sync", "--json")
    assert ended.code == Exit.SIGNED_OUT
    assert ended.json["error"]["code"] == "signed-out"
    status = lapor(desk, "status", "--json")
    assert (status.code, status.json["is_signed_in"]) == (Exit.FINE, False), "and the desk is there"
    assert status.json["officer"] == "Ratna Wulandari"


def test_officers_are_added_and_disabled_while_the_central_api_runs(tmp_path: Path, central: CentralServer) -> None:
    data = ("--data", str(tmp_path / "central"))
    added = lapor(
        tmp_path / "no-desk",
        *("central", "officer", "add", "budi", *data, "--name", "Budi Santoso", "--json"),
        stdin=b"kata sandi budi\n",
    )
    assert (added.code, added.json["role"]) == (Exit.FINE, "liaison")
    assert Browser(central).tokens("budi", "kata sandi budi")["access_token"]
    listed = lapor(tmp_path / "no-desk", "central", "officer", "list", *data, "--json").json
    assert [each["user_name"] for each in listed] == [USER, "", "budi"]
    assert lapor(tmp_path / "no-desk", "central", "officer", "disable", "budi", *data).code == Exit.FINE
    browser = Browser(central)
    assert browser.send(browser.open(), user="budi", password="kata sandi budi").status_code == 403
    again = lapor(tmp_path / "no-desk", "central", "officer", "password", "budi", *data, stdin=b"yang baru lagi\n")
    assert again.code == Exit.FINE
    assert browser.sign_in("budi", "yang baru lagi")["code"]
    assert lapor(tmp_path / "no-desk", "central", "officer", "disable", "siapa", *data).code == Exit.NOT_FOUND
    short = lapor(tmp_path / "no-desk", "central", "officer", "add", "dewi", *data, "--name", "Dewi", stdin=b"pendek\n")
    assert short.code == Exit.BAD_INPUT
    assert "pendek" not in short.out + short.err
