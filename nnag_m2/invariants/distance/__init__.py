"""The distance from data to a variety in a quadric: its critical points and their number."""
