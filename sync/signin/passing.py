"""A sign-in for one errand, on a PC that is not the officer's: in memory alone, and over when the errand is.

It has nothing to do with the sign-in of the officer's own desk. A refresh token that came from two places would end
that one for good (RFC 9700, 4.14), so the desk's never leaves it, and whoever acts for the officer elsewhere lets them
sign in there.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.clock import moment
from desktop.problems import KnownProblem
from sync.signin.browser import BrowserSignIn
from sync.signin.tokens import EARLY, renewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.cache.ways.network import NetworkSettings
    from desktop.cache.ways.sign_in import Owner, SignIn
    from desktop.clock import Clock
    from sync.net.route import Proxy
    from sync.signin.tokens import Asker
    from sync.stop import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What the officer is shown: where to sign in with the browser, at which server, and as whom."""

    address: str
    url: str
    name: str


class PassingTokens:
    """Tokens that no disk has. For one thread."""

    def __init__(self, tokens: SignIn, clock: Clock) -> None:
        self.held = tokens
        self._clock = clock

    def current(self, ask: Asker) -> str:
        """The token to send, renewed if it is about to run out: an errand on a slow link may outlive the first."""
        if moment(self.held.expires_at) - self._clock.now() > EARLY:
            return self.held.access
        return self.another(self.held.access, ask)

    def another(self, _refused: str, ask: Asker) -> str:
        """A token instead of one that was refused. Raises `signed-out` where there is none any more."""
        self.held = renewed(self.held, ask, self._clock.now())
        return self.held.access


@contextmanager
def signed_in_for_now(
    url: str,
    owner: Owner,
    invite: Callable[[Invitation], object],
    came: Callable[[], object],
    *,
    clock: Clock,
    wishes: NetworkSettings,
    language: str,
    system_proxy: Callable[[str], Proxy | None],
    stop: Stop,
) -> Iterator[PassingTokens]:
    """Let `owner` sign in with the browser of this PC, and end that sign-in behind whatever is done with it.

    `invite` sends them there, `came` hears that they are back.

    Raises KnownProblem `bundle-of-another` where somebody else signed in, `bundle-not-signed-in` where nobody did or
    it was ended meanwhile, `sign-in-cancelled`, `sign-in-unsupported`, and those of the link.
    """
    with (
        _of_no_desk(),
        BrowserSignIn(url, clock=clock, wishes=wishes, language=language, system_proxy=system_proxy) as browser,
    ):
        stop.by(browser.cancel)
        invite(Invitation(address=browser.begin(), url=url, name=owner.name))
        account, tokens = browser.wait()
        browser.close()  # what listens on this PC has done its part
        passing = PassingTokens(tokens, clock)
        try:
            if not owner.is_same(account):
                raise KnownProblem("bundle-of-another", owner=owner.name, officer=account.name)
            came()
            yield passing
        finally:
            browser.give_back(passing.held)


@contextmanager
def _of_no_desk() -> Iterator[None]:
    """The words of a sign-in speak of the desk and its window, which are somewhere else."""
    try:
        yield
    except KnownProblem as problem:
        if problem.code in {"sign-in-refused", "sign-in-timeout", "signed-out"}:
            raise KnownProblem("bundle-not-signed-in") from problem
        raise
