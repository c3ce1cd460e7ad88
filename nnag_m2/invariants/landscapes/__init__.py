"""Landscapes of varieties: all critical points of a distance, and the least one."""
