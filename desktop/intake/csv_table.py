"""Opens an export that was saved as CSV, in the encodings and with the separators that office programs write."""

from __future__ import annotations

import codecs
import csv
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 256 * 1024 * 1024
_LONGEST_CELL = 1_000_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = (",", ";", "\t")
_SAMPLE = 65_536


@contextmanager
def rows(path: Path) -> Iterator[Iterator[tuple[object, ...]]]:
    """The rows of the file. Raises KnownProblem `import-too-large` or `import-damaged`."""
    if path.stat().st_size > LARGEST:
        raise KnownProblem("import-too-large", name=path.name)
    encoding = _encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        try:
            separator = _separator_of(file.read(_SAMPLE))
        except UnicodeError as error:
            raise KnownProblem("import-damaged", name=path.name) from error
        file.seek(0)
        csv.field_size_limit(_LONGEST_CELL)
        yield _read(csv.reader(file, delimiter=separator), path.name)


def _read(reader: Iterator[list[str]], name: str) -> Iterator[tuple[object, ...]]:
    try:
        for row in reader:
            yield tuple(row)
    except (csv.Error, UnicodeError) as error:
        raise KnownProblem("import-damaged", name=name) from error


def _encoding_of(path: Path) -> str:
    with path.open("rb") as file:
        beginning = file.read(_SAMPLE)
    if marked := next((name for mark, name in _MARKS if beginning.startswith(mark)), None):
        return marked
    if b"\0" in beginning:
        raise KnownProblem("import-damaged", name=path.name)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return "cp1252"  # what Excel writes on a Western Windows
    return "utf-8"


def _separator_of(sample: str) -> str:
    """The one that is most frequent in the line that names the columns."""
    header = next((line for line in sample.splitlines() if "tracking id" in line.lower()), sample.partition("\n")[0])
    return max(_SEPARATORS, key=header.count)
