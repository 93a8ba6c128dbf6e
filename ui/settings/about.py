"""What this program is, where its data are, and what it is made of, under which licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop import licences
from desktop.changes import ChangeSet, Topic
from desktop.version import program_version
from ui.forms.fields import TextField
from ui.settings.form import SettingsForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.desk import Desk
    from ui.bridge import DeskBridge

translate = QCoreApplication.translate
_LINES = 12


class AboutForm(SettingsForm):
    """A few lines that can be copied for IT staff, and the parts that others made."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.standing = self.add_words(_standing(bridge.desk))
        self.add_labelled(translate("About", "What this program is made of"), _parts())
        self.add_words(
            translate(
                "About",
                "Qt and PySide6 are free software under the LGPL, version 3. They lie as libraries of their own in the "
                "program's folder and may be replaced there by builds of your own. Their sources: {qt}",
            ).format(qt="https://download.qt.io/official_releases/QtForPython/")
        )
        self.column.addStretch()
        bridge.desk_changed.connect(self._on_changed)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS:  # a PIN was set or removed, perhaps
            self.standing.setText(_standing(self._bridge.desk))


def _standing(desk: Desk) -> str:
    told = [
        translate("About", "LAPOR! Desktop {version}, Apache-2.0. Icons: Lucide, ISC.").format(
            version=program_version()
        ),
        translate("About", "Data: {folder}").format(folder=desk.data_dir),
        translate("About", "Encrypted: {key}").format(key=_key_words(desk)),
    ]
    return "\n".join(told)


def _key_words(desk: Desk) -> str:
    """Where the key lies, and whether a PIN locks it."""
    if desk.key_is_weak:
        return translate("About", "the key lies in a file on this PC (weak)")
    if desk.key_is_beside:
        return translate("About", "the key lies in a file on this PC, locked by the PIN")
    if desk.has_pin:
        return translate("About", "the key is in the key storage of this PC, locked by the PIN")
    return translate("About", "the key is in the key storage of this PC")


def _parts() -> QWidget:
    """A line each: name, version, licence, and where it comes from."""
    lines = (
        " · ".join(filter(None, (f"{part.name} {part.version}".strip(), part.licence, part.home)))
        for part in licences.shipped()
    )
    shown = TextField(lines=_LINES)
    shown.setReadOnly(True)
    shown.setPlainText("\n".join(lines))
    return shown
