"""What the network has cost so far, and how fast it was: for telling what the next sync will cost."""

from __future__ import annotations

DATA_USE = """
CREATE TABLE data_use (
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    kind TEXT NOT NULL CHECK (kind IN ('sync', 'files')),
    bytes_up INTEGER NOT NULL DEFAULT 0,
    bytes_down INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (month, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE link_speed (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    round_trip REAL,
    up REAL,
    down REAL,
    news_bytes REAL NOT NULL DEFAULT 0,
    news_hours REAL NOT NULL DEFAULT 0
) STRICT;
INSERT INTO link_speed (only_row) VALUES (1);
"""
