"""Data are not general: the critical points that one, two, three samples give.

For lightning self-attention with two tokens in the plane, as in section 4.2 of "Training neural
networks as distance minimization".  One sample has two outputs, so that the corank falls by two.
Two samples have a curve of critical points on the ramification locus, two skew lines, where a
general quadric of corank 2 has four points.
"""

from nnag_m2 import LightningSelfAttention, critical_points_by_samples


def main() -> None:
    """Print the table."""
    network = LightningSelfAttention(embedding=2, tokens=2, rank=2, outputs=1)
    table = critical_points_by_samples(network)
    print(table)
    line = table[2].strata[0].samples.critical.positive_loss
    linear = sum(g.total_degree() == 1 for g in line.ideal.generators)
    print(f"the curve of two samples: degree {line.degree}, {linear} linear equations in 6-space,")
    print("so it spans a space of dimension 3: two skew lines, no plane conic")


if __name__ == "__main__":
    main()
