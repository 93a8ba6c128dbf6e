"""Which version is the newest, as its publisher has signed it: The Update Framework, by its own client library.

The library holds against a server, a share or a stick that was tampered with: files that nobody signed, an older state
than was seen here before, a state that is held back until it has expired, parts of two states, data without an end.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import zstandard
from tuf.api import exceptions
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

import resources
from desktop.problems import KnownProblem
from desktop.updates import manifest as manifests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.updates.manifest import Manifest
    from sync.updates.source import Source

_LONGEST_MANIFEST = 4 * 1024 * 1024
_LIMITS = UpdaterConfig(
    max_root_rotations=32, root_max_length=65_536, snapshot_max_length=65_536, targets_max_length=262_144
)


def pinned_root() -> bytes:
    """The publisher's keys as they came with this program. Raises KnownProblem `updates-not-set-up` where none did."""
    try:
        return resources.path("updates/root.json").read_bytes()
    except FileNotFoundError as error:
        raise KnownProblem("updates-not-set-up") from error


def usual_source() -> str:
    """Where its publisher gives versions out, as it came with this program, or nothing."""
    path = resources.path("updates/source.txt")
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def newest(source: Source, root: bytes, platform: str, kept: Path) -> Manifest:
    """The newest version for a platform. `kept`: a folder in which what was seen is remembered.

    Raises the KnownProblems of the link, `update-stale` (the source is held back, or nobody renews it), `update-older`
    (it was newer before), `update-forged`, or `update-none` where it has nothing for this platform.
    """
    metadata, targets = kept / "metadata", kept / "targets"
    for folder in (metadata, targets):
        folder.mkdir(parents=True, exist_ok=True)
    with _told():
        updater = Updater(
            metadata_dir=str(metadata),
            metadata_base_url="metadata/",
            target_dir=str(targets),
            target_base_url="targets/",
            fetcher=_Fetcher(source),
            config=_LIMITS,
            bootstrap=root,
        )
        updater.refresh()
        target = updater.get_targetinfo(f"{platform}.json.zst")
        if target is None:
            raise KnownProblem("update-none", platform=platform)
        if target.length > _LONGEST_MANIFEST:
            raise KnownProblem("update-forged")
        path = updater.find_cached_target(target) or updater.download_target(target)
    with open(path, "rb") as file:  # noqa: PTH123 - a path of the library
        return manifests.read_manifest(unpacked(file.read(), _LONGEST_MANIFEST))


def unpacked(data: bytes, longest: int) -> bytes:
    """Of `longest` bytes at most, whatever it says of itself. Raises KnownProblem `update-forged`."""
    try:
        with zstandard.ZstdDecompressor().stream_reader(data) as reader:
            raw = reader.read(longest + 1)
    except zstandard.ZstdError as error:
        raise KnownProblem("update-forged") from error
    if len(raw) > longest:
        raise KnownProblem("update-forged")
    return raw


class _Fetcher(FetcherInterface):
    """Fetches for the library, which bounds each length, over our own link."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def _fetch(self, url: str) -> Iterator[bytes]:
        with self._source.open(url) as found:
            if found is None:
                raise exceptions.DownloadHTTPError(url, 404)
            yield from found[1]


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except exceptions.ExpiredMetadataError as error:
        raise KnownProblem("update-stale") from error
    except exceptions.BadVersionNumberError as error:
        raise KnownProblem("update-older") from error
    except exceptions.DownloadHTTPError as error:
        raise KnownProblem("update-source-missing", place=str(error)) from error
    except (exceptions.RepositoryError, exceptions.DownloadError) as error:
        raise KnownProblem("update-forged") from error
