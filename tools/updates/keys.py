"""The publisher's keys: one Ed25519 key for each role, each in a file of its own that only its owner may read.

The key of `root` says which other keys count. It is needed only to change them, so it is kept apart, off the network.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import TOP_LEVEL_ROLE_NAMES

if TYPE_CHECKING:
    from pathlib import Path

ROLES = tuple(sorted(TOP_LEVEL_ROLE_NAMES))


def make(folder: Path) -> None:
    """Make a key for every role. Raises FileExistsError where one is there already: a key is never written over."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for role in ROLES:
        write(folder, role)


def write(folder: Path, role: str) -> CryptoSigner:
    """Make a new key for a role."""
    signer = CryptoSigner.generate_ed25519()
    descriptor = os.open(folder / f"{role}.pem", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(signer.private_bytes)
    return signer


def read(folder: Path, role: str) -> CryptoSigner:
    """The key of a role. Raises OSError where it is not there."""
    key = load_pem_private_key((folder / f"{role}.pem").read_bytes(), None)
    return CryptoSigner(key)
