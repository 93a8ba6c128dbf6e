"""`python -m tests.bench.intake_process DESK FILE`: import a file and tell, as JSON, what that took."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from desktop.desk import Desk
from desktop.intake import flow

began = time.perf_counter()
with Desk.open(Path(sys.argv[1])) as desk:
    counts = flow.look(desk, Path(sys.argv[2]))
    looked = time.perf_counter() - began
    flow.take_in(desk, Path(sys.argv[2]), counts)
    taken_in = time.perf_counter() - began - looked
print(
    json.dumps(
        {
            "new": counts.new,
            "looked": looked,
            "taken_in": taken_in,
            "seconds": time.perf_counter() - began,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000,
        }
    )
)
