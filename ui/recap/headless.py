"""The recap as a PDF, also where there is no screen: Qt is started without one if it has not been started."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QPdfWriter

from desktop.recap.words import Words
from ui.campus.paper import set_up
from ui.recap.paper import paint_recap

if TYPE_CHECKING:
    from desktop.recap.export.content import Content

_DPI = 300


def paint(content: Content, language: str) -> bytes:
    """The PDF, from a program that has no window."""
    # Elsewhere than on Linux there is always a screen, and its fonts are the better ones.
    if sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication.instance() or QGuiApplication([])
    try:
        return pdf(content, language)
    finally:
        del application


def pdf(content: Content, language: str) -> bytes:
    """The PDF. May be made on any thread of a program that has Qt started."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(f"{Words(language)('title')}: {Words(language).period(content.recap.period)}")
    writer.setCreator("LAPOR! Desktop")
    set_up(writer)
    paint_recap(content, writer, language)
    del writer  # it writes the end of the file when it goes
    return bytes(buffer.data().data())
