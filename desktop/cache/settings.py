"""Settings of this desk, as JSON values by name. They lie in the encrypted cache, the token among them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.cache import journal
from desktop.changes import Topic

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

LANGUAGE = "language"
"""`id` or `en`."""
THEME = "theme"
"""`system`, `light` or `dark`."""
WAY = "way"
"""How this desk gets its complaints, see `desktop.cache.ways.way`."""
LAPOR3 = "lapor3"
"""For the way of that name: base address, both credentials and all else that differs from what is usual, as
`sync.connectors.lapor3.settings` reads it."""
SERVER_URL = "server-url"
DEVICE = "device"
"""The name of this desk for its central API: random, and the same for as long as the desk is there."""
TOKEN = "token"  # noqa: S105 - the name of the setting
SIGN_IN = "sign-in"
"""Tokens of an officer who signed in by themselves, see `desktop.cache.ways.sign_in`."""
OWNER = "owner"
"""Which account of which server this desk belongs to, once an officer has signed in."""
PROXY = "proxy"
"""How the server is reached, see `desktop.cache.ways.network`."""
AUTHORITIES = "authorities"
"""Certificates in PEM to trust besides what this PC trusts."""
WINDOW = "window"
"""State of the window: geometry and the like, as the window wrote it."""
ZOOM = "zoom"
"""Per cent of the usual size."""
KEYS = "keys"
"""Keys that the officer has chosen, by the names of deeds; an empty text is no key."""
STAYS_IN_TRAY = "stays-in-tray"
"""Whether closing the window leaves the program in the tray."""
TELLS = "tells"
"""Whether the desktop shows notifications."""
NOT_TOLD = "not-told"
"""Kinds of news for which it does not."""
QUIET_FROM = "quiet-from"
"""The hour of the day, in the time of the place, from which nothing is told; unset: no quiet hours."""
QUIET_UNTIL = "quiet-until"
"""The hour at which quiet hours end."""
SNOOZED_UNTIL = "snoozed-until"
"""Until when reminders were put off, RFC 3339."""
TELLS_AGENDA = "tells-agenda"
"""Whether the window says once a day what the day holds."""
AGENDA_TOLD = "agenda-told"
"""The day on which it last did."""
SEEN_TIME = "seen-time"
"""The latest moment that this PC has seen, RFC 3339."""
TOUR_SEEN = "tour-seen"
"""Whether the officer has been shown round."""
PREVIEWS = "previews"
"""Whether a sync fetches small pictures of the files of complaints that wait for an answer; it does where not set."""
UPDATE_SOURCE = "update-source"
"""Address or folder from which versions of the program come, where it is not the publisher's own."""
UPDATE_CHECKS = "update-checks"
"""Whether the program looks once a week for a newer version."""
UPDATE_LOOKED = "update-looked"
"""When it last did, RFC 3339."""
UPDATE_LATER = "update-later"
"""The version that is to be fetched at the hours of large files."""

APPROVAL_NEEDED = "approval-needed"
"""Whether an answer can be queued only after a superior approved it."""
APPROVER = "approver"
"""Name or position of the superior who was asked last."""
ANSWER_LIMIT = "answer-limit"
"""Characters that the officer's institution allows an answer, where it is fewer than the contract."""
SPELLING = "spelling"
"""Whether the spelling of answers is checked."""
DEADLINE_RULES = "deadline-rules"
"""Limits that the officer has set, as `desktop.deadlines.rules.rule_of` reads them."""
RETENTION_RULES = "retention-rules"
"""How long ended complaints are kept, as the officer has set it; see `desktop.retention.rules.rule_of`."""
RETENTION_ASKED = "retention-asked"
"""The day on which the window last looked, and told, what has outlived its time."""
JOINT_LEAVE_WORKS = "joint-leave-works"
"""Whether *cuti bersama* counts as working days."""
OWN_WORDS = "own-words"
"""Words that the officer has added to the spelling."""

SYNC_RHYTHM = "sync-rhythm"
"""When the desk syncs by itself: `off`, `hours`, or every so many minutes as a number."""
SYNC_HOURS = "sync-hours"
"""For `hours`: times of day on this PC, each as `08:00`."""
SAVES_DATA = "saves-data"
"""When data is saved: `metered`, `always` or `never`."""
SYNCS_WHILE_SAVING = "syncs-while-saving"
"""Whether texts are synced by itself also while data is saved."""
DATA_LIMIT = "data-limit"
"""Bytes that a month may cost; unset is no limit."""
LARGE_FILES = "large-files"
"""When large files move by themselves: `wish` (never), `hours` or `any`."""
LARGE_FILES_HOURS = "large-files-hours"
"""For `hours`: from and until which time of day, each as `18:00`."""
LETTERHEAD = "letterhead"
"""Lines of the head of papers, the institution's name first; without them it is the name that the central API tells."""
LETTER_PLACE = "letter-place"
"""Where papers are signed."""
LETTER_SIGNER = "letter-signer"
LETTER_POSITION = "letter-position"
LETTER_NUMBER = "letter-number"
"""Name, position and number (NIP) of the superior who signs papers."""

LOCK_AFTER = "lock-after"
"""Minutes without a touch after which a desk with a PIN locks itself; 0 is never."""
LOCK_ON_SLEEP = "lock-on-sleep"
"""Whether it does when the PC falls asleep; it does where not set."""
LOCK_WITH_SESSION = "lock-with-session"
"""Whether it does when the PC's session is locked; it does where not set."""
KEEPS_OUT_OF_CAPTURES = "keeps-out-of-captures"
"""Whether windows are left out of pictures of the screen, where the system can."""

_OF_SECURITY = frozenset(
    {TOKEN, SERVER_URL, AUTHORITIES, LOCK_AFTER, LOCK_ON_SLEEP, LOCK_WITH_SESSION, KEEPS_OUT_OF_CAPTURES}
)


def get(db: Database, name: str, default: Any = None) -> Any:  # noqa: ANN401 - any JSON value
    """The value of a setting, or `default` where it was never set."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", [name]).fetchone()
    return json.loads(row[0]) if row else default


def put(tx: Transaction, name: str, value: object) -> None:
    """Set a setting; None removes it. That one of security was set goes into the journal, without its value."""
    if name in _OF_SECURITY:
        journal.note(tx, journal.Act.SECURITY, what=name)
    put_quietly(tx, name, value)
    tx.changed(Topic.SETTINGS)


def put_quietly(tx: Transaction, name: str, value: object) -> None:
    """Set what nobody is waiting to hear of."""
    if value is None:
        tx.db.execute("DELETE FROM setting WHERE name = ?", [name])
    else:
        tx.db.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", [name, json.dumps(value)])
