"""Where the key of a desk is kept: in the operating system's key store, or in a file beside the desk."""

from __future__ import annotations

import json
import logging
import os
import secrets
from typing import TYPE_CHECKING, Protocol

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = "lapor-desktop"
KEY_FILE = "desk.key"
log = logging.getLogger(__name__)


class Marks:
    """`desk.json`: which entry of the key store is this desk's, and a one-way mark of the key. No secret in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            values = {}
        self.desk_id: str = values.get("desk_id") or secrets.token_hex(8)
        self.key_check: str = values.get("key_check", "")

    def remember(self, check: str) -> None:
        """Keep the mark of the key that the desk has."""
        if self.key_check == check:
            return
        self.key_check = check
        temporary = self._path.with_suffix(".tmp")
        temporary.write_text(json.dumps({"desk_id": self.desk_id, "key_check": check}), encoding="utf-8")
        temporary.replace(self._path)


class Place(Protocol):
    """Keeps one text for a desk."""

    is_beside: bool
    """Whether it lies beside the desk: who copies the folder has it too."""

    def read(self) -> str | None:
        """What is kept, or None."""

    def write(self, text: str) -> bool:
        """Keep this instead, as a whole. Returns whether it is really kept."""


class KeyStore:
    """The Credential Locker, the Keychain, or a Secret Service."""

    is_beside = False

    def __init__(self, desk_id: str) -> None:
        self._desk_id = desk_id

    def read(self) -> str | None:
        """What is kept; None also where there is no key store that works."""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(SERVICE, self._desk_id) or None
        except KeyringError as error:
            log.info("no usable key store: %s", type(error).__name__)
            return None

    def write(self, text: str) -> bool:
        """Keep it, and look: some back ends take everything and keep nothing."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(SERVICE, self._desk_id, text)
            return keyring.get_password(SERVICE, self._desk_id) == text
        except KeyringError as error:
            log.info("no usable key store: %s", type(error).__name__)
            return False

    def forget(self) -> None:
        """Keep nothing."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.delete_password(SERVICE, self._desk_id)
        except KeyringError as error:
            log.info("no key to take out of the key store: %s", type(error).__name__)


class KeyFile:
    """A file that only this account may read."""

    is_beside = True

    def __init__(self, folder: Path) -> None:
        self._path = folder / KEY_FILE

    def read(self) -> str | None:
        """What is kept. Raises KnownProblem `cache-wrong-key` where it is no text of ours."""
        try:
            return self._path.read_text(encoding="ascii")
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise KnownProblem("cache-wrong-key", path=str(self._path)) from error

    def write(self, text: str) -> bool:
        """Keep it, on the disk before the old one goes."""
        temporary = self._path.with_suffix(".new")
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._path)
        return True
