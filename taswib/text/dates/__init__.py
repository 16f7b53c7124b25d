"""Dates as newsrooms write them, in every calendar and naming."""
