"""What the server sends of the sources' styles."""

from hashlib import md5
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


def test_two_words_with_a_comment_between_them_stay_two(tmp_path: Path) -> None:
    storage = Served(location=tmp_path)
    storage.save("face.css", ContentFile(b".one{margin:1px/* so */2px}"))
    assert (tmp_path / "face.css").read_text() == ".one{margin:1px 2px}"


def test_a_style_is_named_by_what_is_sent_of_it(tmp_path: Path) -> None:
    storage = Served(location=tmp_path)
    old, said, seen = (
        ContentFile(text.encode()) for text in (STYLE, STYLE.replace("so", "not so"), STYLE.replace("red", "teal"))
    )
    assert storage.file_hash("face.css", old) == storage.file_hash("face.css", said)
    assert storage.file_hash("face.css", old) != storage.file_hash("face.css", seen)
    assert storage.file_hash("draft.js", old) != storage.file_hash("draft.js", said)


def test_what_is_collected_is_named_by_its_own_hash_and_listed(tmp_path: Path) -> None:
    storage = Served(location=tmp_path)
    storage.save("face.css", ContentFile(STYLE.encode()))
    ((_name, made, _new),) = storage.post_process({"face.css": (storage, "face.css")})
    sent = (tmp_path / made).read_bytes()
    assert b"/*" not in sent and made == f"face.{md5(sent, usedforsecurity=False).hexdigest()[:12]}.css"
    assert made in (tmp_path / "staticfiles.json").read_text()


def test_other_files_come_as_they_are(tmp_path: Path) -> None:
    storage = Served(location=tmp_path)
    storage.save("draft.js", ContentFile(STYLE.encode()))
    assert (tmp_path / "draft.js").read_text() == STYLE
