"""What the officer has decided about when the desk may use the network by itself, read from the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache import settings

if TYPE_CHECKING:
    from desktop.cache.connection import Database

USUAL_MINUTES = 15
USUAL_HOURS = ("08:00", "12:00", "15:00")
USUAL_LARGE_HOURS = ("18:00", "07:00")
RHYTHM_OFF, RHYTHM_HOURS = "off", "hours"


class Saving(StrEnum):
    """When data is saved: then nothing is done by itself, unless that is allowed."""

    METERED = "metered"
    ALWAYS = "always"
    NEVER = "never"


class LargeFiles(StrEnum):
    """When large files move by themselves."""

    WISH = "wish"
    HOURS = "hours"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Every so often, or at these times of day on this PC; neither: only by hand."""

    every: timedelta | None = None
    hours: tuple[time, ...] = ()

    @property
    def is_off(self) -> bool:
        """Whether a sync is the officer's doing alone."""
        return self.every is None and not self.hours


BY_HAND = Rhythm()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRules:
    """The officer's decisions."""

    rhythm: Rhythm = field(default_factory=lambda: Rhythm(every=timedelta(minutes=USUAL_MINUTES)))
    saving: Saving = Saving.METERED
    syncs_while_saving: bool = False
    limit: int | None = None
    """Bytes a month."""
    large_files: LargeFiles = LargeFiles.WISH
    large_from: time = time(18)
    large_until: time = time(7)


def read(db: Database) -> DataRules:
    """The rules as the settings stand; what can't be read there counts as never set."""
    limit = settings.get(db, settings.DATA_LIMIT)
    hours = _times(settings.get(db, settings.LARGE_FILES_HOURS)) or _times(USUAL_LARGE_HOURS)
    saving = settings.get(db, settings.SAVES_DATA)
    large = settings.get(db, settings.LARGE_FILES)
    return DataRules(
        rhythm=_rhythm(settings.get(db, settings.SYNC_RHYTHM), settings.get(db, settings.SYNC_HOURS)),
        saving=Saving(saving) if saving in set(Saving) else Saving.METERED,
        syncs_while_saving=settings.get(db, settings.SYNCS_WHILE_SAVING) is True,
        limit=limit if isinstance(limit, int) and limit > 0 else None,
        large_files=LargeFiles(large) if large in set(LargeFiles) else LargeFiles.WISH,
        large_from=hours[0],
        large_until=hours[-1],
    )


def _rhythm(value: object, hours: object) -> Rhythm:
    if value == RHYTHM_OFF:
        return BY_HAND
    if value == RHYTHM_HOURS:
        return Rhythm(hours=tuple(sorted(set(_times(hours) or _times(USUAL_HOURS)))))
    minutes = value if isinstance(value, int) and value > 0 else USUAL_MINUTES
    return Rhythm(every=timedelta(minutes=minutes))


def _times(value: object) -> list[time]:
    if not isinstance(value, (list, tuple)):
        return []
    try:
        return [time.fromisoformat(text) for text in value]
    except (TypeError, ValueError):
        return []
