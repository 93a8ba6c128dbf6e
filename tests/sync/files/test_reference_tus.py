"""Our uploads against tus's own server in Node, fetched from npm: what we speak is tus, not what we take for it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import uploads
from desktop.intent import FileRef
from sync.files.upload import send_from_desk
from tests.faults.link import Fault, FaultyLink, Kind
from tests.sync.files.parts import CHUNK, content, sha256_of
from tests.sync.parts import connector

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.desk import Desk

pytestmark = pytest.mark.slow

SERVER = """
import { createServer } from 'node:http'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'

const tus = new Server({ path: '/v1/uploads', datastore: new FileStore({ directory: process.argv[2] }) })
const server = createServer((request, response) => {
  response.setHeader('Lapor-Contract', '1')
  tus.handle(request, response)
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.stdin.on('end', () => process.exit(0)).resume()
"""


@pytest.fixture(scope="module")
def node_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the server and what it needs."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("there is no npm here")
    folder = tmp_path_factory.mktemp("tus")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "@tus/server@2", "@tus/file-store@2"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("the registry of npm does not answer")
    if done.returncode:
        pytest.skip(f"npm could not fetch the server: {done.stderr[-300:]}")
    folder.joinpath("server.mjs").write_text(SERVER)
    return folder


@pytest.fixture
def tus(node_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the server, which ends with this test."""
    (tmp_path / "kept").mkdir()
    command = ["node", "server.mjs", str(tmp_path / "kept")]
    with subprocess.Popen(
        command, cwd=node_folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.stdin.close()


def test_an_upload_that_is_cut_arrives_whole_at_the_reference_server(tus: str, tmp_path: Path, desk: Desk) -> None:
    data = content(12 * CHUNK + 77)
    file = FileRef(name="surat.pdf", sha256=sha256_of(data), size=len(data), media_type="application/pdf")
    desk.files.put(data).result()
    patches = 0

    def cut_twice(request: bytes) -> Fault:
        nonlocal patches
        patches += request.startswith(b"PATCH")
        is_cut = request.startswith(b"PATCH") and patches in {4, 8}
        return Fault(Kind.CUT_REQUEST if patches == 4 else Kind.LOSE_ANSWER, at=500) if is_cut else Fault()

    with FaultyLink(tus) as link:
        link.plan = cut_twice
        remote = connector(link.url, stall_timeout=5.0)
        reached: list[int] = []
        send_from_desk(desk, remote.files, file, reached.append)

    (kept,) = [path for path in (tmp_path / "kept").iterdir() if path.suffix != ".json"]
    assert kept.read_bytes() == data
    assert reached == sorted(reached)
    assert desk.ask(uploads.url_of, file.sha256) == f"/v1/uploads/{kept.name}"


def test_an_upload_that_the_reference_server_forgot_begins_anew(tus: str, tmp_path: Path, desk: Desk) -> None:
    data = content(3 * CHUNK)
    file = FileRef(name="surat.pdf", sha256=sha256_of(data), size=len(data), media_type="application/pdf")
    desk.files.put(data).result()
    desk.do(uploads.begun, file.sha256, "/v1/uploads/0123456789abcdef0123456789abcdef")

    send_from_desk(desk, connector(tus, stall_timeout=5.0).files, file, lambda _: None)

    (kept,) = [path for path in (tmp_path / "kept").iterdir() if path.suffix != ".json"]
    assert kept.read_bytes() == data
