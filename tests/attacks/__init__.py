"""The product under attack: every door by every hand, words that bite, faults in the middle of the work."""
