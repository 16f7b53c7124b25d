"""Tracing: edited copies of real passages found again in a real archive, beside what others use for it."""
