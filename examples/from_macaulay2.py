"""A file of Macaulay2, its values by name, a locus of one of them, and the way back."""

from nnag_m2 import branch_locus, from_macaulay2, macaulay2, to_latex, to_macaulay2

FILE = """
-- a curve that moves with a and b, and a matrix with its minors
R = QQ[a, b, t, Degrees => {2, 3, 1}]
I = ideal(t^3 + a*t + b)
M = matrix {{a, b, t}, {b, t, a}}
minorsOfM = minors(2, M)
numbers = apply(1..5, n -> n^2)
bettiTable = betti res minorsOfM
"""


def main() -> None:
    """Print what the file says, and what becomes of it."""
    found = from_macaulay2(FILE)  # or the path of a file
    print("I:", found["I"])
    print("minorsOfM:", found["minorsOfM"])
    print("numbers:", found["numbers"])
    print("bettiTable, as text:", found["bettiTable"].kind, found["bettiTable"].reason)
    print(found["bettiTable"])
    a, b, _ = found["I"].variables
    locus = branch_locus(found["I"], [[1, 0, 0], [0, 1, 0]], variables=[a, b])
    print("branch locus:", to_latex(locus))
    print("its degree, by a command:", macaulay2("degree J", J=locus))
    print(to_macaulay2(locus, "J"))


if __name__ == "__main__":
    main()
