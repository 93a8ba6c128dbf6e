"""How the central API answers over HTTP: what every answer carries, and problems per RFC 9457."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from sync.contract.messages import Problem, encoder
from sync.contract.problems import HTTP_STATUS, ProblemCode
from sync.contract.terms import CONTRACT_HEADER, CONTRACT_VERSION, PROBLEM_MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TITLES = {
    ProblemCode.TOKEN_MISSING: "A bearer token is needed",
    ProblemCode.TOKEN_INVALID: "The token is not known",
    ProblemCode.TOKEN_EXPIRED: "The token has expired",
    ProblemCode.DEVICE_WIPED: "This device is to erase its desk",
    ProblemCode.DEVICE_SIGNED_OUT: "This device is to sign out",
    ProblemCode.REQUEST_MALFORMED: "The request can't be read",
    ProblemCode.REQUEST_TOO_LARGE: "The request is too large",
    ProblemCode.ENCODING_UNSUPPORTED: "The content coding is not supported",
    ProblemCode.MEDIA_TYPE_UNSUPPORTED: "The media type is not supported",
    ProblemCode.CONTRACT_UNSUPPORTED: "That version of the contract is not spoken here",
    ProblemCode.NOT_FOUND: "There is nothing at this address",
    ProblemCode.METHOD_NOT_ALLOWED: "The method is not allowed here",
    ProblemCode.RANGE_UNSATISFIABLE: "The file has no such part",
    ProblemCode.TUS_UNSUPPORTED: "That version of tus is not spoken here",
    ProblemCode.UPLOAD_OFFSET_WRONG: "The upload goes on elsewhere: ask for its offset",
    ProblemCode.UPLOAD_QUOTA_EXCEEDED: "Too many files wait for their answers",
    ProblemCode.CHECKSUM_UNSUPPORTED: "That checksum can't be checked here",
    ProblemCode.CHECKSUM_MISMATCH: "What came is not what its checksum was made of",
    ProblemCode.RATE_LIMITED: "Too many requests",
    ProblemCode.UNAVAILABLE: "The central API can't answer at the moment",
    ProblemCode.INTERNAL: "A fault in the central API",
}


class RequestRefusedError(Exception):
    """The whole request comes to nothing, for this reason."""

    def __init__(self, code: ProblemCode, detail: str = "", *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})


def problem(code: ProblemCode, detail: str = "", *, headers: Mapping[str, str] | None = None) -> Response:
    """The answer to a request that came to nothing."""
    body = problem_body(code, detail)
    return Response(body, HTTP_STATUS[code], headers=headers, media_type=PROBLEM_MEDIA_TYPE)


def problem_body(code: ProblemCode, detail: str = "") -> bytes:
    """A problem as JSON."""
    return encoder.encode(Problem(type=code.uri, title=_TITLES[code], status=HTTP_STATUS[code], detail=detail))


class ContractHeader:
    """Puts the contract's header on every answer, whoever made it: one without it is taken for a portal's page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and mark the answer's head."""

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                header = (CONTRACT_HEADER.lower().encode(), str(CONTRACT_VERSION).encode())
                message = {**message, "headers": [header, *message["headers"]]}
            await send(message)

        await self._app(scope, receive, send_marked)
