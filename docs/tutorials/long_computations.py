# # Long computations: limits, progress, cache, sweeps, clusters
#
# Nobody can foretell how long a Groebner basis takes. So everything can be limited, watched,
# interrupted and resumed.

# +
from functools import partial

from sympy.abc import x, y, z

from nnag_m2 import Ideal, QuestionTimeout, asking, groebner_basis

hard = Ideal(
    [x**31 * y + y**17 * z - 1, x**18 * z**5 + y**19 - x * y - 3, z**23 - x**12 * y], [x, y, z]
)
try:
    groebner_basis(hard, order="lex", proof=True, timeout=2)
except QuestionTimeout as error:
    print(str(error).splitlines()[0])
# -

# `timeout=` is for all of it: start of Macaulay2, all scripts, and what Python computes. A block
# has one word for all its questions; `progress=True` shows a bar, and a function is told what
# happens.

with asking(timeout=60, progress=print):
    groebner_basis(Ideal([x**2 - y, y**2 - x], [x, y]))

# In the background a question is a future; cancelling it interrupts Macaulay2.

future = groebner_basis.submit(hard, order="lex", proof=True)
future.cancel()

# `cache=True` keeps replies on disk, so that the same question is answered at once tomorrow, and
# one whose time was over goes on from there.
#
# ## Sweeps
#
# A study asks any number of questions and keeps one record of each. What is in its file is not
# asked again: interrupt it, and call it again.

# +
from pathlib import Path
from tempfile import mkdtemp

from nnag_m2 import MLP, Neuromanifold, sweep

store = Path(mkdtemp()) / "perceptrons.sqlite"
manifolds = [Neuromanifold(MLP((2, k, 1), 3)) for k in range(1, 5)]
questions = [M.dimension for M in manifolds] + [M.degree for M in manifolds]
study = sweep(questions, store, timeout=60, memory_limit=4 * 10**9)
study
# -

for record in study.values():
    print(record.question, record.subject, record.shown, record.certainty)

# Limits hold for each question; what reaches them is recorded as failed, and asked again only
# when the limit is wider, or with `again=True`.

study = sweep([partial(groebner_basis, hard, order="lex", proof=True)], store, timeout=2)
[(record.question, record.error) for record in study.records(status="failed")]

# `study.to_csv(path)`, `to_parquet(path)`, `to_pandas()` and `to_polars()` give tables. A record
# has its `result`, its `provenance`, and the `scripts` that ran.
#
# ## Clusters
#
# `workers=` is a number of sessions in this process, or an executor of `concurrent.futures`, or a
# client of Dask:
#
#     from dask_jobqueue import SLURMCluster
#     from distributed import Client
#
#     cluster = SLURMCluster(cores=1, memory="8GB", walltime="24:00:00")
#     cluster.scale(jobs=40)
#     with Client(cluster) as client:
#         sweep(questions, "atlas.sqlite", timeout=3600, memory_limit=6 * 10**9, workers=client)
#
# Each worker has a Macaulay2 of its own (`nnag-m2 install-engine` on a home folder that all nodes
# share). Only the process that calls `sweep` writes the file. A worker that is killed is replaced
# by Dask, and its question is asked again; one thread for each worker is best.
