"""Log canonical thresholds: how fast the volume shrinks where polynomials are small."""
