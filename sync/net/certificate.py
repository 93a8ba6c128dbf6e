"""The certificate that a server shows, looked at also where it is not trusted: who issued it, and until when.

A failed handshake tells only that it failed. To name the device that reads along, or to tell a wrong clock from a
certificate that has run out, one more connection is made that trusts nobody and carries nothing but a question for
the time: no token, no complaint. What comes of it is put into words and never believed.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, cast

from urllib3.util.ssl_match_hostname import CertificateError, match_hostname
from urllib3.util.ssltransport import SSLTransport

from desktop.problems import KnownProblem
from sync.net import tunnel

if TYPE_CHECKING:
    from sync.net.route import Proxy
    from sync.net.wire import Wire

MOST_SKEW = timedelta(minutes=5)
"""By which this PC's clock may differ from the server's before it is worth a word."""
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----")
_DER = b"\x30"
"""What a certificate begins with in binary: a sequence (X.690)."""
_TIME = "%Y-%m-%d %H:%M"
_OF_AN_AUTHORITY = {18, 19, 20, 21, 0x800B0109, 0x800B010A}
"""For "issued by nobody known": of OpenSSL (X509_V_ERR_…), of Windows (CERT_E_UNTRUSTEDROOT, CERT_E_CHAINING)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What the server shows of itself."""

    subject: str
    issuer: str
    begins: datetime
    ends: datetime
    told: dict[str, Any] = field(repr=False)
    """As `ssl.SSLSocket.getpeercert` gives it."""

    def fits(self, host: str) -> bool:
        """Whether it was issued for this host."""
        try:
            match_hostname(cast("Any", self.told), host)
        except CertificateError:
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A certificate that was looked at, and the time that came with it where one did."""

    certificate: Certificate
    server_time: datetime | None


def of_told(told: dict[str, Any]) -> Certificate:
    """From what `getpeercert` gives."""
    return Certificate(
        subject=_name(told.get("subject", ())),
        issuer=_name(told.get("issuer", ())),
        begins=datetime.fromtimestamp(ssl.cert_time_to_seconds(told["notBefore"]), UTC),
        ends=datetime.fromtimestamp(ssl.cert_time_to_seconds(told["notAfter"]), UTC),
        told=told,
    )


def shown_by(transport: SSLTransport) -> Certificate | None:
    """The certificate of the other end, trusted or not."""
    # WORKAROUND: `getpeercert` keeps silent about a certificate that was not verified; the object below it does not.
    chain = cast("Any", transport.sslobj)._sslobj.get_unverified_chain()  # noqa: SLF001
    return of_told(chain[0].get_info()) if chain else None


def look(wire: Wire, host: str, port: int, *, proxy: Proxy | None, timeout: float) -> Sight | None:
    """Look at the certificate without trusting it; None where none is shown. `timeout` in seconds for each wait."""
    try:
        with contextlib.closing(tunnel.reach(wire, host, port, proxy=proxy, timeout=timeout)) as sock:
            transport = SSLTransport(sock, _trusting_nobody(), host)
            seen = shown_by(transport)
            return None if seen is None else Sight(certificate=seen, server_time=_time_of(transport, host))
    except (OSError, KnownProblem, ValueError, KeyError):
        return None


def judge(
    sight: Sight | None, error: ssl.SSLCertVerificationError | None, *, host: str, now: datetime, reason: str
) -> KnownProblem:
    """What a certificate that was not trusted means."""
    if sight is None:
        return KnownProblem("tls-untrusted", host=host, reason=reason)
    shown = sight.certificate
    if not shown.begins <= now <= shown.ends:
        return _untimely(shown, sight.server_time, host, now)
    if not shown.fits(host):
        return KnownProblem("certificate-of-another", host=host, subject=shown.subject[:100])
    if error is not None and getattr(error, "verify_code", 0) & 0xFFFFFFFF in _OF_AN_AUTHORITY:
        return KnownProblem("tls-intercepted", host=host, issuer=shown.issuer[:100])
    return KnownProblem("tls-untrusted", host=host, reason=reason)


def _untimely(shown: Certificate, server_time: datetime | None, host: str, now: datetime) -> KnownProblem:
    """Whether the certificate or this PC's clock is wrong."""
    if server_time and shown.begins <= server_time <= shown.ends and abs(now - server_time) > MOST_SKEW:
        return KnownProblem("clock-wrong", host=host, here=_clock(now), there=_clock(server_time))
    if now < shown.begins:
        return KnownProblem("certificate-early", host=host, begins=_clock(shown.begins), here=_clock(now))
    return KnownProblem("certificate-expired", host=host, ends=_clock(shown.ends), here=_clock(now))


def authorities_in(data: bytes) -> str:
    """The certificates in a file, as PEM and nothing else: such files may hold a key too, or be binary (DER).

    Raises `authority-unreadable` where there is none.
    """
    if data[:1] == _DER:
        data = ssl.DER_cert_to_PEM_cert(data).encode()
    found = "\n".join(_PEM.findall(data.decode("utf-8-sig", errors="replace")))
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=found)
    except (ssl.SSLError, ValueError) as error:
        raise KnownProblem("authority-unreadable") from error
    return found


def names_in(authorities: str) -> list[str]:
    """Whose certificates these are (PEM)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=authorities)
    return [_name(cast("Any", told).get("subject", ())) for told in context.get_ca_certs()]


def server_time_in(date: str) -> datetime | None:
    """The time of a `Date` header (RFC 9110, 5.6.7); None where it is no such thing."""
    try:
        return parsedate_to_datetime(date).astimezone(UTC)
    except ValueError:
        return None


def _trusting_nobody() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _time_of(transport: SSLTransport, host: str) -> datetime | None:
    try:
        transport.sendall(f"HEAD /v1/about HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        with contextlib.closing(http.client.HTTPResponse(cast("Any", transport), method="HEAD")) as response:
            response.begin()
            return server_time_in(response.getheader("Date", ""))
    except (OSError, http.client.HTTPException):
        return None


def _name(parts: tuple[tuple[tuple[str, str], ...], ...]) -> str:
    """The common name with the organisation, or whatever there is of both."""
    values = {key: value for part in parts for key, value in part}
    common, organisation = values.get("commonName", ""), values.get("organizationName", "")
    if common and organisation and organisation not in common:
        return f"{common} ({organisation})"
    return common or organisation or "?"


def _clock(moment: datetime) -> str:
    return moment.astimezone().strftime(_TIME)
