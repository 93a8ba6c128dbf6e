"""What wraps a key on Windows and what wraps it elsewhere: one format, so that a kept key opens whichever reads it."""

from __future__ import annotations

import pytest

from desktop.lock.gcm import ByCryptodome, ByCryptography, Gcm

# The GCM specification's test cases 16 (McGrew and Viega): key, nonce, content, what is bound, ciphertext and tag.
KEY = bytes.fromhex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
NONCE = bytes.fromhex("cafebabefacedbaddecaf888")
CONTENT = bytes.fromhex(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
)
BOUND_TO = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
BOX = bytes.fromhex(
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    "76fc6ece0f4e1768cddf8853bb2d551b"
)
LIBRARIES: dict[str, type[Gcm]] = {"cryptography": ByCryptography, "Cryptodome": ByCryptodome}


@pytest.fixture(params=LIBRARIES)
def gcm(request: pytest.FixtureRequest) -> Gcm:
    pytest.importorskip(request.param)
    return LIBRARIES[str(request.param)]()


def test_it_seals_as_the_standard_says_and_opens_that(gcm: Gcm) -> None:
    assert gcm.seal(KEY, NONCE, CONTENT, BOUND_TO) == BOX
    assert gcm.unseal(KEY, NONCE, BOX, BOUND_TO) == CONTENT


@pytest.mark.parametrize("at", [0, len(CONTENT), len(BOX) - 1])
def test_what_was_changed_anywhere_does_not_open(gcm: Gcm, at: int) -> None:
    changed = BOX[:at] + bytes([BOX[at] ^ 1]) + BOX[at + 1 :]

    assert gcm.unseal(KEY, NONCE, changed, BOUND_TO) is None


def test_it_opens_by_its_key_its_nonce_and_what_it_is_bound_to_and_whole_alone(gcm: Gcm) -> None:
    assert gcm.unseal(KEY[::-1], NONCE, BOX, BOUND_TO) is None
    assert gcm.unseal(KEY, NONCE[::-1], BOX, BOUND_TO) is None
    assert gcm.unseal(KEY, NONCE, BOX, BOUND_TO + b"\0") is None
    assert gcm.unseal(KEY, NONCE, BOX[:-1], BOUND_TO) is None
    assert gcm.unseal(KEY, NONCE, BOX[:8], BOUND_TO) is None
