# # From a torch model to its landscape
#
# A small model of PyTorch is read as a network, its functions as a variety, and its training data
# as a quadric. Then all critical points are known, and where training ended can be told.

# +
import torch

from nnag_m2 import Neuromanifold, TrainingProblem, from_torch, landscape


class Square(torch.nn.Module):
    """One neuron with a square."""

    def __init__(self):
        super().__init__()
        self.before = torch.nn.Linear(2, 1, bias=False)
        self.behind = torch.nn.Linear(1, 1, bias=False)

    def forward(self, x):
        return self.behind(self.before(x) ** 2)


torch.manual_seed(1)
module = Square()
found = from_torch(module, torch.ones(1, 2))
found.network
# -

# ## What it can reach
#
# Multiples of squares of linear forms: the cone of binary quadratic forms with discriminant zero.

manifold = Neuromanifold(found.network)
manifold.dimension(), manifold.ambient_dimension, manifold.vanishing_ideal()

# One weight too many: the neuron may be scaled, and its outgoing weight back.

manifold.infinitesimal_symmetries()

# ## Its landscape
#
# The data are integers here; floats are taken with `rationalize=`.

# +
samples, labels = [[1, 0], [0, 1], [1, 1], [1, -1]], [[1], [-1], [2], [0]]
problem = TrainingProblem(found.network, samples, labels)
found_landscape = landscape(problem)
print(found_landscape.summary())
# -

# ## Where training ends
#
# Gradient descent of torch, from two starts, compared with the critical losses above.

# +
losses = [float(point.loss) for point in found_landscape.points]
inputs, targets = (torch.tensor(values, dtype=torch.float32) for values in (samples, labels))
for before, behind in (([0.8, 0.5], 0.1), ([0.6, -1.0], -0.1)):
    with torch.no_grad():
        module.before.weight.copy_(torch.tensor([before]))
        module.behind.weight.copy_(torch.tensor([[behind]]))
    optimizer = torch.optim.SGD(module.parameters(), lr=0.02)
    for _ in range(4000):
        optimizer.zero_grad()
        loss = ((module(inputs) - targets) ** 2).sum()
        loss.backward()
        optimizer.step()
    nearest = min(losses, key=lambda critical: abs(critical - loss.item()))
    print("torch ends at", round(loss.item(), 4), "where the landscape has", round(nearest, 4))
    assert abs(nearest - loss.item()) < 1e-3
# -

# One start leads to the minimum. The other is caught by a second minimum, for ever: the outgoing
# weight would have to change its sign, and at zero the function does not depend on the other
# weights.
