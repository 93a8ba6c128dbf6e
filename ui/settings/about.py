"""What this program is, where its data are, and what it is made of, under which licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop import licences
from desktop.version import program_version
from ui.forms.fields import TextField
from ui.settings.form import SettingsForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge

translate = QCoreApplication.translate
_LINES = 12


def about(bridge: DeskBridge) -> QWidget:
    """A few lines that can be copied for IT staff, and the parts that others made."""
    weak = translate("About", "the key lies in a file on this PC (weak)")
    strong = translate("About", "the key is in the key storage of this PC")
    told = [
        translate("About", "LAPOR! Desktop {version}, Apache-2.0. Icons: Lucide, ISC.").format(
            version=program_version()
        ),
        translate("About", "Data: {folder}").format(folder=bridge.desk.data_dir),
        translate("About", "Encrypted: {key}").format(key=weak if bridge.desk.key_is_weak else strong),
    ]
    form = SettingsForm(bridge)
    form.add_words("\n".join(told))
    form.add_labelled(translate("About", "What this program is made of"), _parts())
    form.add_words(
        translate(
            "About",
            "Qt and PySide6 are free software under the LGPL, version 3. They lie as libraries of their own in the "
            "program's folder and may be replaced there by builds of your own. Their sources: {qt}",
        ).format(qt="https://download.qt.io/official_releases/QtForPython/")
    )
    form.column.addStretch()
    return form


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
