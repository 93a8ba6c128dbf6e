"""The few style rules that Fusion and the palette do not give: flat buttons, fields with one line around, thin bars.

A button says what it is by its property `kind`: `primary` (one in sight, the next thing to do), `quiet` (no frame),
nothing for the others. A label says how it is set by its property `type`: `title`, `strong`, `secondary`,
`secondary-strong`. Fonts set by hand would be lost whenever a widget goes to another parent.
"""

from __future__ import annotations

from string import Template

from ui.theme import metrics
from ui.theme.icons import SIZE
from ui.theme.roles import Role, scheme

_RULES = Template("""
QToolTip { background: $side; color: $text; border: 1px solid $line; padding: 4px 6px; }
QPushButton, QToolButton, QMenu, QCheckBox, QLineEdit { icon-size: $icon_size; }
QPushButton, QToolButton {
    background: $panel; color: $accent; border: 1px solid $line; border-radius: 6px; padding: 5px 12px;
    font-weight: 500;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border-color: $accent; background: $accent_soft; outline: none; }
QPushButton:disabled, QToolButton:disabled { color: $muted; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:focus {
    background: $accent_strong; border-color: $accent_strong;
}
QPushButton[kind="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    background: transparent; color: $muted; border-color: transparent; padding: 3px 6px; font-weight: 400;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { color: $text; background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {
    color: $text; border-color: $accent; background: $accent_soft;
}
QToolButton::menu-indicator { image: none; width: 0; }
QLineEdit { background: $ground; color: $text; border: 1px solid $line; border-radius: 6px; padding: 6px 8px;
    placeholder-text-color: $muted;
}
QLineEdit:focus { border-color: $accent; }
QPlainTextEdit[kind="field"], QDateEdit, QSpinBox {
    background: $ground; color: $text; border: 1px solid $line; border-radius: 6px; padding: 2px 4px;
}
QPlainTextEdit[kind="field"]:focus, QDateEdit:focus, QSpinBox:focus { border-color: $accent; }
QDateEdit { padding: 5px 8px; }
QSpinBox { padding: 5px 8px; min-width: 48px; }
QSpinBox QLineEdit { background: transparent; border: none; padding: 0; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; border: none; width: 1px; }
QSpinBox:disabled, QComboBox:disabled { color: $muted; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $side; }
QCalendarWidget QToolButton { background: transparent; border-color: transparent; color: $text; padding: 3px 8px; }
QDateEdit::drop-down { border: none; width: 30px; }
QDateEdit::down-arrow { image: none; }
QLineEdit:read-only { background: transparent; }
QFrame[kind="line"] { background: $line; border: none; }
QFrame[kind="side"], QFrame[kind="side"] QScrollArea, QFrame[kind="side"] QScrollArea > QWidget > QWidget {
    background: $side;
}
QFrame[kind="notice"] { background: $ground; border: none; border-top: 1px solid $line; }
QLabel[ink="muted"], QCheckBox[ink="muted"] { color: $muted; }
QLabel[ink="late"] { color: $late; }
QLabel[ink="soon"] { color: $soon; }
QLabel[ink="fine"] { color: $fine; }
QLabel[ink="accent"] { color: $accent; }
QComboBox {
    background: $panel; color: $text; border: 1px solid $line; border-radius: 6px; padding: 5px 10px; min-width: 160px;
}
QComboBox[kind="short"] { min-width: 0; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox::down-arrow { image: none; }
QComboBox:focus, QComboBox:on { border-color: $accent; }
QComboBox QAbstractItemView {
    background: $panel; color: $text; border: 1px solid $line; selection-background-color: $accent_soft;
    selection-color: $text; outline: none;
}
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
*[type="title"] { font-size: $title_size; font-weight: 600; }
*[type="strong"] { font-weight: 600; }
*[type="secondary"] { font-size: $secondary_size; }
*[type="secondary-strong"] { font-size: $secondary_size; font-weight: 600; }
QListWidget[kind="sections"] { background: transparent; border: none; outline: none; }
QListWidget[kind="sections"]::item { padding: 7px 10px; border: 1px solid transparent; border-radius: 6px; }
QListWidget[kind="sections"]::item:hover { background: $hover; }
QListWidget[kind="sections"]::item:selected { background: $accent_soft; color: $accent; font-weight: 600; }
QListWidget[kind="sections"]:focus::item:selected { border-color: $accent; }
QTreeWidget[kind="keys"] { border: 1px solid $line; border-radius: 6px; outline: none; padding: 4px; }
QTreeWidget[kind="keys"]:focus { border-color: $accent; }
QTreeWidget[kind="keys"]::item { padding: 3px 8px; }
QTreeWidget[kind="keys"] QHeaderView { background: transparent; }
QTreeWidget[kind="keys"] QHeaderView::section {
    background: transparent; border: none; color: $muted; padding: 3px 10px;
}
QTreeWidget[kind="keys"]::item:hover { background: $hover; }
QTreeWidget[kind="keys"]::item:selected { background: $accent_soft; color: $text; }
QTreeWidget[kind="rows"] { background: transparent; border: none; outline: none; }
QTreeWidget[kind="rows"]::item { padding: 4px 6px; border-bottom: 1px solid $line; }
QTreeWidget[kind="rows"]::item:hover { background: $hover; }
QTreeWidget[kind="rows"]::item:selected { background: $accent_soft; color: $text; }
QTreeWidget[kind="rows"] QHeaderView::section {
    background: transparent; color: $muted; border: none; border-bottom: 1px solid $line; padding: 3px 6px;
    font-size: $secondary_size;
}
QFrame[kind="popup"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QLineEdit[kind="palette"] { background: transparent; border: none; padding: 10px 12px; }
QListWidget[kind="palette"] { background: transparent; border: none; outline: none; padding-top: 4px; }
QSplitter::handle { background: $line; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 3px; min-width: 32px; margin: 2px; }
QScrollBar::handle:horizontal:hover { background: $muted; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def rules() -> str:
    """The style sheet of the application in the scheme in force."""
    sizes = {
        "title_size": f"{metrics.title().pointSizeF():.2f}pt",
        "icon_size": f"{metrics.px(SIZE)}px",
        "secondary_size": f"{metrics.secondary().pointSizeF():.2f}pt",
    }
    return _RULES.substitute(sizes, **{role.name.lower(): role.hex(scheme()) for role in Role})
