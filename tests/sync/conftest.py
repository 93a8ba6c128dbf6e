from __future__ import annotations

import ssl

import pytest

from tests.sync.transports import CERTIFICATE


@pytest.fixture
def tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context
