"""After and during a full working day, no byte of what citizens and the officer wrote lies in the clear on this PC.

The day is worked by the real program: commands as processes, and a window in a process of its own that is looked at
between its steps and once killed. Every file of every folder that an account has is read: data, settings, cache, state,
temporary files, and what the processes said. What the officer exports by choice lies elsewhere.
"""

from __future__ import annotations

import base64
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.desk import Desk
from sync.contract.messages import AttachmentInfo, ComplaintFields
from tests.desktop.intake.exports import generated, table, write
from tests.support.command_line import ROOT, TIMEOUT, lapor
from tests.support.pages import plain_bytes
from tests.sync.files.parts import sha256_of
from tests.sync.parts import AT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.central.server import CentralServer

WORD = "Kenarizqx"
NUMBER = "8800077"
CONTENT = f"{WORD} KTP 3273010101010001 ".encode() * 4_000


def forms(word: str) -> Iterator[bytes]:
    """How a word may lie in a file: as UTF-8, as UTF-16, and in base64 wherever it begins; capitals don't count."""
    for text in (word, word.upper(), word.lower()):
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode().hex().encode()
        for shift in range(3):
            packed = base64.b64encode(b"x" * shift + text.encode())
            yield packed[4 if shift else 0 : -4]


FORMS = tuple(forms(WORD))


def seen_in(data: bytes) -> bool:
    return any(form in data for form in FORMS)


class Account:
    """The folders of an account that has nothing but this program."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.desk = home / "desk"
        self.environment = {
            "HOME": str(home),
            "TMPDIR": str(home / "tmp"),
            **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")},
            "XDG_RUNTIME_DIR": str(home / "run"),
        }
        for path in self.environment.values():
            Path(path).mkdir(mode=0o700, parents=True, exist_ok=True)

    def run(self, *arguments: str, stdin: bytes = b"") -> str:
        done = lapor(self.desk, *arguments, stdin=stdin, **self.environment)
        assert done.code == 0, done.err
        assert not seen_in(done.err.encode())
        return done.out

    def window(self) -> subprocess.Popen[bytes]:
        with (self.home / "stderr.txt").open("ab") as errors:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.e2e.day_in_the_window", str(self.desk), NUMBER, WORD],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )

    def bugs(self) -> list[str]:
        """Files of the code in which something went wrong that nobody caught."""
        return re.findall(r'^  File ".*/(\w+\.py)"', (self.home / "stderr.txt").read_text(), re.MULTILINE)

    def leaks(self) -> list[str]:
        """Files in which the word can be read."""
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return [str(path) for path in files if seen_in(path.read_bytes()) or seen_in(path.name.encode())]


@pytest.fixture
def account(tmp_path: Path, central: CentralServer) -> Account:
    central.store.contents.put(CONTENT, sha256_of(CONTENT), preview=b"\x89PNG\r\n\x1a\n" + WORD.encode())
    file = AttachmentInfo(
        id=f"{NUMBER}-0", name=f"{WORD}.jpg", size=len(CONTENT), media_type="image/jpeg", sha256=sha256_of(CONTENT)
    )
    fields = ComplaintFields(
        title=f"{WORD} judul",
        body=f"{WORD} isi laporan",
        reporter_name=f"{WORD} bin Fulan",
        status="Terverifikasi",
        received_at=AT,
        attachments=[file],
    )
    me = central.officers[0]
    central.store.add_complaint(NUMBER, fields, officers=[me.id])
    central.store.reporter_replies(NUMBER, f"{WORD} balasan")
    return Account(tmp_path / "account")


def step(window: subprocess.Popen[bytes], name: str) -> None:
    assert window.stdout
    assert window.stdout.readline().decode().strip() == name


def go_on(window: subprocess.Popen[bytes]) -> None:
    assert window.stdin
    window.stdin.write(b"\n")
    window.stdin.flush()


def test_the_word_is_found_in_whatever_form_it_lies() -> None:
    for prefix in (b"", b"a", b"ab"):
        assert seen_in(base64.b64encode(prefix + b"vor " + WORD.encode() + b" nach"))
    assert seen_in(f"x{WORD}".encode("utf-16-le"))
    assert not seen_in(b"Kenari lain")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the folders of an account are told otherwise")
def test_no_word_lies_in_the_clear_during_and_after_a_working_day(
    account: Account, central: CentralServer, tmp_path: Path
) -> None:
    account.run("sync", "--server", central.url, "--token", central.officers[0].token)
    complaint = generated(3)
    rows = [[WORD if cell == complaint[0].title else cell for cell in row] for row in table(complaint, "2026")]
    account.run("import", str(write(tmp_path / "ekspor.xlsx", rows)), "--yes")
    assert account.leaks() == []
    with account.window() as window:
        for name in ("written", "sent", "failed"):
            step(window, name)
            assert account.leaks() == [], name
            go_on(window)
        assert window.wait(TIMEOUT) == 0, (account.home / "stderr.txt").read_text()
    assert account.bugs() == ["day_in_the_window.py"] * 2  # the one that was meant, and no other
    assert account.leaks() == []
    with account.window() as window:
        step(window, "written")
        window.send_signal(signal.SIGKILL)
    assert len(account.bugs()) == 2, (account.home / "stderr.txt").read_text()
    assert account.leaks() == []

    out = account.run("show", NUMBER) + account.run("list", "--search", WORD) + account.run("outbox", "--all", "--json")
    assert seen_in(out.encode())
    answer = f"{WORD} tambahan dari berkas".encode()
    other = next(each for each in central.store.tracking_ids(central.officers[0].id) if each != NUMBER)
    account.run("answer", other, "--secret", stdin=answer)
    account.run("freeze", NUMBER, "--reason", f"{WORD} meminta")
    account.run("recap", "--period", "2026", "--format", "json", "--output", str(tmp_path / "rekap.json"))
    assert not seen_in((tmp_path / "rekap.json").read_bytes())  # frozen
    account.run("bundle", "export", str(account.home / "tmp" / "usb.lapor"))
    assert account.leaks() == []

    with Desk.open(account.desk) as desk:  # it was there all the time, and can be found where the key is known
        assert seen_in(plain_bytes(desk.path, desk._key))
        assert seen_in(plain_bytes(account.desk / "files.db", desk._key))
    assert account.leaks() == []
