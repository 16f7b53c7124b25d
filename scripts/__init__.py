"""What `make` runs, and what the tests and benchmarks need to have running beside them."""
