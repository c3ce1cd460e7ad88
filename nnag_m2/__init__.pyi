from .algebra import GF as GF
from .algebra import QQ as QQ
from .algebra import BlockOrder as BlockOrder
from .algebra import Ideal as Ideal
from .algebra import PolynomialMap as PolynomialMap
from .algebra import elimination_order as elimination_order
from .algebra import jacobian_matrix as jacobian_matrix
from .algebra.box_images import BoxImage as BoxImage
from .algebra.real_numbers import RealAlgebraic as RealAlgebraic
from .algebra.semialgebraic import SemialgebraicSet as SemialgebraicSet
from .algebra.text import parse_polynomial as parse_polynomial
from .algebra.text import parse_polynomials as parse_polynomials
from .computation import Computation as Computation
from .computation import Query as Query
from .computation import Run as Run
from .engine.executable import find_engine as find_engine
from .engine.pool import Pool as Pool
from .engine.probing import Engine as Engine
from .engine.session import Session as Session
from .engine.session import default_session as default_session
from .errors import EngineComplaint as EngineComplaint
from .errors import EngineCrashed as EngineCrashed
from .errors import EngineError as EngineError
from .errors import EngineNotFound as EngineNotFound
from .errors import EngineOutOfMemory as EngineOutOfMemory
from .errors import EngineTimeout as EngineTimeout
from .errors import EngineTooOld as EngineTooOld
from .errors import InputError as InputError
from .errors import NnagError as NnagError
from .errors import ReplyError as ReplyError
from .errors import TemplateError as TemplateError
from .invariants.components import is_prime as is_prime
from .invariants.components import minimal_primes as minimal_primes
from .invariants.components import radical as radical
from .invariants.distance.correspondence import critical_values as critical_values
from .invariants.distance.correspondence import ed_discriminant as ed_discriminant
from .invariants.distance.correspondence import ed_polynomial as ed_polynomial
from .invariants.distance.correspondence import focal_locus as focal_locus
from .invariants.distance.correspondence import offset as offset
from .invariants.distance.ideals import critical_ideal as critical_ideal
from .invariants.distance.parameters import critical_parameters as critical_parameters
from .invariants.distance.polar import polar_degrees as polar_degrees
from .invariants.distance.critical import critical_points as critical_points
from .invariants.distance.degenerate.critical import (
    degenerate_critical_points as degenerate_critical_points,
)
from .invariants.distance.degenerate.parts import Correspondence as Correspondence
from .invariants.distance.degenerate.parts import (
    DegenerateCriticalPoints as DegenerateCriticalPoints,
)
from .invariants.distance.degenerate.parts import Locus as Locus
from .invariants.distance.degenerate.positive_loss import (
    positive_loss_degree as positive_loss_degree,
)
from .invariants.distance.degenerate.positive_loss import positive_loss_ideal as positive_loss_ideal
from .invariants.distance.degenerate.strata import StratumCriticalPoints as StratumCriticalPoints
from .invariants.distance.degenerate.strata import (
    stratified_critical_points as stratified_critical_points,
)
from .invariants.distance.degenerate.table import CorankTable as CorankTable
from .invariants.distance.degenerate.table import (
    critical_points_by_corank as critical_points_by_corank,
)
from .invariants.distance.degrees import euclidean_distance_degree as euclidean_distance_degree
from .invariants.distance.quadrics import generic_data as generic_data
from .invariants.distance.quadrics import generic_quadric as generic_quadric
from .invariants.distance.upstairs import (
    parametrized_distance_degree as parametrized_distance_degree,
)
from .invariants.fibers import GenericFiber as GenericFiber
from .invariants.fibers import generic_fiber as generic_fiber
from .invariants.fibers import image_degree as image_degree
from .invariants.gauges import gauge as gauge
from .invariants.groebner import groebner_basis as groebner_basis
from .invariants.groebner import is_equal as is_equal
from .invariants.groebner import is_subset as is_subset
from .invariants.groebner import normal_form as normal_form
from .invariants.hilbert import codimension as codimension
from .invariants.hilbert import degree as degree
from .invariants.hilbert import dimension as dimension
from .invariants.hilbert import hilbert_polynomial as hilbert_polynomial
from .invariants.hilbert import hilbert_series as hilbert_series
from .invariants.images import image_closure as image_closure
from .invariants.implicitization import Implicitization as Implicitization
from .invariants.implicitization import implicitization as implicitization
from .invariants.initial import InitialIdeal as InitialIdeal
from .invariants.initial import initial_ideal as initial_ideal
from .invariants.loci import branch_locus as branch_locus
from .invariants.loci import ramification_locus as ramification_locus
from .invariants.loci import singular_locus as singular_locus
from .invariants.loci import vanishing_ideal as vanishing_ideal
from .invariants.operations import elimination_ideal as elimination_ideal
from .invariants.operations import ideal_quotient as ideal_quotient
from .invariants.operations import intersection as intersection
from .invariants.operations import saturation as saturation
from .invariants.real_points import RealPoint as RealPoint
from .invariants.real_points import real_points as real_points
from .invariants.singularities.attraction import Attraction as Attraction
from .invariants.singularities.attraction import attracts as attracts
from .invariants.singularities.cones import multiplicity as multiplicity
from .invariants.singularities.cones import tangent_cone as tangent_cone
from .invariants.singularities.numbers import milnor_number as milnor_number
from .invariants.singularities.numbers import tjurina_number as tjurina_number
from .invariants.singularities.spaces import normal_space as normal_space
from .invariants.singularities.spaces import tangent_space as tangent_space
from .invariants.singularities.strata import Stratum as Stratum
from .invariants.singularities.strata import singularity_strata as singularity_strata
from .landscapes import CriticalPoint as CriticalPoint
from .landscapes import CriticalSet as CriticalSet
from .landscapes import Landscape as Landscape
from .landscapes import NetworkLandscape as NetworkLandscape
from .landscapes import critical_landscape as critical_landscape
from .landscapes import landscape as landscape
from .invariants.voronoi.walls import VoronoiBoundary as VoronoiBoundary
from .invariants.voronoi.boundary import voronoi_boundary as voronoi_boundary
from .invariants.voronoi.cells import VoronoiCell as VoronoiCell
from .invariants.voronoi.contains import voronoi_cell as voronoi_cell
from .invariants.voronoi.contains import voronoi_cell_contains as voronoi_cell_contains
from .invariants.voronoi.dimension import VoronoiDimension as VoronoiDimension
from .invariants.voronoi.dimension import voronoi_dimension as voronoi_dimension
from .invariants.voronoi.images import ImageCell as ImageCell
from .invariants.voronoi.medial import bisector as bisector
from .invariants.voronoi.medial import medial_axis as medial_axis
from .invariants.voronoi.nearest import nearest_points as nearest_points
from .invariants.voronoi.reach import Reach as Reach
from .invariants.voronoi.reach import reach as reach
from .networks import MLP as MLP
from .networks import ConvolutionalNetwork as ConvolutionalNetwork
from .networks import LightningSelfAttention as LightningSelfAttention
from .networks import LinearMLP as LinearMLP
from .networks import Network as Network
from .networks import ParametricModel as ParametricModel
from .networks import TrainedNetwork as TrainedNetwork
from .networks import from_jax as from_jax
from .networks import from_torch as from_torch
from .networks import layers as layers
from .networks import polynomial_activation as polynomial_activation
from .neuromanifolds import Answer as Answer
from .neuromanifolds import Exposure as Exposure
from .neuromanifolds import InfinitesimalSymmetries as InfinitesimalSymmetries
from .neuromanifolds import Membership as Membership
from .neuromanifolds import NetworkFiber as NetworkFiber
from .neuromanifolds import Neuromanifold as Neuromanifold
from .neuromanifolds import Realization as Realization
from .neuromanifolds import SingularSubnetwork as SingularSubnetwork
from .neuromanifolds import exposed_subnetworks as exposed_subnetworks
from .pictures.curves import plane_curve as plane_curve
from .pictures.images import draw_image as draw_image
from .pictures.making import draw_cells as draw_cells
from .pictures.making import draw_critical_points as draw_critical_points
from .pictures.making import draw_curve as draw_curve
from .pictures.making import draw_points as draw_points
from .pictures.making import draw_segments as draw_segments
from .pictures.making import draw_surface as draw_surface
from .pictures.making import draw_texts as draw_texts
from .pictures.medial import draw_medial_axis as draw_medial_axis
from .pictures.nearest import draw_nearest_points as draw_nearest_points
from .pictures.picture import Layer as Layer
from .pictures.picture import Look as Look
from .pictures.picture import Picture as Picture
from .pictures.plane import PlaneCurve as PlaneCurve
from .pictures.regions import Region as Region
from .pictures.regions import regions as regions
from .pictures.voronoi import draw_voronoi_cell as draw_voronoi_cell
from .provenance import Provenance as Provenance
from .recording import record_scripts as record_scripts
from .training import TrainingProblem as TrainingProblem
from .training import is_moment_matrix as is_moment_matrix
from .training import moment_structure as moment_structure

__all__: list[str]
__version__: str
