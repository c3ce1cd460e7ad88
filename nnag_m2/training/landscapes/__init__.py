"""Landscapes of networks: critical functions, and the parameters that give them."""
