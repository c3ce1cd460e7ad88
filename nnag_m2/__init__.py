"""Exact algebra for neural networks: sympy in, a Macaulay2 script, an exact sympy answer out.

Public names by topic, in full in ``__init__.pyi``:

values
    Ideal, PolynomialMap, SemialgebraicSet, BoxImage, RealAlgebraic, RealPoint
asking
    every question is called, ``.run``, ``.script``, ``.submit``; asking, Pool, record_scripts
ideals
    groebner_basis, dimension, degree, elimination_ideal, radical, real_points, ...
images, fibers and loci of maps
    vanishing_ideal, singular_locus, ramification_locus, branch_locus, generic_fiber, ...
distance
    critical_points, critical_ideal, euclidean_distance_degree, critical_landscape, ...
Voronoi cells and nearest points
    nearest_points, voronoi_boundary, medial_axis, reach, ...
singularities
    singularity_strata, tangent_cone, multiplicity, milnor_number, attracts, ...
networks
    MLP, LinearMLP, ConvolutionalNetwork, LightningSelfAttention, ParametricModel
neuromanifolds
    Neuromanifold, exposed_subnetworks
training
    TrainingProblem, landscape, weight_landscape, critical_count, moment_structure, is_moment_matrix
curves and pictures
    plane_curve, regions, draw_curve, draw_landscape, ...
engines
    Session, find_engine; the command ``nnag-m2 doctor``

Classes of results are in ``nnag_m2.results``.  Each name is loaded when it is first used, so that
``nnag_m2.algebra`` and ``nnag_m2.networks`` load nothing that talks to Macaulay2.
"""

import lazy_loader

from nnag_m2.attaching import find_questions_by
from nnag_m2.version import VERSION

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

find_questions_by(__getattr__)

__version__ = VERSION
