# # From a Macaulay2 file and back
