"""Chunks: every text is in one of them, and what comes in later moves no boundary."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.bulk import chunks as cutting
from taswib.archive.bulk.chunks import Chunk

pytestmark = pytest.mark.pure

archives = st.dictionaries(st.integers(1, 400), st.integers(1, 10_000)).map(lambda rows: sorted(rows.items()))
sizes = st.integers(1, 64)


def plan(archive: list[tuple[int, int]], size: int = 256) -> list[Chunk]:
    with patch.object(cutting, "SIZE", size):
        return list(cutting.plan(archive))


@given(archives, sizes)
def test_every_text_is_in_exactly_one_chunk_in_its_order(archive: list[tuple[int, int]], size: int) -> None:
    chunks = plan(archive, size)
    assert [revision for chunk in chunks for revision in chunk.revisions] == [revision for _, revision in archive]
    assert all(0 < len(chunk.revisions) <= size for chunk in chunks)
    assert [chunk.number for chunk in chunks] == sorted({article // size for article, _ in archive})


@given(archives, sizes, st.integers(1, 400), st.integers(10_001, 20_000))
def test_an_article_that_changes_or_comes_in_makes_one_chunk_another(
    archive: list[tuple[int, int]], size: int, article: int, revision: int
) -> None:
    before = {chunk.key("job") for chunk in plan(archive, size)}
    after = {chunk.key("job") for chunk in plan(sorted({**dict(archive), article: revision}.items()), size)}
    assert len(after - before) == 1 and len(before - after) <= 1


@given(archives)
def test_another_job_s_chunks_are_never_taken_for_ours(archive: list[tuple[int, int]]) -> None:
    chunks = plan(archive)
    assert not {chunk.key("one") for chunk in chunks} & {chunk.key("other") for chunk in chunks}
