"""A chip looks the same whatever its painter has painted before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from ui.theme.chips import Chip, chip_size, paint_chip
from ui.theme.roles import Role, colour


def _painted(chip: Chip, brush: Role | None) -> QImage:
    picture = QImage(chip_size(chip), QImage.Format.Format_RGB32)
    picture.fill(colour(Role.PANEL))
    painter = QPainter(picture)
    if brush is not None:
        painter.setBrush(colour(brush))  # a list paints the dot of what is unread before
    paint_chip(painter, chip, QPointF(0, 0))
    painter.end()
    return picture


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("chip", [Chip("Di unit", Role.MUTED), Chip("Rahasia", Role.SECRET, Role.SECRET.soft)])
def test_a_chip_has_the_ground_that_it_says(chip: Chip) -> None:
    assert _painted(chip, Role.ACCENT) == _painted(chip, None)
