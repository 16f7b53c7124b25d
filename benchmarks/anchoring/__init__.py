"""Anchoring: a quotation found again in an edited article, or said to be gone, beside what others use for it."""
