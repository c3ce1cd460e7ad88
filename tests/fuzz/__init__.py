"""A fuzzer: inputs, computations and faults drawn from a seed, each judged.

    python -m tests.fuzz --inputs 1000 --computations 200 --faults 50 --seed 7 --seconds 120

``texts`` writes polynomials as people type them, and worse; ``calls`` calls whatever is public with
right and wrong arguments, of which only an answer or an ``InputError`` may come; ``engine_checks``,
``point_checks``, ``distance_checks`` and ``network_checks`` ask questions whose answers are known
by construction or by sympy; ``faults`` disturbs a session at random moments, after which the next
question must be answered rightly.  ``runner`` runs all that in a process beside, which may hang.
"""

import sys
from pathlib import Path

# Its neighbours, such as ``certificates``, are modules without a package, as pytest has them.
_TESTS = str(Path(__file__).resolve().parent.parent)
if _TESTS not in sys.path:
    sys.path.append(_TESTS)
