"""What the key store (or the file in its place) holds for a desk: its key, as it is or wrapped, and the next one.

Without a PIN and with one key it is 64 hexadecimal digits; otherwise JSON of some 600 characters, for Windows takes no
more than 1,280. It is replaced as a whole: there is no state between two.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Self

from desktop.cache.connection import key_check
from desktop.carry_code import typed
from desktop.lock.wrap import Wrap


@dataclass(frozen=True, slots=True)
class KeptKey:
    """One key: as it is, or wrapped by a PIN and perhaps by a recovery code too."""

    check: str
    """Its one-way mark, see `desktop.cache.connection.key_check`."""
    key: bytes | None = None
    by_pin: Wrap | None = None
    by_code: Wrap | None = None

    @classmethod
    def plain(cls, key: bytes) -> Self:
        """A key that no PIN wraps."""
        return cls(key_check(key), key=key)

    @classmethod
    def wrapped(cls, key: bytes, bound_to: str, *, pin: str, code: str = "") -> Self:
        """A key that only its PIN opens, or the recovery code where there is one."""
        by_code = Wrap.of(key, code, bound_to) if code else None
        return cls(key_check(key), by_pin=Wrap.of(key, pin, bound_to), by_code=by_code)

    def opened(self, secret: str, bound_to: str) -> bytes | None:
        """The key, by its PIN or its code; None where the secret is neither. One try at one of the two."""
        code = typed(secret)
        if self.by_code is not None and code:
            return self.by_code.opened(code, bound_to)
        return self.by_pin.opened(secret, bound_to) if self.by_pin is not None else self.key

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        wraps = {"by_pin": self.by_pin, "by_code": self.by_code}
        told: dict[str, Any] = {name: wrap.as_json() for name, wrap in wraps.items() if wrap is not None}
        return {"check": self.check, **({"key": self.key.hex()} if self.key is not None else {}), **told}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """As it was kept. Raises KeyError, TypeError or ValueError for anything else."""
        key = bytes.fromhex(kept["key"]) if "key" in kept else None
        by_pin, by_code = (Wrap.from_json(kept[name]) if name in kept else None for name in ("by_pin", "by_code"))
        if key is None and by_pin is None:
            raise ValueError("neither a key nor a wrapped one")
        return cls(str(kept["check"]), key, by_pin, by_code)


@dataclass(frozen=True, slots=True)
class Kept:
    """The key that the desk has, and the one that it is about to have (see `desktop.lock.rotation`)."""

    now: KeptKey
    next: KeptKey | None = None
    is_ready: bool = False
    """Whether the copies under the next key are whole: from then on there is no way back, only on."""

    @property
    def has_pin(self) -> bool:
        """Whether the key is wrapped."""
        return self.now.by_pin is not None

    def as_text(self) -> str:
        """As it is kept."""
        if self.next is None and self.now.key is not None:
            return self.now.key.hex()
        told: dict[str, Any] = {"now": self.now.as_json()}
        if self.next is not None:
            told |= {"next": self.next.as_json(), "is_ready": self.is_ready}
        return json.dumps(told, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """As it was kept. Raises ValueError for anything else."""
        if not text.startswith("{"):
            return cls(KeptKey.plain(bytes.fromhex(text)))
        try:
            told = json.loads(text)
            following = KeptKey.from_json(told["next"]) if "next" in told else None
            return cls(KeptKey.from_json(told["now"]), following, bool(told.get("is_ready")))
        except (KeyError, TypeError) as error:
            raise ValueError("no kept key") from error
