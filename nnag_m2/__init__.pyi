# Values
from .algebra import GF as GF
from .algebra import QQ as QQ
from .algebra import BlockOrder as BlockOrder
from .algebra.real_sets import BoxImage as BoxImage
from .algebra import Ideal as Ideal
from .algebra import PolynomialMap as PolynomialMap
from .algebra.real.real_numbers import RealAlgebraic as RealAlgebraic
from .algebra.real.points import RealPoint as RealPoint
from .algebra.real_sets import SemialgebraicSet as SemialgebraicSet
from .algebra import elimination_order as elimination_order
from .algebra.text.polynomials import parse_polynomial as parse_polynomial
from .algebra.text.polynomials import parse_polynomials as parse_polynomials
from .algebra import jacobian_matrix as jacobian_matrix

# In and out: Macaulay2, LaTeX, JSON
from .exchange.by_hand import from_macaulay2 as from_macaulay2
from .exchange.by_hand import macaulay2 as macaulay2
from .exchange.json_text import from_json as from_json
from .exchange.json_text import to_json as to_json
from .exchange.latex_text import to_latex as to_latex
from .exchange.macaulay2_text import to_macaulay2 as to_macaulay2

# Asking: limits, cache, progress, many questions at once
from . import results as results
from .asking.answer import Answer as Answer
from .asking.events import Event as Event
from .asking.pool import Pool as Pool
from .asking.answer import Provenance as Provenance
from .asking.query import Query as Query
from .asking.context import asking as asking
from .asking.question import question as question
from .asking.context import record_scripts as record_scripts

# Long studies
from .studies.study import Record as Record
from .studies.study import Study as Study
from .studies.sweep import sweep as sweep

# Engines and sessions
from .engine.probing import Engine as Engine
from .engine.session import Session as Session
from .engine.shared import default_session as default_session
from .engine.executable import find_engine as find_engine

# Errors
from .errors import EngineComplaint as EngineComplaint
from .errors import EngineCrashed as EngineCrashed
from .errors import EngineError as EngineError
from .errors import EngineNotFound as EngineNotFound
from .errors import EngineOutOfMemory as EngineOutOfMemory
from .errors import EngineTimeout as EngineTimeout
from .errors import EngineTooOld as EngineTooOld
from .errors import InputError as InputError
from .errors import NnagError as NnagError
from .errors import QuestionCancelled as QuestionCancelled
from .errors import QuestionTimeout as QuestionTimeout
from .errors import ReplyError as ReplyError
from .errors import TemplateError as TemplateError

# Ideals
from .invariants.hilbert import codimension as codimension
from .invariants.hilbert import degree as degree
from .invariants.hilbert import dimension as dimension
from .invariants.operations import elimination_ideal as elimination_ideal
from .invariants.groebner import groebner_basis as groebner_basis
from .invariants.hilbert import hilbert_polynomial as hilbert_polynomial
from .invariants.hilbert import hilbert_series as hilbert_series
from .invariants.operations import ideal_quotient as ideal_quotient
from .invariants.initial import initial_ideal as initial_ideal
from .invariants.operations import intersection as intersection
from .invariants.groebner import is_equal as is_equal
from .invariants.components import is_prime as is_prime
from .invariants.groebner import is_subset as is_subset
from .invariants.components import minimal_primes as minimal_primes
from .invariants.groebner import normal_form as normal_form
from .invariants.components import radical as radical
from .invariants.real_points import real_points as real_points
from .invariants.operations import saturation as saturation

# Images, fibers and loci of maps
from .invariants.loci import branch_locus as branch_locus
from .invariants.general_points import parameters_to_fix as parameters_to_fix
from .invariants.images import conormal_variety as conormal_variety
from .invariants.fibers import generic_fiber as generic_fiber
from .invariants.images import image_closure as image_closure
from .invariants.fibers import image_degree as image_degree
from .invariants.loci import ramification_locus as ramification_locus
from .invariants.loci import singular_locus as singular_locus
from .invariants.implicitization import vanishing_ideal as vanishing_ideal

# Distance
from .invariants.distance.ideals import critical_ideal as critical_ideal
from .invariants.landscapes.survey import critical_landscape as critical_landscape
from .invariants.distance.critical import critical_points as critical_points
from .invariants.distance.degenerate.strata import (
    critical_points_by_corank as critical_points_by_corank,
)
from .invariants.distance.correspondence import critical_values as critical_values
from .invariants.distance.degenerate.critical import (
    degenerate_critical_points as degenerate_critical_points,
)
from .invariants.distance.correspondence import ed_polynomial as ed_polynomial
from .invariants.distance.degrees import euclidean_distance_degree as euclidean_distance_degree
from .invariants.distance.correspondence import ed_discriminant as ed_discriminant
from .invariants.distance.quadrics import generic_data as generic_data
from .invariants.distance.quadrics import generic_quadric as generic_quadric
from .invariants.distance.correspondence import offset as offset
from .invariants.distance.polar import polar_degrees as polar_degrees
from .invariants.distance.degenerate.positive_loss import (
    positive_loss_degree as positive_loss_degree,
)
from .invariants.distance.degenerate.positive_loss import positive_loss_ideal as positive_loss_ideal
from .invariants.distance.degenerate.strata import (
    stratified_critical_points as stratified_critical_points,
)

# Likelihood
from .invariants.likelihood.ideals import likelihood_ideal as likelihood_ideal
from .invariants.likelihood.degrees import ml_degree as ml_degree

# Voronoi cells and nearest points
from .invariants.voronoi.medial import bisector as bisector
from .invariants.voronoi.bottlenecks import bottleneck_degree as bottleneck_degree
from .invariants.voronoi.bottlenecks import bottlenecks as bottlenecks
from .invariants.voronoi.curvature import critical_curvature as critical_curvature
from .invariants.voronoi.curvature import curvature_polynomial as curvature_polynomial
from .invariants.voronoi.medial import medial_axis as medial_axis
from .invariants.voronoi.nearest import nearest_points as nearest_points
from .invariants.voronoi.reach import reach as reach
from .invariants.voronoi.boundary import voronoi_boundary as voronoi_boundary
from .invariants.voronoi.nearest import voronoi_cell as voronoi_cell
from .invariants.voronoi.nearest import voronoi_cell_contains as voronoi_cell_contains
from .invariants.voronoi.degree import voronoi_degree as voronoi_degree
from .invariants.voronoi.dimension import voronoi_dimension as voronoi_dimension

# Singularities
from .invariants.singularities.attraction import attracts as attracts
from .invariants.singularities.numbers import milnor_number as milnor_number
from .invariants.thresholds.question import log_canonical_threshold as log_canonical_threshold
from .invariants.singularities.numbers import multiplicity as multiplicity
from .invariants.singularities.spaces import normal_space as normal_space
from .invariants.singularities.strata import singularity_strata as singularity_strata
from .invariants.singularities.numbers import tangent_cone as tangent_cone
from .invariants.singularities.spaces import tangent_space as tangent_space
from .invariants.singularities.numbers import tjurina_number as tjurina_number

# Networks
from .networks import ConvolutionalNetwork as ConvolutionalNetwork
from .networks import LightningSelfAttention as LightningSelfAttention
from .networks import LinearMLP as LinearMLP
from .networks import MLP as MLP
from .networks import Network as Network
from .networks import ParametricModel as ParametricModel
from .networks import TrainedNetwork as TrainedNetwork
from .networks import from_jax as from_jax
from .networks import from_torch as from_torch
from .networks import layers as layers
from .networks import polynomial_activation as polynomial_activation

# Neuromanifolds
from .neuromanifolds import Neuromanifold as Neuromanifold
from .neuromanifolds import activation_threshold as activation_threshold
from .neuromanifolds import exposed_subnetworks as exposed_subnetworks

# Training
from .training import TrainingProblem as TrainingProblem
from .training import is_moment_matrix as is_moment_matrix
from .training.sample_table import critical_points_by_samples as critical_points_by_samples
from .training.counts import critical_count as critical_count
from .training.landscapes.question import landscape as landscape
from .training.learning.question import learning_coefficient as learning_coefficient
from .training.landscapes.decay import weight_decay_path as weight_decay_path
from .training.landscapes.weights import weight_landscape as weight_landscape
from .training import moment_structure as moment_structure

# Curves and pictures
from .pictures.layers import Layer as Layer
from .pictures.layers import Style as Style
from .pictures.picture import Picture as Picture
from .pictures.curves import draw_cells as draw_cells
from .pictures.critical_points import draw_critical_points as draw_critical_points
from .pictures.curves import draw_curve as draw_curve
from .pictures.network_fibers import draw_fibers as draw_fibers
from .pictures.points import draw_image as draw_image
from .pictures.landscapes import draw_landscape as draw_landscape
from .pictures.medial import draw_medial_axis as draw_medial_axis
from .pictures.medial import draw_nearest_points as draw_nearest_points
from .pictures.newton_polyhedra import draw_newton_polyhedron as draw_newton_polyhedron
from .pictures.points import draw_points as draw_points
from .pictures.points import draw_segments as draw_segments
from .pictures.surfaces import draw_surface as draw_surface
from .pictures.points import draw_texts as draw_texts
from .pictures.curves import draw_voronoi_cell as draw_voronoi_cell
from .pictures.weight_decay import draw_weight_decay as draw_weight_decay
from .curves.question import plane_curve as plane_curve
from .curves.regions import regions as regions

__all__: list[str]
__version__: str
