"""Finds web addresses in a citizen's text. Only http and https: nothing else may be opened from a complaint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_LINK = re.compile(r"https?://[^\s<>\"'`{}|\\^]+", re.IGNORECASE)
_TRAILING = ".,;:!?…)]»”’"
"""Punctuation that ends the sentence rather than the address."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address and where it stands in the text."""

    start: int
    end: int
    address: str


def find_links(text: str) -> list[Link]:
    """Addresses in the order of the text, without the punctuation that follows them."""
    links = []
    for match in _LINK.finditer(text):
        address = match.group()
        while address[-1] in _TRAILING and not (address[-1] == ")" and address.count("(") >= address.count(")")):
            address = address[:-1]
        if is_web_address(address):
            links.append(Link(match.start(), match.start() + len(address), address))
    return links


def is_web_address(address: str) -> bool:
    """Whether an address may be opened in the browser: http or https, with a host, and without a name before an @."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
