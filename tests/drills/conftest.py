"""One installation that runs, for the drills that leave it as well as they found it."""

from collections.abc import Iterator

import pytest

from tests.drills.installation import Installation, running


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with running(tmp_path_factory.mktemp("running") / "data") as started:
        yield started
