"""Calls to a replica, one connection each, with nothing of the project between."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from urllib3 import encode_multipart_formdata

if TYPE_CHECKING:
    from sync.replica.server import ReplicaServer


class Told(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401  whatever came
        return json.loads(self.body)


class Caller:
    def __init__(self, replica: ReplicaServer, *, timeout: float = 10.0) -> None:
        self._replica = replica
        self._timeout = timeout
        manners = replica.manners
        self.credentials = {manners.auth_header: f"Bearer {manners.key}", "token": manners.token}

    def get(self, address: str, **headers: str) -> Told:
        """Ask at a path, or at a full address as the replica tells them."""
        return self._call("GET", address, None, {**self.credentials, **headers})

    def post(self, path: str, told: dict[str, Any]) -> Told:
        headers = {**self.credentials, "Content-Type": "application/json"}
        return self._call("POST", path, json.dumps(told).encode(), headers)

    def send_form(self, path: str, fields: list[tuple[str, Any]]) -> Told:
        body, content_type = encode_multipart_formdata(fields)
        return self._call("POST", path, body, {**self.credentials, "Content-Type": content_type})

    def answer(self, number: int, text: str, *files: tuple[str, bytes], **more: str) -> Told:
        register = self._replica.register
        fields: dict[str, Any] = {
            "user_id": str(register.user_id),
            "institution_from_id": str(register.own.id),
            "complaint_id": str(number),
            "template_code": "",
            "rating": "0",
            "is_secret": "0",
            "content": text,
            **more,
        }
        attached = [(f"attachment[{index}]", file) for index, file in enumerate(files)]
        return self.send_form("/complaints/followup/add", [*fields.items(), *attached])

    def without_credentials(self, address: str) -> Told:
        return self._call("GET", address, None, {})

    def _call(self, method: str, address: str, body: bytes | None, headers: dict[str, str]) -> Told:
        where = urlsplit(address if "://" in address else self._replica.url + address)
        connection = HTTPConnection(where.netloc, timeout=self._timeout)
        try:
            target = where.path + (f"?{where.query}" if where.query else "")
            connection.request(method, target, body, headers)
            answer = connection.getresponse()
            return Told(answer.status, {name.lower(): text for name, text in answer.getheaders()}, answer.read())
        finally:
            connection.close()
