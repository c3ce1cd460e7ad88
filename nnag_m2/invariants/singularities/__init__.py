"""Where a variety is singular, and what it looks like there."""
