"""The splitting lemma: a function with a Hessian matrix of corank one, along its valley."""

from __future__ import annotations

from sympy import QQ, Dummy, Expr, Matrix, Poly, Rational, hessian


def valley_coefficient(poly: Poly, order: int) -> Rational:
    """Return the coefficient of a power of ``z`` in the function on its valley.

    Parameters
    ----------
    poly
        A polynomial ``f`` with a critical point at the origin and a Hessian matrix of corank one.
    order
        Which power of ``z``: with the Milnor number plus one the first that does not vanish.

    Returns
    -------
    Rational
        The coefficient in ``f(y(z), z)``, where ``z`` is a coordinate along the kernel of the
        Hessian matrix, ``y`` are the others and ``y(z)`` solves ``df/dy = 0`` as a power series.
        Then ``f`` is ``f(y(z), z)`` plus a nondegenerate quadratic form in new coordinates.

    References
    ----------
    Greuel, Lossen, Shustin: Introduction to Singularities and Deformations, theorem I.2.47.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> valley_coefficient(Poly((x - y**2)**2 - y**4, x, y), 4)
    -1
    """
    z = Dummy("z")
    origin = dict.fromkeys(poly.gens, 0)
    squares = hessian(poly.as_expr(), poly.gens).subs(origin)
    (direction,) = squares.nullspace()
    place = next(i for i, entry in enumerate(direction) if entry != 0)
    others = [v for i, v in enumerate(poly.gens) if i != place]
    along = {v: z * c / direction[place] for v, c in zip(poly.gens, direction, strict=True)}
    moved = {v: (v if v in others else 0) + along[v] for v in poly.gens}
    f = poly.as_expr().subs(moved, simultaneous=True)
    slopes = [f.diff(v) for v in others]
    inverse = squares.extract(*[[i for i in range(len(poly.gens)) if i != place]] * 2).inv()

    def series(expression: Expr, values: Matrix) -> Expr:
        put = expression.subs(dict(zip(others, values, strict=True)), simultaneous=True)
        terms = Poly(put, z, domain=QQ).terms()
        return sum((c * z**e for (e,), c in terms if e <= order), Rational(0))

    values = Matrix([0] * len(others))
    for _ in range(order):  # each step makes one more coefficient right
        values -= inverse * Matrix([series(slope, values) for slope in slopes])
        values = values.expand()
    return Rational(Poly(series(f, values), z, domain=QQ).coeff_monomial(z**order))
