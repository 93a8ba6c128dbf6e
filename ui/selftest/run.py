"""`lapor-desktop --self-test REPORT.json`: whether everything that the program needs came along to this PC.

Runs on desks of its own, in a temporary folder, with made-up complaints, and takes back what it left in the key store.
For those who package the program, and for IT staff on a PC where something is amiss.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import credentials
from desktop.desk import Desk
from ui.language import speak
from ui.program import prepare
from ui.selftest.parts import check_parts
from ui.selftest.pictures import check_pictures
from ui.selftest.practice import check_practice
from ui.selftest.report import Report
from ui.selftest.seals import check_seals


def run(path: Path, language: str) -> bool:
    """Check all, write what was seen to `path`, and return whether all is well. Raises `file-unwritable`."""
    report = Report()
    report.write(path)  # better to know now than after all that work
    with tempfile.TemporaryDirectory(prefix="lapor-self-test-", ignore_cleanup_errors=True) as folder:
        _check(report, Path(folder), language)
    report.write(path)
    return report.is_fine


def _check(report: Report, folder: Path, language: str) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError(application)
    speak(language)
    theme = prepare(application)
    parts, practice = folder / "parts", folder / "practice"
    try:
        with Desk.open(parts) as desk:
            check_parts(report, desk)
        check_seals(report)
        check_practice(report, practice, theme, language)
        with Desk.open(practice) as desk:
            check_pictures(report, desk, language)
    finally:
        for data_dir in (parts, practice):
            credentials.forget(data_dir)
