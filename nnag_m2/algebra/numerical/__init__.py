"""Solutions in double precision, and what can be certified of them; no engine."""
