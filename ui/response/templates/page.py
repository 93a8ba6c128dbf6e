"""The page of templates: the officer's own to write, share and take over, the central API's to read and to copy.

What is typed is kept as it is typed. Removing asks nothing and can be undone.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.cache.intents import templates
from desktop.cache.intents.templates import OwnTemplate
from desktop.cache.mirror import reference
from desktop.changes import ChangeSet, Topic
from ui.complaint.labels import MenuButton, PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.keeper import the_keeper
from ui.response.cadence import Cadence
from ui.response.choices import Choice, ChoiceList
from ui.response.templates import sharing
from ui.response.templates.editor import TemplateEditor
from ui.theme import metrics
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from desktop.cache.connection import Database
    from desktop.cache.intents.templates import TakenOver
    from desktop.cache.mirror.reference import AnswerTemplate
    from desktop.problems import KnownProblem
    from desktop.template_file import SharedTemplate
    from ui.bridge import DeskBridge

ORIGIN = "templates"
_LIST_WIDTH = 300
_SUFFIX = ".json"


class TemplatesPage(QWidget):
    """`choose_to_read` and `choose_to_write` ask for a path; an empty one is none."""

    def __init__(
        self,
        bridge: DeskBridge,
        parent: QWidget | None = None,
        *,
        choose_to_read: Callable[[], str] | None = None,
        choose_to_write: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._choose_to_read = choose_to_read or self._ask_to_read
        self._choose_to_write = choose_to_write or self._ask_to_write
        self._editing: OwnTemplate | None = None
        self.list = ChoiceList(self.tr("Templates"))
        self.editor = TemplateEditor()
        self.notice = Notice(role=Role.ACCENT)
        self.new_button = QPushButton(self.tr("New template"))
        self.import_button = QPushButton(self.tr("Import…"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.copy_button = QPushButton(self.tr("Copy to my templates"))
        self.undo_button = self.notice.add_button(self.tr("Undo"), self._undo_last)
        self._undo: Callable[[], object] | None = None
        self._nothing = PlainLabel(
            self.tr("No template yet. Write one, import a colleague's, or sync to fetch those of the central API."),
            ink="muted",
            wraps=True,
        )
        self._cadence = Cadence(self)
        self._keeper = the_keeper(bridge)
        self._lay_out()
        self._connect()
        self._ask(None)

    @property
    def editing(self) -> OwnTemplate | None:
        """The template of the officer's own that is in the editor, as the desk last told it."""
        return self._editing

    def begin(self, content: str) -> None:
        """Make a new template of a text, ready to be named."""
        self._flush()
        title = self.tr("New template")
        self._bridge.write(templates.add, title, content, then=self._on_begun, owner=self, origin=ORIGIN)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 Qt's name
        """Into the list."""
        self.list.setFocus(reason)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is put out of sight is put on disk."""
        super().hideEvent(event)
        self._flush()

    # ---- reading -------------------------------------------------------------------------------------------------

    def _ask(self, wanted: int | None) -> None:
        self._bridge.read(_all_templates, then=partial(self._on_templates, wanted), owner=self)

    def _on_templates(self, wanted: int | None, found: tuple[list[OwnTemplate], list[AnswerTemplate]]) -> None:
        own, central = found
        choices = [Choice(one.title, _beginning(one.content), "", one) for one in own]
        choices += [Choice(one.title, _beginning(one.content), self.tr("central API"), one) for one in central]
        wanted = wanted if wanted is not None else self._editing.template_id if self._editing else None
        ids = [one.template_id for one in own]
        row = ids.index(wanted) if wanted in ids else max(0, self.list.currentIndex().row())
        self.list.show_choices(choices, row)
        self._nothing.setVisible(not choices)
        self.editor.setVisible(bool(choices))

    def _on_moved(self, choice: Choice | None) -> None:
        template = choice.data if choice else None
        if self._editing is None or not isinstance(template, OwnTemplate) or not self._is_editing(template):
            self._flush()
            self._editing = template if isinstance(template, OwnTemplate) else None
            if template is not None:
                template = self._newest(template)
                self.editor.show_template(template.title, template.content, is_own=self._editing is not None)
        self.remove_button.setVisible(self._editing is not None)
        self.copy_button.setVisible(template is not None and self._editing is None)

    def _newest(self, template: OwnTemplate | AnswerTemplate) -> OwnTemplate | AnswerTemplate:
        """As it was typed, where the disk does not have that yet."""
        if isinstance(template, OwnTemplate) and (unsaved := self._keeper.unsaved(("template", template.template_id))):
            _, title, content = unsaved
            return OwnTemplate(template_id=template.template_id, title=str(title), content=str(content))
        return template

    def _is_editing(self, template: OwnTemplate) -> bool:
        return self._editing is not None and self._editing.template_id == template.template_id

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & (Topic.TEMPLATES | Topic.REFERENCE):
            self._ask(None)

    # ---- the officer's verbs -------------------------------------------------------------------------------------

    def _save(self) -> None:
        if self._editing is not None:
            title = self.editor.title.text().strip() or self._editing.title
            content = self.editor.content.toPlainText()
            self._editing = OwnTemplate(template_id=self._editing.template_id, title=title, content=content)
            self._keeper.keep(
                ("template", self._editing.template_id),
                templates.edit,
                self._editing.template_id,
                title,
                content,
                origin=ORIGIN,
            )

    def _flush(self) -> None:
        self._cadence.flush()

    def _on_begun(self, template: OwnTemplate) -> None:
        self._editing = template
        self.editor.show_template(template.title, template.content, is_own=True)
        self.editor.show()
        self._ask(template.template_id)
        self.editor.name_it()

    def _copy(self) -> None:
        choice = self.list.current
        if choice is not None:
            self._bridge.write(
                templates.add, choice.title, choice.data.content, then=self._on_begun, owner=self, origin=ORIGIN
            )

    def _remove(self) -> None:
        if self._editing is None:
            return
        self._flush()
        gone, self._editing = self._editing, None
        self._write(templates.remove, gone.template_id)
        self._offer_undo(self.tr("Removed: %1").replace("%1", gone.title), templates.bring_back, gone.template_id)
        self.list.setFocus()

    def _import(self) -> None:
        path = self._choose_to_read()
        if path:
            self._bridge.read(
                sharing.read_file, Path(path), then=self._on_file_read, owner=self, failed=self._on_problem
            )

    def _on_file_read(self, shared: list[SharedTemplate]) -> None:
        self._bridge.write(
            templates.take_over, shared, then=self._on_taken_over, owner=self, origin=ORIGIN, failed=self._on_problem
        )

    def _on_taken_over(self, done: TakenOver) -> None:
        told = [self.tr("%n template(s) taken over", "", len(done.added))]
        if done.renamed:
            told.append(self.tr("%n of them under another name, for its own was taken", "", done.renamed))
        if done.known:
            told.append(self.tr("%n you had already", "", done.known))
        self._offer_undo("; ".join(told), templates.remove, *(one.template_id for one in done.added))
        if done.added:
            self._ask(done.added[0].template_id)

    def _export(self, *, only_this: bool) -> None:
        self._flush()
        path = self._choose_to_write()
        if not path:
            return
        whole = Path(path) if path.endswith(_SUFFIX) else Path(path + _SUFFIX)
        chosen = self._editing.template_id if only_this and self._editing else None
        then = partial(self._on_exported, whole)
        self._bridge.read(sharing.write_file, whole, chosen, then=then, owner=self, failed=self._on_problem)

    def _on_exported(self, path: Path, count: int) -> None:
        words = self.tr("%n template(s) written to %1", "", count).replace("%1", path.name)
        self._offer_undo(words, None)

    def _write(self, operation: Callable[..., object], *args: object) -> None:
        self._bridge.write(operation, *args, owner=self, origin=ORIGIN, failed=self._on_problem)

    def _on_problem(self, problem: KnownProblem) -> None:
        self._undo = None
        self.undo_button.hide()
        self.notice.say(in_a_line(problem), Role.LATE)

    def _offer_undo(self, words: str, undo: Callable[..., object] | None, *template_ids: int) -> None:
        self._undo = partial(self._write, undo, *template_ids) if undo and template_ids else None
        self.undo_button.setVisible(self._undo is not None)
        self.notice.say(words, Role.ACCENT)

    def _undo_last(self) -> None:
        undo, self._undo = self._undo, None
        self.notice.say("")
        self.list.setFocus()
        if undo:
            undo()

    def _ask_to_read(self) -> str:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Import templates"), "", self.tr("Templates (*.json)"))
        return chosen

    def _ask_to_write(self) -> str:
        name = self.tr("templates") + _SUFFIX
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export templates"), name, self.tr("Templates (*.json)"))
        return chosen

    # ---- putting together ----------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(lambda _: self.editor.content.setFocus())
        self.editor.touched.connect(self._cadence.touch)
        self._cadence.due.connect(self._save)
        self.new_button.clicked.connect(lambda _: self.begin(""))
        self.import_button.clicked.connect(lambda _: self._import())
        self.remove_button.clicked.connect(lambda _: self._remove())
        self.copy_button.clicked.connect(lambda _: self._copy())
        self._bridge.desk_changed.connect(self._on_desk_changed)

    def _export_button(self) -> MenuButton:
        menu = QMenu(self)
        menu.addAction(self.tr("All of mine…")).triggered.connect(lambda _: self._export(only_this=False))
        this = menu.addAction(self.tr("Only this one…"))
        this.triggered.connect(lambda _: self._export(only_this=True))
        menu.aboutToShow.connect(lambda: this.setEnabled(self._editing is not None))
        return MenuButton(self.tr("Export"), menu)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(self.tr("Templates"), Type.TITLE))
        head.addStretch()
        head.addWidget(self.import_button)
        head.addWidget(self._export_button())
        self.new_button.setProperty("kind", "primary")
        head.addWidget(self.new_button)
        foot = QHBoxLayout()
        foot.addWidget(self.copy_button)
        foot.addStretch()
        self.remove_button.setProperty("kind", "quiet")
        foot.addWidget(self.remove_button)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._nothing)
        right.addWidget(self.editor, 1)
        right.addLayout(foot)
        self.list.setMaximumWidth(metrics.px(_LIST_WIDTH))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(self.list, 2)
        sides.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(sides, 1)
        for button in (self.remove_button, self.copy_button):
            button.hide()


def _all_templates(db: Database) -> tuple[list[OwnTemplate], list[AnswerTemplate]]:
    return templates.own(db), reference.templates(db)


def _beginning(content: str) -> str:
    return " ".join(content.split())[:90]
