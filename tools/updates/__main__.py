"""What whoever publishes versions does, by command: `python -m tools.updates --help`. Explained in docs/updates.md."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from tools.updates import keys
from tools.updates.repository import VersionRepository

_FOLDER = click.Path(path_type=Path, file_okay=False)
_PINNED = Path(__file__).parents[2] / "resources" / "updates"
_KEYS = click.option("--keys", "key_folder", type=_FOLDER, required=True, help="Folder with the keys.")
_REPOSITORY = click.option("--repository", type=_FOLDER, required=True, help="Folder that is given out.")


@click.group()
def updates() -> None:
    """Publish versions of the program."""


@updates.command("keys")
@click.argument("folder", type=_FOLDER)
def make_keys(folder: Path) -> None:
    """Make a key for each role in FOLDER. Take root.pem off this PC afterwards."""
    keys.make(folder)
    click.echo(f"{folder}: {', '.join(f'{role}.pem' for role in keys.ROLES)}")


@updates.command()
@_KEYS
@_REPOSITORY
@click.option("--source", default="", help="Address under which the folder will be given out.")
@click.option("--pin-in", type=_FOLDER, default=_PINNED, help="Folder for root.json and source.txt.")
def begin(key_folder: Path, repository: Path, source: str, pin_in: Path) -> None:
    """Lay a new repository, and pin its root in this checkout: programs built from now on believe it."""
    root = VersionRepository(repository, key_folder).begin()
    pin_in.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root, pin_in / "root.json")
    (pin_in / "source.txt").write_text(f"{source}\n", encoding="utf-8")
    click.echo(f"pinned: {pin_in / 'root.json'}")


@updates.command()
@_KEYS
@_REPOSITORY
@click.option("--program", type=_FOLDER, required=True, help="Folder with the built program.")
@click.option("--version", required=True)
@click.option("--platform", required=True, help="win-amd64 or linux-x86_64.")
@click.option("--notes", nargs=2, default=("", ""), help="What is new, in Indonesian and in English.")
def publish(  # noqa: PLR0917 - click gives them by their names
    key_folder: Path, repository: Path, program: Path, version: str, platform: str, notes: tuple[str, str]
) -> None:
    """Give out a built program as the newest version."""
    told = dict(zip(("id", "en"), notes, strict=True))
    found = VersionRepository(repository, key_folder).publish(program, version=version, platform=platform, notes=told)
    click.echo(f"{platform} {found.version}: {len(found.folders)} folders")


@updates.command()
@_KEYS
@_REPOSITORY
def renew(key_folder: Path, repository: Path) -> None:
    """Sign anew what runs out soonest. To be done more often than every 30 days."""
    VersionRepository(repository, key_folder).renew()


@updates.command()
@_KEYS
@_REPOSITORY
@click.argument("role", type=click.Choice(keys.ROLES))
def rotate(key_folder: Path, repository: Path, role: str) -> None:
    """Replace the key of ROLE by a new one; the key of root has to be in the folder. The old one is kept as *.old."""
    new = key_folder / "new"
    new.mkdir(mode=0o700)
    keys.write(new, role)
    VersionRepository(repository, key_folder).rotate(role, new)
    (key_folder / f"{role}.pem").rename(key_folder / f"{role}.pem.old")
    (new / f"{role}.pem").rename(key_folder / f"{role}.pem")
    new.rmdir()
    again = VersionRepository(repository, key_folder)
    if role == "targets":
        with again.edit_targets():
            pass
    if role != "root":
        again.renew()


if __name__ == "__main__":
    updates()
