"""Synthetic campus complaints, seeded: they read like real ones and hold nothing of a real person."""

from sync.central.generate.composer import complaints
from sync.central.generate.model import GeneratedAttachment, GeneratedComplaint, GeneratedEvent

__all__ = ["GeneratedAttachment", "GeneratedComplaint", "GeneratedEvent", "complaints"]
