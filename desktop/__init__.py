"""The officer's desk: complaints, drafts, outbox, deadlines, settings. Works with no network and no window."""
