"""The manifest: what it holds is whole; whatever stopped the run before, the next one ends with the same files."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taswib.archive.bulk.chunks import Chunk
from taswib.archive.bulk.manifest import Busy, Manifest
from taswib.archive.bulk.rows import NotWhole, packed, unpacked

pytestmark = pytest.mark.pure

CHUNKS = [Chunk(number, tuple(range(number * 10, number * 10 + 3))) for number in range(5)]


class Killed(BaseException):
    """What SIGKILL is to a process, as far as a test can have it: nothing after it is done."""


def made(chunk: Chunk) -> list[bytes]:
    return [f"of {revision}".encode() * (revision % 4) for revision in chunk.revisions]


def run(folder: Path) -> list[int]:
    """One run over all chunks, and which of them it had to do."""
    done = []
    with Manifest.opened(folder, "job") as manifest:
        for chunk in CHUNKS:
            if not manifest.holds(chunk):
                manifest.keep(chunk, made(chunk))
                done.append(chunk.number)
    return done


def held(folder: Path) -> dict[str, bytes]:
    """What a reader of the manifest gets, and the files that it names."""
    with Manifest.opened(folder, "job") as manifest:
        files = {one.file: (folder / one.file).read_bytes() for one in manifest._entered.values()}
        return files | {str(chunk.number): repr(manifest.rows(chunk)).encode() for chunk in CHUNKS}


@pytest.fixture(autouse=True, scope="module")
def _a_disk_that_is_quick() -> Iterator[None]:
    """No power fails here, so that nothing needs to be forced onto the disk; that it is asked for is counted below."""
    with patch.object(os, "fsync", lambda descriptor: None):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "job"


@pytest.fixture(scope="module")
def whole() -> Iterator[dict[str, bytes]]:
    with TemporaryDirectory() as name:
        run(Path(name) / "job")
        yield held(Path(name) / "job")


@given(st.lists(st.tuples(st.integers(0, 2**64 - 1), st.binary(max_size=40)), max_size=20), st.data())
def test_rows_come_back_as_they_were_and_cut_ones_are_noticed(
    rows: list[tuple[int, bytes]], data: st.DataObject
) -> None:
    one = packed([revision for revision, _ in rows], [words for _, words in rows])
    assert list(unpacked(one)) == rows
    boundaries = {len(packed([r for r, _ in rows[:n]], [w for _, w in rows[:n]])) for n in range(len(rows) + 1)}
    cut = data.draw(st.integers(0, len(one)))
    if cut not in boundaries:
        with pytest.raises(NotWhole):
            list(unpacked(one[:cut]))


def test_a_second_run_does_nothing_again(folder: Path) -> None:
    assert run(folder) == [0, 1, 2, 3, 4]
    assert run(folder) == []


def dying_at(step: int) -> Iterator[tuple[str, Callable[..., object]]]:
    """Each of the calls by which something reaches the disk, the `step`th of all ending the run, before or after it."""
    left = [step]
    for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "open"), (Path, "read_bytes")):
        real = getattr(owner, name)

        def counted(*arguments: object, _real: Callable[..., object] = real, **options: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            given = _real(*arguments, **options)
            if left[0] == -1:
                raise Killed
            return given

        yield f"{owner.__name__}.{name}", counted


@settings(max_examples=60)
@given(st.integers(1, 60))
def test_killed_at_any_step_and_begun_again_it_has_the_same_files(whole: dict[str, bytes], step: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "job"
        with ExitStack() as patches:
            for target, counted in dying_at(step):
                owner, attribute = {"posix": os, "os": os, "Path": Path}[target.split(".")[0]], target.split(".")[1]
                patches.enter_context(patch.object(owner, attribute, counted))
            with suppress(Killed):
                run(folder)
        run(folder)
        assert held(folder) == whole


@settings(max_examples=40)
@given(st.data())
def test_whatever_a_crash_left_of_the_files_nothing_broken_is_used(
    whole: dict[str, bytes], data: st.DataObject
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "job"
        run(folder)
        for path in sorted(folder.iterdir()):
            content = path.read_bytes()
            harm = data.draw(st.sampled_from(["none", "cut", "gone", "flipped", "more"]), label=path.name)
            at = data.draw(st.integers(0, max(0, len(content) - 1)))
            broken = {
                "none": content,
                "cut": content[:at],
                "more": content + b"\x00" * (at + 1),
                "flipped": content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] if content else b"",
                "gone": None,
            }[harm]
            path.unlink() if broken is None else path.write_bytes(broken)
        run(folder)
        assert held(folder) == whole


def test_a_chunk_whose_text_changed_is_made_again(folder: Path) -> None:
    run(folder)
    with Manifest.opened(folder, "job") as manifest:
        assert manifest.holds(CHUNKS[0])
        assert not manifest.holds(Chunk(0, (0, 1, 99)))
    with Manifest.opened(folder, "another job") as manifest:
        assert not manifest.holds(CHUNKS[0])


def test_two_runs_at_once_do_not_share_a_folder(folder: Path) -> None:
    with Manifest.opened(folder, "job"), pytest.raises(Busy), Manifest.opened(folder, "job"):
        pass


def test_what_is_done_with_leaves_nothing(folder: Path) -> None:
    with Manifest.opened(folder, "job") as manifest:
        manifest.keep(CHUNKS[0], made(CHUNKS[0]))
        manifest.clear()
    assert not folder.exists()
    shutil.rmtree(folder, ignore_errors=True)
