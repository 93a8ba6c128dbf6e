"""What both ends of the sign-in know of each other: OAuth 2.0 for native apps (RFC 8252), one public client."""

from __future__ import annotations

CLIENT_ID = "lapor-desktop"
SCOPE = "desk"
RETURN_PATH = "/signed-in"
"""On the officer's own PC, at whatever port is free: `http://127.0.0.1:PORT/signed-in`, or `[::1]`."""
METADATA_PATH = "/.well-known/oauth-authorization-server"
"""RFC 8414, below the address of the central API."""
SESSION_PATH = "/v1/session"
FORM_MEDIA_TYPE = "application/x-www-form-urlencoded"
