"""LAPOR!'s own API: its address, the two credentials of the institution, and who answers there."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.cache import settings
from desktop.cache.ways import network, watch, way
from desktop.cache.ways.way import DeskWay
from desktop.problems import KnownProblem, explain
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel
from ui.forms.sight import bring_into_sight
from ui.landing import hand_over
from ui.settings.form import quiet_words
from ui.shell.notices import language
from ui.theme import metrics

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.ways.network import NetworkSettings
    from desktop.cache.ways.watch import Standing
    from desktop.cache.writer import Transaction
    from sync.connectors.lapor3.probe import Probe
    from ui.bridge import DeskBridge

_SECRET = frozenset({"key", "token"})


def read(db: Database) -> tuple[dict[str, Any], DeskWay | None]:
    """The configuration as it is saved, and the way of the desk."""
    return dict(settings.get(db, settings.LAPOR3, {})), way.chosen(db)


def save(tx: Transaction, told: dict[str, Any]) -> None:
    """Keep it, in the encrypted cache. What a file or the assistant set besides stays. Raises `way-unreadable`.

    A desk that has no way yet takes this one; another is left by the switch of the way alone, which looks after what
    waits to be sent.
    """
    from sync.connectors.lapor3 import settings as configuration

    kept = {**settings.get(tx.db, settings.LAPOR3, {}), **told}
    made = configuration.read({name: value for name, value in kept.items() if value != ""})
    settings.put(tx, settings.LAPOR3, configuration.told(made))
    if way.chosen(tx.db) is None:
        settings.put(tx, settings.WAY, DeskWay.LAPOR3.value)


class Lapor3Form(QWidget):
    """Saving does not wait for the test, as for any server."""

    saved = Signal()

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.fields: dict[str, QLineEdit] = {}
        self.save_button = QPushButton(self.tr("Save"))
        self.save_button.setProperty("kind", "primary")
        self.test_button = QPushButton(self.tr("Test the connection"))
        self.outcome = PlainLabel(wraps=True)
        self.outcome.setProperty("type", "secondary")
        self.standing = quiet_words("")
        self._lay_out()
        self.save_button.clicked.connect(self._save)
        self.test_button.clicked.connect(self._test)
        self._probe = _Probe(self)
        self._probe.ended.connect(self._on_probed)
        bridge.read(read, then=self._fill, owner=self)
        bridge.read(watch.standing, bridge.desk.clock.now(), then=self._on_standing, owner=self)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(2 * metrics.SPACING)
        form.setHorizontalSpacing(4 * metrics.SPACING)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, words, example in (
            ("base_url", self.tr("Base &address"), "https://"),
            ("key_header", self.tr("&Header of the key"), "Authorization"),
            ("key", self.tr("&Key"), ""),
            ("token", self.tr("&Token"), "{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}"),
            ("user_id", self.tr("Number of your &user"), ""),
            ("institution_id", self.tr("Number of your &institution"), ""),
            ("institution_name", self.tr("&Name in follow-ups"), self.tr("as in the list")),
            ("template_code", self.tr("Answer template (&code)"), self.tr("none")),
            (
                "web_url",
                self.tr("&Web page of a complaint"),
                "https://www.lapor.go.id/pengaduan/{tracking_id}",
            ),
        ):
            field = QLineEdit()
            field.setPlaceholderText(example)
            if name in _SECRET:
                field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textEdited.connect(lambda _: self._say("", "muted"))
            self.fields[name] = field
            form.addRow(words, field)
        verbs = QWidget()
        buttons = FlowLayout(verbs)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.test_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * metrics.SPACING)
        column.addWidget(
            quiet_words(
                self.tr(
                    "For institutions to which LAPOR!'s operator has given keys. This interface can take answers and "
                    "“not our authority”; verifying, holding, archiving, closing and registering are done on the web "
                    "page. It names no new complaints: import the Excel export, or add one by its tracking ID."
                )
            )
        )
        column.addLayout(form)
        column.addWidget(verbs)
        column.addWidget(self.outcome)
        column.addWidget(self.standing)

    def _fill(self, found: tuple[dict[str, Any], DeskWay | None]) -> None:
        told, _ = found
        for name, field in self.fields.items():
            if not field.isModified():  # an officer who began to type is not overtaken
                field.setText(str(told.get(name, "")))

    def _on_standing(self, standing: Standing) -> None:
        if not standing.watched:
            return
        words = self.tr("%n complaint(s) are looked at, one after the other.", None, standing.watched)
        if standing.failing:
            numbers = ", ".join(f"#{number}" for number in list(standing.failing)[:10])
            words += " " + self.tr("Could not be read the last time: %1.").replace("%1", numbers)
        self.standing.setText(words)

    def _entered(self) -> dict[str, Any]:
        return {name: field.text().strip() for name, field in self.fields.items()}

    def _save(self) -> None:
        """Behind the first reading: what was not touched would be kept empty."""
        self._bridge.read(read, then=lambda _: self._save_entered(), owner=self)

    def _save_entered(self) -> None:
        self._bridge.write(
            save,
            self._entered(),
            then=lambda _: self._on_saved(),
            owner=self,
            origin="settings",
            failed=self._on_problem,
        )

    def _on_saved(self) -> None:
        self._say(self.tr("Saved."), "fine")
        self.saved.emit()

    def _test(self) -> None:
        self._say(self.tr("Connecting…"), "muted")
        self._bridge.read(network.read, then=lambda wishes: self._probe.try_out(self._entered(), wishes), owner=self)

    def _on_probed(self, outcome: object) -> None:
        if isinstance(outcome, KnownProblem):
            self._on_problem(outcome)
        elif isinstance(outcome, Exception):
            self._bridge.bug_raised.emit(outcome)
        else:
            self._on_found(outcome)  # type: ignore[arg-type]  # the thread gives nothing else

    def _on_found(self, found: Probe) -> None:
        if found.problem is not None:
            self._on_problem(found.problem)
        elif found.institution:
            self._say(self.tr("LAPOR! answers, and knows you as {name}.").format(name=found.institution), "fine")
        else:
            self._say(self.tr("LAPOR! answers, but has no institution of that number."), "late")

    def _on_problem(self, problem: KnownProblem) -> None:
        told = explain(problem.code, problem.params, language())
        self._say(f"{told.title.rstrip('.')}. {told.advice}", "late")

    def _say(self, text: str, ink: str) -> None:
        self.outcome.setText(text)
        self.outcome.set_ink(ink)
        if text:
            bring_into_sight(self.outcome)


class _Probe(QObject):
    """Tries a configuration on a thread of its own."""

    ended = Signal(object)
    """A `Probe`, or what was raised."""

    def try_out(self, told: dict[str, Any], wishes: NetworkSettings) -> None:
        """Ask what works; `ended` follows."""
        Thread(target=self._run, args=(told, wishes), name="probe", daemon=True).start()

    def _run(self, told: dict[str, Any], wishes: NetworkSettings) -> None:
        try:
            outcome: object = found_by(told, wishes)
        except Exception as error:  # noqa: BLE001 the border of the thread
            outcome = error
        hand_over(self, self.ended.emit, outcome)


def found_by(told: dict[str, Any], wishes: NetworkSettings) -> Probe:
    """What works with this configuration. Raises the KnownProblems of reading it and of the connection."""
    from sync.connectors.lapor3 import settings as configuration
    from sync.connectors.lapor3.client import Lapor3Client
    from sync.connectors.lapor3.probe import probe
    from sync.net.route import route_to
    from sync.transport import checked_url
    from ui.system_proxy import system_proxy

    made = configuration.read({name: value for name, value in told.items() if value != ""})
    made = replace(made, base_url=checked_url(made.base_url))
    client = Lapor3Client(made, route=route_to(made.base_url, wishes, system_proxy))
    try:
        return probe(client)
    finally:
        client.close()
