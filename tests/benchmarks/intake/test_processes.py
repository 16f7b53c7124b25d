"""Processor time is counted for a whole process tree and for nothing beside it."""

import os
import subprocess
import sys

import pytest

from benchmarks.intake.processes import cpu_seconds

pytestmark = pytest.mark.pure

WORK = "import time\nwhile time.process_time() < 0.4: pass\n"
REST = "print('done', flush=True)\ntime.sleep(60)\n"
PARENT_OF_WORK = f"import subprocess, sys, time\nsubprocess.run([sys.executable, '-c', {WORK!r}])\n{REST}"


def test_the_time_of_a_child_that_has_ended_is_counted() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT_OF_WORK], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    parent.stdout.readline()
    used = cpu_seconds(parent.pid)
    parent.kill()
    parent.communicate()
    assert 0.3 <= used < 2


def test_the_time_of_a_process_beside_it_is_not_counted() -> None:
    idle = subprocess.Popen(["sleep", "60"])
    before = cpu_seconds(idle.pid)
    subprocess.run([sys.executable, "-c", WORK], check=True)
    used = cpu_seconds(idle.pid) - before
    idle.kill()
    idle.wait()
    assert used < 0.1


def test_the_time_of_a_running_child_counts_for_its_parent() -> None:
    before = cpu_seconds(os.getpid())
    child = subprocess.Popen([sys.executable, "-c", WORK + REST], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    used = cpu_seconds(os.getpid()) - before
    child.kill()
    child.communicate()
    assert used >= 0.3
