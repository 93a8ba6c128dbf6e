"""Which version is the newest, as its publisher has signed it: The Update Framework, by its own client library.

The library holds against a server, a share or a stick that was tampered with: files that nobody signed, an older state
than was seen here before, a state that is held back until it has expired, parts of two states, data without an end.
"""

from __future__ import annotations

from contextlib import ExitStack, closing, contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from tuf.api import exceptions
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from desktop.problems import KnownProblem
from desktop.updates import manifest as manifests
from sync.updates.packing import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.updates.manifest import Manifest
    from sync.updates.source import Source

_LONGEST_MANIFEST = 4 * 1024 * 1024
_LIMITS = UpdaterConfig(
    max_root_rotations=32, root_max_length=65_536, snapshot_max_length=65_536, targets_max_length=262_144
)


def newest(source: Source, root: bytes, platform: str, kept: Path) -> Manifest:
    """The newest version for a platform. `kept`: a folder in which what was seen is remembered.

    Raises the KnownProblems of the link, `update-stale` (the source is held back, or nobody renews it), `update-older`
    (it was newer before), `update-forged`, or `update-none` where it has nothing for this platform.
    """
    metadata, targets = kept / "metadata", kept / "targets"
    for folder in (metadata, targets):
        folder.mkdir(parents=True, exist_ok=True)
    fetcher = _Fetcher(source)
    with _told(), closing(fetcher):
        updater = Updater(
            metadata_dir=str(metadata),
            metadata_base_url="metadata/",
            target_dir=str(targets),
            target_base_url="targets/",
            fetcher=fetcher,
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


class _Fetcher(FetcherInterface):
    """Fetches for the library, which bounds each length, over our own link."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._opened = ExitStack()

    def close(self) -> None:
        """Let go of an answer that the library did not want to its end."""
        self._opened.close()

    def _fetch(self, url: str) -> Iterator[bytes]:
        self.close()
        found = self._opened.enter_context(self._source.open(url))
        if found is None:
            raise exceptions.DownloadHTTPError(url, HTTPStatus.NOT_FOUND)
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
