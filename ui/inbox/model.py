"""The list as a model: it holds ids only, and fetches the rows that are shown, a page at a time.

The rows that the officer is on stay in the list even when they have left it (answered, closed, taken away), until the
officer goes on to others: what is being read or written must not slip away.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from desktop.cache.views import lists
from ui.inbox.changes import Insertion, Removal, steps
from ui.inbox.describe import describe, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from desktop.complaint import ComplaintRow, TrackingId
    from ui.bridge import DeskBridge
    from ui.inbox.query import Found

    AnyIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `ComplaintRow`, or None until it has been fetched."""
_PAGE = 32
_MOST_ROWS = 2_000
"""Rows kept in memory; beyond that those fetched longest ago are forgotten."""
_ROOT = QModelIndex()


class ComplaintListModel(QAbstractListModel):
    """Ids in the order of the list; rows as they are needed."""

    about_to_change = Signal()
    """Before the ids change, so that the view can remember where it stands."""
    has_changed = Signal()

    def __init__(self, bridge: DeskBridge, today: Callable[[], date]) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._today = today
        self._ids: array[int] = array("q")
        self._rows: dict[int, ComplaintRow] = {}
        self._missing: set[int] = set()
        self._wanted_pages: set[int] = set()
        self._pinned: frozenset[int] = frozenset()
        self._fetching = QTimer(self, singleShot=True, interval=0)
        self._fetching.timeout.connect(self._fetch)

    @property
    def ids(self) -> array[int]:
        """The ids in the order of the list."""
        return self._ids

    def row_at(self, row: int) -> ComplaintRow | None:
        """The row, if it has been fetched."""
        return self._rows.get(self._ids[row]) if 0 <= row < len(self._ids) else None

    def place_of(self, row_id: int) -> int:
        """Where the id stands, or -1."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    def known(self, tracking_ids: Iterable[TrackingId]) -> list[int]:
        """Ids of the fetched rows of these complaints."""
        wanted = set(tracking_ids)
        return [row.id for row in self._rows.values() if row.tracking_id in wanted]

    def pin(self, *row_ids: int) -> None:
        """Keep these rows in the list although they may leave it, and no others any more."""
        self._pinned = frozenset(row_ids)

    def open(self, found: Found) -> None:
        """Show another list from its start."""
        self.beginResetModel()
        self._ids = found.ids
        self._rows = {row.id: row for row in found.rows}
        self._missing.clear()
        self._wanted_pages.clear()
        self._pinned = frozenset()
        self.endResetModel()

    def reconcile(self, found: Found, known: Iterable[int], changed: Iterable[TrackingId]) -> None:
        """Take over what changed in the list that is shown: rows go, come and change, the others stay.

        `known` are the ids that `found.rows` was asked for; other rows of the `changed` complaints are forgotten.
        """
        came = {row.id for row in found.rows}
        for row_id in ({*self.known(changed)} | {*known}) - came:
            self._lose(row_id)
        new = self._with_pinned(found.ids)
        if new == self._ids:
            self._take(found.rows)
            return
        self.about_to_change.emit()
        self._become(new)
        self._take(found.rows)
        self.has_changed.emit()

    def forget_rows(self) -> None:
        """Fetch all rows anew: the day or the language has changed."""
        self._rows.clear()
        self._missing.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def _with_pinned(self, ids: array[int]) -> array[int]:
        """The ids, and the pinned ones that are missing among them, each behind the row it stood behind."""
        missing = self._pinned.difference(ids)
        if missing.isdisjoint(self._ids):
            return ids
        staying = set(ids)
        before: int | None = None
        behind: dict[int | None, list[int]] = {}
        for row_id in self._ids:
            if row_id in missing:
                behind.setdefault(before, []).append(row_id)
            elif row_id in staying:
                before = row_id
        kept = array("q", behind.get(None, []))
        for row_id in ids:
            kept.append(row_id)
            kept.extend(behind.get(row_id, ()))
        return kept

    def _lose(self, row_id: int) -> None:
        """The row is not what it was, or is no more; the one under the hand then stays as it was last, marked."""
        row = self._rows.pop(row_id, None)
        if row and row_id in self._pinned:
            self._keep([replace(row, is_gone=True)])

    def _become(self, new: array[int]) -> None:
        way = steps(self._ids, new)
        if way is None:
            self._lay_out_anew(new)
            return
        for step in way:
            match step:
                case Removal(first, last):
                    self.beginRemoveRows(_ROOT, first, last)
                    del self._ids[first : last + 1]
                    self.endRemoveRows()
                case Insertion(first, ids):
                    self.beginInsertRows(_ROOT, first, first + len(ids) - 1)
                    self._ids[first:first] = array("q", ids)
                    self.endInsertRows()

    def _lay_out_anew(self, new: array[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._ids[index.row()] for index in held]
        self._ids = new
        places = {row_id: place for place, row_id in enumerate(new)} if held else {}
        indexes = [self.index(places[row_id]) if row_id in places else QModelIndex() for row_id in ids]
        self.changePersistentIndexList(held, indexes)
        self.layoutChanged.emit()

    def _want(self, row: int) -> None:
        if self._ids[row] in self._missing:
            return
        self._wanted_pages.add(row // _PAGE)
        if not self._fetching.isActive():
            self._fetching.start()

    def _fetch(self) -> None:
        for page in sorted(self._wanted_pages):
            ids = self._ids[page * _PAGE : (page + 1) * _PAGE]
            wanted = [i for i in ids if i not in self._rows]
            if wanted:
                self._missing.update(wanted)  # asked for; asking twice would be in vain
                then = partial(self._take_page, page, ids)
                self._bridge.read(lists.rows, wanted, self._today(), then=then, owner=self)
        self._wanted_pages.clear()

    def _take_page(self, page: int, ids: array[int], rows: list[ComplaintRow]) -> None:
        first = page * _PAGE
        if self._ids[first : first + _PAGE] != ids:  # the list changed meanwhile
            self._take(rows)
            return
        self._keep(rows)
        self.dataChanged.emit(self.index(first), self.index(first + len(ids) - 1))

    def _take(self, rows: Iterable[ComplaintRow]) -> None:
        changed = [row for row in rows if self._rows.get(row.id) != row]
        self._keep(changed)
        for row in changed:
            place = self.place_of(row.id)
            if place >= 0:
                self.dataChanged.emit(self.index(place), self.index(place))

    def _keep(self, rows: Iterable[ComplaintRow]) -> None:
        for row in rows:
            self._rows.pop(row.id, None)
            self._rows[row.id] = row
            self._missing.discard(row.id)
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        for row_id in list(self._rows)[: max(0, len(self._rows) - _MOST_ROWS)]:
            if row_id not in self._pinned:
                del self._rows[row_id]

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """How many complaints the list has."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 Qt's signature
        """The row for the delegate, its title and description for everybody else."""
        if role not in {ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        row = self.row_at(index.row())
        if row is None:
            self._want(index.row())
            return None
        if role == ROW_ROLE:
            return row
        return title(row) if role == Qt.ItemDataRole.DisplayRole else describe(row)
