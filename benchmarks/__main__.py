"""`make bench`: everything that is measured, one after the other; the status is 1 where a goal was missed."""

import sys

from benchmarks.anchoring import run as anchoring
from benchmarks.entry import run as entry
from benchmarks.extraction import run as extraction
from benchmarks.guard import run as guard
from benchmarks.intake import run as intake
from benchmarks.statements import run as statements

sys.exit(max(intake.main(), statements.main([]), anchoring.main(), guard.main(), extraction.main(), entry.main()))
