"""What the system knows of the network at the moment: the window finds out and tells, the sync goes by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """None where the system doesn't say."""

    is_reachable: bool | None = None
    """Whether the internet is thought to be there. Only ever a hint: nothing is kept from trying by it."""
    is_metered: bool | None = None
    """Whether it is paid by the byte, or comes from a mobile network."""
    returned_at: datetime | None = None
    """When it was last seen to come back after it was away."""


UNKNOWN = Network()
