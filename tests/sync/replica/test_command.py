"""`lapor-desktop replica`: its first line tells all that a client needs."""

from __future__ import annotations

import json
import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit


def test_it_tells_where_it_is_and_both_credentials_and_ends_with_its_parent() -> None:
    command = [sys.executable, "-m", "desktop", "replica", "--port", "0", "--complaints", "6", "--exit-with-parent"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        told = json.loads(process.stdout.readline())
        assert told["url"].startswith("http://127.0.0.1:")
        connection = HTTPConnection(urlsplit(told["url"]).netloc, timeout=10)
        headers = {told["auth_header"]: f"Bearer {told['key']}", "token": told["token"]}
        connection.request("GET", f"/complaints/{told['complaints'][0]}/complaint", headers=headers)
        answer = connection.getresponse()
        assert answer.status == 200
        assert json.loads(answer.read())["results"]["data"]["disposition_id"] == told["institution_id"]
        connection.close()
        process.stdin.close()
        assert process.wait(timeout=20) == 0


def test_a_fault_that_does_not_exist_is_refused_with_those_that_do() -> None:
    command = [sys.executable, "-m", "desktop", "--language", "en", "replica", "--fault", "gone"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)

    assert told.returncode == 2
    assert "stored-lost" in told.stderr
