"""Files that readers send: what is hidden in pictures goes, what is hostile harms nobody, nothing lies there in the clear."""

import io
import os
import re
import zlib
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from taswib.archive.article import Article
from taswib.desk.arriving import LARGEST
from taswib.desk.attachment import Attachment, place_of_file, sweep_orphans
from taswib.desk.content_kind import ContentKind, kind_of_content
from taswib.desk.destroying import destroy_words
from taswib.desk.rebuilding import rebuilt
from taswib.desk.report import Report
from taswib.people.person import Person
from taswib.sealing import LockBroken
from tests import cast
from tests.console.staff import of, signed_in
from tests.public.test_report import filled

CANARY = b"q7z-hidden-place-and-camera"
PDF = b"%PDF-1.7\n" + b"a document of " + CANARY


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: object) -> None:
    settings.FILES = tmp_path / "files"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """With place, camera, comment, text and something behind its end."""
    image, written = Image.effect_noise(size, 60).convert("RGB"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = exif[0x9286] = CANARY.decode()
    exif.get_ifd(0x8825)[0x001D] = CANARY.decode()
    told = PngInfo()
    told.add_text("Comment", CANARY.decode())
    more = {"JPEG": {"comment": CANARY, "exif": exif}, "PNG": {"pnginfo": told, "exif": exif}, "WEBP": {"exif": exif}}
    image.save(written, kind, **more.get(kind, {}))
    return written.getvalue() + CANARY


def bomb() -> bytes:
    """13,000 × 13,000 pixels in a few kilobytes."""
    written = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(written, "PNG")
    return written.getvalue()


def send(client: Client, article: Article, *files: tuple[str, bytes], **fields: object) -> HttpResponse:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(f"/a/{article.slug}/report", {**filled(), "files": sent, **fields})


def stored() -> list[Path]:
    return [path for path in Path(settings.FILES).rglob("*") if path.is_file()]


def downloaded(editor: Person, attachment: Attachment) -> HttpResponse:
    report = attachment.report
    return signed_in(editor).get(of(report.case, "file", report_id=report.pk, file_id=attachment.pk))


def content(answer: HttpResponse) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"])
def test_a_picture_keeps_its_pixels_and_nothing_else(kind: str) -> None:
    raw = picture(kind)
    anew = rebuilt(raw)
    assert CANARY in raw and CANARY not in anew
    with Image.open(io.BytesIO(anew)) as image:
        assert image.size == (40, 30) and not image.getexif()
        assert not {"comment", "exif", "Comment", "icc_profile"} & set(image.info)


@pytest.mark.parametrize(
    "raw",
    [
        bomb(),
        b"\xff\xd8\xff" + b"\0" * 5000,
        picture()[:700],
        b"GIF89a" + b"\xff" * 100,
        b"\x89PNG\r\n\x1a\n" + zlib.compress(b"x" * 100),
        b"",
        b"BM" + b"\xff" * 60,
    ],
    ids=["bomb", "no picture", "cut off", "no GIF", "no PNG", "nothing", "no bitmap"],
)
def test_what_can_not_be_decoded_within_the_limits_is_none(raw: bytes) -> None:
    assert rebuilt(raw) is None


@pytest.mark.django_db
def test_a_report_comes_with_its_files_and_an_editor_saves_them(
    client: Client, article: Article, editor: Person
) -> None:
    answer = send(client, article, ("بيتي.jpg", picture()), ("تقرير.pdf", PDF))
    assert answer.status_code == 201, re.findall(r'class="errors".*', answer.content.decode())
    image, document = Attachment.objects.all()
    page = signed_in(editor).get(of(image.report.case)).content.decode()
    assert "بيتي.jpg" in page and "تقرير.pdf" in page and "<img" not in page
    saved = downloaded(editor, document)
    assert content(saved) == PDF
    assert (
        saved["Content-Disposition"].startswith("attachment;") and saved["Content-Type"] == "application/octet-stream"
    )
    assert saved["X-Content-Type-Options"] == "nosniff" and "sandbox" in saved["Content-Security-Policy"]
    assert CANARY not in content(downloaded(editor, image))


@pytest.mark.django_db
def test_no_name_and_no_content_lies_there_in_the_clear(client: Client, article: Article, editor: Person) -> None:
    send(client, article, ("بيتي.jpg", picture()), ("تقرير.pdf", PDF), keep_original="on")
    assert len(stored()) == 3 and not list(Path(settings.FILES, "arriving").iterdir())
    for path in stored():
        raw = path.read_bytes()
        assert (
            CANARY not in raw
            and not raw.startswith((b"%PDF", b"\xff\xd8"))
            and re.fullmatch(r"[0-9a-f]{32}", path.name)
        )
    for one in Attachment.objects.all():
        assert "بيتي".encode() not in bytes(one.sealed) and "تقرير".encode() not in bytes(one.sealed)


@pytest.mark.django_db
def test_the_original_of_a_picture_is_kept_only_when_the_reader_says_so(
    client: Client, article: Article, editor: Person
) -> None:
    send(client, article, ("a.jpg", picture()))
    send(client, article, ("a.jpg", picture()), keep_original="on")
    kept = [content(downloaded(editor, one)) for one in Attachment.objects.all()]
    assert [CANARY in raw for raw in kept] == [False, False, True]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([("bomb.png", bomb())], "25"),
        ([("x.heic", b"\0\0\0\x18ftypheic" + b"\0" * 50)], "HEIC"),
        ([("large.pdf", b"%PDF-" + b"x" * LARGEST)], "10"),
        ([(f"{n}.pdf", PDF + bytes([n])) for n in range(6)], "خمسة"),
    ],
    ids=["bomb", "HEIC", "too large", "too many"],
)
def test_what_can_not_be_kept_is_told_and_nothing_is_stored(
    client: Client, article: Article, files: list[tuple[str, bytes]], sentence: str
) -> None:
    answer = send(client, article, *files)
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page and filled()["wrong"] in page
    assert not Report.objects.exists() and not stored()


@pytest.mark.django_db
def test_a_picture_that_can_not_be_decoded_is_kept_as_it_is_when_the_reader_wants_it(
    client: Client, article: Article, editor: Person
) -> None:
    assert send(client, article, ("bomb.png", bomb()), keep_original="on").status_code == 201
    assert content(downloaded(editor, Attachment.objects.get())) == bomb()


@pytest.mark.django_db
def test_a_form_sent_twice_has_its_files_once(client: Client, article: Article) -> None:
    form = filled()
    for _ in range(2):
        files = [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", PDF)]
        assert client.post(f"/a/{article.slug}/report", {**form, "files": files}).status_code == 201
    assert Attachment.objects.count() == len(stored()) == 1


@pytest.mark.django_db
def test_a_message_brings_files_and_the_reader_sees_their_names(client: Client, sent: object, editor: Person) -> None:
    client.post("/receipt", {"code": sent.receipt})
    message = {"words": "الوثيقة مرفقة.", "key": "k", "files": [SimpleUploadedFile("محضر.pdf", PDF)]}
    assert client.post("/receipt/thread/messages", message).status_code == 303
    assert "محضر.pdf" in client.get("/receipt/thread").content.decode()
    assert content(downloaded(editor, Attachment.objects.get())) == PDF


@pytest.mark.django_db
def test_who_may_not_read_the_report_is_given_no_file(
    client: Client, article: Article, author: Person, editor: Person, administrator: Person
) -> None:
    send(client, article, ("a.pdf", PDF))
    one = Attachment.objects.get()
    assert [downloaded(person, one).status_code for person in (author, administrator)] == [403, 403]
    other = cast.write_report(article).report
    asked = of(other.case, "file", report_id=other.pk, file_id=one.pk)
    assert signed_in(editor).get(asked).status_code == 404


@pytest.mark.django_db
def test_a_file_altered_on_the_disk_is_not_served_as_if_it_were_whole(
    client: Client, article: Article, editor: Person
) -> None:
    send(client, article, ("a.pdf", PDF))
    place = place_of_file(Attachment.objects.get().name)
    place.write_bytes(place.read_bytes()[:-1] + b"x")
    with pytest.raises(LockBroken):
        content(downloaded(editor, Attachment.objects.get()))


@pytest.mark.django_db
def test_files_are_destroyed_with_the_words(
    client: Client, article: Article, django_capture_on_commit_callbacks: object
) -> None:
    send(client, article, ("a.pdf", PDF))
    with django_capture_on_commit_callbacks(execute=True):
        destroy_words(Report.objects.select_related("case").get(), cast.NOW)
    assert not Attachment.objects.exists() and not stored()


@pytest.mark.django_db
def test_a_file_without_a_row_is_swept_after_an_hour_and_no_other(client: Client, article: Article) -> None:
    send(client, article, ("a.pdf", PDF))
    folder = Path(settings.FILES, "ab")
    folder.mkdir(exist_ok=True)
    old, new = folder / ("ab" + "0" * 30), folder / ("ab" + "1" * 30)
    for path in (old, new):
        path.write_bytes(b"x")
    now = datetime.now().astimezone()
    ago = (now - timedelta(hours=2)).timestamp()
    for path in (old, place_of_file(Attachment.objects.get().name)):
        os.utime(path, (ago, ago))
    assert sweep_orphans(now) == 1
    assert not old.exists() and new.exists() and len(stored()) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a\r\nSet-Cookie: x=1.pdf", 'x";filename="y.exe', "\u202egnp.exe", ""]
)
def test_a_hostile_name_is_words_and_nothing_more(client: Client, article: Article, editor: Person, name: str) -> None:
    answer = send(client, article, (name or "x", PDF))
    assert answer.status_code == 201
    saved = downloaded(editor, Attachment.objects.get())
    assert "\n" not in saved["Content-Disposition"] and saved["Content-Disposition"].count("filename") == 1
    assert "\u202e" not in signed_in(editor).get(of(Report.objects.get().case)).content.decode()


@pytest.mark.django_db
def test_a_file_in_another_field_is_left_out(client: Client, article: Article) -> None:
    odd = {**filled(), "contact": SimpleUploadedFile("a.pdf", PDF), "other": SimpleUploadedFile("b.pdf", PDF)}
    assert client.post(f"/a/{article.slug}/report", odd).status_code == 201
    assert not Attachment.objects.exists() and not stored()


@pytest.mark.pure
@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\xff\xd8\xff\xe0", ContentKind.PICTURE),
        (b"RIFF\0\0\0\0WEBPVP8 ", ContentKind.PICTURE),
        (b"RIFF\0\0\0\0WAVEfmt ", ContentKind.AUDIO),
        (b"\0\0\0\x18ftypheic", ContentKind.PHONE_PICTURE),
        (b"\0\0\0\x18ftypM4A ", ContentKind.AUDIO),
        (b"\0\0\0\x18ftypmp42", ContentKind.VIDEO),
        (b"%PDF-1.4", ContentKind.PDF),
        (b"PK\x03\x04", ContentKind.ARCHIVE),
        (b"<script>alert(1)</script>", ContentKind.OTHER),
        (b"", ContentKind.OTHER),
    ],
)
def test_a_file_is_what_it_begins_as(start: bytes, kind: ContentKind) -> None:
    assert kind_of_content(start) == kind
