"""How critical weights move and vanish as the weight decay grows.

One neuron between two inputs and two outputs: apart from zero, critical weights give a multiple of
one singular pair of the target each, and they reach zero when the factor of the weight decay is the
singular value.  With one more layer they vanish in pairs before that.
"""

from sympy import Matrix, symbols

from nnag_m2 import LinearMLP, Picture, TrainingProblem, draw_weight_decay, weight_decay_path

TARGET = [[3, 1], [0, 2]]
DEEP = TrainingProblem(LinearMLP((1, 1, 1, 1)), [[1]], [[2]], regularization=1)


def main() -> None:
    """Print both paths, and the polynomial of the squared singular values."""
    network = LinearMLP((2, 1, 2))
    problem = TrainingProblem(network, [[1, 0], [0, 1]], TARGET, regularization=1)
    path = weight_decay_path(problem)
    print(path.summary())
    s, t = symbols("s t")
    squares = (Matrix(TARGET).T * Matrix(TARGET)).charpoly(s).as_expr()
    print("singular values: the roots of", squares.subs(s, t**2))
    print("changes:", [str(value.as_expr()) for value in path.changes])
    print(weight_decay_path(DEEP).summary())


def picture() -> Picture:
    """Return the critical weights of three layers with one weight each."""
    drawn = draw_weight_decay(weight_decay_path(DEEP))
    return drawn.titled("Critical weights under weight decay")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'weight_decay').name}")
