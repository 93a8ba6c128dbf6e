"""What the dictionary saves, by traffic that it was not trained on, and that it is never needed."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING

import pytest
import zstandard

import resources
from sync.net import dictionary
from tools.traffic import Traffic
from tools.train_dictionary import SEEDS, train

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 99
STRANGE = (
    "Assalamualaikum. Setelah kami cek ke petugas gedung, kebocoran talang di lantai dua sudah ditambal Kamis kemarin; "
    "plafon yang lembap menyusul diganti pekan depan. Kunci cadangan ruang baca ada di pos satpam sebelah timur."
)
"""An answer that no generator would write."""


@pytest.fixture(scope="module")
def traffic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Traffic]:
    assert SEED not in SEEDS
    with Traffic(tmp_path_factory.mktemp("traffic"), SEED) as traffic:
        traffic.live(60)
        traffic.exchange()
        yield traffic


def sizes(body: bytes) -> tuple[int, int, int]:
    """In bytes: with the dictionary, with plain zstd, with gzip."""
    plain = zstandard.ZstdCompressor(level=19, write_content_size=False).compress(body)
    return len(dictionary.pack(body)), len(plain), len(gzip.compress(body, mtime=0))


def unpacked(body: bytes) -> bytes:
    return dictionary.unpacker(max_window=1 << 23).decompress(body)


def test_one_answer_costs_less_than_half(traffic: Traffic) -> None:
    up, down = traffic.exchange(answers=1)
    for body, most in ((up, 280), (down, 300)):
        small, plain, gzipped = sizes(body)
        assert small <= most
        assert small < 0.5 * min(plain, gzipped)


def test_twenty_changes_cost_less_than_two_thirds(traffic: Traffic) -> None:
    traffic.live(20)
    small, plain, gzipped = sizes(traffic.exchange().answer)
    assert small < 0.67 * min(plain, gzipped)
    assert small <= 2_300


def test_fifty_answers_cost_less_than_four_fifths(traffic: Traffic) -> None:
    up, down = traffic.exchange(answers=50)
    assert up.count(b'"op_id"') == 50
    for body in (up, down):
        small, plain, gzipped = sizes(body)
        assert small < 0.8 * min(plain, gzipped)
    assert sizes(up)[0] <= 8_000


def test_nothing_to_do_is_told_in_80_bytes(traffic: Traffic) -> None:
    traffic.exchange()
    body = traffic.exchange().answer
    small, plain, gzipped = sizes(body)
    assert small <= 80
    assert min(plain, gzipped) > 120


def test_words_that_it_has_never_seen_cost_no_more_than_without_it(traffic: Traffic) -> None:
    up = traffic.exchange(answers=1).request
    start = up.index(b'"text":"') + len(b'"text":"')
    strange = up[:start] + STRANGE.encode() + up[up.index(b'"', start) :]
    small, plain, gzipped = sizes(strange)
    assert small < 0.8 * min(plain, gzipped), "ids and names of fields alone are worth it"
    noise = random.Random(1).randbytes(2_000)
    assert len(dictionary.pack(noise)) < len(noise) + 30


def test_what_is_packed_comes_out_again(traffic: Traffic) -> None:
    for body in (*traffic.exchange(answers=3), b"", b"x"):
        assert unpacked(dictionary.pack(body)) == body


def test_a_frame_made_with_another_dictionary_is_an_error_and_not_other_words(traffic: Traffic) -> None:
    body = traffic.exchange(answers=1).request
    other = zstandard.ZstdCompressionDict(body * 4)
    with pytest.raises(zstandard.ZstdError):
        zstandard.ZstdDecompressor(dict_data=other).decompressobj().decompress(dictionary.pack(body))
    newer = bytearray(dictionary.pack(body))
    place = newer.index(dictionary.ID.to_bytes(2, "little"))
    newer[place] += 1
    with pytest.raises(zstandard.ZstdError, match="ictionary"):
        unpacked(bytes(newer))


def test_it_is_small_and_names_its_version() -> None:
    data = resources.path(dictionary.FILE).read_bytes()
    assert len(data) <= dictionary.MOST_BYTES
    assert zstandard.ZstdCompressionDict(data).dict_id() == dictionary.ID
    assert dictionary.CODING.removeprefix("lapor") in dictionary.FILE


@pytest.mark.slow
def test_the_same_seeds_make_the_same_dictionary() -> None:
    assert train(SEEDS[:2]) == train(SEEDS[:2])
