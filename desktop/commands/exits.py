"""Exit codes, so that a script knows what to do next without reading a message. Listed in docs/command-line.md."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code of a command means."""

    FINE = 0
    BUG = 1
    USAGE = 2
    NO_CONNECTION = 3
    SIGNED_OUT = 4
    NEEDS_A_LOOK = 5
    NO_DESK = 6
    NOT_FOUND = 7
    BAD_INPUT = 8
    NOT_NOW = 9
    NO_WINDOW = 10
    INCOMPLETE = 11
    """The self-test missed a part of the program."""
    LOCKED = 12
    UPDATE_REFUSED = 15
    """An update that was tampered with, held back, or is an older one."""
    # of `doctor`: the step on the way to the server that failed, or deserves a look
    WAY_ADDRESS = 20
    WAY_LINK = 21
    WAY_NAME = 22
    WAY_PORT = 23
    WAY_PROXY = 24
    WAY_TLS = 25
    WAY_ANSWER = 26
    WAY_CONTRACT = 27
    WAY_CLOCK = 28
    WAY_ACCOUNT = 29
    WAY_SPEED = 30
    INTERRUPTED = 130


_CODES = {
    Exit.NO_CONNECTION: (
        "no-network name-not-found dns-silent unreachable connection-refused server-silent connection-lost stalled "
        "proxy-failed proxy-unreachable proxy-password proxy-password-wrong proxy-scheme tls-untrusted tls-failed "
        "tls-intercepted certificate-of-another certificate-expired certificate-early clock-wrong captive-portal "
        "server-too-new server-too-old access-denied certificate-ending clock-differs "
        "not-central-api contract-unsupported rate-limited server-unavailable server-refused answer-truncated "
        "answer-garbled mirror-incomplete practice-failed"
    ),
    Exit.SIGNED_OUT: (
        "device-wiped device-signed-out "
        "url-missing token-missing token-invalid token-expired keys-missing keys-refused signed-out "
        "sign-in-unsupported sign-in-refused sign-in-timeout desk-of-another bundle-of-another bundle-not-signed-in "
        "institution-unknown"
    ),
    Exit.NO_DESK: (
        "cache-wrong-key cache-corrupt cache-newer key-missing disk-full data-dir-unwritable "
        "upgrade-no-room upgrade-failed update-no-room key-not-kept key-no-room"
    ),
    Exit.LOCKED: "desk-locked pin-wrong pin-wait",
    Exit.NOT_FOUND: (
        "device-not-found officer-not-found officer-desk-unknown "
        "complaint-not-found op-not-found draft-not-found forward-not-found template-not-found file-not-held "
        "bundle-unknown attachment-not-found "
        "update-source-none update-source-missing update-none "
        "attachment-gone complaint-not-told complaint-not-frozen"
    ),
    Exit.BAD_INPUT: (
        "user-name-invalid user-name-taken password-unfit officer-desk-name "
        "handover-empty handover-form "
        "answer-empty answer-too-long answer-not-text file-unreadable draft-in-the-way url-invalid insecure-url "
        "address-in-use authority-unreadable proxy-kind "
        "attachment-type attachment-empty attachment-not-what-it-says attachment-too-large attachments-too-many "
        "picture-not-shrunk file-unwritable file-not-shown file-harmful file-damaged picture-too-large "
        "unit-missing unit-answer-empty note-empty sheet-not-written sheet-not-printed reason-missing "
        "institution-missing registration-incomplete approval-person-missing approval-remark-missing "
        "template-untitled template-malformed templates-not-json templates-other-format templates-newer "
        "templates-too-large templates-empty group-too-small group-answer-none bundle-foreign bundle-newer "
        "bundle-damaged bundle-code-wrong bundle-is-answer bundle-is-request bundle-practice practice-on-desk "
        "period-invalid "
        "recap-not-written recap-not-printed "
        "import-password import-old-format import-other-kind import-damaged import-too-large import-macros "
        "import-external-links import-hostile import-formula import-other-sheet import-no-header "
        "import-columns-missing import-nothing import-not-last "
        "file-too-large way-unreadable tracking-id-invalid pin-unfit file-not-private own-institution-unknown "
        "central-data-other-kind"
    ),
    Exit.NOT_NOW: (
        "erase-not-finished "
        "cache-busy sync-already-running gateway-already-running op-not-in-state op-accepted op-passed-on "
        "forward-settled approval-missing approval-not-in-state "
        "decision-too-late decision-waits decision-maybe-sent group-answer-changed file-elsewhere "
        "data-limit-reached network-metered data-saving file-large file-large-later review-gone-on "
        "update-by-apt update-by-checkout update-by-staff update-under-way update-not-ready update-program-runs "
        "updates-not-set-up "
        "bundle-by-lapor3 bundle-by-excel "
        "attachments-being-read way-excel complaint-frozen server-another "
        "way-changed way-changed-left way-not-carried way-by-hand"
    ),
    Exit.UPDATE_REFUSED: "update-stale update-older update-forged update-newer update-did-not-start",
    Exit.NO_WINDOW: "no-display",
    Exit.NEEDS_A_LOOK: (
        "complaint-gone op-malformed op-hash-mismatch op-id-reused op-superseded op-not-assigned op-not-allowed "
        "op-files-missing op-web-only op-refused-upstream bundle-pull-anew "
        "answer-file-lost upload-refused followup-refused followup-too-large followup-unsure act-on-the-web"
    ),
    Exit.INTERRUPTED: "cancelled sign-in-cancelled",
}
_BY_CODE = {code: exit_code for exit_code, codes in _CODES.items() for code in codes.split()}


def exit_for(code: str) -> Exit:
    """The exit code for a known problem. One without an entry is as unexpected as a bug."""
    return _BY_CODE.get(code, Exit.BUG)
