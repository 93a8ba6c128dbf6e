"""The officer's own templates. None is ever deleted: what is removed can be brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.problems import KnownProblem
from desktop.template_file import LONGEST_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.template_file import SharedTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplate:
    """A text to begin an answer with; `content` may have placeholders (see `desktop.placeholders`)."""

    template_id: int
    title: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What an import did: `added` by their titles here, of which `renamed` had a name that was taken."""

    added: tuple[OwnTemplate, ...]
    renamed: int
    known: int
    """How many were here already, word for word."""


def own(db: Database) -> list[OwnTemplate]:
    """All that are not removed, by title."""
    rows = db.execute(
        "SELECT template_id, title, content FROM own_template WHERE NOT is_removed ORDER BY title COLLATE NOCASE, 1"
    ).fetchall()
    return [_template(row) for row in rows]


def add(tx: Transaction, title: str, content: str) -> OwnTemplate:
    """Keep a new one. Raises KnownProblem `template-untitled`."""
    (template_id,) = tx.db.execute(
        "INSERT INTO own_template (title, content, updated_at) VALUES (?, ?, ?) RETURNING template_id",
        [_title(title), content, timestamp(tx.now)],
    ).fetchone()
    tx.changed(Topic.TEMPLATES)
    return get(tx.db, template_id)


def edit(tx: Transaction, template_id: int, title: str, content: str) -> OwnTemplate:
    """Change one. Raises KnownProblem `template-untitled`, `template-not-found`."""
    before = get(tx.db, template_id)
    if (before.title, before.content) != (_title(title), content):
        tx.db.execute(
            "UPDATE own_template SET title = ?, content = ?, updated_at = ? WHERE template_id = ?",
            [_title(title), content, timestamp(tx.now), template_id],
        )
        tx.changed(Topic.TEMPLATES)
    return get(tx.db, template_id)


def remove(tx: Transaction, *template_ids: int) -> None:
    """Put templates away; `bring_back` undoes it."""
    _mark(tx, template_ids, is_removed=True)


def bring_back(tx: Transaction, *template_ids: int) -> None:
    """Undo a removal."""
    _mark(tx, template_ids, is_removed=False)


def take_over(tx: Transaction, shared: Sequence[SharedTemplate]) -> TakenOver:
    """Add templates that somebody shared. None of ours is changed: a name that is taken gets a number behind it."""
    held = own(tx.db)
    texts = {(template.title, template.content) for template in held}
    titles = {template.title.casefold() for template in held}
    added, renamed = [], 0
    for template in shared:
        if (template.title, template.content) in texts:
            continue
        title = _free_title(template.title, titles)
        renamed += title != template.title
        added.append(add(tx, title, template.content))
        titles.add(title.casefold())
        texts.add((template.title, template.content))
    return TakenOver(added=tuple(added), renamed=renamed, known=len(shared) - len(added))


def get(db: Database, template_id: int) -> OwnTemplate:
    """One template, also a removed one. Raises KnownProblem `template-not-found`."""
    row = db.execute(
        "SELECT template_id, title, content FROM own_template WHERE template_id = ?", [template_id]
    ).fetchone()
    if row is None:
        raise KnownProblem("template-not-found")
    return _template(row)


def _mark(tx: Transaction, template_ids: Sequence[int], *, is_removed: bool) -> None:
    tx.db.executemany(
        "UPDATE own_template SET is_removed = ?, updated_at = ? WHERE template_id = ?",
        [(is_removed, timestamp(tx.now), template_id) for template_id in template_ids],
    )
    tx.changed(Topic.TEMPLATES)


def _title(title: str) -> str:
    cleaned = " ".join(title.split())[:LONGEST_TITLE]
    if not cleaned:
        raise KnownProblem("template-untitled")
    return cleaned


def _free_title(title: str, taken: set[str]) -> str:
    if title.casefold() not in taken:
        return title
    number = 2
    while f"{title} ({number})".casefold() in taken:
        number += 1
    return f"{title} ({number})"


def _template(row: tuple[Any, ...]) -> OwnTemplate:
    template_id, title, content = row
    return OwnTemplate(template_id=template_id, title=title, content=content)
