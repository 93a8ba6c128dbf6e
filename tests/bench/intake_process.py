"""`python -m tests.bench.intake_process DESK FILE`: import a file and tell, as JSON, what that took."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from desktop.desk import Desk
from desktop.intake import flow
from tests.bench.typing_beside import longest_wait

began = time.perf_counter()
with Desk.open(Path(sys.argv[1])) as desk:
    counts = flow.look(desk, Path(sys.argv[2]))
    looked = time.perf_counter() - began
    wait = longest_wait(desk, lambda: flow.take_in(desk, Path(sys.argv[2]), counts))
print(
    json.dumps(
        {
            "new": counts.new,
            "looked": looked,
            "wait": wait,
            "seconds": time.perf_counter() - began,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000,
        }
    )
)
