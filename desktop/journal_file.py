"""The journal of a period as JSON, or CSV for Excel. The anchor in it shows a cut where it is kept elsewhere."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.recap.export.defused import defused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.journal import Entry, Verdict

_COLUMNS = ("seq", "at", "actor", "act", "tracking_id", "detail", "hash")


def as_csv(entries: Sequence[Entry], verdict: Verdict) -> bytes:
    """A table in UTF-8 with a byte-order mark."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        detail = json.dumps(entry.detail, ensure_ascii=False, sort_keys=True)
        cells = (entry.at, entry.actor, entry.act, entry.tracking_id, detail, entry.hash)
        writer.writerow([entry.seq, *(defused(cell) for cell in cells)])
    writer.writerow(["anchor", f"{verdict.entries}:{verdict.head}"])
    return buffer.getvalue().encode("utf-8-sig")


def as_json(entries: Sequence[Entry], verdict: Verdict) -> bytes:
    """An object with the entries, what a look through the chain found, and the anchor."""
    told = {
        "ok": verdict.is_fine,
        "anchor": f"{verdict.entries}:{verdict.head}",
        "entries": [asdict(entry) for entry in entries],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
