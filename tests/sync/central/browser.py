"""What a browser does with the sign-in page, by hand: follow no redirect, keep a cookie, send the form."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import requests

from sync.central.auth import Role
from sync.central.signin import officers
from sync.contract.sign_in import CLIENT_ID

if TYPE_CHECKING:
    from sync.central.server import CentralServer

USER, PASSWORD = "ratna", "sawah hijau 17 burung"
RETURN = "http://127.0.0.1:50123/signed-in"
VERIFIER = "v" * 64


def challenge(verifier: str = VERIFIER) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def let_sign_in(central: CentralServer, user: str = USER, password: str = PASSWORD, *, number: int = 0) -> None:
    """Give a user name to an officer that is there already."""
    with central.store.write() as db:
        officers.add(
            db, user, password, name=central.officers[number].name, role=Role.LIAISON, institution="Universitas"
        )


@dataclass
class Browser:
    """Of one officer, at one central API."""

    central: CentralServer
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.trust_env = False

    def open(self, **changed: str | None) -> requests.Response:
        return self.session.get(f"{self.central.url}/oauth/authorize", params=request(**changed), allow_redirects=False)

    def send(self, shown: requests.Response, **fields: str) -> requests.Response:
        seal = re.search(r'name="seal" value="(\w+)"', shown.text)
        form = {"seal": seal[1] if seal else "", "act": "enter"} | fields
        return self.session.post(shown.url, data=form, allow_redirects=False)

    def sign_in(self, user: str = USER, password: str = PASSWORD, **changed: str | None) -> dict[str, str]:
        """What the program gets back."""
        return returned(self.send(self.open(**changed), user=user, password=password))

    def ask(self, path: str = "/oauth/token", /, **form: str | None) -> requests.Response:
        """As the program asks for tokens."""
        fields = {"client_id": CLIENT_ID} | form
        return self.session.post(self.central.url + path, data=fields)

    def redeem(self, code: str, **changed: str | None) -> requests.Response:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": RETURN, "code_verifier": VERIFIER}
        return self.ask(**{**form, **changed})

    def refresh(self, token: str) -> requests.Response:
        return self.ask(grant_type="refresh_token", refresh_token=token)

    def tokens(self, user: str = USER, password: str = PASSWORD) -> Any:  # noqa: ANN401 - JSON
        return self.redeem(self.sign_in(user, password)["code"]).json()

    def whose(self, token: str) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"}
        return self.session.get(f"{self.central.url}/v1/session", headers=headers)


def request(**changed: str | None) -> dict[str, str]:
    """The program's request; None leaves a parameter out."""
    usual = {
        "response_type": "code",
        "client_id": CLIENT_ID,
        "redirect_uri": RETURN,
        "scope": "desk",
        "state": "keadaan-7",
        "code_challenge": challenge(),
        "code_challenge_method": "S256",
    }
    return {name: value for name, value in {**usual, **changed}.items() if value is not None}


def returned(answer: requests.Response) -> dict[str, str]:
    """What a redirect brings the program."""
    assert answer.status_code == 303, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}
