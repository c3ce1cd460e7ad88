-- the number of points of a system on a complete intersection through V(I) that are on V(I): all
-- but the excess; the row b is general
degreeWithin = (I, system, b) -> distanceDegree system - excess(I, system, b);
