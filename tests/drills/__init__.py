"""Faults in the middle of the work, on the product as an operator starts it. Each drill has a short form."""
