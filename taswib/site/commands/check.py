"""`taswib check`: what is there, what is missing, and what to do about it."""

import argparse

from taswib.site.checks import CHECKS
from taswib.site.terminal import both, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(arguments: argparse.Namespace) -> int:
    """1 when something essential is missing."""
    findings = [check() for check in CHECKS]
    for finding in findings:
        mark = "✓" if finding.good else "✗" if finding.essential else "–"
        say(f"{mark} {both(finding.what)}{': ' if finding.detail else ''}{finding.detail}")
        if not finding.good:
            say(f"    {both(finding.remedy)}")
    return int(any(finding.essential and not finding.good for finding in findings))
