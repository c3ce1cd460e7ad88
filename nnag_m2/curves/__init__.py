"""Certified plane curves and the regions between them; nothing is drawn here."""
