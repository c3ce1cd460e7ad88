"""Pictures: certified plane curves and their cells, and drawings of them as values."""
