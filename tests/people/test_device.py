"""A browser's name for itself, in two plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.people.device import device_of

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("said", "device"),
    [
        ("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox · Android"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome · Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"),
        ("curl/8", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_device_is_told_apart_and_nothing_more(said: str, device: str) -> None:
    assert device_of(said) == device


@given(said=st.text(max_size=900))
def test_whatever_a_browser_says_the_device_is_short_and_ours(said: str) -> None:
    assert len(device_of(said)) <= 60
