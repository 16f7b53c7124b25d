"""The newsroom's work and its rules: reports, cases, decisions, notices, and who may do what."""
