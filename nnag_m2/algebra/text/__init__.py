"""Mathematics as people type it: polynomials, variables, matrices and fields from text.

Nothing is evaluated, all numbers are exact, and every error points at a column.

A variable can be named in a text if its name starts with a letter (of any alphabet) or an
underscore and goes on with letters, digits, underscores and primes; Macaulay2's ``x_(1,2)`` is a
name too.
"""
