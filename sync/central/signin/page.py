"""The sign-in page of the central API: a form, and what is said where there can be none."""

from __future__ import annotations

import hmac
import secrets
from html import escape
from math import ceil
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from starlette.responses import HTMLResponse

from sync.signin import plain_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

COOKIE = "lapor_sign_in"


def seal_of(secret: bytes, cookie: str) -> str:
    """What the form has to bring with the cookie: a page from elsewhere knows neither."""
    return hmac.digest(secret, b"sign-in page:" + cookie.encode(), "sha256").hex()


def is_sealed(secret: bytes, cookie: str, seal: str) -> bool:
    """Whether a form comes from a page that this API gave to this browser."""
    return bool(cookie) and hmac.compare_digest(seal_of(secret, cookie).encode(), seal.encode())


def form_page(
    query: Sequence[tuple[str, str]],
    *,
    secret: bytes,
    language: str,
    redirect_uri: str,
    is_tls: bool,
    cookie: str = "",
    user: str = "",
    fault: str = "",
    wait: float = 0.0,
    status: int = 200,
) -> Response:
    """The form. It goes to its own address, which carries the program's request. `fault`: key of what was wrong."""
    texts = plain_page.texts(language)
    known = cookie or secrets.token_urlsafe(18)
    told = texts[fault].format(seconds=ceil(wait)) if fault else ""
    alert = f'<p class="late" role="alert" id="fault">{escape(told)}</p>' if told else ""
    described = ' aria-describedby="fault"' if told else ""
    user_first, password_first = ("", " autofocus") if user else (" autofocus", "")
    body = f"""
{alert}
<p class="muted">{escape(texts["intro"])}</p>
<form method="post">
<input type="hidden" name="seal" value="{seal_of(secret, known)}">
<label for="user">{escape(texts["user"])}</label>
<input id="user" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64"
 value="{escape(user)}"{described}{user_first}>
<label for="password">{escape(texts["password"])}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="256"
{described}{password_first}>
<button class="primary" name="act" value="enter">{escape(texts["enter"])}</button>
<button class="other" name="act" value="cancel" formnovalidate>{escape(texts["cancel"])}</button>
</form>
<footer>{_other_language(query, language)}</footer>
"""
    response = _page(texts["title"], body, language, status=status, redirect_uri=redirect_uri)
    if wait:
        response.headers["retry-after"] = str(ceil(wait))
    response.set_cookie(COOKIE, known, httponly=True, samesite="lax", secure=is_tls)
    return response


def invalid_page(language: str) -> Response:
    """A request that can't be answered to whom it says: nothing is sent anywhere."""
    texts = plain_page.texts(language)
    body = f'<p role="alert">{escape(texts["invalid"])}</p>'
    return _page(texts["invalid-title"], body, language, status=400)


def _other_language(query: Sequence[tuple[str, str]], language: str) -> str:
    other = "en" if language == "id" else "id"
    address = urlencode([*(pair for pair in query if pair[0] != "ui_locales"), ("ui_locales", other)])
    words = plain_page.texts(language)["other"]
    return f'<a href="?{escape(address)}" lang="{other}" hreflang="{other}">{escape(words)}</a>'


def _page(title: str, body: str, language: str, *, status: int, redirect_uri: str = "") -> HTMLResponse:
    html, headers = plain_page.page(title, body, language, form_action=f"'self'{_return_source(redirect_uri)}")
    return HTMLResponse(html, status, headers=headers)


def _return_source(redirect_uri: str) -> str:
    """Chromium holds `form-action` also against where the answer leads. A policy has no words for an IPv6 address."""
    parts = urlsplit(redirect_uri)
    if parts.hostname == "127.0.0.1":
        return f" http://{parts.netloc}"
    return " http:" if redirect_uri else ""
