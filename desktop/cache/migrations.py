"""The cache's schema, one migration after another; their tables are in `schema/`.

Loaded only for a cache that lacks one of them (see `desktop.cache.schema_version`): what runs them is one of the
heaviest modules that we have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("desk")


@migrations()
def m001_mirror_and_intents(db: Database) -> None:
    """The first schema."""
    from desktop.cache.schema.intents import INTENTS
    from desktop.cache.schema.mirror import MIRROR

    db.executescript(MIRROR + INTENTS)


@migrations()
def m002_campus(db: Database) -> None:
    """What happens inside the campus, filters, templates and files of the officer's own."""
    from desktop.cache.schema.campus import CAMPUS

    db.executescript(CAMPUS)


@migrations()
def m003_files(db: Database) -> None:
    """What is to be fetched and what was uploaded; answers with files."""
    from desktop.cache.schema.files import FILES

    db.executescript(FILES)


@migrations()
def m004_data_use(db: Database) -> None:
    """What the network has cost, by month, and how fast it was."""
    from desktop.cache.schema.data_use import DATA_USE

    db.executescript(DATA_USE)


@migrations()
def m005_bundles(db: Database) -> None:
    """Files carried on a USB stick."""
    from desktop.cache.schema.bundles import BUNDLES

    db.executescript(BUNDLES)


@migrations()
def m006_own_files(db: Database) -> None:
    """Files that go with answers."""
    from desktop.cache.schema.own_files import OWN_FILES

    db.executescript(OWN_FILES)


@migrations()
def m007_quarantine(db: Database) -> None:
    """Records that could not be read."""
    from desktop.cache.schema.quarantine import QUARANTINE

    db.executescript(QUARANTINE)


@migrations()
def m008_imports(db: Database) -> None:
    """Complaints from the official export."""
    from desktop.cache.schema.imports import IMPORTS

    db.executescript(IMPORTS)


@migrations()
def m009_deadlines(db: Database) -> None:
    """A calendar of the officer's own; deadlines by class."""
    from desktop.cache.schema.deadlines import DEADLINES

    db.executescript(DEADLINES)


@migrations()
def m010_review(db: Database) -> None:
    """Decisions about what did not go through can be undone."""
    from desktop.cache.schema.review import REVIEW

    db.executescript(REVIEW)


@migrations()
def m011_watch(db: Database) -> None:
    """A central API that is asked for one complaint after the other, and knows no ids of ops."""
    from desktop.cache.schema.watch import WATCH

    db.executescript(WATCH)


@migrations()
def m012_retention(db: Database) -> None:
    """Complaints that are frozen, or purged after their time."""
    from desktop.cache.schema.retention import RETENTION

    db.executescript(RETENTION)


@migrations()
def m013_journal(db: Database) -> None:
    """The record of processing."""
    from desktop.cache.schema.journal import JOURNAL

    db.executescript(JOURNAL)


@migrations()
def m014_by_hand(db: Database) -> None:
    """Answers that were entered on the web page."""
    from desktop.cache.schema.by_hand import BY_HAND

    db.executescript(BY_HAND)


@migrations()
def m015_parts(db: Database) -> None:
    """How far work has come that is done in parts."""
    from desktop.cache.schema.parts import PARTS

    db.executescript(PARTS)
