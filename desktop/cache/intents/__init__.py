"""What the officer did, and what became of it. No sync deletes it; of the mirror it reads, and never writes to it."""
