"""An officer who signed in by themselves: the tokens that stand for them, and whose desk this is.

A desk belongs to the first account that signs in on it, for as long as it is there: what is in it, and what waits to be
sent, is of that officer, and no other account's tokens are ever kept beside it. Ending a sign-in touches nothing else.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING

from desktop.cache import journal, settings
from desktop.cache.journal import Act
from desktop.cache.mirror import reference
from desktop.cache.ways.way import DeskWay
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Tokens for one server. Neither is in a `repr`, so in no log."""

    url: str
    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_at: str
    """When the access token runs out, RFC 3339, by this PC's clock."""
    token_path: str
    """Where new ones come from, below `url`."""
    revoke_path: str
    """Where they are given back; empty where the server takes none back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """An account, under names that the server never changes: `server` and `id`; the others are for people."""

    server: str
    id: str
    name: str
    role: str
    institution: str = ""

    def is_same(self, other: Owner) -> bool:
        """Whether both are one account, whatever its name is by now."""
        return (self.server, self.id) == (other.server, other.id)


def get(db: Database) -> SignIn | None:
    """The sign-in that holds, or None."""
    kept = settings.get(db, settings.SIGN_IN)
    names = {each.name for each in fields(SignIn)}
    return SignIn(**kept) if isinstance(kept, dict) and kept.keys() == names else None


def owner(db: Database) -> Owner | None:
    """Whose desk this is, or None where nobody has signed in on it yet."""
    kept = settings.get(db, settings.OWNER)
    return Owner(**kept) if kept else None


def bearer(db: Database) -> tuple[str, bool]:
    """What would be sent to the server now, and whether it is a token that is renewed by itself."""
    token = str(settings.get(db, settings.TOKEN, ""))
    kept = get(db)
    return (kept.access, True) if kept is not None and not token else (token, False)


def check(db: Database, account: Owner) -> None:
    """Raises KnownProblem `desk-of-another` where the desk is somebody else's.

    A desk that was used with a token before anybody signed in knows its officer by name only.
    """
    known = owner(db)
    if known is not None:
        name, is_theirs = known.name, known.is_same(account)
    else:
        told = reference.officer(db)
        name = told.name if told else ""
        is_theirs = told is None or (told.name, told.institution) == (account.name, account.institution)
    if not is_theirs:
        raise KnownProblem("desk-of-another", owner=name, officer=account.name)


def begin(tx: Transaction, account: Owner, tokens: SignIn) -> None:
    """Keep who signed in, and where. A token that was entered by hand is over. Raises as `check` does."""
    from desktop.cache.ways import switching

    check(tx.db, account)
    settings.put(tx, settings.OWNER, asdict(account))
    settings.put(tx, settings.SIGN_IN, asdict(tokens))
    switching.switch(tx, switching.Choice(way=DeskWay.HOSTED, url=tokens.url))  # what waited for another way is held
    journal.note(tx, Act.SIGNED_IN)


def renew(tx: Transaction, earlier: SignIn, tokens: SignIn) -> bool:
    """Put new tokens in the place of earlier ones. False where those were not kept any more: the officer left."""
    if get(tx.db) != earlier:
        return False
    settings.put_quietly(tx, settings.SIGN_IN, asdict(tokens))
    return True


def end(tx: Transaction, earlier: SignIn | None = None) -> None:
    """Forget the tokens; `earlier`: only if it is still those. The desk stays, and stays this officer's."""
    if earlier is None or get(tx.db) == earlier:
        settings.put(tx, settings.SIGN_IN, None)
        journal.note(tx, Act.SIGNED_OUT)
