"""What an update costs that changes modules of ours and nothing else: every byte on the wire, from looking to fetching.

Of a program that was built (`LAPOR_BENCH_PROGRAM` names its folder), or of one laid from what is installed here. Large
files are cut short first: they do not change, so nothing of them is fetched, and packing them would take minutes.
"""

from __future__ import annotations

import os
import py_compile
import re
import shutil
import time
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Figure
from tests.support.file_server import serving
from tests.support.published import PLATFORM, Publisher, files_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOP = Path(__file__).parents[2]
_CHANGED = ("ui/outbox/view.py", "sync/engine.py", "desktop/cache/intents/outbox.py")
_MOST = 100.0
"""Kilobytes that an update of modules alone may cost."""
_LARGE = 200_000


def run(folder: Path) -> Iterator[Figure]:
    """Publish two versions, and go from one to the other."""
    before, after = folder / "before", folder / "after"
    _lay(before)
    shutil.copytree(before, after)
    for module in _CHANGED:
        source = folder / "module.py"
        source.write_text((_TOP / module).read_text(encoding="utf-8") + "\n_LATER = 'changed'\n", encoding="utf-8")
        target = after / "_internal" / Path(module).with_suffix(".pyc")
        py_compile.compile(str(source), str(target), dfile=module, doraise=True)
    publisher = Publisher(folder / "publisher")
    _publish(publisher, before, "1.0")
    with serving(publisher.given_out) as server:
        updating = publisher.updating(before, server.url, "0.9")
        nothing = updating.check()
        assert nothing is not None
        assert not nothing.changes
    _publish(publisher, after, "1.1")
    with serving(publisher.given_out) as server:
        updating = publisher.updating(before, server.url)
        began = time.perf_counter()
        difference = updating.check()
        seconds = time.perf_counter() - began
        assert difference is not None
        assert [change.path for change in difference.changes] == sorted(
            f"_internal/{Path(module).with_suffix('.pyc')}" for module in _CHANGED
        )
        looked = updating.source.bytes_down
        updating.fetch(difference, lambda _left: None)
        whole = updating.source.bytes_down
    files = len(files_of(before))
    yield Figure("looking whether there is an update", looked / 1_000, None, "kB", f"of {files} files, {seconds:.1f} s")
    yield Figure(f"an update of {len(_CHANGED)} modules, looking included", whole / 1_000, _MOST, "kB")


def _lay_distribution(name: str, inside: Path) -> None:
    """What is loaded of a library: its modules and shared libraries, not what it is developed with."""
    try:
        files = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return  # of another system
    for file in files:
        is_loaded = file.suffix in {".pyc", ".so"} and not {"tests", "scripts", "qml", ".."} & set(file.parts)
        if is_loaded and (path := Path(str(file.locate()))).is_file():
            (inside / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, inside / file)


def _publish(publisher: Publisher, program: Path, version: str) -> None:
    publisher.repository().publish(program, version=version, platform=PLATFORM, notes={"id": "", "en": ""})


def _lay(program: Path) -> None:
    built = os.environ.get("LAPOR_BENCH_PROGRAM")
    if built:
        shutil.copytree(built, program)
    else:
        inside = program / "_internal"
        for name in re.findall(r"^([\w.-]+)==", (_TOP / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE):
            _lay_distribution(name, inside)
        for name in ("desktop", "sync", "ui", "resources"):
            shutil.copytree(_TOP / name, inside / name, ignore=shutil.ignore_patterns("*.py"))
        for compiled in inside.rglob("__pycache__/*.pyc"):
            compiled.replace(compiled.parents[1] / f"{compiled.name.split('.')[0]}.pyc")
        (program / "lapor-desktop").write_bytes(b"starter")
    for path in program.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.stat().st_size > _LARGE:
            os.truncate(path, _LARGE)
