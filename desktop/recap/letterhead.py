"""The head and the signatures of a recap on paper, as the officer has set them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.mirror import reference

if TYPE_CHECKING:
    from desktop.cache.connection import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Empty texts where nothing is set."""

    lines: tuple[str, ...] = ()
    place: str = ""
    officer: str = ""
    signer: str = ""
    position: str = ""
    number: str = ""


def read_letterhead(db: Database) -> Letterhead:
    """As it is set, with what the central API told of the officer."""
    officer = reference.officer(db)
    lines = [line.strip() for line in _text(db, settings.LETTERHEAD).splitlines() if line.strip()]
    return Letterhead(
        lines=tuple(lines or ([officer.institution] if officer and officer.institution else [])),
        place=_text(db, settings.LETTER_PLACE),
        officer=officer.name if officer else "",
        signer=_text(db, settings.LETTER_SIGNER),
        position=_text(db, settings.LETTER_POSITION),
        number=_text(db, settings.LETTER_NUMBER),
    )


def _text(db: Database, name: str) -> str:
    return str(settings.get(db, name) or "").strip()
