"""Scenes of bad networks: what the notice line says of each, the settings, the examination."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from desktop.cache.ways.network import NetworkSettings, ProxyMode
from desktop.problems import KnownProblem
from sync.doctor.steps import Finding, Step, Verdict
from sync.report import Phase, SyncState
from ui.doctor.window import DoctorWindow
from ui.screens.scene import Scene, chosen, in_turn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.settings.connection import ConnectionForm
    from ui.settings.page import SettingsPage
    from ui.shell.window import MainWindow

_HOST = "lapor.example.id"
_PROBLEMS = {
    "no-network": KnownProblem("no-network", host=_HOST),
    "dns-silent": KnownProblem("dns-silent", host=_HOST),
    "name-not-found": KnownProblem("name-not-found", host=_HOST),
    "server-silent": KnownProblem("server-silent", host=_HOST),
    "portal": KnownProblem("captive-portal", host=_HOST),
    "proxy-password": KnownProblem("proxy-password", proxy="proksi.kampus.ac.id:3128"),
    "intercepted": KnownProblem("tls-intercepted", host=_HOST, issuer="FortiGate CA (Universitas Contoh)"),
    "clock": KnownProblem("clock-wrong", host=_HOST, here="2026-03-17 09:30", there="2026-03-18 09:31"),
    "too-new": KnownProblem("server-too-new", theirs="2", ours="1"),
}
_FACTS: dict[Step, dict[str, str | int | float]] = {
    Step.ADDRESS: {"host": _HOST, "port": 443},
    Step.LINK: {},
    Step.NAME: {"name": "proksi.kampus.ac.id", "addresses": "10.20.0.5"},
    Step.PORT: {"address": "10.20.0.5", "port": 3128},
    Step.PROXY: {"proxy": "proksi.kampus.ac.id:3128"},
    Step.TLS: {"issuer": "R11 (Let's Encrypt)", "ends": "2026-05-02", "days": 45},
    Step.ANSWER: {"status": 200},
    Step.CONTRACT: {"server": "API pusat Universitas Contoh", "version": 1},
    Step.CLOCK: {"skew": 1},
    Step.ACCOUNT: {},
    Step.SPEED: {"round_trip": 0.412, "rate": 31_250, "bytes": 11_204},
}


def _tell(problem: KnownProblem, window: MainWindow) -> None:
    needs_hand = problem.code in {"server-too-new", "proxy-password"}
    phase = Phase.STOPPED if needs_hand else Phase.WAITING
    if problem.code == "no-network":
        phase = Phase.OFFLINE
    window.link.tell(SyncState(phase=phase, problem=problem))


def _form(window: MainWindow) -> ConnectionForm:
    page = cast("SettingsPage", window.pages.currentWidget())
    return cast("ConnectionForm", page.content("connection"))


def _settings(window: MainWindow) -> None:
    window.go.to_settings("connection")


def _fill_in(window: MainWindow) -> None:
    form = _form(window)
    form.url.setText(f"https://{_HOST}")
    form.token.setText("x" * 43)
    form.network.fill(
        NetworkSettings(
            mode=ProxyMode.MANUAL,
            host="proksi.kampus.ac.id",
            port=3128,
            user="ratna",
            password="x" * 12,
            exceptions=("*.kampus.ac.id", "10.*"),
        )
    )


def _until_tls(step: Step) -> Finding:
    place = list(Step).index(step) - list(Step).index(Step.TLS)
    if place > 0:
        return Finding(step=step, verdict=Verdict.SKIPPED)
    if place == 0:
        return Finding(step=step, verdict=Verdict.FAILED, seconds=0.18, problem=_PROBLEMS["intercepted"])
    if step is Step.PROXY:
        return Finding(step=step, verdict=Verdict.UNNEEDED)
    facts = _FACTS[step] | ({"name": _HOST} if step is Step.NAME else {}) | ({"port": 443} if step is Step.PORT else {})
    return Finding(step=step, verdict=Verdict.FINE, seconds=0.012, facts=facts)


SCENES = [
    *(
        Scene(name=f"network-{name}", play=in_turn(chosen(1), partial(_tell, problem)), is_scaled=name == "intercepted")
        for name, problem in _PROBLEMS.items()
    ),
    Scene(name="settings-connection", play=_settings, is_scaled=True),
    Scene(name="settings-connection-proxy", play=_settings, then=_fill_in, is_scaled=True),
]


def examined() -> QWidget:
    """All is well, on a slow link behind a proxy."""
    shown = DoctorWindow()
    for number, step in enumerate(Step):
        shown.take(Finding(step=step, verdict=Verdict.FINE, seconds=0.04 + number / 30, facts=_FACTS[step]))
    return shown


def stopped() -> QWidget:
    """A device reads along: the rest can't be tested."""
    shown = DoctorWindow()
    for step in Step:
        shown.take(_until_tls(step))
    return shown


def spared() -> QWidget:
    """With Excel alone there is nothing to examine."""
    shown = DoctorWindow()
    shown.spare()
    return shown
