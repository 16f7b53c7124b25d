"""Who hears of corrections by letter: what they chose, how often they want to hear, and how they stop."""
