"""Signing, with a key that is made for the trial: what was signed is what was built, and shows what was done to it."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tools.installer.console import BuildError, run, tool
from tools.installer.outcome import demand
from tools.installer.sign import PASSWORD, Signer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.installer.outcome import Outcome

_WORDS = "signing the installer for Windows"
_NAMED = "/CN=Trial of the installer"
_SECRET = "kata sandi & tanda kutip ' \""  # noqa: S105 - of a key that lives for a minute
_IN_THE_MIDDLE = 2


def try_signing(outcome: Outcome, setup: Path | None, build: Path) -> Path | None:
    """Sign a copy of the setup and look at the signature. Gives the copy, for who installs it."""
    reason = _hindrance(setup)
    if setup is None or reason:
        outcome.skip(_WORDS, reason)
        return None
    folder = build / "signed"
    folder.mkdir(parents=True)
    signed = folder / setup.name
    shutil.copy(setup, signed)
    with outcome.promise("the installer for Windows is signed with the owner's key"):
        certificate, key = _key(folder)
        with _password():
            Signer(key).sign([signed])
        said = _verified(signed, certificate)
        demand(_NAMED.removeprefix("/CN=") in said, f"the signature names nobody:\n{said}")
        demand(signed.stat().st_size > setup.stat().st_size, "nothing was added to it")
    with outcome.promise("a byte that was changed afterwards shows"):
        changed = folder / "changed.exe"
        shutil.copy(signed, changed)
        with changed.open("r+b") as file:
            file.seek(setup.stat().st_size // _IN_THE_MIDDLE)
            byte = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ 1]))
        demand(not _holds(changed, certificate), "the signature holds all the same")
    return signed


def _hindrance(setup: Path | None) -> str:
    if setup is None:
        return "dist/ holds no setup.exe: build it first"
    if sys.platform == "win32":
        return "tried on Linux; on Windows by hand, see docs/installer.md"
    for name in ("openssl", "osslsigncode"):
        try:
            tool(name)
        except BuildError as error:
            return str(error)
    return ""


def _key(folder: Path) -> tuple[Path, Path]:
    """A certificate that signs code, and its key with it as an owner has it."""
    secret, certificate, key = folder / "key.pem", folder / "certificate.pem", folder / "key.pfx"
    begun = [tool("openssl"), "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "2", "-subj", _NAMED]
    run([*begun, "-addext", "extendedKeyUsage=codeSigning", "-keyout", secret, "-out", certificate])
    begun = [tool("openssl"), "pkcs12", "-export", "-passout", f"env:{PASSWORD}"]
    run([*begun, "-inkey", secret, "-in", certificate, "-out", key], environment={PASSWORD: _SECRET})
    return certificate, key


@contextmanager
def _password() -> Iterator[None]:
    before = os.environ.get(PASSWORD)
    os.environ[PASSWORD] = _SECRET
    try:
        yield
    finally:
        if before is None:
            del os.environ[PASSWORD]
        else:
            os.environ[PASSWORD] = before


def _verified(program: Path, certificate: Path) -> str:
    return run([tool("osslsigncode"), "verify", "-CAfile", certificate, "-in", program])


def _holds(program: Path, certificate: Path) -> bool:
    try:
        _verified(program, certificate)
    except BuildError:
        return False
    return True
