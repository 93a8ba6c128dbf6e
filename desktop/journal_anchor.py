"""How far the journal was when it was last written: beside the cache, so that a cut-off end shows.

It is written after the commit, so it never knows of more than there is. Where two processes write, the one that is
late may set it back by an entry or two; the next entry sets it right.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "journal.json"


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entry that the journal must have."""

    count: int
    head: str
    """Its hash."""

    def __str__(self) -> str:
        return f"{self.count}:{self.head}"

    @classmethod
    def read(cls, data_dir: Path) -> Self | None:
        """What is known; None where nothing is, or nothing of ours."""
        try:
            kept = json.loads((data_dir / FILE_NAME).read_text(encoding="utf-8"))
            return cls(int(kept["count"]), str(kept["head"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    @classmethod
    def parse(cls, text: str) -> Self:
        """As `str` gave it, in an export. Raises ValueError for anything else."""
        count, _, head = text.strip().partition(":")
        if len(head) != 64:  # noqa: PLR2004 SHA-256
            raise ValueError(text)
        return cls(int(count), head.lower())

    def keep(self, data_dir: Path) -> None:
        """Replace what is known."""
        temporary = data_dir / f"{FILE_NAME}.tmp"
        temporary.write_text(json.dumps({"count": self.count, "head": self.head}), encoding="utf-8")
        temporary.replace(data_dir / FILE_NAME)
