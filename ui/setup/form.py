"""How this PC gets its complaints: the way is chosen here, tried out, and changed later without losing a word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QProcess, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop import own_program
from desktop.cache import settings
from desktop.cache.ways import sign_in, switching, way
from desktop.cache.ways.switching import Choice
from desktop.cache.ways.way import DeskWay
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.errand import Errand
from ui.help.context import PROPERTY
from ui.settings.form import quiet_words
from ui.setup.choices import WayChoices, way_words
from ui.theme import metrics
from ui.theme.lines import Line
from ui.theme.roles import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop.cache.connection import Database
    from desktop.cache.ways.switching import Forecast
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

CHAPTER = "Mulai"


class Standing(NamedTuple):
    """What is chosen, and what is there to begin with."""

    chosen: DeskWay | None
    url: str
    token: str
    can_sign_in: bool
    has_keys: bool


def standing(db: Database) -> Standing:
    """As it is saved."""
    return Standing(
        way.chosen(db),
        str(settings.get(db, settings.SERVER_URL, "")),
        str(settings.get(db, settings.TOKEN, "")),
        sign_in.get(db) is not None,
        bool(settings.get(db, settings.LAPOR3, {})),
    )


class WayForm(QWidget):
    """Choices above, what the chosen one needs below; nothing is sent from here."""

    changed = Signal()
    """Another way, or another account on it: whoever is connected connects anew."""
    intake_requested = Signal()
    """Take the complaints from an export."""
    sync_requested = Signal()
    """The officer wants the first sync."""

    def __init__(self, bridge: DeskBridge, *, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(PROPERTY, CHAPTER)
        self.setAccessibleName(self.tr("Source of complaints"))
        self._bridge = bridge
        self._is_practice = practice
        self._now: Standing | None = None
        self._errand = Errand(self)
        self.choices = WayChoices()
        self._details = QVBoxLayout()
        self.outcome = Notice()
        self.take_button = QPushButton(self.tr("Use this way from now on"))
        self.take_button.setProperty("kind", "primary")
        self.next_button = QPushButton(self.tr("Sync now"))
        self._forecast = PlainLabel(ink="muted", wraps=True)
        self._forecast.hide()
        self._built: dict[DeskWay, QWidget] = {}
        self._lay_out()
        self.choices.chosen.connect(self.show_way)
        self.take_button.clicked.connect(lambda _: self.take())
        self.next_button.clicked.connect(lambda _: self._go_on())
        self._errand.done.connect(self._on_switched)
        self._errand.failed.connect(self._on_failed)
        self._errand.bug_raised.connect(bridge.bug_raised)
        self.setFocusProxy(self.choices)

    @property
    def shown(self) -> DeskWay | None:
        """The way whose details are on the page."""
        return self.choices.current

    @property
    def details(self) -> QWidget | None:
        """What the way that is shown needs."""
        return self._built.get(self.shown) if self.shown else None

    @property
    def forecast(self) -> str:
        """What the change would do, in words."""
        return self._forecast.text()

    def showEvent(self, event: QShowEvent) -> None:
        """As it stands now."""
        super().showEvent(event)
        self._look()

    def show_way(self, wanted: DeskWay) -> None:
        """Show what a way needs, without taking it up."""
        self.choices.choose(wanted)
        if wanted not in self._built:
            self._built[wanted] = self._build(wanted)
            self._details.addWidget(self._built[wanted])
        for each, widget in self._built.items():
            widget.setVisible(each is wanted)
        self.outcome.say("")
        self._show_step()

    def take(self) -> None:
        """Take up the way that is shown."""
        from sync.switching import switch

        if self.shown is None or self._now is None:
            return
        if self.shown is DeskWay.PRACTICE:
            program, *arguments = own_program.words()
            started, _ = QProcess.startDetached(program, [*arguments, "--practice"])
            words = self.tr("Practice opens in a window of its own.") if started else self.tr("Practice did not start.")
            self.outcome.say(words, Role.FINE if started else Role.LATE)
            return
        choice = Choice(way=self.shown)
        if self.shown is DeskWay.HOSTED:
            choice = Choice(way=self.shown, url=self._now.url, token=self._now.token)
        self._errand.begin(partial(switch, self._bridge.desk, choice))
        self.take_button.setEnabled(False)

    # ---- internals -----------------------------------------------------------------------------------------------

    def _look(self) -> None:
        self._bridge.read(standing, then=self._on_standing, owner=self)

    def _on_standing(self, found: Standing) -> None:
        is_first = self._now is None
        self._now = found
        self.choices.mark(found.chosen)
        if is_first:
            self.show_way(DeskWay.PRACTICE if self._is_practice else found.chosen or DeskWay.HOSTED)
        else:
            self._show_step()

    def _show_step(self) -> None:
        """Which way on there is from here."""
        shown, now = self.shown, self._now
        if shown is None or now is None:
            return
        is_taken = shown is now.chosen
        is_ready = {
            DeskWay.HOSTED: bool(now.url) and (bool(now.token) or now.can_sign_in),
            DeskWay.LAPOR3: now.has_keys,
            DeskWay.EXCEL: True,
            DeskWay.PRACTICE: True,
        }[shown]
        is_practice = shown is DeskWay.PRACTICE
        self.take_button.setText(self.tr("Open practice") if is_practice else self.tr("Use this way from now on"))
        self.take_button.setVisible(is_practice or not is_taken)
        self.take_button.setEnabled(is_ready and not self._errand.is_running and not self._is_practice)
        self.next_button.setVisible(is_taken and not is_practice)
        self.next_button.setEnabled(is_ready)
        words = self.tr("Choose the export…") if shown is DeskWay.EXCEL else self.tr("Sync now")
        self.next_button.setText(words)
        self._tell("" if is_ready else self._lacking_words(shown))
        if is_ready and not is_taken and not is_practice and now.chosen is not None:
            self._bridge.read(switching.forecast, shown, then=partial(self._on_forecast, shown), owner=self)

    def _on_forecast(self, of: DeskWay, found: Forecast) -> None:
        if of is not self.shown or self._now is None or self._now.chosen is of:
            return
        told = [self.tr("Drafts, notes and the outbox stay as they are, and nothing is sent by the change.")]
        if found.held:
            told.append(self.tr("%n item(s) of the outbox will be held until you decide.", "", found.held))
        if found.not_carried:
            told.append(self.tr("This way can't carry %n of them.", "", found.not_carried))
        if found.kept:
            told.append(self.tr("%n complaint(s) stay to be read until the new way tells of them.", "", found.kept))
        self._tell(" ".join(told))

    def _tell(self, words: str) -> None:
        self._forecast.setText(words)
        self._forecast.setVisible(bool(words))

    def _lacking_words(self, shown: DeskWay) -> str:
        """What a way needs before it can be used."""
        if self._is_practice:
            return ""
        if shown is DeskWay.LAPOR3:
            return self.tr("Enter the address and the keys, and save them: then this way can be used.")
        return self.tr("Enter the address, sign in or enter a token, and save: then this way can be used.")

    def _go_on(self) -> None:
        (self.intake_requested if self.shown is DeskWay.EXCEL else self.sync_requested).emit()

    def _on_switched(self, _done: Forecast | None) -> None:
        self.outcome.say(self.tr("This PC gets its complaints this way from now on."), Role.FINE)
        self.changed.emit()
        self._look()

    def _on_failed(self, problem: KnownProblem) -> None:
        self.outcome.say(in_a_line(problem), Role.LATE)
        self._show_step()

    def _on_saved(self) -> None:
        """An account was saved: on the way that is in use it holds at once."""
        if self._now is not None and self._now.chosen in {None, self.shown}:
            self.changed.emit()
        self._look()

    def _build(self, wanted: DeskWay) -> QWidget:
        if wanted is DeskWay.HOSTED:
            from ui.settings.connection import ConnectionForm, practice_words

            if self._is_practice:
                return practice_words()
            form = ConnectionForm(self._bridge)
            form.saved.connect(self._on_saved)
            return form
        if wanted is DeskWay.LAPOR3:
            from ui.settings.connection import practice_words
            from ui.settings.lapor3 import Lapor3Form

            if self._is_practice:
                return practice_words()
            keys = Lapor3Form(self._bridge)
            keys.saved.connect(self._on_saved)
            return keys
        return PlainLabel(way_words(wanted).details, wraps=True)

    def _lay_out(self) -> None:
        bar = QWidget()
        verbs = FlowLayout(bar)
        for button in (self.take_button, self.next_button):
            verbs.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * metrics.SPACING)
        column.addWidget(
            quiet_words(self.tr("Choose one way. It can be changed later, and what you have written stays."))
        )
        column.addWidget(self.choices)
        column.addWidget(Line())
        column.addLayout(self._details)
        column.addWidget(self._forecast)
        column.addWidget(self.outcome)
        column.addWidget(bar)
