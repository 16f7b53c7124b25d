"""The package as a library sees it."""

import ast
import sys
from pathlib import Path

import taswib.text

FOLDER = Path(taswib.text.__file__).parent
SMALL_TEXT_LIBRARIES = {"rapidfuzz"}


def test_every_name_at_the_front_door_is_there_and_says_what_it_is():
    for name in taswib.text.__all__:
        assert getattr(taswib.text, name).__doc__, name


def test_no_name_at_the_front_door_hides_a_module():
    assert not set(taswib.text.__all__) & {path.stem for path in FOLDER.glob("*.py")}


def test_text_imports_nothing_of_ours_and_nothing_large():
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else ([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
            )
            for name in names:
                known = name.split(".")[0] in sys.stdlib_module_names | SMALL_TEXT_LIBRARIES
                assert known or name.startswith("taswib.text"), f"text/{path.name} imports {name}; it may not"
