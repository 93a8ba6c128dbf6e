"""Texts with places in them, from the catalogues of messages: `str.format`, and the plural that a number asks for.

`{count} {count:complaint has|complaints have} no timeline` says the first for one, the second for any other number. For
what is said without Qt; the window's own texts have Qt's plural forms.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Phrases(string.Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else many


_PHRASES = _Phrases()


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with its places filled. Raises KeyError where a mapping knows no such name."""
    return _PHRASES.vformat(text, (), values)
