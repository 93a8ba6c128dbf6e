"""A repository of versions in a folder, as any web server, campus share or USB stick gives it out.

`metadata/` is what was signed, `targets/` the manifest of the newest version for each platform, `files/` the contents,
packed, by their SHA-256. A content that is there stays there: who skips versions fetches what is missing all the same.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import zstandard
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.repository import Repository

from desktop.updates import manifest as manifests
from desktop.updates.manifest import FORMAT, File, Folder, Manifest
from desktop.updates.place import has_modes
from tools.updates import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

DAYS = {Root.type: 730, Targets.type: 365, Snapshot.type: 365, Timestamp.type: 30}
"""After how many days what was signed is no longer believed. Whoever publishes has to renew it before."""
_LEVEL = 19
_NEW: dict[str, Callable[[], Any]] = {role.type: role for role in (Root, Targets, Snapshot, Timestamp)}


class VersionRepository(Repository):
    """In a folder, signed with the keys that lie in another one."""

    def __init__(self, folder: Path, key_folder: Path, days: Mapping[str, int] = DAYS) -> None:
        self.folder = folder
        self._keys = key_folder
        self._days = days
        self._root_keys: tuple[Path, ...] = (key_folder,)
        """Folders with the keys of `root` that sign it: the old one too, when it changes."""

    def open(self, role: str) -> Metadata[Any]:
        """The newest of a role, or a new one."""
        found = sorted(self._metadata.glob(f"*.{role}.json"), key=_number)
        path = self._metadata / "timestamp.json" if role == Timestamp.type else (found[-1] if found else None)
        if path is None or not path.exists():
            signed = _NEW[role]()
            signed.version = 0
            return Metadata(signed)
        return Metadata.from_file(str(path))

    def close(self, role: str, md: Metadata[Any]) -> None:
        """Sign, and put it where it is given out."""
        md.signed.version += 1
        md.signed.expires = datetime.now(UTC).replace(microsecond=0) + timedelta(days=self._days[role])
        md.signatures.clear()
        if role == Root.type:
            for folder in self._root_keys:
                md.sign(keys.read(folder, role), append=True)
        else:
            md.sign(keys.read(self._keys, role))
        self._metadata.mkdir(parents=True, exist_ok=True)
        name = "timestamp.json" if role == Timestamp.type else f"{md.signed.version}.{role}.json"
        md.to_file(str(self._metadata / name))

    @property
    def targets_infos(self) -> dict[str, MetaFile]:
        """Which targets there are, for the snapshot."""
        return {"targets.json": MetaFile(self.targets().version)}

    @property
    def snapshot_info(self) -> MetaFile:
        """Which snapshot there is, for the timestamp."""
        return MetaFile(self.snapshot().version)

    def begin(self) -> Path:
        """Lay a new repository by the keys. Gives the root that goes into the program."""
        with self.edit_root() as root:
            root.consistent_snapshot = True
            for role in keys.ROLES:
                root.add_key(keys.read(self._keys, role).public_key, role)
        with self.edit_targets():
            pass
        self.renew()
        return self._metadata / "1.root.json"

    def rotate(self, role: str, new_keys: Path) -> None:
        """Let the key of a role in `new_keys` take the place of the one that counted. Old and new root both sign.

        The caller puts it in the place of the old one afterwards.
        """
        with self.edit_root() as root:
            for key_id in tuple(root.roles[role].keyids):
                root.revoke_key(key_id, role)
            root.add_key(keys.read(new_keys, role).public_key, role)
            if role == Root.type:
                self._root_keys = (self._keys, new_keys)

    def renew(self) -> None:
        """Sign snapshot and timestamp anew, so that they do not run out."""
        self.do_snapshot(force=True)
        self.do_timestamp(force=True)

    def publish(self, program: Path, *, version: str, platform: str, notes: Mapping[str, str]) -> Manifest:
        """Give out what a folder holds as the newest version for a platform."""
        folders = []
        for name, found in sorted(manifests.found_in(program, has_modes=has_modes(platform)).items()):
            files = [self._put(program / name / file.name, file) for file in found]
            raw = manifests.written(files)
            listing = self._put_content(raw)
            folders.append(Folder(name, manifests.content_of(files), listing.sha256, len(raw), listing.packed))
        manifest = Manifest(format=FORMAT, version=version, notes=dict(notes), folders=folders)
        manifests.read_manifest(manifests.written(manifest))  # what no client would take is not given out
        target = TargetFile.from_data(f"{platform}.json.zst", _packed(manifests.written(manifest)), ["sha256"])
        path = self.folder / "targets" / f"{target.hashes['sha256']}.{target.path}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_packed(manifests.written(manifest)))
        with self.edit_targets() as targets:
            targets.targets[target.path] = target
        self.renew()
        return manifest

    @property
    def _metadata(self) -> Path:
        return self.folder / "metadata"

    def _put(self, path: Path, file: File) -> File:
        return self._put_content(path.read_bytes(), file)

    def _put_content(self, raw: bytes, file: File | None = None) -> File:
        sha256 = hashlib.sha256(raw).hexdigest()
        path = self.folder / "files" / sha256[:2] / f"{sha256}.zst"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_bytes(_packed(raw))
            part.replace(path)
        bare = file or File(sha256, sha256, len(raw), 0, False)
        return File(bare.name, sha256, len(raw), path.stat().st_size, bare.runs)


def _packed(raw: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=_LEVEL).compress(raw)


def _number(path: Path) -> int:
    return int(path.name.split(".")[0])
