"""The pictures that the stories draw, and what they share for drawing."""
