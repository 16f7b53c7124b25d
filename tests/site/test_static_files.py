"""What the server sends of the sources' styles."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from taswib.site.static_files import Served

pytestmark = pytest.mark.pure
STYLE = "/* Why\n   it is so. */\n.one { color: red; } /* aside */\n.two { margin: 0; }\n"


def test_comments_of_styles_stay_in_the_sources(tmp_path: Path) -> None:
    storage = Served(location=tmp_path)
    storage.save("face.css", ContentFile(STYLE.encode()))
    assert (tmp_path / "face.css").read_text() == ".one { color: red; } .two { margin: 0; }\n"


def test_a_style_that_was_read_to_be_hashed_is_sent_whole(tmp_path: Path) -> None:
    storage, content = Served(location=tmp_path), ContentFile(STYLE.encode())
    content.read()
    storage.save("face.css", content)
    assert (tmp_path / "face.css").read_text() == ".one { color: red; } .two { margin: 0; }\n"


def test_other_files_come_as_they_are(tmp_path: Path) -> None:
    storage = Served(location=tmp_path)
    storage.save("draft.js", ContentFile(STYLE.encode()))
    assert (tmp_path / "draft.js").read_text() == STYLE
