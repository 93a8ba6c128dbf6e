"""What oauthlib asks of this API when it decides on a code or a token: OAuth 2.0 with PKCE for one public client.

Codes and tokens are kept as hashes. What belongs to one sign-in ends together: a code or a refresh token that comes a
second time was copied by somebody, and whose turn it is can't be told, so nobody keeps it (RFC 9700, 2.2.2 and 4.14).
"""

# mypy: disable-error-code="override"
# oauthlib calls these by position, with arguments that this API has no use for.

from __future__ import annotations

import secrets
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from oauthlib.oauth2 import RequestValidator, WebApplicationServer
from oauthlib.oauth2.rfc6749.errors import UnsupportedCodeChallengeMethodError

from desktop.clock import moment, timestamp
from sync.central.auth import token_hash
from sync.central.signin import officers
from sync.contract.sign_in import CLIENT_ID, RETURN_PATH, SCOPE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime

CODE_LIFE = timedelta(minutes=2)
ACCESS_LIFE = timedelta(minutes=30)
REFRESH_LIFE = timedelta(days=60)
"""Since the token was last renewed: an officer who was on leave need not sign in again."""
_KEPT = timedelta(days=1)
"""How long a code or a refresh token that has run out is still known by."""
_LOOPBACK = {"127.0.0.1", "::1"}
_LONGEST_URI = 200
_S256_LENGTH = 43
"""Characters of a SHA-256 in unpadded base64url."""


def server(validator: Validator) -> WebApplicationServer:
    """The endpoints, for one request."""
    endpoints = WebApplicationServer(
        validator,
        token_generator=lambda _: f"lapor_{secrets.token_urlsafe(32)}",
        refresh_token_generator=lambda _: f"lapor_r_{secrets.token_urlsafe(32)}",
        token_expires_in=int(ACCESS_LIFE.total_seconds()),
    )
    endpoints.auth_grant.custom_validators.post_auth.append(_only_s256)  # type: ignore[attr-defined]  # not in its stubs
    return endpoints


def _only_s256(request: Any) -> dict[str, Any]:  # noqa: ANN401 - oauthlib's request has whatever was sent
    """RFC 7636 also knows `plain`, which protects nothing; oauthlib would take it."""
    if request.code_challenge_method != "S256" or len(request.code_challenge) != _S256_LENGTH:
        raise UnsupportedCodeChallengeMethodError(request=request)
    return {}


def is_return_address(uri: str) -> bool:
    """Whether a code may be sent there: to a program on the officer's own PC, at any port (RFC 8252, 7.3)."""
    if len(uri) > _LONGEST_URI or "#" in uri or "\\" in uri:
        return False
    try:
        parts = urlsplit(uri)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    shown = f"[{host}]" if host == "::1" else host
    return host in _LOOPBACK and port is not None and uri == f"http://{shown}:{port}{RETURN_PATH}"


class _Turn(NamedTuple):
    """A code or a refresh token that came back, and the sign-in that it belongs to."""

    sign_in_id: int
    officer_id: int
    expires_at: str
    is_used: int
    is_over: int


class Validator(RequestValidator):
    """Within one transaction of the store, which is to be kept also where the answer is a refusal."""

    def __init__(self, db: sqlite3.Connection, now: datetime) -> None:
        super().__init__()
        self._db, self._now = db, now
        self._officer_id = 0
        self._sign_in_id = 0
        self._code: Mapping[str, str] = {}

    # who asks

    def validate_client_id(self, client_id: str, request: Any, *_: object, **__: object) -> bool:  # noqa: ANN401
        """There is one client, and it has no secret: a program that everyone has can't keep one (RFC 8252, 8.5)."""
        request.client = SimpleNamespace(client_id=client_id)
        return client_id == CLIENT_ID

    authenticate_client_id = validate_client_id

    def client_authentication_required(self, *_: object, **__: object) -> bool:
        """It can't."""
        return False

    def validate_response_type(self, _client_id: str, response_type: str, *_: object, **__: object) -> bool:
        """A code, nothing else."""
        return response_type == "code"

    def validate_grant_type(self, _client_id: str, grant_type: str, *_: object, **__: object) -> bool:
        """A code for tokens, a refresh token for new ones."""
        return grant_type in {"authorization_code", "refresh_token"}

    def get_default_scopes(self, *_: object, **__: object) -> list[str]:
        """All that there is."""
        return [SCOPE]

    def validate_scopes(self, _client_id: str, scopes: list[str], *_: object, **__: object) -> bool:
        """All that there is."""
        return scopes == [SCOPE]

    def get_original_scopes(self, *_: object, **__: object) -> list[str]:
        """All that there is."""
        return [SCOPE]

    # the code

    def validate_redirect_uri(self, _client_id: str, redirect_uri: str, *_: object, **__: object) -> bool:
        """On the officer's own PC."""
        return is_return_address(redirect_uri)

    def get_default_redirect_uri(self, *_: object, **__: object) -> None:
        """None: the port is another one each time."""
        return

    def is_pkce_required(self, *_: object, **__: object) -> bool:
        """Always: whatever else listens on that PC could have got the code."""
        return True

    def save_authorization_code(self, _client_id: str, code: dict[str, str], request: Any, *_: object) -> None:  # noqa: ANN401
        """Begin a sign-in of `request.user`."""
        began = self._db.execute(
            "INSERT INTO sign_in (officer_id, began_at) VALUES (?, ?)", [request.user, timestamp(self._now)]
        ).lastrowid
        self._db.execute(
            "INSERT INTO auth_code (hash, sign_in_id, redirect_uri, challenge, expires_at) VALUES (?, ?, ?, ?, ?)",
            [
                *(token_hash(code["code"]), began, request.redirect_uri, request.code_challenge),
                timestamp(self._now + CODE_LIFE),
            ],
        )

    def validate_code(self, _client_id: str, code: str, _client: object, request: Any, *_: object) -> bool:  # noqa: ANN401
        """Once, within its time. It is used up by the attempt, also by one that fails for its verifier."""
        row = self._db.execute(
            "SELECT redirect_uri, challenge FROM auth_code WHERE hash = ?", [token_hash(code)]
        ).fetchone()
        if row is None or not self._take_turn("auth_code", code):
            return False
        self._code = {"redirect_uri": row[0], "challenge": row[1]}
        request.user, request.scopes = self._officer_id, [SCOPE]
        return True

    def get_code_challenge(self, *_: object) -> str:
        """Of the code that is validated."""
        return self._code["challenge"]

    def get_code_challenge_method(self, *_: object) -> str:
        """The only one."""
        return "S256"

    def confirm_redirect_uri(self, _client_id: str, _code: str, redirect_uri: str, *_: object, **__: object) -> bool:
        """The very address that the code was sent to."""
        return redirect_uri == self._code["redirect_uri"]

    def invalidate_authorization_code(self, *_: object, **__: object) -> None:
        """It was used up when it came."""

    # the tokens

    def validate_refresh_token(self, refresh_token: str, _client: object, request: Any, *_: object) -> bool:  # noqa: ANN401
        """Once, within its time."""
        is_good = self._take_turn("refresh_token", refresh_token)
        request.user = self._officer_id
        return is_good

    def rotate_refresh_token(self, *_: object) -> bool:
        """Each renewal brings a new one."""
        return True

    def save_bearer_token(self, token: dict[str, Any], *_: object, **__: object) -> None:
        """Keep what the tokens are known by; of earlier ones what shows that they come again, in their time."""
        self._db.execute("DELETE FROM token WHERE sign_in_id = ?", [self._sign_in_id])
        for table in ("refresh_token", "auth_code"):
            self._db.execute(f"DELETE FROM {table} WHERE expires_at < ?", [timestamp(self._now - _KEPT)])  # noqa: S608
        self._db.execute(
            "INSERT INTO token (hash, officer_id, expires_at, sign_in_id) VALUES (?, ?, ?, ?)",
            [
                *(token_hash(token["access_token"]), self._officer_id),
                *(timestamp(self._now + ACCESS_LIFE), self._sign_in_id),
            ],
        )
        self._db.execute(
            "INSERT INTO refresh_token (hash, sign_in_id, expires_at) VALUES (?, ?, ?)",
            [token_hash(token["refresh_token"]), self._sign_in_id, timestamp(self._now + REFRESH_LIFE)],
        )

    def revoke_token(self, token: str, *_: object, **__: object) -> None:
        """End the sign-in that a token of either kind belongs to (RFC 7009). A standing token is not ended by that."""
        row = self._db.execute(
            "SELECT sign_in_id FROM refresh_token WHERE hash = ?1"
            " UNION SELECT sign_in_id FROM token WHERE hash = ?1 AND sign_in_id IS NOT NULL",
            [token_hash(token)],
        ).fetchone()
        if row:
            officers.end(self._db, row[0], self._now)

    def _take_turn(self, table: str, text: str) -> bool:
        """Use a code or a refresh token up. A second time ends the sign-in."""
        row = self._db.execute(
            "SELECT sign_in_id, officer_id, expires_at, is_used, ended_at IS NOT NULL OR disabled_at IS NOT NULL"  # noqa: S608
            f" FROM {table} t JOIN sign_in s ON s.id = sign_in_id JOIN officer o ON o.id = officer_id WHERE hash = ?",
            [token_hash(text)],
        ).fetchone()
        if row is None:
            return False
        turn = _Turn(*row)
        self._sign_in_id, self._officer_id = turn.sign_in_id, turn.officer_id
        if turn.is_used:
            officers.end(self._db, turn.sign_in_id, self._now)
            return False
        self._db.execute(f"UPDATE {table} SET is_used = 1 WHERE hash = ?", [token_hash(text)])  # noqa: S608
        return not turn.is_over and moment(turn.expires_at) > self._now
