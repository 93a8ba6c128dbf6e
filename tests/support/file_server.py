"""A web server that gives out the files of a folder, with Range, and cuts the line where a test says so."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FileServer(ThreadingHTTPServer):
    """On loopback. What it did is told by `asked` and `sent`."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.cut_after: int | None = None
        """Bytes of a body after which the connection ends, once for each path."""
        self.asked: list[tuple[str, str]] = []
        self.sent = 0
        self.cut: set[str] = set()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FileServer

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "")
        self.server.asked.append((self.path, wanted))
        path = self.server.folder / self.path.lstrip("/")
        if not path.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        whole = path.read_bytes()
        body = whole[start:]
        self.send_response(206 if wanted else 200)
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{len(whole) - 1}/{len(whole)}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        limit = self.server.cut_after
        if limit is not None and len(body) > limit and self.path not in self.server.cut:
            self.server.cut.add(self.path)
            body = body[:limit]
            self.close_connection = True
        self.server.sent += len(body)
        with suppress(ConnectionError):  # whoever refuses what comes does not wait for its end
            self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Nothing on the screen of the test."""


@contextmanager
def serving(folder: Path) -> Iterator[FileServer]:
    """A server for the time of a test."""
    server = FileServer(folder)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
