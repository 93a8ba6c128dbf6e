"""Seeds that are kept, and what a hostile world makes of them.

A seed is a file in `tests/fuzz/seeds/KIND/`; whatever once broke the program is put there. `make fuzz` runs long; the
everyday run takes few examples, always the same ones.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_SEEDS = Path(__file__).parent / "seeds"
_EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
_NASTY = (
    b"", b"\0", b"\xff", b"\n", b"[" * 400, b'{"a":' * 200, b"1e999999", b"-0", b"9" * 40, b"9" * 5_000,
    b'"\\ud800"', b"null",
    b"\xef\xbb\xbf",
    b"../", b"..\\", b"%2e%2e/", b"=cmd|' /C calc'!A0", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"PK\x03\x04",
)  # fmt: skip


def fuzzed(few: int) -> settings:
    """`few` examples of a day, always the same; as many as `FUZZ_EXAMPLES` says where somebody has the time."""
    suppressed = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    return settings(
        max_examples=_EXAMPLES or few,
        derandomize=not _EXAMPLES,
        deadline=None,
        suppress_health_check=suppressed,
        database=None,
    )


def seeds(kind: str) -> list[bytes]:
    """What is kept of a kind, in the order of the names."""
    found = [path.read_bytes() for path in sorted((_SEEDS / kind).iterdir())]
    assert found
    return found


def mutated(kind: str) -> SearchStrategy[bytes]:
    """A seed that was cut, turned round, doubled, or had something put into it, some times over."""
    return st.builds(changed, st.sampled_from(seeds(kind)), st.lists(changes, max_size=6))


changes = st.tuples(
    st.sampled_from(["put", "over", "cut", "double", "flip"]),
    st.floats(0, 1),
    st.integers(0, 64),
    st.one_of(st.sampled_from(_NASTY), st.binary(max_size=12)),
)
"""What is done, where (a share of the whole), over how many bytes, and what is put there."""


def changed(seed: bytes, made: list[tuple[str, float, int, bytes]]) -> bytes:
    """A seed with these `changes`, one after the other."""
    data = seed
    for kind, place, length, piece in made:
        at = int(place * len(data))
        match kind:
            case "put":
                data = data[:at] + piece + data[at:]
            case "over":
                data = data[:at] + piece + data[at + len(piece) :]
            case "cut":
                data = data[:at] + data[at + length :]
            case "double":
                data = data[: at + length] + data[at:]
            case "flip" if data:
                at = min(at, len(data) - 1)
                data = data[:at] + bytes([data[at] ^ (1 << length % 8)]) + data[at + 1 :]
    return data
