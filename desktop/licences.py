"""What this program is made of, and under which licence each part may be used and passed on.

A packaged program has a list that was made when it was built (`resources/licences.json`); from source the list is what
is installed.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from importlib import metadata
from platform import python_version

import resources

FILE = "licences.json"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_APART = re.compile(r"[-_.]+")
_IS_LICENCE = re.compile(r"(?:licen[cs]e|copying|notice|authors)(?!.*\.py)", re.IGNORECASE)
_OSI = "License :: OSI Approved :: "
_LONGEST = 60


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A part that others made. `licence`: an SPDX expression where its makers gave one, else their own words."""

    name: str
    version: str
    licence: str
    home: str = ""


OTHERS = (
    Part("hunspell-id", "7.5.0", "LGPL-3.0-only OR GPL-3.0-only", "https://github.com/shuLhan/hunspell-id"),
    Part("Lucide", "", "ISC", "https://lucide.dev"),
    Part("OpenSSL", "3", "Apache-2.0", "https://www.openssl.org"),
    Part("SQLCipher", "4", "BSD-3-Clause", "https://www.zetetic.net/sqlcipher/"),
    Part("PDFium", "", "BSD-3-Clause AND Apache-2.0", "https://pdfium.googlesource.com/pdfium"),
)
"""What no package of Python's tells of."""
_UNTOLD = {"click-default-group": "BSD-3-Clause", "sqlcipher3": "Zlib"}
"""Packages whose metadata say nothing, by the licence file that they bring along."""
_TOOLS = frozenset({"pip", "setuptools"})


def shipped() -> tuple[Part, ...]:
    """All parts, by name."""
    try:
        told = resources.path(FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return installed()
    return tuple(Part(**part) for part in json.loads(told))


def installed(root: str = "lapor-desktop") -> tuple[Part, ...]:
    """The packages that `root` needs, as they are installed here, with Python and what lies inside of packages."""
    parts = {_part(found) for found in _needed(metadata.requires(root) or [])}
    return tuple(sorted({*parts, _python(), *_qt(), *OTHERS}, key=lambda part: part.name.lower()))


def texts(root: str = "lapor-desktop") -> dict[str, str]:
    """The licence files that the packages bring along, which have to be passed on: `NAME/FILE` to its text."""
    return {
        f"{found.metadata['Name']}/{file.name}": file.read_text(encoding="utf-8")
        for found in _needed(metadata.requires(root) or [])
        for file in found.files or []
        if _IS_LICENCE.match(file.name) and ".dist-info" in file.parts[0]
    }


def as_json(parts: tuple[Part, ...]) -> str:
    """As `shipped` reads it."""
    return json.dumps([asdict(part) for part in parts], indent=1) + "\n"


def _needed(requirements: list[str]) -> list[metadata.Distribution]:
    """The distributions behind requirements and behind theirs, each once; what isn't installed isn't needed here."""
    found: dict[str, metadata.Distribution] = {}
    waiting = list(requirements)
    while waiting:
        text, _, marker = waiting.pop().partition(";")
        name = _NAME.match(text.strip())
        if name is None or "extra" in marker:
            continue
        key = _APART.sub("-", name[0]).lower()
        if key in found or key in _TOOLS:
            continue
        try:
            found[key] = metadata.distribution(key)
        except metadata.PackageNotFoundError:
            continue
        waiting += found[key].requires or []
    return list(found.values())


def _part(found: metadata.Distribution) -> Part:
    told = found.metadata
    expression = _first(told, "License-Expression")
    classes = [each.removeprefix(_OSI) for each in told.get_all("Classifier") or [] if each.startswith(_OSI)]
    words = _first(told, "License").strip().partition("\n")[0]
    licence = expression or (words if 0 < len(words) <= _LONGEST else "") or ", ".join(classes)
    name = str(told["Name"])
    return Part(name, found.version, licence or _UNTOLD.get(name, "?"), _home(told))


def _first(told: metadata.PackageMetadata, field: str) -> str:
    return str((told.get_all(field) or [""])[0])


def _home(told: metadata.PackageMetadata) -> str:
    links = dict(each.partition(", ")[::2] for each in told.get_all("Project-URL") or [])
    wanted = ("homepage", "home", "source", "repository", "source code", "github")
    by_name = {name.lower(): link for name, link in links.items()}
    return _first(told, "Home-page") or next((by_name[name] for name in wanted if name in by_name), "")


def _python() -> Part:
    return Part("Python", python_version(), "Python-2.0", "https://www.python.org")


def _qt() -> tuple[Part, ...]:
    """Qt has the number of its binding, which is a package of its own."""
    try:
        version = metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:
        return ()
    return (Part("Qt", version, "LGPL-3.0-only", "https://download.qt.io/official_releases/qt/"),)
