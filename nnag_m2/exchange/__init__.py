"""Values on their way out and in: JSON, LaTeX, Macaulay2."""
