"""What is measured, each figure with its peer's beside it; `README.md` says what and how."""
