"""Packages import one way only, and no junk drawer is opened."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "taswib"
MAY_IMPORT = {
    "proof": set(),
    "sealing": set(),
    "text": set(),
    "people": {"sealing"},
    "ledger": {"proof", "people"},
    "archive": {"text", "people", "ledger"},
    "design": {"text"},
    "desk": {"archive", "text", "people", "ledger", "proof", "sealing"},
    "following": {"desk", "archive", "people"},
    "public": {"desk", "archive", "people", "text", "design", "ledger", "proof", "following"},
    "console": {"desk", "archive", "people", "text", "design", "sealing", "ledger"},
    "api": {"desk", "archive", "people", "text", "ledger"},
    "letters": {"desk", "archive", "people", "sealing", "text", "design", "ledger", "following"},
    "fediverse": {"desk", "archive", "people", "design"},
    "site": {
        "proof",
        "sealing",
        "ledger",
        "text",
        "people",
        "archive",
        "design",
        "desk",
        "following",
        "public",
        "console",
        "api",
        "letters",
        "fediverse",
        "site",
    },
}
PURE = {"rapidfuzz", "regex", "xxhash", "hijridate"}
JUNK = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "service", "services", "info", "lib"}

pytestmark = pytest.mark.pure


def modules(package: str) -> Iterator[Path]:
    return (path for path in (PACKAGE / package).rglob("*.py") if "migrations" not in path.parts)


def imported(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports by a relative name; write it whole."
            yield node.module or "", node.lineno


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_a_package_imports_only_what_it_may(package: str) -> None:
    allowed = MAY_IMPORT[package] | {package}
    for path in modules(package):
        for name, line in imported(path):
            parts = name.split(".")
            if parts[0] != "taswib" or len(parts) == 1:
                continue
            assert parts[1] in allowed, (
                f"{path.relative_to(PACKAGE.parent)}:{line} imports {name}, but {package} may import only "
                f"{', '.join(sorted(MAY_IMPORT[package])) or 'nothing of ours'}: move the code, or turn the call round."
            )


def test_the_text_package_is_pure() -> None:
    import sys

    for path in modules("text"):
        for name, line in imported(path):
            first = name.split(".")[0]
            assert first in sys.stdlib_module_names | PURE | {"taswib"}, (
                f"{path.relative_to(PACKAGE.parent)}:{line} imports {name}; taswib.text takes values and gives values."
            )


def test_every_package_is_in_the_table() -> None:
    found = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert found == set(MAY_IMPORT), f"Say in tests/test_architecture.py what {found ^ set(MAY_IMPORT)} may import."


def test_no_module_is_a_junk_drawer() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert path.stem not in JUNK, f"{path.relative_to(PACKAGE.parent)}: name it after what it is."


def test_no_import_hides_in_a_function() -> None:
    """A lazy import of a slow library is allowed at the edge (intake and commands); one of ours never."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.FunctionDef):
                continue
            for inner in ast.walk(node):
                name = getattr(inner, "module", None) if isinstance(inner, ast.ImportFrom) else None
                ours = (name or "").startswith("taswib.")
                edge = "commands" in path.parts or path.name == "command.py"
                assert not ours or edge, (
                    f"{path.relative_to(PACKAGE.parent)}:{inner.lineno} hides an import of {name} in {node.name}()."
                )
