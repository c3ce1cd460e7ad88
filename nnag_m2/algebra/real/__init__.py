"""Real algebraic numbers and points, certified and exact; number fields."""
