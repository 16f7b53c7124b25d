"""How fast a whole archive comes in."""
