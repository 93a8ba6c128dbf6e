"""Checks of what a system does by a library of its own: the wrap of a key by its PIN, and the signatures of updates."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from desktop.lock.gcm import GCM
from desktop.lock.wrap import Wrap
from ui.selftest.report import demand

if TYPE_CHECKING:
    from ui.selftest.report import Report, Seen

_PIN, _BOUND_TO = "270394", "lapor-self-test"
_KEY = bytes(range(32))
_KEPT = {
    "rounds": 1,
    "memory_kib": 64,
    "lanes": 1,
    "salt": "c8049866ec51c7937c571b12c75403fd",
    "box": "8d331afd0be72bf00f584f5a9eaa93458b8cde2235bbe607619b95ae0aa911a4"
    "989b4ff9ece819712a985434b6c250c50fd558f4c2889d67ea9af745",
}
"""A wrap of that key as version 0.1.0 kept it, on any system: with OpenSSL's AES."""
_PUBLISHER = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
_SIGNED = b"\x72"
_SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)
"""The second example of RFC 8032, 7.1."""


def check_seals(report: Report) -> None:
    """Open what was sealed before, and refuse what was tampered with. Free of Qt."""
    with report.check("wrap of the key") as seen:
        _wrap(seen)
    with report.check("signatures of updates") as seen:
        _signatures(seen)


def _wrap(seen: Seen) -> None:
    seen["library"] = type(GCM).__name__
    kept = Wrap.from_json(_KEPT)
    demand(kept.opened(_PIN, _BOUND_TO) == _KEY, "the wrap of an earlier version does not open")
    demand(kept.opened(_PIN[::-1], _BOUND_TO) is None, "another PIN opens it")
    demand(kept.opened(_PIN, "another desk") is None, "it opens for another desk")
    key = secrets.token_bytes(len(_KEY))
    demand(Wrap.of(key, _PIN, _BOUND_TO).opened(_PIN, _BOUND_TO) == key, "a wrap of this version does not open")


def _signatures(seen: Seen) -> None:
    from securesystemslib.exceptions import UnverifiedSignatureError
    from securesystemslib.signer import Signature, SSlibKey

    key = SSlibKey("publisher", "ed25519", "ed25519", {"public": _PUBLISHER})
    signature = Signature("publisher", _SIGNATURE)
    key.verify_signature(signature, _SIGNED)
    try:
        key.verify_signature(signature, _SIGNED + b"\n")
    except UnverifiedSignatureError:
        seen["refused"] = 1
    demand(seen.get("refused"), "a signature of something else counts")
