"""Other words under which officers look for a deed than the one that it is called by."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def other_words(key: str) -> str:
    """For the deed of that name; empty where its own words do."""
    return {
        "sync": translate("Palette", "send fetch update refresh"),
        "search": translate("Palette", "find"),
        "answer": translate("Palette", "reply respond write follow-up"),
        "undo": translate("Palette", "take back revert"),
        "recap": translate("Palette", "report statistics figures export excel pdf"),
        "settings": translate("Palette", "options preferences"),
        "zoom-in": translate("Palette", "zoom font size"),
        "zoom-out": translate("Palette", "zoom font size"),
        "zoom-reset": translate("Palette", "zoom font size"),
        "help": translate("Palette", "guide manual"),
        "keys": translate("Palette", "shortcuts keyboard"),
        "tour": translate("Palette", "introduction"),
        "stick": translate("Palette", "usb flash offline export import exchange"),
        "intake": translate("Palette", "import export xlsx csv laporan ringkas"),
        "add": translate("Palette", "fetch number lapor take"),
        "quit": translate("Palette", "close end exit"),
    }.get(key, "")
