"""docs/api.md: each command is typed as it stands, and answers what stands below it."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from taswib.api.key import Scope, make_key
from tests import cast

GUIDE = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
STEPS = re.findall(r"```sh\n(.*?)```\n\n```json\n(.*?)```", GUIDE, flags=re.S)


def holds(answer: object, said: object) -> bool:
    """Whether the answer has all that the guide shows; an ellipsis stands for whatever comes there."""
    if isinstance(said, dict):
        return isinstance(answer, dict) and all(holds(answer.get(name), value) for name, value in said.items())
    if isinstance(said, list):
        return isinstance(answer, list) and len(answer) == len(said) and all(map(holds, answer, said))
    if isinstance(said, str) and said.endswith("…"):
        return isinstance(answer, str) and answer.startswith(said[:-1])
    return answer == said


@pytest.mark.skipif(not shutil.which("curl") and not os.environ.get("CI"), reason="curl is not on this machine.")
def test_the_quick_start_does_what_it_says(transactional_db: None, live_server: LiveServer) -> None:
    _, key = make_key(cast.found_newsroom(), "cms", list(Scope), cast.NOW)
    script = "\n".join(f"{{\n{step}\n}} > {number}.json" for number, (step, _) in enumerate(STEPS))
    folder = Path(os.environ["TASWIB_DATA"])
    environment = {**os.environ, "SITE": live_server.url, "KEY": key}
    subprocess.run(["bash", "-eu", "-c", script], cwd=folder, env=environment, check=True, timeout=60)
    assert len(STEPS) == 6
    for number, (step, said) in enumerate(STEPS):
        answer = json.loads((folder / f"{number}.json").read_text())
        assert holds(answer, json.loads(said)), (step, answer)
