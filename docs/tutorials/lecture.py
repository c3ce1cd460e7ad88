# # The lecture, from beginning to end
#
# A network with polynomial activations is a polynomial map from its weights to the coefficients
# of its functions. What it reaches is a variety, up to closure; training is looking for the point
# of it that is nearest to the data. This page follows Marchetti, Connelly, Breiding, Kohn,
# *Training neural networks as distance minimization* (2025), with one head of attention.

# +
from nnag_m2 import (
    LightningSelfAttention,
    critical_points_by_corank,
    degree,
    dimension,
    euclidean_distance_degree,
    generic_quadric,
    ramification_locus,
    singular_locus,
)

attention = LightningSelfAttention(embedding=2, tokens=2, rank=2, outputs=1)
attention.output[0]
# -

# ## From weights to a variety
#
# Two tokens in the plane, one output: `v . x` times two linear forms. In coordinates of the span
# of all such functions this is a hypersurface in 6-space, a resultant of two binary quadrics.

# +
from sympy import symbols

from nnag_m2 import vanishing_ideal

X = vanishing_ideal(attention.parametrization("reduced").map, symbols("y1:7"))
X
# -

# Where it is singular, weights behave differently: there, heads degenerate.

singular = singular_locus(X)
dimension(singular), degree(singular)

# ## Training is distance minimization
#
# For a quadratic loss in general position there are 14 critical points over the complex numbers.
# With the unit quadric, which is special, the number is another.

euclidean_distance_degree(X, quadric=generic_quadric(6)), euclidean_distance_degree(X)

# ## Fewer samples than coordinates
#
# With few samples the quadric has a kernel, of dimension `k`. Then there are two kinds of
# critical points: those of zero loss, and those on the ramification locus of the projection along
# the kernel, which depends on the inputs alone and not on the labels. Training is biased towards
# it.

table = critical_points_by_corank(X)
print(table)

# The ramification locus of the projection for `k = 1`, and what it has to do with the table:

ramified = ramification_locus(X, table[1].projection)
dimension(ramified), degree(ramified)

# ## What was asked
#
# Each of these numbers comes from Macaulay2 scripts that you can read, and run by hand.

print(singular_locus.script(X))
