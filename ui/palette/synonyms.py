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


def what_is_in(section: str) -> str:
    """What officers look for in the section of the settings of that name, besides its title."""
    return {
        "way": translate("Palette", "server lapor excel practice set up"),
        "connection": translate("Palette", "server address token account proxy certificate"),
        "lapor3": translate("Palette", "api key"),
        "data": translate("Palette", "metered allowance interval automatic sync large files"),
        "appearance": translate("Palette", "dark light english indonesian"),
        "answers": translate("Palette", "spelling dictionary approval"),
        "papers": translate("Palette", "letter head signer nip place"),
        "days": translate("Palette", "holidays calendar deadline limits"),
        "keys": translate("Palette", "shortcuts keyboard"),
        "notifications": translate("Palette", "reminders tray quiet hours"),
        "security": translate("Palette", "pin lock recovery code screen capture"),
        "journal": translate("Palette", "record of processing audit"),
        "retention": translate("Palette", "delete erase purge privacy"),
        "updates": translate("Palette", "version newer"),
        "about": translate("Palette", "version licence"),
    }.get(section, "")
