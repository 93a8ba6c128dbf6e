"""Signing programs for Windows with the owner's key. Without a key nothing is signed, and the build says so."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.installer.console import BuildError, run, tool

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PASSWORD = "LAPOR_SIGN_PASSWORD"  # noqa: S105 - the name of a variable
_NAME = "LAPOR! Desktop"


@dataclass(frozen=True, slots=True)
class Signer:
    """The owner's key with its certificates (PKCS #12); its password is in the environment, as `PASSWORD` names it."""

    key: Path
    timestamps: str = ""
    """URL of a time-stamping authority (RFC 3161): without one a signature ends with its certificate."""

    def sign(self, programs: Iterable[Path]) -> None:
        """Sign each in its place. Raises BuildError."""
        if not self.key.is_file():
            raise BuildError(f"{self.key} is no file: --sign takes a key with its certificates (.pfx, .p12)")
        for program in programs:
            (self._with_signtool if sys.platform == "win32" else self._with_osslsigncode)(program)

    def _with_osslsigncode(self, program: Path) -> None:
        signed = program.with_suffix(".signed")
        with tempfile.NamedTemporaryFile("w", prefix="lapor-sign-") as secret:  # not where every account can read it
            secret.write(os.environ.get(PASSWORD, ""))
            secret.flush()
            words: list[str | Path] = ["-pkcs12", self.key, "-readpass", secret.name, "-h", "sha256", "-n", _NAME]
            if self.timestamps:
                words += ["-ts", self.timestamps]
            run([tool("osslsigncode"), "sign", *words, "-in", program, "-out", signed])
        signed.replace(program)

    def _with_signtool(self, program: Path) -> None:
        password = os.environ.get(PASSWORD)
        words: list[str | Path] = [
            "/f",
            self.key,
            *(["/p", password] if password else []),
            "/fd",
            "sha256",
            "/d",
            _NAME,
        ]
        if self.timestamps:
            words += ["/tr", self.timestamps, "/td", "sha256"]
        run([tool("signtool"), "sign", *words, program])
