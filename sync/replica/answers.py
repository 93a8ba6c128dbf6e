"""Answers of the replica: refusals in its envelope, and the ways in which an answer breaks on the wire."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, JSONResponse, Response

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping

    from starlette.types import Receive, Scope, Send

_PAGE = "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"


class RefusedError(Exception):
    """The call is answered with that status and message; `errors` by field, as Laravel tells them."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        errors: Mapping[str, list[str]] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.errors = errors
        self.headers = headers

    def answer(self) -> Response:
        """As JSON."""
        body: dict[str, object] = {"message": self.message, "status": self.status}
        if self.errors:
            body["errors"] = self.errors
        return JSONResponse(body, self.status, headers=self.headers)


def invalid(**errors: str) -> RefusedError:
    """422, with what is wrong by field."""
    return RefusedError(
        422, "The given data was invalid.", errors={field: [reason] for field, reason in errors.items()}
    )


def html_page(title: str, status: int = 200) -> Response:
    """What stands before the API answers in its place: a web server, a portal."""
    return HTMLResponse(_PAGE.format(title=title), status)


class Cut(Response):
    """An answer of which only half comes before the connection ends; with nothing to send, not a byte of it."""

    def __init__(self, whole: Response | None) -> None:
        super().__init__()
        self._whole = whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  the shape of ASGI
        """Write past the HTTP of the server, which would notice that something is missing."""
        transport: asyncio.Transport = scope["state"]["transport"]
        if self._whole is None:
            transport.abort()
        else:
            body = bytes(self._whole.body)
            head = f"HTTP/1.1 {self._whole.status_code} OK\r\n"
            fields = "".join(f"{name}: {value}\r\n" for name, value in self._whole.headers.items())
            transport.write(f"{head}{fields}\r\n".encode() + body[: len(body) // 2])
            transport.close()
        await _gone(receive)


class Silent(Response):
    """No answer until the client goes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  the shape of ASGI
        """Wait for that."""
        await _gone(receive)


def without_results(answer: Response) -> Response:
    """The same answer, lacking what matters."""
    body = json.loads(bytes(answer.body))
    body.pop("results", None)
    body.pop("complaint_id", None)
    return JSONResponse(body, answer.status_code)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
