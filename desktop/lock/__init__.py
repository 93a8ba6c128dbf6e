"""What keeps the desk shut: the PIN over its key, the waits after wrong ones, a new key for the old one."""
