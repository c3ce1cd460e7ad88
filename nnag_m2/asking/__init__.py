"""Asking: what a question is made of, for this package and for questions outside of it."""

from nnag_m2.asking.answer import Answer as Answer
from nnag_m2.asking.answer import Certainty as Certainty
from nnag_m2.asking.answer import Provenance as Provenance
from nnag_m2.asking.context import Options as Options
from nnag_m2.asking.context import asking as asking
from nnag_m2.asking.context import record_scripts as record_scripts
from nnag_m2.asking.events import Event as Event
from nnag_m2.asking.pool import Pool as Pool
from nnag_m2.asking.query import Query as Query
from nnag_m2.asking.query import RingOf as RingOf
from nnag_m2.asking.query import Value as Value
from nnag_m2.asking.query import ring_of as ring_of
from nnag_m2.asking.question import ask as ask
from nnag_m2.asking.question import question as question
from nnag_m2.asking.reading import boolean as boolean
from nnag_m2.asking.reading import expect as expect
from nnag_m2.asking.reading import ideal_argument as ideal_argument
from nnag_m2.asking.reading import ideal_in as ideal_in
from nnag_m2.asking.reading import ideals_in as ideals_in
from nnag_m2.asking.reading import integer as integer
from nnag_m2.asking.reading import items as items
from nnag_m2.asking.reading import map_argument as map_argument
from nnag_m2.asking.reading import poly_in as poly_in
from nnag_m2.asking.reading import rational_ideal as rational_ideal
from nnag_m2.calling import checkpoint as checkpoint
from nnag_m2.errors import named as named
