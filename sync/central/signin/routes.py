"""The addresses of the sign-in: where it is described, the page, the tokens, their end, and whose token it is."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from oauthlib.oauth2 import AccessDeniedError, FatalClientError, OAuth2Error
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sync.central import asking, reference
from sync.central.answers import RequestRefusedError
from sync.central.signin import grants, officers, page
from sync.contract.messages import encoder
from sync.contract.problems import ProblemCode
from sync.contract.reference import Session
from sync.contract.sign_in import FORM_MEDIA_TYPE, METADATA_PATH, SCOPE, SESSION_PATH
from sync.contract.terms import REQUEST_MEDIA_TYPE
from sync.signin import plain_page

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from oauthlib.oauth2 import WebApplicationServer
    from starlette.requests import Request

    from sync.central.store import Store

AUTHORIZE_PATH, TOKEN_PATH, REVOKE_PATH = "/oauth/authorize", "/oauth/token", "/oauth/revoke"
_MOST_BODY = 16 * 1024
_MOST_FIELDS = 20
_SEE_OTHER = 303
"""Not 302: the browser must not send the password on to where it is led (RFC 9700, 4.12)."""
_FORBIDDEN, _TOO_MANY = 403, 429
_LONGEST_USER = 64
_KEPT_BY_NOBODY = {"cache-control": "no-store", "referrer-policy": "no-referrer"}


def routes(store: Store) -> list[Route]:
    """The addresses of the sign-in."""
    doors = _Doors(store)
    return [
        Route(METADATA_PATH, doors.metadata, methods=["GET"]),
        Route(AUTHORIZE_PATH, doors.show, methods=["GET"]),
        Route(AUTHORIZE_PATH, doors.enter, methods=["POST"]),
        Route(TOKEN_PATH, doors.token, methods=["POST"]),
        Route(REVOKE_PATH, doors.revoke, methods=["POST"]),
        Route(SESSION_PATH, doors.session, methods=["GET"]),
    ]


class _Doors:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def metadata(self, request: Request) -> Response:
        """RFC 8414. Who asks is told the address by which they came, and checks it."""
        base = _base(request)
        body = {
            "issuer": base,
            "authorization_endpoint": base + AUTHORIZE_PATH,
            "token_endpoint": base + TOKEN_PATH,
            "revocation_endpoint": base + REVOKE_PATH,
            "scopes_supported": [SCOPE],
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code", "refresh_token"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["none"],
            "revocation_endpoint_auth_methods_supported": ["none"],
            "ui_locales_supported": ["id", "en"],
        }
        return Response(json.dumps(body), headers={"cache-control": "no-store"}, media_type=REQUEST_MEDIA_TYPE)

    async def show(self, request: Request) -> Response:
        """The page."""
        return await run_in_threadpool(self._show, request)

    async def enter(self, request: Request) -> Response:
        """The page, filled in."""
        form = dict(parse_qsl(await _body(request), keep_blank_values=True))
        return await run_in_threadpool(self._enter, request, form)

    async def token(self, request: Request) -> Response:
        """A code or a refresh token for tokens."""
        return await run_in_threadpool(self._tokens, request, await _body(request))

    async def revoke(self, request: Request) -> Response:
        """Sign out."""
        return await run_in_threadpool(self._revoked, request, await _body(request))

    async def session(self, request: Request) -> Response:
        """Whose token it is."""
        asking.check_contract(request)
        account = await asking.account_of(request, self._store)
        body = encoder.encode(Session(server=self._store.id, id=str(account.id), officer=reference.officer(account)))
        return Response(body, headers={"cache-control": "no-store"}, media_type=REQUEST_MEDIA_TYPE)

    def _show(self, request: Request) -> Response:
        try:
            asked = self._asked(request)
        except _UnfitError as error:
            return error.answer
        return _form_page(self._store, request, asked["redirect_uri"])

    def _enter(self, request: Request, form: Mapping[str, str]) -> Response:
        try:
            asked = self._asked(request)
        except _UnfitError as error:
            return error.answer
        redirect_uri = asked["redirect_uri"]
        again = partial(_form_page, self._store, request, redirect_uri)
        if not page.is_sealed(self._store.secret, request.cookies.get(page.COOKIE, ""), form.get("seal", "")):
            return again(fault="old", status=_FORBIDDEN)
        if form.get("act") == "cancel":
            return _lead(AccessDeniedError(request=asked["request"]).in_uri(redirect_uri))
        user = form.get("user", "")[:_LONGEST_USER]
        try:
            officer_id = officers.whose(self._store, user, form.get("password", ""))
        except officers.WaitError as error:
            return again(user=user, fault="wait", wait=error.seconds, status=_TOO_MANY)
        if officer_id is None:
            return again(user=user, fault="wrong", status=_FORBIDDEN)
        with self._store.write() as db:
            headers, _, _ = self._endpoints(db).create_authorization_response(
                _address(request), credentials={"user": officer_id}
            )
        return _lead(headers["Location"])

    def _asked(self, request: Request) -> dict[str, Any]:
        """What the program asks for, as far as it may be asked. Raises `_UnfitError`."""
        try:
            with self._store.read() as db:
                _, asked = self._endpoints(db).validate_authorization_request(_address(request))
        except (FatalClientError, ValueError) as error:
            raise _UnfitError(page.invalid_page(_language(request))) from error
        except OAuth2Error as error:
            raise _UnfitError(_lead(error.in_uri(request.query_params["redirect_uri"]))) from error
        return dict(asked)

    def _tokens(self, request: Request, body: str) -> Response:
        with self._store.write() as db:
            return _told(self._endpoints(db).create_token_response(_address(request), "POST", body))

    def _revoked(self, request: Request, body: str) -> Response:
        with self._store.write() as db:
            return _told(self._endpoints(db).create_revocation_response(_address(request), "POST", body))

    def _endpoints(self, db: sqlite3.Connection) -> WebApplicationServer:
        return grants.server(grants.Validator(db, self._store.clock.now()))


class _UnfitError(Exception):
    """The request for a sign-in is none that can be granted; `answer` says so to whom it may be said."""

    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.answer = answer


def _form_page(store: Store, request: Request, redirect_uri: str, **told: Any) -> Response:  # noqa: ANN401
    return page.form_page(
        parse_qsl(request.url.query, keep_blank_values=True),
        secret=store.secret,
        language=_language(request),
        redirect_uri=redirect_uri,
        is_tls=_scheme(request) == "https",
        cookie=request.cookies.get(page.COOKIE, ""),
        **told,
    )


def _lead(location: str) -> Response:
    return RedirectResponse(location, _SEE_OTHER, headers=_KEPT_BY_NOBODY)


def _told(answer: tuple[Mapping[str, str], str, int]) -> Response:
    headers, body, status = answer
    return Response(body, status, {"Cache-Control": "no-store", **headers}, media_type=REQUEST_MEDIA_TYPE)


async def _body(request: Request) -> str:
    """What a form sends. It is read by hand: another library for a few fields would be one too many."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_MEDIA_TYPE:
        raise RequestRefusedError(ProblemCode.MEDIA_TYPE_UNSUPPORTED, headers={"accept": FORM_MEDIA_TYPE})
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > _MOST_BODY:
            raise RequestRefusedError(ProblemCode.REQUEST_TOO_LARGE, headers={"connection": "close"})
        parts.append(part)
    try:
        text = b"".join(parts).decode("ascii")
        parse_qsl(text, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise RequestRefusedError(ProblemCode.REQUEST_MALFORMED) from error
    return text


def _address(request: Request) -> str:
    return f"{_base(request)}{request.url.path}?{request.url.query}".rstrip("?")


def _base(request: Request) -> str:
    """The address by which this API is reached, as the reverse proxy tells it."""
    return f"{_scheme(request)}://{request.headers.get('host', '')}"


def _scheme(request: Request) -> str:
    return "https" if request.headers.get("x-forwarded-proto", "").strip().lower() == "https" else request.url.scheme


def _language(request: Request) -> str:
    accepted = request.headers.get("accept-language", "")
    return plain_page.language_of(request.query_params.get("ui_locales", ""), accepted)
