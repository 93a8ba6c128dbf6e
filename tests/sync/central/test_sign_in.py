"""OAuth 2.0 for native apps as this API speaks it: what is let in, what is not, and what ends with what."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from requests_oauthlib import OAuth2Session

from desktop.problems import KnownProblem
from sync.central.auth import Role
from sync.central.signin import officers
from sync.central.signin.grants import ACCESS_LIFE, CODE_LIFE, REFRESH_LIFE, is_return_address
from sync.contract.sign_in import CLIENT_ID, METADATA_PATH
from tests.sync.central.browser import PASSWORD, RETURN, USER, Browser, let_sign_in, returned
from tests.sync.central.talk import answer, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.central.server import CentralServer
    from tests.support.clock import FakeClock
    from tests.sync.central.talk import Caller


@pytest.fixture
def browser(empty_central: CentralServer) -> Browser:
    let_sign_in(empty_central)
    return Browser(empty_central)


class TestTheWayIn:
    def test_the_right_password_gives_a_code_and_that_gives_tokens(self, browser: Browser) -> None:
        back = browser.sign_in()
        assert back["state"] == "keadaan-7"
        answer = browser.redeem(back["code"])
        tokens = answer.json()
        assert answer.headers["Cache-Control"] == "no-store"
        assert tokens["token_type"] == "Bearer"
        assert tokens["expires_in"] == ACCESS_LIFE.total_seconds()
        told = browser.whose(tokens["access_token"]).json()
        assert (told["id"], told["officer"]["name"]) == ("1", "Ratna Wulandari")
        assert told["server"] == browser.central.store.id

    def test_another_client_library_finds_its_way_by_the_metadata_alone(
        self, browser: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # loopback speaks no TLS
        told = browser.session.get(browser.central.url + METADATA_PATH).json()
        assert told["issuer"] == browser.central.url
        with OAuth2Session(CLIENT_ID, redirect_uri=RETURN, scope=told["scopes_supported"], pkce="S256") as other:
            url, state = other.authorization_url(told["authorization_endpoint"])
            shown = browser.session.get(url)
            led = browser.send(shown, user=USER, password=PASSWORD).headers["Location"]
            first = other.fetch_token(told["token_endpoint"], authorization_response=led, include_client_id=True)
            assert f"state={state}" in led
            second = other.refresh_token(told["token_endpoint"], client_id=CLIENT_ID)
        assert second["access_token"] != first["access_token"]
        assert browser.whose(second["access_token"]).status_code == 200

    def test_cancelling_tells_the_program_so(self, browser: Browser) -> None:
        back = returned(browser.send(browser.open(), act="cancel"))
        assert (back["error"], back["state"]) == ("access_denied", "keadaan-7")

    @pytest.mark.parametrize(
        ("uri", "is_good"),
        [
            ("http://127.0.0.1:49152/signed-in", True),
            ("http://[::1]:49152/signed-in", True),
            ("http://127.0.0.1/signed-in", False),
            ("http://localhost:49152/signed-in", False),
            ("https://127.0.0.1:49152/signed-in", False),
            ("http://127.0.0.1:49152/signed-in?x=1", False),
            ("http://127.0.0.1:49152/elsewhere", False),
            ("http://127.0.0.1:49152@example.com/signed-in", False),
            ("http://127.0.0.1:99999/signed-in", False),
            ("http://example.com:80/signed-in", False),
        ],
    )
    def test_a_code_is_sent_to_the_officers_own_pc_only(self, browser: Browser, uri: str, is_good: bool) -> None:
        assert is_return_address(uri) is is_good
        assert browser.open(redirect_uri=uri).status_code == (200 if is_good else 400)

    def test_a_foreign_client_is_not_led_anywhere(self, browser: Browser) -> None:
        shown = browser.open(client_id="somebody")
        assert (shown.status_code, "Location" in shown.headers) == (400, False)


class TestProof:
    @pytest.mark.parametrize(
        "changed",
        [
            {"code_challenge": None, "code_challenge_method": None},
            {"code_challenge_method": "plain"},
            {"code_challenge_method": None},
            {"code_challenge": "short"},
        ],
    )
    def test_no_page_without_a_challenge_by_s256(self, browser: Browser, changed: dict[str, str | None]) -> None:
        assert returned(browser.open(**changed))["error"] == "invalid_request"

    @pytest.mark.parametrize("verifier", [None, "w" * 64, ""])
    def test_no_tokens_without_the_verifier(self, browser: Browser, verifier: str | None) -> None:
        code = browser.sign_in()["code"]
        refused = browser.redeem(code, code_verifier=verifier)
        assert refused.status_code == 400
        assert browser.redeem(code).json()["error"] == "invalid_grant", "and the code is used up"

    def test_no_tokens_for_another_return_address(self, browser: Browser) -> None:
        code = browser.sign_in()["code"]
        assert browser.redeem(code, redirect_uri="http://127.0.0.1:50124/signed-in").status_code == 400

    def test_a_code_that_comes_twice_ends_what_it_began(self, browser: Browser) -> None:
        code = browser.sign_in()["code"]
        tokens = browser.redeem(code).json()
        assert browser.redeem(code).json()["error"] == "invalid_grant"
        assert browser.whose(tokens["access_token"]).status_code == 401
        assert browser.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"

    def test_a_code_runs_out(self, browser: Browser, clock: FakeClock) -> None:
        code = browser.sign_in()["code"]
        clock.advance(CODE_LIFE)
        assert browser.redeem(code).json()["error"] == "invalid_grant"


class TestTokens:
    def test_an_access_token_runs_out_and_a_refresh_token_brings_another(
        self, browser: Browser, clock: FakeClock
    ) -> None:
        tokens = browser.tokens()
        clock.advance(ACCESS_LIFE)
        assert browser.whose(tokens["access_token"]).json()["type"].endswith("token-expired")
        fresh = browser.refresh(tokens["refresh_token"]).json()
        assert browser.whose(fresh["access_token"]).status_code == 200
        assert fresh["refresh_token"] != tokens["refresh_token"]

    def test_a_refresh_token_that_comes_twice_ends_the_whole_sign_in(self, browser: Browser) -> None:
        tokens = browser.tokens()
        fresh = browser.refresh(tokens["refresh_token"]).json()
        assert browser.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"
        assert browser.whose(fresh["access_token"]).status_code == 401
        assert browser.refresh(fresh["refresh_token"]).json()["error"] == "invalid_grant"

    def test_a_refresh_token_runs_out_since_it_was_last_used(self, browser: Browser, clock: FakeClock) -> None:
        tokens = browser.tokens()
        clock.advance(REFRESH_LIFE - timedelta(seconds=1))
        tokens = browser.refresh(tokens["refresh_token"]).json()
        clock.advance(REFRESH_LIFE)
        assert browser.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"

    def test_what_has_run_out_is_not_kept_for_ever(self, browser: Browser, clock: FakeClock) -> None:
        tokens = browser.tokens()
        for _ in range(6):
            clock.advance(REFRESH_LIFE / 2)
            tokens = browser.refresh(tokens["refresh_token"]).json()
        with browser.central.store.read() as db:
            (refreshing,) = db.execute("SELECT count(*) FROM refresh_token").fetchone()
            (letting_in,) = db.execute("SELECT count(*) FROM token WHERE sign_in_id IS NOT NULL").fetchone()
            (codes,) = db.execute("SELECT count(*) FROM auth_code").fetchone()
        assert (refreshing <= 4, letting_in, codes) == (True, 1, 0)

    @pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
    def test_signing_out_ends_both(self, browser: Browser, kind: str) -> None:
        tokens = browser.tokens()
        assert browser.ask("/oauth/revoke", token=tokens[kind]).status_code == 200
        assert browser.whose(tokens["access_token"]).status_code == 401
        assert browser.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"

    def test_signing_out_with_a_token_of_nobody_is_no_failure(self, browser: Browser) -> None:
        assert browser.ask("/oauth/revoke", token="lapor_unknown").status_code == 200

    def test_two_desks_of_an_officer_end_apart(self, browser: Browser) -> None:
        here, there = browser.tokens(), browser.tokens()
        browser.ask("/oauth/revoke", token=here["refresh_token"])
        assert browser.whose(there["access_token"]).status_code == 200

    def test_a_standing_token_goes_on_as_before(self, browser: Browser) -> None:
        standing = browser.central.officers[0].token
        browser.tokens()
        browser.ask("/oauth/revoke", token=standing)
        assert browser.whose(standing).json()["id"] == "1"

    def test_nothing_secret_lies_in_the_data_folder(self, browser: Browser) -> None:
        code = browser.sign_in()["code"]
        tokens = browser.redeem(code).json()
        secrets = [PASSWORD, code, tokens["access_token"], tokens["refresh_token"]]
        for file in filter(Path.is_file, browser.central.store.folder.rglob("*")):
            content = file.read_bytes()
            assert not [secret for secret in secrets if secret.encode() in content]


class TestPasswords:
    def test_a_wrong_name_and_a_wrong_password_look_the_same(self, browser: Browser) -> None:
        wrong = browser.send(browser.open(), user=USER, password="salah salah salah")
        nobody = browser.send(browser.open(), user="tidakada", password="salah salah salah")
        assert wrong.status_code == nobody.status_code == 403
        seen = [_without(answer.text, USER, "tidakada") for answer in (wrong, nobody)]
        assert seen[0] == seen[1]

    @pytest.mark.parametrize("user", [USER, "tidakada"])
    def test_the_wait_grows_for_whom_there_is_and_for_whom_there_is_not(
        self, browser: Browser, clock: FakeClock, user: str
    ) -> None:
        for _ in range(3):
            assert browser.send(browser.open(), user=user, password="x").status_code == 403
        held = browser.send(browser.open(), user=user, password=PASSWORD)
        assert (held.status_code, held.headers["Retry-After"]) == (429, "5")
        clock.advance(timedelta(seconds=5))
        assert browser.send(browser.open(), user=user, password="x").status_code == 403
        clock.advance(timedelta(seconds=9))
        assert browser.send(browser.open(), user=user, password=PASSWORD).status_code == 429

    def test_the_right_password_after_the_wait_begins_anew(self, browser: Browser, clock: FakeClock) -> None:
        for _ in range(3):
            browser.send(browser.open(), user=USER, password="x")
        clock.advance(timedelta(seconds=5))
        assert browser.sign_in()["code"]
        for _ in range(2):
            assert browser.send(browser.open(), user=USER, password="x").status_code == 403
        assert browser.sign_in()["code"]

    def test_a_new_password_signs_every_desk_out(self, browser: Browser, clock: FakeClock) -> None:
        tokens = browser.tokens()
        with browser.central.store.write() as db:
            officers.set_password(db, USER, "kata sandi yang baru", clock.now())
        assert browser.whose(tokens["access_token"]).status_code == 401
        assert browser.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"
        assert browser.sign_in(password="kata sandi yang baru")["code"]

    def test_a_disabled_officer_is_let_in_by_nothing(self, browser: Browser, clock: FakeClock) -> None:
        tokens = browser.tokens()
        with browser.central.store.write() as db:
            officers.disable(db, USER, clock.now())
        assert browser.whose(tokens["access_token"]).status_code == 401
        assert browser.whose(browser.central.officers[0].token).status_code == 401
        assert browser.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"
        assert browser.send(browser.open(), user=USER, password=PASSWORD).status_code == 403

    @pytest.mark.parametrize(
        ("user", "password", "code"),
        [
            ("ratna w", PASSWORD, "user-name-invalid"),
            ("RATNA", PASSWORD, "user-name-taken"),
            ("budi", "pendek", "password-unfit"),
        ],
    )
    def test_what_can_be_no_account_is_refused(self, browser: Browser, user: str, password: str, code: str) -> None:
        with browser.central.store.write() as db, pytest.raises(KnownProblem, match=code):
            officers.add(db, user, password, name="Budi Santoso", role=Role.LIAISON, institution="Universitas")


class TestPage:
    def test_it_runs_nothing_and_loads_nothing(self, browser: Browser) -> None:
        shown = browser.open()
        policy = shown.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self' http://127.0.0.1:50123" in policy
        assert "<script" not in shown.text
        assert "//" not in shown.text.replace("http://127.0.0.1", ""), "nothing from elsewhere"

    @pytest.mark.parametrize(("wanted", "words"), [("id", "Kata sandi"), ("en", "Password"), ("de", "Kata sandi")])
    def test_it_speaks_the_language_of_the_program(self, browser: Browser, wanted: str, words: str) -> None:
        assert f">{words}</label>" in browser.open(ui_locales=wanted).text

    def test_a_form_from_elsewhere_is_not_taken(self, browser: Browser) -> None:
        shown = browser.open()
        browser.session.cookies.clear()
        assert browser.send(shown, user=USER, password=PASSWORD).status_code == 403
        assert browser.send(browser.open(), seal="0" * 64, user=USER, password=PASSWORD).status_code == 403

    def test_what_was_typed_is_text(self, browser: Browser) -> None:
        shown = browser.send(browser.open(), user='"><b>tebal', password="x")
        assert "<b>" not in shown.text
        assert "&quot;&gt;&lt;b&gt;tebal" in shown.text

    @pytest.mark.parametrize("body", [b"\xff\xfe", b"&".join(b"a=1" for _ in range(40)), b"a=" + b"x" * 20_000])
    def test_a_body_that_is_no_form_is_a_problem_and_no_failure(self, browser: Browser, body: bytes) -> None:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        for path in ("/oauth/token", "/oauth/revoke", "/oauth/authorize"):
            answer = browser.session.post(browser.central.url + path, data=body, headers=headers)
            assert 400 <= answer.status_code < 500
            assert answer.headers["Lapor-Contract"] == "1"


class TestOfficers:
    def test_one_never_sees_or_touches_anothers_complaints(
        self, browser: Browser, caller: Callable[..., Caller]
    ) -> None:
        let_sign_in(browser.central, "agus", number=1)
        ids = fill(browser.central, 2)
        central = browser.central.store
        central.reassign(ids[1], giver=1, taker=2)
        mine, theirs = browser.tokens()["access_token"], browser.tokens("agus")["access_token"]
        assert [change.id for change in caller(token=mine).sync().changes] == [ids[0]]
        assert [change.id for change in caller(token=theirs).sync().changes] == [ids[1]]
        refused = caller(token=theirs).push(answer(ids[0]))[0]
        assert refused.problem is not None
        assert refused.problem.type.endswith("op-not-assigned")
        assert central.follow_ups(ids[0]) == []

    def test_one_who_was_added_by_hand_has_no_standing_token(self, browser: Browser) -> None:
        with browser.central.store.write() as db:
            added = officers.add(
                db, "budi", PASSWORD, name="Budi Santoso", role=Role.LIAISON, institution="Universitas"
            )
        assert browser.whose(browser.central.store.token_of(added.id)).status_code == 401
        assert browser.whose(browser.tokens("budi")["access_token"]).json()["officer"]["name"] == "Budi Santoso"


def _without(text: str, *words: str) -> str:
    import re

    for word in words:
        text = text.replace(word, "USER")
    return re.sub(r'(nonce|value)="[^"]*"', r"\1", text)
