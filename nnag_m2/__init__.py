"""Exact algebra for neural networks: sympy in, a Macaulay2 script, an exact sympy answer out."""

from sympy import GF, QQ

from nnag_m2.algebra import (
    BlockOrder,
    Ideal,
    PolynomialMap,
    elimination_order,
    jacobian_matrix,
)
from nnag_m2.computation import Computation, Query, Run
from nnag_m2.engine.executable import find_engine
from nnag_m2.engine.pool import Pool
from nnag_m2.engine.probing import Engine
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
from nnag_m2.recording import record_scripts

__version__ = "0.1.0"

__all__ = [
    "GF",
    "QQ",
    "BlockOrder",
    "Computation",
    "Engine",
    "EngineComplaint",
    "EngineCrashed",
    "EngineError",
    "EngineNotFound",
    "EngineOutOfMemory",
    "EngineTimeout",
    "EngineTooOld",
    "Ideal",
    "InputError",
    "NnagError",
    "PolynomialMap",
    "Pool",
    "Query",
    "ReplyError",
    "Run",
    "Session",
    "TemplateError",
    "branch_locus",
    "codimension",
    "default_session",
    "degree",
    "dimension",
    "elimination_ideal",
    "elimination_order",
    "find_engine",
    "groebner_basis",
    "hilbert_polynomial",
    "hilbert_series",
    "ideal_quotient",
    "intersection",
    "is_equal",
    "is_subset",
    "jacobian_matrix",
    "minimal_primes",
    "normal_form",
    "radical",
    "ramification_locus",
    "record_scripts",
    "saturation",
    "singular_locus",
    "vanishing_ideal",
]
