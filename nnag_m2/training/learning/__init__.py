"""Learning coefficients: what singular learning theory has in the place of half the dimension."""
