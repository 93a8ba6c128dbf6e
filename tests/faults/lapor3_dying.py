"""Sends what waits over LAPOR!'s own API and is killed around the request: `python -m tests.faults.lapor3_dying`.

The kill is a real one, at the moment that is named: nothing after it runs, no file is closed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desk import Desk
from sync.connectors.lapor3 import settings
from sync.connectors.lapor3.client import Lapor3Client
from sync.connectors.lapor3.connector import Lapor3Connector
from sync.engine import SyncEngine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.connectors.lapor3.client import OutgoingFile


class Dying(Lapor3Client):
    """`moment`: `before` or `after` the request."""

    moment = ""

    def add_follow_up(
        self, complaint_id: str, text: str, *, is_secret: bool, files: Sequence[OutgoingFile] = ()
    ) -> None:
        if self.moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        super().add_follow_up(complaint_id, text, is_secret=is_secret, files=files)
        os.kill(os.getpid(), signal.SIGKILL)


def main(data_dir: str, told: str, moment: str) -> None:
    """Sync until killed."""
    Dying.moment = moment
    with Desk.open(Path(data_dir)) as desk:
        client = Dying(settings.read(json.loads(told)))
        SyncEngine(desk, Lapor3Connector(desk, client, route_to=lambda _: None)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
