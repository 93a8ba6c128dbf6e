"""A new Word document on the paper that offices here print on: A4, where python-docx begins with US Letter."""

from __future__ import annotations

from typing import Any

TEXT_WIDTH = 165
"""Millimetres between the margins."""
_WIDTH, _HEIGHT, _MARGIN, _BINDING = 210, 297, 20, 25


def new_document() -> Any:  # noqa: ANN401 - as python-docx gives it
    """Empty, upright."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    (section,) = document.sections
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.left_margin, section.right_margin = Mm(_BINDING), Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    return document
