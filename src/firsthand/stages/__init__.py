"""The arrows of the design: siblings that never import one another."""
