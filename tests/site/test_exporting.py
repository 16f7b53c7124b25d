"""What a newsroom owns goes out and comes in again without loss, or not at all."""

import json
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from taswib.site.exporting import AnotherVersion, NotAnExport, NotEmpty, exported, owned, take_in
from tests.attacks.scene import canary, set_scene


class Undo(Exception):
    """Ends a trial without a trace."""


@pytest.fixture
def written(transactional_db: None) -> list[str]:
    """An export of a newsroom with something in every table of the desk; the database is emptied by whoever takes it in."""
    set_scene()
    return list(exported())


@pytest.fixture
def emptied(written: list[str]) -> list[str]:
    """The lines, and a database that holds nothing any more."""
    call_command("flush", interactive=False, verbosity=0)
    return written


def test_everything_comes_back_as_it_was(emptied: list[str]) -> None:
    rows = take_in(iter(emptied))
    assert rows == sum(isinstance(json.loads(line), list) for line in emptied)
    assert list(exported()) == emptied
    assert any(canary("reasons") in line for line in emptied)
    assert {json.loads(line)["table"] for line in emptied if '"table"' in line[:9]} == {
        one._meta.db_table for one in owned()
    }


def test_an_installation_with_rows_takes_nothing_in(written: list[str]) -> None:
    with pytest.raises(NotEmpty):
        take_in(iter(written))


def damaged(lines: list[str]) -> Iterator[tuple[str, list[str], type[Exception]]]:
    row = next(number for number, line in enumerate(lines) if canary("reasons") in line)
    yield "cut short", lines[:-1], NotAnExport
    yield "a row lost", lines[:row] + lines[row + 1 :], NotAnExport
    yield "a word changed", [line.replace(canary("reasons"), "x") for line in lines], NotAnExport
    yield "no JSON", [*lines[:row], "{\n", *lines[row + 1 :]], NotAnExport
    yield "a row too short", [*lines[:row], "[1]\n", *lines[row + 1 :]], NotAnExport
    yield "another file", ['{"format":"something"}\n', *lines[1:]], NotAnExport
    head = json.loads(lines[0]) | {"migrations": []}
    yield "another version", [json.dumps(head) + "\n", *lines[1:]], AnotherVersion


def test_what_is_damaged_leaves_nothing_behind(emptied: list[str]) -> None:
    before = list(exported())
    for name, lines, refusal in damaged(emptied):
        with pytest.raises(refusal):
            take_in(iter(lines))
        assert list(exported()) == before, name
    with pytest.raises(Undo), transaction.atomic():
        assert take_in(iter(emptied)) > 0
        raise Undo
