"""Every byte of an encrypted database as it lies on the disk, decrypted: free pages and the write-ahead log too.

A dump by SQL shows what is there; this shows what was there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAGE = 4096
_RESERVE = 80
"""Bytes at the end of a page of SQLCipher 4: the vector of 16 bytes and the HMAC."""
_SALT = 16
_WAL_HEAD = 32
_FRAME_HEAD = 24


def plain_bytes(path: Path, key: bytes) -> bytes:
    """The pages of a database and of its log, one after another. Raises AssertionError if the key is another."""
    found = list(_file_pages(path, key))
    log = path.with_name(path.name + "-wal")
    if log.exists():
        found += _log_pages(log, key)
    text = b"".join(found)
    assert b"CREATE TABLE" in text, "the key is another"
    return text


def _file_pages(path: Path, key: bytes) -> Iterator[bytes]:
    data = path.read_bytes()
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        yield _plain(page[_SALT:] if start == 0 else page, key)


def _log_pages(path: Path, key: bytes) -> Iterator[bytes]:
    data = path.read_bytes()
    for start in range(_WAL_HEAD, len(data), _FRAME_HEAD + _PAGE):
        number = int.from_bytes(data[start : start + 4], "big")
        page = data[start + _FRAME_HEAD : start + _FRAME_HEAD + _PAGE]
        if len(page) == _PAGE:
            yield _plain(page[_SALT:] if number == 1 else page, key)


def _plain(page: bytes, key: bytes) -> bytes:
    vector = page[-_RESERVE : -_RESERVE + 16]
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return decryptor.update(page[:-_RESERVE]) + decryptor.finalize()
