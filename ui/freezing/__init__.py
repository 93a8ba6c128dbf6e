"""Restricting the processing of a complaint on request (*pembekuan*), and ending that."""
