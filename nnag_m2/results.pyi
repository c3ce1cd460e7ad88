from .curves.plane import PlaneCurve as PlaneCurve
from .curves.regions import Region as Region
from .exchange.counterparts import Macaulay2Text as Macaulay2Text
from .invariants.distance.degenerate.parts import Correspondence as Correspondence
from .invariants.distance.degenerate.parts import (
    DegenerateCriticalPoints as DegenerateCriticalPoints,
)
from .invariants.distance.degenerate.parts import Locus as Locus
from .invariants.distance.degenerate.strata import CorankTable as CorankTable
from .invariants.distance.degenerate.strata import StratumCriticalPoints as StratumCriticalPoints
from .invariants.fibers import GenericFiber as GenericFiber
from .invariants.initial import InitialIdeal as InitialIdeal
from .invariants.landscapes.critical import CriticalPoint as CriticalPoint
from .invariants.landscapes.critical import CriticalSet as CriticalSet
from .invariants.landscapes.showing import Landscape as Landscape
from .invariants.singularities.strata import Stratum as Stratum
from .invariants.singularities.verdicts import Attraction as Attraction
from .invariants.thresholds.local_forms import Threshold as Threshold
from .invariants.voronoi.bottlenecks import Bottleneck as Bottleneck
from .invariants.voronoi.cells import VoronoiCell as VoronoiCell
from .invariants.voronoi.dimension import VoronoiDimension as VoronoiDimension
from .invariants.voronoi.images import ImageCell as ImageCell
from .invariants.voronoi.reach import Reach as Reach
from .invariants.voronoi.walls import VoronoiBoundary as VoronoiBoundary
from .neuromanifolds import Exposure as Exposure
from .neuromanifolds import InfinitesimalSymmetries as InfinitesimalSymmetries
from .neuromanifolds import Membership as Membership
from .neuromanifolds import NetworkFiber as NetworkFiber
from .neuromanifolds import Realization as Realization
from .neuromanifolds import SingularSubnetwork as SingularSubnetwork
from .training.landscapes.critical_weights import CriticalWeights as CriticalWeights
from .training.landscapes.critical_weights import WeightLandscape as WeightLandscape
from .training.landscapes.decay_path import DecaySpan as DecaySpan
from .training.landscapes.decay_path import WeightDecayPath as WeightDecayPath
from .training.landscapes.descent import Descent as Descent
from .training.landscapes.network import NetworkLandscape as NetworkLandscape
from .training.position import NearestCritical as NearestCritical
from .training.position import Position as Position
from .training.sample_table import SampleRow as SampleRow
from .training.sample_table import SampleTable as SampleTable
from .training.sample_table import StratumBySamples as StratumBySamples

__all__: list[str]
