"""When the desk may use the network by itself, and when it does: decided from facts, by the officer's rules."""
