"""The pages that a browser shows on the way in: plain HTML, no script, nothing from elsewhere, kept by nobody.

The central API shows one with a form, the desk one that says that it can be closed.
"""

from __future__ import annotations

import json
import secrets
from functools import cache
from html import escape
from string import Template
from typing import cast

import resources

_LANGUAGES = ("id", "en")


@cache
def texts(language: str) -> dict[str, str]:
    """The words of all pages, in `id` or `en`."""
    return cast("dict[str, str]", json.loads(resources.path(f"sign-in/{language}.json").read_text("utf-8")))


def language_of(locales: str, accepted: str = "") -> str:
    """`id` or `en`: as the program asked for (`ui_locales`), else as the browser does, else Indonesian."""
    wanted = [*locales.split(), *(part.partition(";")[0].strip() for part in accepted.split(","))]
    known = (each.partition("-")[0].lower() for each in wanted)
    return next((each for each in known if each in _LANGUAGES), "id")


def page(title: str, body: str, language: str, *, form_action: str = "'none'") -> tuple[str, dict[str, str]]:
    """A page and its headers. `body` is HTML; `form_action` the sources that a form may lead to."""
    nonce = secrets.token_urlsafe(16)
    html = _frame().substitute(lang=language, title=escape(title), nonce=nonce, body=body)
    policy = [
        "default-src 'none'",
        f"style-src 'nonce-{nonce}'",
        f"form-action {form_action}",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    return html, {
        "Content-Security-Policy": "; ".join(policy),
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


@cache
def _frame() -> Template:
    return Template(resources.path("sign-in/page.html").read_text("utf-8"))
