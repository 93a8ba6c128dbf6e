"""Network and data: when the desk syncs by itself, what it may cost, and what it has cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.cache import settings
from desktop.cache.ways import data_use
from desktop.changes import ChangeSet, Topic
from sync.scheduling.rules import RHYTHM_HOURS, RHYTHM_OFF, USUAL_HOURS, USUAL_LARGE_HOURS, LargeFiles, Saving
from ui import words
from ui.settings.form import ORIGIN, SettingsForm
from ui.theme import metrics
from ui.theme.controls import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.ways.data_use import DataUse
    from ui.bridge import DeskBridge

translate = QCoreApplication.translate

_MINUTES = (15, 30, 60)
_MEGABYTE = 1_000_000
_LIMITS = tuple(_MEGABYTE * number for number in (20, 50, 100, 250, 500, 1_000, 2_000, 5_000))
_HOUR_WIDTH = 96
_MONTHS = 3
"""As many are told; more would be a list to study."""


class DataForm(SettingsForm):
    """Each takes effect at once."""

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__(bridge)
        self._add_rhythm()
        self.add_space()
        self._add_saving()
        self.add_space()
        self._add_large_files()
        self.add_space()
        self._add_use()
        bridge.desk_changed.connect(self._on_synced)
        self._read_use()

    def take_theme(self) -> None:
        """Sizes of the theme in force."""
        self.hours.take_theme()
        self.large_hours.take_theme()

    def _add_rhythm(self) -> None:
        minutes = [(number, self.tr("Every %n minute(s)", "", number)) for number in _MINUTES]
        self.rhythm = self.add_choice(
            settings.SYNC_RHYTHM,
            self.tr("Sync by itself"),
            [*minutes, (RHYTHM_HOURS, self.tr("At set times")), (RHYTHM_OFF, self.tr("Only with the button"))],
            hint=self.tr(
                "Only what you queued is ever sent. If a deadline is near, what waits for it is tried sooner. After a "
                "failure, and when the network comes back, the desk tries again by itself."
            ),
        )
        self.hours = HoursField(
            [self.tr("First time"), self.tr("Second time"), self.tr("Third time")], USUAL_HOURS, may_be_none=True
        )
        self._add_hours(settings.SYNC_HOURS, self.hours)
        self.watch(settings.SYNC_RHYTHM, lambda value: self.hours.setVisible(value == RHYTHM_HOURS))
        self.rhythm.activated.connect(lambda _: self.hours.setVisible(self.rhythm.currentData() == RHYTHM_HOURS))

    def _add_saving(self) -> None:
        self.saving = self.add_choice(
            settings.SAVES_DATA,
            self.tr("Save data"),
            [
                (Saving.METERED.value, self.tr("On paid networks")),
                (Saving.ALWAYS.value, self.tr("Always")),
                (Saving.NEVER.value, self.tr("Never")),
            ],
            hint=self.tr("Then nothing is synced or fetched by itself. This PC tells whether a network is paid."),
        )
        self.syncs = self.add_switch(
            settings.SYNCS_WHILE_SAVING, self.tr("Sync texts by itself also while data is saved")
        )
        self.limit = self.add_choice(
            settings.DATA_LIMIT,
            self.tr("Data for a month"),
            [(0, self.tr("No limit")), *((limit, words.size(limit)) for limit in _LIMITS)],
            hint=self.tr(
                "You are told at 80 %. At the limit nothing is synced or fetched by itself; with the button you still "
                "can, after a question."
            ),
        )

    def _add_large_files(self) -> None:
        self.large = self.add_choice(
            settings.LARGE_FILES,
            self.tr("Files of 1 MB and more"),
            [
                (LargeFiles.WISH.value, self.tr("Only when you ask for them")),
                (LargeFiles.HOURS.value, self.tr("By themselves at set hours")),
                (LargeFiles.ANY.value, self.tr("By themselves at any time")),
            ],
        )
        self.large_hours = HoursField([self.tr("From"), self.tr("Until")], USUAL_LARGE_HOURS)
        self._add_hours(settings.LARGE_FILES_HOURS, self.large_hours)
        is_by_hours = LargeFiles.HOURS.value
        self.watch(settings.LARGE_FILES, lambda value: self.large_hours.setVisible(value == is_by_hours))
        self.large.activated.connect(lambda _: self.large_hours.setVisible(self.large.currentData() == is_by_hours))

    def _add_hours(self, name: str, field: HoursField) -> None:
        self.add_indented(field)
        field.hide()
        for box in field.boxes:
            box.activated.connect(lambda _: self.put(name, field.hours))
        self.watch(name, field.show_hours)

    def _add_use(self) -> None:
        title = QLabel(self.tr("Used so far"))
        title.setProperty("type", "strong")
        self.column.addWidget(title)
        self.use = self.add_words("")
        self.anew = QPushButton(self.tr("Count this month anew"))
        self.anew.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.anew.clicked.connect(self._count_anew)
        self.column.addWidget(self.anew)

    def _read_use(self) -> None:
        self._bridge.read(data_use.months, _MONTHS, then=self._show_use, owner=self)

    def _show_use(self, months: list[DataUse]) -> None:
        self.use.setText("\n".join(map(_use_words, months)) or self.tr("Nothing yet."))
        this_month = data_use.month_of(self._bridge.desk.clock.now())
        self.anew.setEnabled(any(use.month == this_month for use in months))

    def _count_anew(self) -> None:
        self._bridge.write(data_use.reset, owner=self, origin=ORIGIN)

    def _on_synced(self, change: ChangeSet) -> None:
        if change.topics & Topic.SYNC:
            self._read_use()


class HoursField(QWidget):
    """Some full hours of the day in a row, each chosen from all of them."""

    def __init__(self, labels: Sequence[str], usual: Sequence[str], *, may_be_none: bool = False) -> None:
        super().__init__()
        self._usual = list(usual)
        self.boxes: list[ChoiceBox] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * metrics.SPACING)
        for label in labels:
            box = ChoiceBox()
            box.setProperty("kind", "short")
            box.setAccessibleName(label)
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            if may_be_none:
                box.addItem("—", "")
            for hour in range(24):
                box.addItem(words.full_hour(hour), f"{hour:02}:00")
            if not may_be_none:  # two of a span; times in a row need no words between them
                told = QLabel(label, textFormat=Qt.TextFormat.PlainText)
                told.setBuddy(box)
                told.setProperty("type", "secondary")
                row.addWidget(told)
            row.addWidget(box)
            self.boxes.append(box)
        row.addStretch(1)
        self.show_hours(None)
        self.take_theme()

    def take_theme(self) -> None:
        """Sizes of the theme in force."""
        for box in self.boxes:
            box.setFixedWidth(metrics.px(_HOUR_WIDTH))

    @property
    def hours(self) -> list[str]:
        """The hours chosen, each as `08:00`."""
        return [box.currentData() for box in self.boxes if box.currentData()]

    def show_hours(self, value: object) -> None:
        """Show these; the usual ones where none were chosen."""
        hours = value if isinstance(value, list) and value else self._usual
        for number, box in enumerate(self.boxes):
            box.setCurrentIndex(max(0, box.findData(hours[number] if number < len(hours) else "")))


def _use_words(use: DataUse) -> str:
    month = QLocale().toString(QDate.fromString(use.month, "yyyy-MM"), "MMMM yyyy")
    return translate("DataForm", "{month}: sent {up}, received {down}").format(
        month=month, up=words.size(use.bytes_up), down=words.size(use.bytes_down)
    )
