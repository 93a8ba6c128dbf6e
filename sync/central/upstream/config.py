"""How a gateway reaches its upstream: one JSON file that nobody else may read, or the environment for the keys.

The file is what `sync.connectors.lapor3.settings` reads, with an entry `gateway` for what is the gateway's own. Keys
are never taken from the command line, which other accounts of the machine can see.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.problems import KnownProblem
from sync.central.upstream.carrier import Rhythm
from sync.central.upstream.gate import PATIENCE
from sync.connectors.lapor3 import settings
from sync.scheduling.backoff import Backoff

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sync.connectors.lapor3.settings import Lapor3Settings

KEY_VARIABLE, TOKEN_VARIABLE = "LAPOR_UPSTREAM_KEY", "LAPOR_UPSTREAM_TOKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All of it. The keys in `lapor3` are in no `repr`."""

    lapor3: Lapor3Settings
    rhythm: Rhythm = field(default_factory=Rhythm)
    patience: float = PATIENCE
    backoff: Backoff | None = None


def load(path: Path, environment: Mapping[str, str] = os.environ) -> Config:
    """Read the file. Raises `file-unreadable`, `file-not-private`, `way-unreadable`, `keys-missing`."""
    told = _read(path)
    own = told.pop("gateway", {})
    for name, variable in (("key", KEY_VARIABLE), ("token", TOKEN_VARIABLE)):
        if variable in environment:
            told[name] = environment[variable]
    lapor3 = settings.read(told)
    if not (lapor3.key and lapor3.token):
        raise KnownProblem("keys-missing")
    for name in ("user_id", "institution_id"):
        if not getattr(lapor3, name):
            raise KnownProblem("way-unreadable", entry=name)
    return _config(lapor3, own)


def _config(lapor3: Lapor3Settings, own: object) -> Config:
    known = {"every_minutes", "look_gap_seconds", "patience_seconds", "retry_seconds"}
    if not isinstance(own, dict) or own.keys() - known:
        raise KnownProblem("way-unreadable", entry="gateway")
    for name, value in own.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
            raise KnownProblem("way-unreadable", entry=f"gateway.{name}")
    usual = Rhythm()
    retry = own.get("retry_seconds")
    return Config(
        lapor3=lapor3,
        rhythm=Rhythm(
            every=timedelta(minutes=own["every_minutes"]) if "every_minutes" in own else usual.every,
            look_gap=timedelta(seconds=own["look_gap_seconds"]) if "look_gap_seconds" in own else usual.look_gap,
        ),
        patience=own.get("patience_seconds", PATIENCE),
        backoff=Backoff(base=retry, least=min(retry, 3.0)) if retry else None,
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open(encoding="utf-8") as file:
            if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
                raise KnownProblem("file-not-private", path=str(path))
            told = json.load(file)
    except OSError as error:
        raise KnownProblem("file-unreadable", path=str(path), reason=error.strerror or "") from error
    except ValueError as error:
        raise KnownProblem("way-unreadable", entry=path.name) from error
    if not isinstance(told, dict):
        raise KnownProblem("way-unreadable", entry=path.name)
    return told
