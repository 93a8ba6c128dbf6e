"""A key wrapped by something that a person knows: Argon2id makes a key of it, AES-256-GCM wraps with that one.

A PIN is short: who has the wrapped key can try them all, at the price of one Argon2id each. So the price is as high as
half the time that unlocking may take, and the wrapped key itself lies in the key store, which the account's own
password opens. The parameters stand beside each wrapped key; a later program may ask for more.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any, Self

from desktop.lock.gcm import GCM

ROUNDS, MEMORY_KIB, LANES = 2, 47_104, 1
"""Argon2id (RFC 9106): two passes over 46 MiB. Measured here: 155 ms, and OWASP asks for one pass over as much."""
_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES = 16, 12, 32


@dataclass(frozen=True, slots=True)
class Wrap:
    """A wrapped key, with all that is needed to unwrap it but the secret."""

    rounds: int
    memory_kib: int
    lanes: int
    salt: bytes
    box: bytes
    """Nonce, ciphertext and tag."""

    @classmethod
    def of(cls, key: bytes, secret: str, bound_to: str) -> Self:
        """Wrap a key. `bound_to` names the desk: a wrapped key of another one does not open here."""
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        wrapping = _stretched(secret, salt, ROUNDS, MEMORY_KIB, LANES)
        box = nonce + GCM.seal(wrapping, nonce, key, bound_to.encode())
        return cls(ROUNDS, MEMORY_KIB, LANES, salt, box)

    def opened(self, secret: str, bound_to: str) -> bytes | None:
        """The key, or None where the secret is not the one. Takes the same time either way."""
        wrapping = _stretched(secret, self.salt, self.rounds, self.memory_kib, self.lanes)
        return GCM.unseal(wrapping, self.box[:_NONCE_BYTES], self.box[_NONCE_BYTES:], bound_to.encode())

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        numbers = {"rounds": self.rounds, "memory_kib": self.memory_kib, "lanes": self.lanes}
        return {**numbers, "salt": self.salt.hex(), "box": self.box.hex()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """As it was kept. Raises KeyError, TypeError or ValueError for anything else."""
        numbers = int(kept["rounds"]), int(kept["memory_kib"]), int(kept["lanes"])
        return cls(*numbers, bytes.fromhex(kept["salt"]), bytes.fromhex(kept["box"]))


def _stretched(secret: str, salt: bytes, rounds: int, memory_kib: int, lanes: int) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(secret.encode(), salt, rounds, memory_kib, lanes, _KEY_BYTES, Type.ID)
