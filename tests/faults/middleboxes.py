"""What stands between campuses and servers: a real nginx before a central API, a real squid at the campus's edge."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import tempfile
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_SBIN = "/usr/sbin:/usr/bin"
NGINX = shutil.which("nginx", path=_SBIN)
SQUID = shutil.which("squid", path=_SBIN)
needs_nginx = pytest.mark.skipif(NGINX is None, reason="needs nginx (Debian: nginx-light)")
needs_squid = pytest.mark.skipif(SQUID is None, reason="needs squid (Debian: squid)")
_PATIENCE = 20.0


@contextlib.contextmanager
def nginx(folder: Path, target: str, settings: str = "") -> Iterator[str]:
    """A reverse proxy in front of `target`, as Debian's package sets it up but for `settings`; gives its address."""
    port = _free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(
        textwrap.dedent(f"""
            daemon off;
            worker_processes 1;
            pid {folder}/nginx.pid;
            error_log {folder}/nginx.log;
            events {{}}
            http {{
                access_log off;
                client_body_temp_path {folder}/body;
                proxy_temp_path {folder}/proxy;
                fastcgi_temp_path {folder}/fastcgi;
                uwsgi_temp_path {folder}/uwsgi;
                scgi_temp_path {folder}/scgi;
                {settings}
                server {{
                    listen 127.0.0.1:{port};
                    location / {{ proxy_pass {target}; proxy_http_version 1.1; }}
                }}
            }}
        """)
    )
    with _running([str(NGINX), "-p", str(folder), "-c", str(configuration), "-e", f"{folder}/nginx.log"], port):
        yield f"http://127.0.0.1:{port}"


@dataclass(slots=True)
class Proxy:
    """A proxy; `seen` is its log, once it has ended."""

    url: str
    seen: str = ""


@contextlib.contextmanager
def squid(settings: str = "http_access allow localhost") -> Iterator[Proxy]:
    """A proxy that knows `lapor.invalid` as this machine."""
    with tempfile.TemporaryDirectory(prefix="squid-") as name:
        folder, port = Path(name), _free_port()
        folder.chmod(0o777)  # it lets go of root's rights
        configuration = _configure_squid(folder, port, settings)
        with _running([str(SQUID), "-N", "-f", str(configuration)], port):
            yield (proxy := Proxy(f"http://127.0.0.1:{port}"))
        proxy.seen = (folder / "access.log").read_text(encoding="utf-8")


def _configure_squid(folder: Path, port: int, settings: str) -> Path:
    (folder / "hosts").write_text("127.0.0.1 lapor.invalid\n")
    configuration = folder / "squid.conf"
    configuration.write_text(
        textwrap.dedent(f"""
            http_port 127.0.0.1:{port}
            pid_filename {folder}/squid.pid
            cache_log {folder}/cache.log
            access_log stdio:{folder}/access.log
            coredump_dir {folder}
            cache deny all
            hosts_file {folder}/hosts
            dns_nameservers 127.0.0.1
            shutdown_lifetime 0 seconds
            {settings}
        """)
    )
    return configuration


@contextlib.contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            _wait_until_up(process, port)
            yield
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _wait_until_up(process: subprocess.Popen[bytes], port: int) -> None:
    """A program of others tells nobody when it listens: knock until it does."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if process.poll() is not None:
            break
    assert process.stderr is not None
    process.kill()
    pytest.fail(process.stderr.read().decode(errors="replace"))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def port_of(url: str) -> int:
    """The port of an address."""
    return urlsplit(url).port or 0
