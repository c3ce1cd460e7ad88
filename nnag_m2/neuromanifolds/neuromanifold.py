"""Neuromanifolds: the functions that a network reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from sympy import Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Answer, Options, question
from nnag_m2.invariants.distance.quadrics import seed_argument
from nnag_m2.neuromanifolds import boundary, equations, fibers, infinitesimal
from nnag_m2.neuromanifolds.fibers import NetworkFiber
from nnag_m2.neuromanifolds.infinitesimal import InfinitesimalSymmetries
from nnag_m2.neuromanifolds.neurovariety import Neurovariety
from nnag_m2.neuromanifolds.realization import Membership, Realization, membership, realization


@dataclass(frozen=True)
class Neuromanifold(Neurovariety):
    """The set of functions that a network reaches, in coordinates on a space of functions.

    Made by ``ParametricModel.neuromanifold``.  Its Zariski closure is the neurovariety; questions
    about equations, degree and singularities are about that.  Each question can be called, for the
    result, and ``run``, for the result with its provenance: ``M.dimension()`` and
    ``M.dimension.run()``.

    Attributes
    ----------
    network
        The network.
    coordinate_choice
        ``"monomial"`` or ``"reduced"``.

    Examples
    --------
    >>> from nnag_m2 import MLP, Neuromanifold
    >>> M = Neuromanifold(MLP((2, 2, 1), 4))
    >>> M.ambient_dimension, M.expected_dimension, M.dimension(), M.is_filling()
    (5, 4, 4, False)
    >>> M.dimension.run().provenance.certainty
    'proved'
    """

    @question
    def fiber_dimension(self, proof: bool = False, **options: Unpack[Options]) -> Answer[int]:
        """Return the dimension of the parameters that give the same function as general ones.

        It is the number of parameters minus the dimension of the neuromanifold; nothing is
        expanded.  ``generic_fiber`` also counts points.

        Parameters
        ----------
        proof
            As for ``dimension``.
        """
        found = equations.dimension(self, proof)
        return Answer(self.network.parameter_count - found.result, found.provenance)

    @question
    def infinitesimal_symmetries(
        self, **options: Unpack[Options]
    ) -> Answer[InfinitesimalSymmetries]:
        """Return in how many directions parameters move without the function, and the scalings.

        Returns
        -------
        InfinitesimalSymmetries
            With ``dimension``, ``known``, ``scalings``, ``linear``, ``are_explained`` and
            ``are_linear``: whether known symmetries, or linear ones that are found, are all, at
            general parameters.

        Examples
        --------
        >>> from nnag_m2 import MLP, Neuromanifold
        >>> squares = Neuromanifold(MLP((3, 2, 1), 2))  # two squares may be rotated
        >>> found = squares.infinitesimal_symmetries()
        >>> found.dimension, found.known, found.are_explained
        (3, 2, False)
        """
        return infinitesimal.infinitesimal_symmetries(self)

    @question
    def contains(self, function: Any, **options: Unpack[Options]) -> Answer[Membership]:
        """Return whether a function is in the neurovariety, and whether complex parameters give it.

        Parameters
        ----------
        function
            A polynomial in the network's inputs with rational coefficients for each output, in a
            list; a single output may come without one.

        Returns
        -------
        Membership
            With ``in_closure`` and ``in_image``.  All is proved, except that a function outside of
            the image is in the closure as far as the equations are known to be all.

        Raises
        ------
        InputError
            With monomial coordinates, for a function outside of the ambient space.  With reduced
            coordinates, the answer for a function outside of the linear span is no.
        EngineTimeout
            When a timeout is given and one of the questions to Macaulay2 takes longer.

        Examples
        --------
        >>> from nnag_m2 import MLP, Neuromanifold
        >>> from sympy import symbols
        >>> x1, x2 = symbols("x1 x2")
        >>> Neuromanifold(MLP((2, 2, 1), 3)).contains(x1**2 * x2)
        Membership(in_closure=True, in_image=False)
        """
        return membership(self, function)

    @question
    def realizes(self, function: Any, **options: Unpack[Options]) -> Answer[Realization]:
        """Return whether real parameters give a function, always proved.

        Symmetries reduce the equations for the parameters to finitely many cases.  Where these have
        finitely many solutions, the real ones are isolated.  Else small numbers are tried for some
        parameters; and if that finds nothing, the critical points of the distance to a point are
        computed on each component, then on its singular locus, and so on: a real solution nearest
        to the point is among them if there is one.

        Parameters
        ----------
        function
            As for ``contains``.

        Returns
        -------
        Realization
            With ``realized``, and either ``witness``, real parameters that are rational if such
            were found, or ``certificate`` and ``reason``.

        Raises
        ------
        InputError, EngineTimeout
            As for ``contains``.

        References
        ----------
        Aubry, Rouillier, Safey El Din: Real solving for positive dimensional systems, Journal of
        Symbolic Computation 34 (2002).

        Examples
        --------
        >>> from nnag_m2 import MLP, Neuromanifold
        >>> from sympy import symbols
        >>> x1, x2 = symbols("x1 x2")
        >>> M = Neuromanifold(MLP((2, 2, 1), 3))
        >>> M.realizes(x1**3 + 2 * x2**3).witness
        (1, 0, 0, 1, 1, 2)
        >>> M.realizes(x1**3 - x1 * x2**2).certificate
        'no real point'
        """
        return realization(self, function)

    @question
    def generic_fiber(self, seed: int = 1, **options: Unpack[Options]) -> Answer[NetworkFiber]:
        """Return the complex parameters that give the same function as general ones.

        They are counted up to the known continuous symmetries (``points``), and up to all known
        symmetries (``orbits``): the network is identifiable up to known symmetries when
        ``orbits`` is 1.  For perceptrons with large powers, and those with one hidden layer and
        one output, theorems prove it, whatever the number of points.  Sums of neurons or of heads
        of attention, and layers of perceptrons, are unique where tangential contact loci are
        points, which ranks prove.  Else points are counted.

        Parameters
        ----------
        seed
            For the general point, drawn modulo a prime, through which fibers are counted: the
            answer is right for all but few of them.

        Returns
        -------
        NetworkFiber
            With ``dimension``, ``points``, ``orbits`` and ``fixed``, the parameters that are.

        References
        ----------
        Chiantini, Ottaviani, Vannieuwenhoven: An algorithm for generic and low-rank specific
        identifiability of complex tensors, SIAM J. Matrix Anal. Appl. 35 (2014).

        Examples
        --------
        >>> from nnag_m2 import MLP, Neuromanifold
        >>> Neuromanifold(MLP((2, 2, 1), 3)).generic_fiber()
        NetworkFiber(dimension=2, points=2, orbits=1, fixed=(a11, a21))
        >>> Neuromanifold(MLP((2, 5, 1), 9)).generic_fiber().points
        120
        """
        return fibers.generic_fiber(self, seed_argument(seed))

    @question
    def algebraic_boundary(
        self, variables: Symbol | tuple[Symbol, ...] | None = None, **options: Unpack[Options]
    ) -> Answer[Ideal]:
        """Return equations that hold on the boundary of the set of functions with real parameters.

        They define the closure of the critical values of the parametrization; for an MLP with one
        hidden layer together with the limits of functions whose weights are unbounded.  This
        contains the boundary, and other points besides: interior ones, and ones with complex
        parameters only.

        Parameters
        ----------
        variables
            Symbols for the coordinates; by default those of the neuromanifold.

        Returns
        -------
        Ideal
            Neither radical nor saturated.  Its variety contains the boundary of the real image
            relative to the real points of the neurovariety, up to singular points of this; the
            neurovariety itself if nothing is known about the boundary.

        Raises
        ------
        InputError
            For networks for which it is not known here that these are all boundary points: those
            of which the real image may not be closed, other than MLPs with one hidden layer and
            with a power as activation.

        References
        ----------
        Jelonek: The set of points at which a polynomial map is not proper (1993).

        Examples
        --------
        >>> from nnag_m2 import MLP, Neuromanifold
        >>> M = Neuromanifold(MLP((2, 2, 1), 3))  # binary cubics
        >>> M.algebraic_boundary().generators[0].total_degree()  # their discriminant
        4
        """
        return boundary.algebraic_boundary(self, variables)
