"""The whole way in a real browser: the page of the central API, keys, and back to the desk on loopback."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from desktop.cache.ways import sign_in
from desktop.problems import KnownProblem
from sync.bundle.homeward import bring_home
from sync.bundle.outward import carry_out
from sync.bundle.relay import relay
from sync.connecting import connector_of, saved
from sync.engine import SyncEngine
from sync.signin.flow import SignInFlow
from tests.sync.central.browser import PASSWORD, USER, let_sign_in
from tests.sync.parts import add_open, queued
from tests.sync.signin.parts import signed_in, synced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver.chrome.webdriver import WebDriver

    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from sync.signin.passing import Invitation

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with its driver on this PC"),
]
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
_PATIENCE = 30


@pytest.fixture
def chromium(tmp_path: Path) -> Iterator[WebDriver]:
    """A browser that nobody has used before."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path / 'chromium'}", "--proxy-server=direct://"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def _type(driver: WebDriver, user: str, password: str) -> None:
    """By keys alone: the cursor is where it is needed."""
    first = driver.switch_to.active_element
    if first.get_attribute("id") == "user":
        first.send_keys(user, Keys.TAB)
    driver.switch_to.active_element.send_keys(password, Keys.ENTER)


def _wait_for(driver: WebDriver, words: str) -> None:
    stale = [StaleElementReferenceException]  # the page went while it was looked at
    WebDriverWait(driver, _PATIENCE, ignored_exceptions=stale).until(
        lambda _: words in driver.find_element(By.TAG_NAME, "body").text
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", ("tidak cocok", "boleh ditutup")), ("en", ("don't match", "You can close this page"))],
)
def test_an_officer_signs_in_by_keys_after_a_typing_error_and_syncs(
    desk: Desk, central: CentralServer, chromium: WebDriver, language: str, words: tuple[str, str]
) -> None:
    wrong, back = words
    let_sign_in(central)
    with SignInFlow(desk, central.url, language=language) as flow:
        chromium.get(flow.begin())
        assert chromium.find_element(By.TAG_NAME, "html").get_attribute("lang") == language
        _type(chromium, USER, "salah ketik")
        _wait_for(chromium, wrong)
        assert chromium.switch_to.active_element.get_attribute("id") == "password", "the name is kept"
        assert chromium.find_element(By.CSS_SELECTOR, "[role=alert]").is_displayed()
        _type(chromium, USER, PASSWORD)
        _wait_for(chromium, back)
        assert flow.finish(patience=_PATIENCE).name == "Ratna Wulandari"
    assert _complaints_of(chromium) == []
    connector = connector_of(desk, desk.ask(saved))
    try:
        assert SyncEngine(desk, connector).run().problem is None
    finally:
        connector.close()


def test_a_stick_is_exchanged_by_a_sign_in_in_a_browser_that_never_saw_the_officer(
    desk: Desk, central: CentralServer, chromium: WebDriver, tmp_path: Path
) -> None:
    let_sign_in(central)
    (number,) = add_open(central, 1)
    signed_in(desk, central)
    assert synced(desk).problem is None
    queued(desk, number, "Sudah kami periksa.")
    out = carry_out(desk, tmp_path / "kirim.lapor")

    def come_in(invitation: Invitation) -> None:
        chromium.get(invitation.address)
        _type(chromium, USER, PASSWORD)
        _wait_for(chromium, "boleh ditutup")

    told = relay(tmp_path / "kirim.lapor", tmp_path / "jawaban.lapor", out.code, invite=come_in)
    assert told.outcomes == {"applied": 1}
    assert _complaints_of(chromium) == []
    bring_home(desk, tmp_path / "jawaban.lapor")
    assert synced(desk).results == ()
    assert [event.text for event in central.store.follow_ups(number)] == ["Sudah kami periksa."]


def test_cancelling_on_the_page_comes_back_to_the_program_too(
    desk: Desk, central: CentralServer, chromium: WebDriver
) -> None:
    let_sign_in(central)
    with SignInFlow(desk, central.url) as flow:
        chromium.get(flow.begin())
        chromium.find_element(By.CSS_SELECTOR, "button[value=cancel]").send_keys(Keys.ENTER)
        _wait_for(chromium, "Anda belum masuk")
        with pytest.raises(KnownProblem, match="sign-in-refused"):
            flow.finish(patience=_PATIENCE)
    assert desk.ask(sign_in.owner) is None


def test_the_page_can_be_read_by_its_roles_and_in_both_schemes(
    desk: Desk, central: CentralServer, chromium: WebDriver
) -> None:
    with SignInFlow(desk, central.url) as flow:
        chromium.get(flow.begin())
        for name, label in (("user", "Nama pengguna"), ("password", "Kata sandi")):
            field = chromium.find_element(By.ID, name)
            assert (field.accessible_name, field.aria_role) == (label, "textbox")
        assert [each.accessible_name for each in chromium.find_elements(By.TAG_NAME, "button")] == ["Masuk", "Batal"]
        for scheme in ("light", "dark"):
            media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
            paper = chromium.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
            for element in chromium.find_elements(By.CSS_SELECTOR, "h1, p, label, a, button"):
                ground = element.value_of_css_property("background-color")
                under = paper if _alpha(ground) == 0 else ground
                assert _contrast(element.value_of_css_property("color"), under) >= 4.5, (scheme, element.text)
        chromium.find_element(By.LINK_TEXT, "English").send_keys(Keys.ENTER)
        _wait_for(chromium, "User name")
    assert _complaints_of(chromium) == []


def _complaints_of(driver: WebDriver) -> list[str]:
    """What the browser has against the pages, of its own policy first of all; there is no icon, and the wrong password
    is a 403."""
    told = [entry["message"] for entry in driver.get_log("browser")]  # type: ignore[no-untyped-call]  # Selenium\'s own
    return [message for message in told if "favicon" not in message and "403" not in message]


def _numbers(colour: str) -> list[float]:
    return [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")]


def _alpha(colour: str) -> float:
    numbers = _numbers(colour)
    return numbers[3] if len(numbers) > 3 else 1.0


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in _numbers(colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
