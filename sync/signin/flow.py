"""Signing in and out on a desk: what came of the way through the browser is kept there, or ended.

    with SignInFlow(desk, "https://lapor.example.ac.id") as flow:
        open_in_browser(flow.begin())
        officer = flow.finish()

Window, set-up and command line all use this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.cache.ways import network, sign_in
from desktop.problems import KnownProblem
from sync.net.route import environment_proxy
from sync.signin.browser import PATIENCE, BrowserSignIn, give_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cache.ways.network import NetworkSettings
    from desktop.cache.ways.sign_in import Owner, SignIn
    from desktop.desk import Desk
    from sync.net.route import Proxy


class SignInFlow(BrowserSignIn):
    """One sign-in of one officer on one desk."""

    def __init__(
        self,
        desk: Desk,
        url: str,
        *,
        wishes: NetworkSettings | None = None,
        language: str = "id",
        system_proxy: Callable[[str], Proxy | None] = environment_proxy,
    ) -> None:
        """`wishes`: how the server is reached, as saved where none are given. Raises as `checked_url` does."""
        self._desk = desk
        wanted = wishes or desk.ask(network.read)
        super().__init__(url, clock=desk.clock, wishes=wanted, language=language, system_proxy=system_proxy)

    def finish(self, *, patience: float = PATIENCE) -> Owner:
        """Wait for the officer, then keep who they are and their tokens, on the disk, before anything uses them.

        Raises KnownProblem `desk-of-another`, and what `wait` raises; the desk is as it was then.
        """
        account, tokens = self.wait(patience)
        try:
            self._desk.do(_keep, account, tokens, self._wishes)
        except KnownProblem:
            self.give_back(tokens)
            raise
        return account


def sign_out(desk: Desk, *, system_proxy: Callable[[str], Proxy | None] = environment_proxy) -> KnownProblem | None:
    """Forget the tokens, then give them back to the server. Gives why the server could not be told, if it could not.

    The desk stays. Without a network the tokens are forgotten all the same; the server ends them in its own time.
    """
    kept = desk.ask(sign_in.get)
    desk.do(sign_in.end)
    return give_back(kept, desk.ask(network.read), system_proxy) if kept else None


def _keep(tx: Any, account: Owner, tokens: SignIn, wishes: NetworkSettings) -> None:  # noqa: ANN401
    sign_in.begin(tx, account, tokens)
    if network.read(tx.db) != wishes:
        network.save(tx, wishes)
