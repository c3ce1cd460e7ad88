"""Singular quadrics: zero loss, the finite part on the ramification locus, and where both go."""
