"""Voronoi cells of points of varieties: which data are closest to which point."""
