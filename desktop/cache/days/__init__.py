"""Which days are working days, and which limits hold: what deadlines are counted by, and when they are anew."""
