"""What the product weighs, part by part, and whether it keeps within what was promised."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tools.installer.console import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MEGABYTE = 1_000_000
LIMITS = {".deb": 42 * MEGABYTE, ".exe": 30 * MEGABYTE}
"""Bytes that a product may have: what is fetched over an office's slow link."""
_SHOWN = 14


def by_part(folder: Path) -> list[tuple[str, int]]:
    """Bytes of each package or library in a frozen folder, the largest first; links count for nothing."""
    parts: Counter[str] = Counter()
    inside = folder / "_internal"
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts[_part(path.relative_to(inside).parts if path.is_relative_to(inside) else (path.name,))] += (
                path.stat().st_size
            )
    return sorted(parts.items(), key=lambda part: (-part[1], part[0]))


def told(folder: Path, products: Iterable[Path]) -> str:
    """The report, for the terminal and for `dist/`."""
    parts = by_part(folder)
    shown, rest = parts[:_SHOWN], parts[_SHOWN:]
    lines = [f"{size / MEGABYTE:8.1f} MB  {name}" for name, size in shown]
    lines.append(f"{sum(size for _, size in rest) / MEGABYTE:8.1f} MB  {len(rest)} smaller parts")
    lines.append(f"{sum(size for _, size in parts) / MEGABYTE:8.1f} MB  as a folder\n")
    lines += [f"{product.stat().st_size / MEGABYTE:8.1f} MB  {product.name}" for product in products]
    return "\n".join(lines) + "\n"


def hold(products: Iterable[Path]) -> None:
    """Raise BuildError for a product that is larger than promised."""
    for product in products:
        limit = LIMITS.get(product.suffix)
        if limit is not None and product.stat().st_size > limit:
            raise BuildError(
                f"{product.name} has {product.stat().st_size / MEGABYTE:.1f} MB, promised are {limit / MEGABYTE:.0f}"
            )


def _part(path: tuple[str, ...]) -> str:
    """Qt by its libraries, whatever else by its first folder."""
    if path[0] == "PySide6" and len(path) > 1:
        return (
            "PySide6: Qt itself"
            if "Qt" in path[1] and path[1] == "Qt" and "icu" not in path[-1]
            else ("PySide6: ICU" if "icu" in path[-1] else "PySide6: Python bindings")
        )
    return path[0]
