"""Modulo a prime and back: elimination, residue algebras, lifting, reconstruction."""
