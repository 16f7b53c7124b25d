"""A notice in the dialects that agencies and annotators read: values in, documents out; each file is one dialect."""
