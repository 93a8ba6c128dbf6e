"""AES-256-GCM (NIST SP 800-38D), by the library that a system's program can afford. Both write the same bytes.

On Linux the key store brings `cryptography` along. On Windows nothing else would need it, and it weighs 2 MB of what is
fetched over an office's slow link, for a third copy of OpenSSL; pycryptodomex does the same with some kilobytes.
"""

from __future__ import annotations

import sys
from typing import Protocol

_TAG_BYTES = 16


class Gcm(Protocol):
    """One of the two. A nonce must never be used twice with a key."""

    def seal(self, key: bytes, nonce: bytes, content: bytes, bound_to: bytes) -> bytes:
        """Ciphertext and tag; `bound_to` is not in it, and has to be told to open it."""

    def unseal(self, key: bytes, nonce: bytes, box: bytes, bound_to: bytes) -> bytes | None:
        """The content, or None where any of it is not what it was sealed with."""


class ByCryptography:
    """With OpenSSL, by pyca/cryptography."""

    def seal(self, key: bytes, nonce: bytes, content: bytes, bound_to: bytes) -> bytes:
        """See `Gcm`."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(key).encrypt(nonce, content, bound_to)

    def unseal(self, key: bytes, nonce: bytes, box: bytes, bound_to: bytes) -> bytes | None:
        """See `Gcm`."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(key).decrypt(nonce, box, bound_to)
        except InvalidTag:
            return None


class ByCryptodome:
    """With code of its own, by PyCryptodome: AES-NI where the processor has it."""

    def seal(self, key: bytes, nonce: bytes, content: bytes, bound_to: bytes) -> bytes:
        """See `Gcm`."""
        from Cryptodome.Cipher import AES

        cipher = AES.new(key, AES.MODE_GCM, nonce=nonce, mac_len=_TAG_BYTES)
        cipher.update(bound_to)
        parts: tuple[bytes, bytes] = cipher.encrypt_and_digest(content)
        return b"".join(parts)

    def unseal(self, key: bytes, nonce: bytes, box: bytes, bound_to: bytes) -> bytes | None:
        """See `Gcm`."""
        from Cryptodome.Cipher import AES

        cipher = AES.new(key, AES.MODE_GCM, nonce=nonce, mac_len=_TAG_BYTES)
        cipher.update(bound_to)
        try:
            content: bytes = cipher.decrypt_and_verify(box[:-_TAG_BYTES], box[-_TAG_BYTES:])
        except ValueError:
            return None
        return content


GCM: Gcm = ByCryptodome() if sys.platform == "win32" else ByCryptography()
"""The one of this system."""
