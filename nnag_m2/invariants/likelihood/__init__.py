"""Maximum likelihood for models that are given by polynomials."""
