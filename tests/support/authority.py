"""A certificate authority of a test's own, as a campus has one, and servers' certificates issued by it."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate, Name

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Authority:
    """Use `pem` to trust it, `serving` for a server that it vouches for."""

    folder: Path
    certificate: Certificate
    key: EllipticCurvePrivateKey

    @classmethod
    def named(cls, name: str, folder: Path) -> Authority:
        pytest.importorskip("cryptography", reason="certificates for the test are made with it; it is locked on Linux")
        from cryptography.hazmat.primitives.asymmetric import ec

        key = ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        made = _certificate(_name(name), _name(name), key, key, begins=now - 30 * DAY, ends=now + 300 * DAY, host="")
        return cls(folder, made, key)

    @property
    def pem(self) -> str:
        return _pem(self.certificate).decode()

    def serving(
        self, host: str = "localhost", *, begins: timedelta = -DAY, ends: timedelta = 30 * DAY
    ) -> ssl.SSLContext:
        """What a server needs to be this host; it is valid between these times from now."""
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ec

        key = ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        subject = _name(host)
        made = _certificate(
            subject, self.certificate.subject, key, self.key, begins=now + begins, ends=now + ends, host=host
        )
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file = self.folder / f"{made.serial_number}.pem"
        file.write_bytes(private + _pem(made))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _name(common: str) -> Name:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _certificate(
    subject: Name,
    issuer: Name,
    key: EllipticCurvePrivateKey,
    signing_key: EllipticCurvePrivateKey,
    *,
    begins: datetime,
    ends: datetime,
    host: str,
) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=not host, path_length=None), critical=True)
    )
    if host:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    return builder.sign(signing_key, hashes.SHA256())


def _pem(certificate: Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.PEM)
