"""The loss landscape of a training problem: critical functions, their parameters, the minima."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Unpack

from sympy import Add, Expr, Rational

from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.points import RealPoint
from nnag_m2.computation import Options
from nnag_m2.errors import InputError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.loci import branch_locus
from nnag_m2.landscapes import drawing, showing
from nnag_m2.landscapes.approach import is_approached, is_realized
from nnag_m2.landscapes.critical import CriticalPoint, vanish
from nnag_m2.landscapes.distance import Distance
from nnag_m2.landscapes.minima import Minimum, least_loss
from nnag_m2.landscapes.parameters import Parameters, parameters_of, parameters_of_set
from nnag_m2.landscapes.ramified import RamifiedCritical, ramified_critical
from nnag_m2.landscapes.showing import Table
from nnag_m2.landscapes.strata import Piece, Source, pieces
from nnag_m2.landscapes.survey import Landscape, surveyed
from nnag_m2.neuromanifolds.boundary import has_closed_image
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold
from nnag_m2.neuromanifolds.real_solutions import Asker
from nnag_m2.pictures.picture import Picture
from nnag_m2.training.problem import TrainingProblem

_REACHED = "real parameters give it, and it is a minimum on the whole neurovariety"
_SEARCHED = "real parameters neither give nor approach less: the boundary of what they reach was "
_SEARCHED += "searched"
_LIMIT = f"approached while parameters go to infinity, not attained; {_SEARCHED}"
_RAMIFIED = "critical parameters where the parametrization drops rank:"
_NOT_RAMIFIED = "no critical parameters where the parametrization drops rank"
_BELOW = "of candidates with less loss it is not decided whether real parameters approach them"


@dataclass(frozen=True, repr=False)
class NetworkLandscape(Landscape):
    """The loss landscape of a network on data: what ``landscape`` returns.

    Points are critical functions, by the coordinates of the problem.

    Attributes
    ----------
    problem
        The training problem.
    parameters
        For each of ``points``, whether real parameters give it.
    set_parameters
        For each of ``sets``, whether real parameters give one of its functions.
    reached
        The least loss of critical functions that real parameters give or approach; it is proved
        to be the infimum of the loss in training when ``is_proved``.
    ramified
        Critical parameters where the parametrization drops rank; ``None`` when they were not
        looked for.
    """

    problem: TrainingProblem
    parameters: tuple[Parameters, ...]
    set_parameters: tuple[Parameters, ...]
    reached: Minimum
    ramified: tuple[RamifiedCritical, ...] | None

    @property
    def title(self) -> str:
        """Network and number of data."""
        data = self.problem.inputs.rows
        return f"Loss landscape of {self.problem.network!r} on {data} data points"

    @property
    def minima(self) -> tuple[tuple[str, Minimum], ...]:
        """The minimum over the closure, and what real parameters reach."""
        return (
            ("minimum over the neurovariety", self.minimum),
            ("infimum over real parameters", self.reached),
        )

    @property
    def more_columns(self) -> tuple[str, ...]:
        """Function and parameters."""
        return ("function", "parameters")

    def more_cells(self, point: CriticalPoint) -> tuple[str, ...]:
        """Return function and parameters of a critical point."""
        known = self.parameters[self.points.index(point)]
        given = {True: "", False: "none real", None: "not decided"}[known.realized]
        given += ", approached" if known.approached and not known.realized else ""
        given = given or showing.coordinates(known.witness) if known.witness else given
        return *self._cells(point.point), given

    def _cells(self, point: RealPoint) -> tuple[str]:
        outputs = [str(output) for output in self._outputs(point)]
        return (outputs[0] if len(outputs) == 1 else f"({', '.join(outputs)})",)

    @property
    def more_tables(self) -> tuple[Table, ...]:
        """The critical parameters where the parametrization drops rank."""
        if self.ramified is None:
            return ()
        rows = [
            [
                showing.number(one.loss),
                "descends further" if one.descends else "",
                f"a set of dimension {one.dimension}" if one.dimension else "",
                *self._cells(one.function),
                showing.coordinates(one.point),
            ]
            for one in self.ramified
        ]
        heads = ["loss", "second derivative", "size", "function", "parameters"]
        filled = [i for i in range(len(heads)) if any(row[i] for row in rows)]
        kept = [[row[i] for i in filled] for row in rows]
        return (Table(_RAMIFIED if rows else _NOT_RAMIFIED, [heads[i] for i in filled], kept),)

    def picture(
        self,
        through: tuple[int, int] | None = None,
        shaded: bool = True,
        **options: Unpack[Options],
    ) -> Picture:
        """Return a picture, as ``Landscape.picture``.

        Parameters
        ----------
        through
            As there.
        shaded
            Whether functions that real parameters reach are shaded where this is known: where the
            network's functions are dense, one function of each region between boundaries decides.
        """
        manifold = self.problem.network.neuromanifold(self.problem.coordinates)
        ask = Asker(options)
        dense = all(not s.codimension for s in self.strata if s.source == "variety")
        known = dense and any(s.source == "boundary" for s in self.strata)

        def inside(place: list[Rational]) -> bool:
            return is_realized(manifold, place, ask)

        return drawing.picture(self, through, inside if shaded and known else None)

    def function(self, point: CriticalPoint, digits: int = 5) -> tuple[Expr, ...]:
        """Return the outputs of a critical function, with decimals for irrational coefficients."""
        return self._outputs(point.point, digits)

    def _outputs(self, point: RealPoint, digits: int = 5) -> tuple[Expr, ...]:
        values = [low if low == high else ((low + high) / 2).evalf(digits)
                  for low, high in point.intervals]  # fmt: skip
        outputs = []
        for entry in range(self.problem.outputs.cols):
            terms = zip(values, self.problem.parametrization.basis, strict=True)
            outputs.append(Add(*(value * basis[entry] for value, basis in terms)))
        return tuple(outputs)


def landscape(
    problem: TrainingProblem,
    proof: bool = True,
    ramified: bool = True,
    **options: Unpack[Options],
) -> NetworkLandscape:
    """Return the loss landscape of a training problem: every real critical function, exactly.

    Critical functions are looked for on the neurovariety (the Zariski closure of the functions of
    the network), on its iterated singular loci, and on the algebraic boundary of what real
    parameters reach with its singular loci, which are the critical values of the parametrization
    where the boundary is not known.

    Parameters
    ----------
    problem
        A network and data.
    proof
        Whether that no point is missing must be proved, by Groebner bases over QQ.  Otherwise
        many points are lifted from a prime, which is faster; the provenance is probabilistic then.
    ramified
        Whether critical parameters are looked for where the parametrization drops rank.

    Returns
    -------
    NetworkLandscape
        Critical functions with exact loss, stratum, type by the signature of the Hessian, and
        parameters; critical sets, such as that of zero loss when there are fewer data than
        coordinates; the minimum over the closure, and the least loss that real parameters reach.

    Raises
    ------
    InputError
        Unless given a ``TrainingProblem``.
    EngineTimeout
        When a timeout is given and one of the questions to Macaulay2 takes longer.

    Notes
    -----
    The equations of the neurovariety are those of ``Neuromanifold.vanishing_ideal``, with its
    provenance.  Critical functions are critical for small changes of the function within its
    stratum.  Gradient descent may also stop at parameters where the parametrization drops rank,
    whatever their functions are; these parameters are in ``ramified``.

    References
    ----------
    Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance minimization (2025).

    Examples
    --------
    >>> from nnag_m2 import LinearMLP
    >>> network = LinearMLP((2, 1, 2))
    >>> problem = TrainingProblem(network, [[1, 0], [0, 1]], [[3, 0], [0, 1]])
    >>> print(landscape(problem).summary())
    Loss landscape of LinearMLP((2, 1, 2)) on 2 data points
      strata: smooth (dimension 3, degree 2), Sing (dimension 0, degree 1)
    <BLANKLINE>
      loss  type             stratum  function   parameters
      1     minimum          smooth   (3*x1, 0)  (1, 0, 3, 0)
      9     saddle, index 1  smooth   (0, x2)    (0, 1, 0, 1)
      10    point            Sing     (0, 0)     (1, -2, 0, 0)
    <BLANKLINE>
      minimum over the neurovariety: 1; proved: the quadric is positive definite, so a minimum
        exists; on some stratum it is critical; all candidates were compared exactly
    <BLANKLINE>
      infimum over real parameters: 1; proved: real parameters give it, and it is a minimum on the
        whole neurovariety
    <BLANKLINE>
      critical parameters where the parametrization drops rank:
    <BLANKLINE>
      loss  second derivative  function  parameters
      10    descends further   (0, 0)    (0, 0, 0, 0)
    """
    if not isinstance(problem, TrainingProblem):
        required = "a TrainingProblem is needed"
        raise InputError("landscape", required, shown(problem), "TrainingProblem(network, ...)")
    ask = Asker(options, proof)
    manifold = problem.network.neuromanifold(problem.coordinates)
    closure = manifold.vanishing_ideal.run(**options)
    distance = Distance(manifold.variables, problem.quadric, problem.target, problem.constant)
    strata = pieces(closure.result, ask)
    strata += _boundary(manifold, strata, ask)
    found = surveyed(distance, strata, ask)
    given = parameters_of(manifold, found.points, ask)
    parameters = _with_approach(manifold, found, given, ask)
    weaker = found if closure.provenance.certainty == "proved" else closure
    of_sets = tuple(parameters_of_set(manifold, s, ask) for s in found.sets)
    reached = _reached(found, parameters, of_sets)
    spurious = ramified_critical(manifold, distance, ask) if ramified else None
    scripts = (*closure.provenance.scripts, *ask.scripts)
    provenance = replace(weaker.provenance, method=found.provenance.method, scripts=scripts)
    values = {**{f: getattr(found, f) for f in Landscape.__dataclass_fields__},
              "provenance": provenance}  # fmt: skip
    return NetworkLandscape(
        **values,
        problem=problem,
        parameters=parameters,
        set_parameters=of_sets,
        reached=reached,
        ramified=spurious,
    )


def _boundary(manifold: Neuromanifold, strata: Sequence[Piece], ask: Asker) -> tuple[Piece, ...]:
    """Return the strata of the algebraic boundary, or of the critical values, if smaller."""
    source: Source = "boundary"
    largest = max((s.dimension for s in strata), default=-1)
    try:
        ideal: Ideal | None = manifold.algebraic_boundary(**ask.options)
    except InputError:
        ideal = None
    if ideal is None or ask(dimension, ideal) >= largest:
        ideal = ask(branch_locus, manifold.map, variables=manifold.variables)
        source = "critical values"
    known = {s.ideal for s in strata}
    found = pieces(ideal, ask, source)
    return tuple(s for s in found if s.ideal not in known and s.dimension < largest)


def _with_approach(
    manifold: Neuromanifold, found: Landscape, parameters: Sequence[Parameters], ask: Asker
) -> tuple[Parameters, ...]:
    """Return for functions that are not given also whether they are approached."""
    closed = has_closed_image(manifold.network)
    decided = []
    for point, known in zip(found.points, parameters, strict=True):
        near = known.realized
        if near is False and not closed:
            near = is_approached(manifold, point.point, found.strata, ask)
        decided.append(replace(known, approached=near))
    return tuple(decided)


def _reached(
    found: Landscape, parameters: Sequence[Parameters], of_sets: Sequence[Parameters]
) -> Minimum:
    """Return the least loss of critical functions that real parameters give or approach."""
    pairs = list(zip(found.points, parameters, strict=True))
    points = [p for p, known in pairs if known.approached]
    sets = [s for s, known in zip(found.sets, of_sets, strict=True) if known.realized]
    loss = least_loss(points, sets)
    if loss is None:
        return Minimum(None, (), (), False, _BELOW)
    at = tuple(p for p in points if p.loss == loss)
    along = tuple(s for s in sets if s.loss == loss)
    attained = bool(along) or any(k.realized for p, k in pairs if p.loss == loss)
    if attained and found.minimum.is_proved and loss == found.minimum.loss:
        return Minimum(loss, at, along, True, _REACHED)
    below = [(p, known) for p, known in pairs if p.loss < loss]
    deep = [s for s in found.strata if s.depth and s.dimension]
    complete = found.distance.corank == 0 and not found.sets
    if complete and all(_is_excluded(p, known, deep) for p, known in below):
        return Minimum(loss, at, along, True, _SEARCHED if attained else _LIMIT)
    return Minimum(loss, at, along, False, _BELOW)


def _is_excluded(point: CriticalPoint, known: Parameters, deep: Sequence[Piece]) -> bool:
    """Return whether the least loss that is approached cannot be at a point, nor near to it.

    Near a smooth point of the variety the image is all or nothing, on one side of a smooth point of
    the boundary too.  Of a smaller stratum the image may contain a part, with an end where the
    stratum has none; this is not examined.
    """
    inside = any(vanish(s.ideal.generators, point.point) for s in deep)
    return known.approached is False and not inside
