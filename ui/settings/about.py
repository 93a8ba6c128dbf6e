"""What this program is, and where its data are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.version import program_version
from ui.settings.form import quiet_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge

translate = QCoreApplication.translate


def about(bridge: DeskBridge) -> QWidget:
    """A few lines that can be copied for IT staff."""
    weak = translate("About", "the key lies in a file on this PC (weak)")
    strong = translate("About", "the key is in the key storage of this PC")
    told = [
        translate("About", "LAPOR! Desktop {version}, Apache-2.0. Icons: Lucide, ISC.").format(
            version=program_version()
        ),
        translate("About", "Data: {folder}").format(folder=bridge.desk.data_dir),
        translate("About", "Encrypted: {key}").format(key=weak if bridge.desk.key_is_weak else strong),
    ]
    return quiet_words("\n".join(told))
