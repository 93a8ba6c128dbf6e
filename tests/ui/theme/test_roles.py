from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor

from ui.theme.roles import Role, Scheme

_GROUNDS = (Role.GROUND, Role.PANEL, Role.SIDE, Role.HOVER, Role.SIDE_HOVER, Role.ACCENT_SOFT)
_PAIRS = [
    *itertools.product((Role.TEXT, Role.MUTED, Role.ACCENT), _GROUNDS),
    *itertools.product((Role.LATE, Role.SOON), (Role.GROUND, Role.PANEL, Role.SIDE, Role.ACCENT_SOFT)),
    *((ink, ink.soft) for ink in (Role.LATE, Role.SOON, Role.FINE, Role.SECRET)),
    (Role.FINE, Role.PANEL),
    (Role.ON_ACCENT, Role.ACCENT),
    (Role.ON_ACCENT, Role.ACCENT_STRONG),
]


def _luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]  # type: ignore[index]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("ink", "ground"), _PAIRS, ids=lambda role: role.name)
def test_every_ink_on_its_grounds_can_be_read(ink: Role, ground: Role, scheme: Scheme) -> None:
    lighter, darker = sorted((_luminance(QColor(role.hex(scheme))) for role in (ink, ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
