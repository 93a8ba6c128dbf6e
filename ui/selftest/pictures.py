"""Checks of what is drawn: icons, texts, photos, charts, PDF, and every form of an export."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize
from PySide6.QtGui import QColor, QFontDatabase, QImage, QImageWriter, QTextDocument

import resources
from desktop.clock import day_in_wib
from desktop.recap.export.content import completed, read_content
from desktop.recap.export.files import Format, made
from desktop.recap.period import Period, PeriodKind
from ui.help import guide
from ui.language import LANGUAGES, speak
from ui.recap.headless import pdf
from ui.selftest.report import demand
from ui.theme.icons import pixmap, program_icon
from ui.theme.roles import Role
from ui.viewer.pictures import show

if TYPE_CHECKING:
    from desktop.desk import Desk
    from ui.selftest.report import Report, Seen

_PAGE = QSize(600, 850)
_LEAST_SHARE = 0.01
"""Of a page that is written on, and not in the colour of the paper."""
_OPENS = {Format.PDF: b"%PDF", Format.XLSX: b"PK", Format.DOCX: b"PK", Format.JSON: b"{", Format.CSV: b"\xef\xbb\xbf"}


def check_pictures(report: Report, desk: Desk, language: str) -> None:
    """Draw all of it from the complaints of this desk; Qt is running."""
    with report.check("icons") as seen:
        _icons(seen)
    with report.check("fonts") as seen:
        seen["families"] = len(QFontDatabase.families())
        demand(seen["families"], "no font was found")
    with report.check("translations") as seen:
        _translations(seen, language)
    with report.check("guide") as seen:
        seen["chapters"] = len(guide.build(QTextDocument()))
        demand(seen["chapters"], "the guide is empty")
    with report.check("photos") as seen:
        _photos(seen)
    with report.check("exports, charts and the view of a PDF") as seen:
        _exports(seen, desk, language)


def _icons(seen: Seen) -> None:
    names = sorted(path.stem for path in resources.path("icons").glob("*.svg"))
    empty = [name for name in names if drawn_share(pixmap(name, Role.TEXT, ratio=1.0).toImage()) == 0]
    seen["icons"] = len(names)
    demand(names and not empty, f"not drawn: {empty or 'all'}")
    demand(not program_icon().isNull(), "the program has no icon")


def _translations(seen: Seen, language: str) -> None:
    told = {}
    for each in LANGUAGES:
        speak(each)
        told[each] = QCoreApplication.translate("Settings", "About")
    speak(language)
    seen["about"] = told
    demand(len(set(told.values())) == len(LANGUAGES), "the translations were not loaded")


def _photos(seen: Seen) -> None:
    photo = QImage(64, 48, QImage.Format.Format_RGB32)
    photo.fill(QColor("teal"))
    for form in (b"JPG", b"PNG"):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        demand(QImageWriter(buffer, QByteArray(form)).write(photo), f"{form.decode()} can't be written")
        shown = show(bytes(buffer.data().data()), QSize(64, 64))
        seen[form.decode()] = [shown.image.width(), shown.image.height()]
        demand(shown.whole == photo.size(), f"{form.decode()} is not shown")


def _exports(seen: Seen, desk: Desk, language: str) -> None:
    import openpyxl

    today = day_in_wib(desk.clock.now())
    content = completed(desk.ask(read_content, Period.around(today, PeriodKind.YEAR), today))
    files = {form: made(content, form, language, paint=pdf) for form in Format}
    seen["bytes"] = {str(form): len(data) for form, data in files.items()}
    for form, data in files.items():
        demand(data.startswith(_OPENS[form]), f"{form} is none")
    seen["sheets"] = openpyxl.load_workbook(io.BytesIO(files[Format.XLSX])).sheetnames
    page = show(files[Format.PDF], _PAGE)
    seen["pages"], seen["inked"] = page.page_count, round(drawn_share(page.image), 4)
    demand(seen["inked"] > _LEAST_SHARE, "the page of the PDF is empty")


def drawn_share(image: QImage) -> float:
    """Which part of a picture has not the colour of its corner."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    paper = QByteArray(plain.pixelColor(0, 0).rgba().to_bytes(4, "little")).data()
    points = bytes(plain.constBits())
    count = len(points) // 4
    return sum(points[at : at + 4] != paper for at in range(0, len(points), 4)) / count if count else 0.0
