"""What was decided about an answer that did not go through can be undone: back to where it can't be sent from."""

from __future__ import annotations

REVIEW = """
DROP TRIGGER withdrawn_stays_home;
CREATE TRIGGER withdrawn_stays_home BEFORE UPDATE OF state ON outbox
WHEN OLD.state = 'WITHDRAWN' AND NEW.state NOT IN ('WITHDRAWN', 'SENT', 'CONFLICT', 'REFUSED', 'ORPHANED')
BEGIN SELECT RAISE(ABORT, 'a withdrawn op is never sent'); END;
"""
