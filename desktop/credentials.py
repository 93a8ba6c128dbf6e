"""The key to the cache: random, kept by the operating system's key store.

Where the PC has none that works, the key lies in a file beside the cache that only this account may read. That is
weaker (who copies the folder has both), so it is told (`Credentials.is_weak`) and shown.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.connection import key_check
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = "lapor-desktop"
KEY_BYTES = 32
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Credentials:
    """A key and how well it is kept."""

    key: bytes
    is_weak: bool


def load_or_create(data_dir: Path) -> Credentials:
    """The key of the desk in `data_dir`; a new one where there is no cache yet.

    Raises KnownProblem `key-missing` when there is a cache but its key is nowhere, `cache-wrong-key` when the key kept
    is not the one that made the cache.
    """
    marks = _Marks(data_dir / "desk.json")
    cache, weak_file = data_dir / "desk.db", data_dir / "desk.key"
    found = _from_file(weak_file) or _from_keyring(marks.desk_id)  # a key store takes long to load
    if found is None and cache.exists():
        raise KnownProblem("key-missing", path=str(cache))
    if found is not None and cache.exists() and marks.key_check and marks.key_check != key_check(found.key):
        raise KnownProblem("cache-wrong-key", path=str(cache))
    if found is None:
        found = _create(marks.desk_id, weak_file)
    marks.remember(key_check(found.key))
    return found


def forget(data_dir: Path) -> None:
    """Take the key of the desk in `data_dir` out of the key store: its cache can never be opened again."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, _Marks(data_dir / "desk.json").desk_id)
    except KeyringError as error:
        log.info("no key to take out of the key store: %s", type(error).__name__)


class _Marks:
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
        if self.key_check == check:
            return
        self.key_check = check
        temporary = self._path.with_suffix(".tmp")
        temporary.write_text(json.dumps({"desk_id": self.desk_id, "key_check": check}), encoding="utf-8")
        temporary.replace(self._path)


def _from_keyring(desk_id: str) -> Credentials | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        text = keyring.get_password(SERVICE, desk_id)
    except KeyringError as error:
        log.info("no usable key store: %s", type(error).__name__)
        return None
    return Credentials(bytes.fromhex(text), is_weak=False) if text else None


def _from_file(path: Path) -> Credentials | None:
    try:
        return Credentials(bytes.fromhex(path.read_text(encoding="ascii")), is_weak=True)
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise KnownProblem("cache-wrong-key", path=str(path)) from error


def _create(desk_id: str, weak_file: Path) -> Credentials:
    import keyring
    from keyring.errors import KeyringError

    key = secrets.token_bytes(KEY_BYTES)
    try:
        keyring.set_password(SERVICE, desk_id, key.hex())
        if keyring.get_password(SERVICE, desk_id) == key.hex():  # some back ends take everything and keep nothing
            return Credentials(key, is_weak=False)
    except KeyringError as error:
        log.info("no usable key store: %s", type(error).__name__)
    descriptor = os.open(weak_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key.hex())
    return Credentials(key, is_weak=True)
