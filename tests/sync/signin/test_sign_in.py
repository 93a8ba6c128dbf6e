"""The desk's end of the sign-in: out to the browser, back to this PC, and all that may go wrong on the way."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests

from desktop import profiles
from desktop.cache import settings
from desktop.cache.mirror import complaints
from desktop.cache.ways import sign_in
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.problems import KnownProblem
from sync.signin import browser as browsers
from sync.signin.flow import SignInFlow, sign_out
from tests.faults.link import Fault, FaultyLink, Kind
from tests.sync.central.browser import Browser
from tests.sync.parts import add_open, queued
from tests.sync.signin.parts import filled_in, signed_in, synced, visited

if TYPE_CHECKING:
    from sync.central.server import CentralServer


class TestIn:
    def test_who_signed_in_syncs_and_is_told_to_the_desk(self, desk: Desk, central: CentralServer) -> None:
        add_open(central, 2)
        account = signed_in(desk, central)
        assert (account.name, account.role) == ("Ratna Wulandari", "Admin instansi")
        assert desk.ask(sign_in.owner) == account
        report = synced(desk)
        assert (report.problem, report.changes) == (None, 2)

    def test_the_tokens_are_in_the_encrypted_cache_and_nowhere_else(self, desk: Desk, central: CentralServer) -> None:
        signed_in(desk, central)
        kept = desk.ask(sign_in.get)
        assert kept is not None
        assert kept.access not in repr(kept)
        for file in filter(Path.is_file, desk.data_dir.rglob("*")):
            assert kept.refresh.encode() not in file.read_bytes()

    def test_the_page_says_in_the_officers_language_that_it_can_be_closed(
        self, desk: Desk, central: CentralServer
    ) -> None:
        with SignInFlow(desk, central.url, language="en") as flow:
            shown = visited(filled_in(central, flow.begin()))
        assert 'lang="en"' in shown.text
        assert "You can close this page" in shown.text
        assert "default-src 'none'" in shown.headers["Content-Security-Policy"]

    def test_what_comes_back_with_another_state_is_not_taken_and_the_right_one_is_waited_for(
        self, desk: Desk, central: CentralServer
    ) -> None:
        with SignInFlow(desk, central.url) as flow:
            back = filled_in(central, flow.begin())
            here = urlsplit(back)
            foreign = urlencode({"code": "lain", "state": "lain"})
            assert visited(f"http://{here.netloc}{here.path}?{foreign}").status_code == 400
            assert visited(f"http://{here.netloc}/elsewhere").status_code == 404
            visited(back)
            assert flow.finish(patience=5.0).name == "Ratna Wulandari"

    def test_a_name_of_this_pc_from_elsewhere_finds_no_page(self, desk: Desk, central: CentralServer) -> None:
        with SignInFlow(desk, central.url) as flow:
            back = filled_in(central, flow.begin())
            answer = requests.get(back, headers={"Host": "lain.example"}, timeout=5)
        assert answer.status_code == 404

    def test_cancelling_in_the_browser_leaves_the_desk_as_it_was(self, desk: Desk, central: CentralServer) -> None:
        with SignInFlow(desk, central.url) as flow:
            browser = Browser(central)
            back = browser.send(browser.session.get(flow.begin()), act="cancel").headers["Location"]
            assert "Anda belum masuk" in visited(back).text
            with pytest.raises(KnownProblem, match="sign-in-refused"):
                flow.finish(patience=5.0)
        assert desk.ask(sign_in.owner) is None

    def test_nobody_is_waited_for_longer_than_the_patience(self, desk: Desk, central: CentralServer) -> None:
        with SignInFlow(desk, central.url) as flow:
            flow.begin()
            with pytest.raises(KnownProblem, match="sign-in-timeout"):
                flow.finish(patience=0.0)

    def test_cancelling_in_the_program_ends_the_wait_at_once(self, desk: Desk, central: CentralServer) -> None:
        with SignInFlow(desk, central.url) as flow:
            flow.begin()
            threading.Thread(target=flow.cancel).start()
            with pytest.raises(KnownProblem, match="sign-in-cancelled"):
                flow.finish(patience=5.0)

    def test_tokens_whose_owner_could_not_be_asked_for_are_given_back(self, desk: Desk, central: CentralServer) -> None:
        with FaultyLink(central.url) as link:
            link.plan = lambda request: Fault(Kind.LOSE_ANSWER) if b" /v1/session " in request[:50] else Fault()
            with SignInFlow(desk, link.url) as flow:
                visited(filled_in(central, flow.begin()))
                with pytest.raises(KnownProblem, match="connection-lost"):
                    flow.finish(patience=5.0)
        assert desk.ask(sign_in.get) is None
        with central.store.read() as db:
            assert db.execute("SELECT count(*), count(ended_at) FROM sign_in").fetchone() == (1, 1)

    def test_the_request_asks_for_what_the_rfc_wants(self, desk: Desk, central: CentralServer) -> None:
        with SignInFlow(desk, central.url) as flow:
            asked = parse_qs(urlsplit(flow.begin()).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["redirect_uri"][0].startswith("http://127.0.0.1:")
        assert len(asked["state"][0]) >= 32
        assert "code_verifier" not in asked

    def test_another_officer_is_refused_and_their_tokens_are_given_back(
        self, desk: Desk, central: CentralServer
    ) -> None:
        mine = signed_in(desk, central)
        kept = desk.ask(sign_in.get)
        with pytest.raises(KnownProblem, match="desk-of-another") as refused:
            signed_in(desk, central, "agus")
        assert refused.value.params["owner"] == mine.name
        assert (desk.ask(sign_in.owner), desk.ask(sign_in.get)) == (mine, kept)
        with central.store.read() as db:
            assert db.execute("SELECT count(*) FROM sign_in WHERE ended_at IS NULL").fetchone() == (1,)

    def test_a_desk_that_was_used_with_a_token_is_its_officers(self, desk: Desk, central: CentralServer) -> None:
        desk.do(settings.put, settings.SERVER_URL, central.url)
        desk.do(settings.put, settings.TOKEN, central.officers[0].token)
        assert synced(desk).problem is None
        with pytest.raises(KnownProblem, match="desk-of-another"):
            signed_in(desk, central, "agus")
        assert desk.ask(settings.get, settings.TOKEN) == central.officers[0].token
        signed_in(desk, central)
        assert desk.ask(settings.get, settings.TOKEN) is None


def test_two_officers_on_one_pc_each_see_and_send_their_own(tmp_path: Path, central: CentralServer) -> None:
    first = tmp_path / "lapor-desktop"
    added = profiles.add(first, "Agus", first_name="Ratna")
    mine, theirs = add_open(central, 2)
    central.store.reassign(theirs, giver=1, taker=2)
    with Desk.open(first) as ratna, Desk.open(added.data_dir) as agus:
        signed_in(ratna, central)
        signed_in(agus, central, "agus")
        for desk, own, other in ((ratna, mine, theirs), (agus, theirs, mine)):
            assert synced(desk).problem is None
            assert desk.ask(complaints.get, TrackingId(own)) is not None
            assert desk.ask(complaints.get, TrackingId(other)) is None
            queued(desk, own, f"Jawaban untuk {own}")
        sign_out(ratna)
        assert synced(agus).problem is None, "who leaves takes nobody along"
        assert central.store.follow_ups(mine) == []
        assert [event.name for event in central.store.follow_ups(theirs)] == [central.officers[1].name]


def test_a_server_that_knows_no_sign_in_is_told_apart(desk: Desk, central: CentralServer) -> None:
    with SignInFlow(desk, central.url + "/v1") as flow, pytest.raises(KnownProblem, match="sign-in-unsupported"):
        flow.begin()


def test_metadata_that_lead_elsewhere_are_not_followed(
    desk: Desk, central: CentralServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    metadata = browsers._Metadata(
        issuer=central.url,
        authorization_endpoint="https://lain.example/oauth/authorize",
        token_endpoint=f"{central.url}/oauth/token",
        code_challenge_methods_supported=["S256"],
    )
    monkeypatch.setattr(browsers, "_metadata_decoder", _Told(metadata))
    with SignInFlow(desk, central.url) as flow, pytest.raises(KnownProblem, match="answer-garbled"):
        flow.begin()


class _Told:
    def __init__(self, metadata: browsers._Metadata) -> None:
        self._metadata = metadata

    def decode(self, _: bytes) -> browsers._Metadata:
        return self._metadata


def test_two_accounts_of_one_name_on_two_servers_are_two(desk: Desk, central: CentralServer) -> None:
    mine = signed_in(desk, central)
    assert mine.is_same(replace(mine, name="Ratna W."))
    assert not mine.is_same(replace(mine, server="lain"))
