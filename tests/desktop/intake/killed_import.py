"""`python -m tests.desktop.intake.killed_import DESK in|back`: a long import, to be killed while it runs.

Tells how many complaints the desk holds and which draft was saved, a JSON object a line, each from between two parts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from desktop.cache.intents import drafts
from desktop.cache.mirror import imports
from desktop.complaint import ComplaintPatch, TrackingId
from desktop.desk import Desk

COUNT = 1_500
WRITTEN_ON = TrackingId("999")
"""The last one that is taken in, or back: they go in the order of their texts."""


def patches(title: str = "Kuitansi UKT") -> list[ComplaintPatch]:
    """What the export tells."""
    return [
        ComplaintPatch(tracking_id=TrackingId(str(number)), rev=0, fields={"title": title, "body": f"Isi {number}"})
        for number in range(1, COUNT + 1)
    ]


def main(folder: Path, way: str) -> None:
    """Take in or back, typing all the while."""
    desk = Desk.open(folder)
    desk.do(imports.begin)
    desk.do(imports.stage, patches())
    running = desk.write(imports.carry_out, "ekspor.xlsx", {})
    if way == "back":
        running = desk.write(imports.undo, running.result().import_id)
    number = 0
    while not running.done():
        number += 1
        text = f"Yth. Pelapor, {number}"
        desk.do(drafts.save, WRITTEN_ON, text)
        (held,) = desk.ask(lambda db: db.execute("SELECT count(*) FROM complaint").fetchone())
        sys.stdout.write(json.dumps({"held": held, "saved": text}) + "\n")
        sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
