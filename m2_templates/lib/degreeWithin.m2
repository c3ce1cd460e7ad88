-- the number of points of a system on a complete intersection through V(I) that are on V(I): all
-- but those outside of it; the row b is general
degreeWithin = (I, system, b) -> distanceDegree system - degreeOutside(I, system, b);
