"""What is installed is named, pinned and hashed, and no file says where it is fetched from."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "requirements-postgresql.lock", "requirements-dev.lock", "requirements-bulk.lock"]

pytestmark = pytest.mark.pure


def pinned(lock: str) -> dict[str, str]:
    entries = (ROOT / lock).read_text().replace("\\\n", " ").splitlines()
    return {re.split(r"==", entry)[0].strip(): entry for entry in entries if entry.strip()}


def named(requirements: list[str]) -> set[str]:
    return {re.match(r"[A-Za-z0-9-]+", one).group().lower() for one in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    for name, entry in pinned(lock).items():
        assert re.search(r"==\S+.*--hash=sha256:[0-9a-f]{64}", entry), f"{lock}: {name}"


def test_the_locks_hold_what_the_package_asks_for() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = named(package["project"]["dependencies"])
    extras = package["project"]["optional-dependencies"]
    postgres, cluster = named(extras["postgres"]), named(extras["cluster"])
    assert named(extras["bulk"]) <= cluster
    assert wanted <= set(pinned(LOCKS[0]))
    assert wanted | postgres <= set(pinned(LOCKS[1]))
    assert wanted | postgres | cluster | named(package["dependency-groups"]["dev"]) <= set(pinned(LOCKS[2]))
    assert wanted | postgres | cluster <= set(pinned(LOCKS[3]))


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_every_other_lock_is_the_product_and_more(lock: str) -> None:
    product, more = pinned(LOCKS[0]), pinned(lock)
    assert {name: more[name] for name in product} == product


def test_no_committed_file_names_a_registry() -> None:
    hosts = "pypi" + r"\.org|python" + r"hosted\.org|npm" + r"js\.org|deb\." + r"debian\.org"
    found = subprocess.run(["git", "grep", "-nIE", hosts], cwd=ROOT, capture_output=True, text=True, check=False)
    assert not found.stdout, found.stdout
