"""A zip that is written while it is sent."""

import io
import json
from hashlib import sha256
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.desk.case_file import Member, zipped
from taswib.desk.case_file.zipping import MANIFEST

WHEN = (2026, 11, 24, 9, 0, 0)

pytestmark = pytest.mark.pure


@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}\.txt", fullmatch=True), st.lists(st.binary(max_size=99)), max_size=6))
def test_every_file_is_in_it_whole_and_so_is_its_sum(files: dict[str, list[bytes]]) -> None:
    written = b"".join(zipped([Member(name, pieces) for name, pieces in files.items()], WHEN))
    with ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read(MANIFEST))
        assert {one["file"] for one in manifest["files"]} == set(files)
        for one in manifest["files"]:
            content = archive.read(one["file"])
            assert content == b"".join(files[one["file"]])
            assert (one["bytes"], one["sha256"]) == (len(content), sha256(content).hexdigest())


def test_it_is_sent_on_before_the_last_file_is_asked_for() -> None:
    asked: list[str] = []

    def members() -> object:
        for name in ("a", "b"):
            asked.append(name)
            yield Member(name, [b"x" * 200_000, b"y"])

    next(zipped(members(), WHEN))
    assert asked == ["a"]
