"""Trains the shared dictionary for small messages, from generated traffic; the same seeds make the same bytes.

`python -m tools.train_dictionary` writes it where the program reads it; `--check` tells by its exit code whether the
file there is the one that would be made today. It need not be: a dictionary that is in use is never trained anew,
whatever became of messages and made-up complaints since. A new one gets the next version (see
`sync.net.dictionary`), for the other end may still have the old one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import zstandard

from sync.net import dictionary
from tools.traffic import Traffic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEEDS = range(1, 11)
_ROUNDS = 60
_STEPS = (0, 1, 2, 3, 5, 8, 20)
"""What happens between two exchanges, in turn."""
_ANSWERS = (0, 1, 0, 2, 1, 4, 0, 1)
"""Answers that an exchange carries, in turn."""
_TARGET = Path(__file__).parent.parent / "resources" / dictionary.FILE


def train(seeds: Iterable[int] = SEEDS) -> bytes:
    """The dictionary."""
    samples: list[bytes | bytearray | memoryview] = [*_samples(seeds)]
    return zstandard.train_dictionary(
        dictionary.MOST_BYTES, samples, dict_id=dictionary.ID, level=dictionary.LEVEL
    ).as_bytes()


def _samples(seeds: Iterable[int]) -> Iterator[bytes]:
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder, Traffic(Path(folder), seed) as traffic:
            for number in range(_ROUNDS):
                traffic.live(_STEPS[number % len(_STEPS)])
                yield from traffic.exchange(_ANSWERS[number % len(_ANSWERS)])


def main() -> int:
    """Train and write, or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        return int(_TARGET.read_bytes() != train())
    _TARGET.parent.mkdir(exist_ok=True)
    _TARGET.write_bytes(train())
    print(_TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
