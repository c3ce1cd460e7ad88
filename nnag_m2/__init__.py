"""Exact algebra for neural networks: sympy in, a Macaulay2 script, an exact sympy answer out."""

from sympy import GF, QQ

from nnag_m2.algebra import (
    BlockOrder,
    Ideal,
    PolynomialMap,
    elimination_order,
    jacobian_matrix,
)
from nnag_m2.algebra.text import parse_polynomial, parse_polynomials
from nnag_m2.computation import Computation, Query, Run
from nnag_m2.engine.executable import Engine, find_engine
from nnag_m2.engine.pool import Pool
from nnag_m2.engine.session import Session, default_session
from nnag_m2.errors import (
    EngineComplaint,
    EngineCrashed,
    EngineError,
    EngineNotFound,
    EngineOutOfMemory,
    EngineTimeout,
    EngineTooOld,
    InputError,
    NnagError,
    ReplyError,
    TemplateError,
)
from nnag_m2.invariants.groebner import groebner_basis, is_equal, is_subset, normal_form
from nnag_m2.invariants.hilbert import (
    codimension,
    degree,
    dimension,
    hilbert_polynomial,
    hilbert_series,
)
from nnag_m2.invariants.loci import (
    branch_locus,
    ramification_locus,
    singular_locus,
    vanishing_ideal,
)
from nnag_m2.invariants.operations import (
    elimination_ideal,
    ideal_quotient,
    intersection,
    minimal_primes,
    radical,
    saturation,
)

__version__ = "0.1.0"
