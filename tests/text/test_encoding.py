"""Bytes to text, or a refusal."""

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.encoding import Decoded, NotText, Unreadable, decode

NEWS = (
    "افتتحت بلدية مدينة النخيل أمس جسراً جديداً فوق نهر الوادي، وقال رئيس البلدية إن كلفته بلغت 12 مليوناً.\n"
    "وأضاف: «سيخفف الجسر الزحام عن وسط المدينة»؛ فهل يكفي ذلك؟"
)
ENGLISH = "The mayor’s office said – “on the record” – that the café cost £12."


def refusal_of(raw, **declared):
    with pytest.raises(NotText) as caught:
        decode(raw, **declared)
    return caught.value.reason


def test_utf8_is_read_as_it_is():
    assert decode(NEWS.encode()) == Decoded(NEWS, "utf-8")


def test_an_empty_file_is_an_empty_text():
    assert decode(b"") == Decoded("", "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_settles_it_and_does_not_stay(encoding):
    assert decode(NEWS.encode(encoding)) == Decoded(NEWS, encoding)


def test_big_endian_marks_are_known_too():
    assert decode(codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be")).text == NEWS
    assert decode(codecs.BOM_UTF32_BE + NEWS.encode("utf-32-be")).text == NEWS


def test_arabic_news_in_windows_1256_is_read_right():
    assert decode(NEWS.encode("cp1256")) == Decoded(NEWS, "cp1256")


def test_arabic_news_in_iso_8859_6_is_read_right():
    plain = NEWS.replace("«", "").replace("»", "")
    assert decode(plain.encode("iso8859-6")) == Decoded(plain, "iso8859-6")


def test_one_arabic_headline_is_enough():
    assert decode("الوزير ينفي الخبر".encode("cp1256")).text == "الوزير ينفي الخبر"


def test_english_with_curled_quotes_is_windows_1252():
    assert decode(ENGLISH.encode("cp1252")) == Decoded(ENGLISH, "cp1252")


def test_spanish_accents_do_not_become_arabic_letters():
    words = "Mañana el niño dirá qué pasó: ¡nada!"
    assert decode(words.encode("cp1252")).text == words


def test_arabic_with_a_latin_name_in_it_is_still_arabic():
    words = "قالت شركة Delta Gas إن الانتاج توقف"
    assert decode(words.encode("cp1256")).text == words


def test_a_servers_western_default_is_not_believed_over_arabic_words():
    assert decode(NEWS.encode("cp1256"), declared="iso-8859-1").text == NEWS


def test_a_declared_charset_of_another_script_is_believed():
    words = "Мэр открыл новый мост"
    assert decode(words.encode("cp1251"), declared="windows-1251") == Decoded(words, "cp1251")


@pytest.mark.parametrize(
    "tag",
    [
        '<meta charset="windows-1251">',
        "<META CHARSET=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ],
)
def test_a_page_may_declare_its_own_charset(tag):
    page = f"<html><head>{tag}</head><p>Мэр открыл мост</p>"
    assert decode(page.encode("cp1251")).text == page


def test_what_the_server_says_goes_before_what_the_page_says():
    page = '<meta charset="koi8-r"><p>Мэр открыл мост</p>'
    assert decode(page.encode("cp1251"), declared="windows-1251").text == page


def test_good_utf8_is_utf8_whatever_was_declared():
    assert decode(NEWS.encode(), declared="windows-1256").text == NEWS


def test_utf16_without_a_mark_is_read_where_it_was_declared():
    assert decode(NEWS.encode("utf-16-le"), declared="utf-16le").text == NEWS


@pytest.mark.parametrize("label", ["no-such", "hex", "unicode_escape", "idna", "a\0b", "ü", "", "utf-7", "rot13"])
def test_a_strange_label_is_passed_over(label):
    assert decode(NEWS.encode("cp1256"), declared=label).text == NEWS


@pytest.mark.parametrize("cut", [1, 40, 101])
def test_utf8_cut_inside_a_letter_is_refused_and_not_mangled(cut):
    assert refusal_of(NEWS.encode()[: -cut if NEWS.encode()[-cut] < 0xC0 else -cut - 1]) is Unreadable.BROKEN


def test_utf8_cut_inside_its_only_long_character_is_refused():
    assert refusal_of("the mayor said “".encode()[:-1]) is Unreadable.BROKEN


def test_utf8_with_a_damaged_byte_is_refused():
    raw = bytearray(NEWS.encode())
    raw[3] = 0xFF
    assert refusal_of(bytes(raw)) is Unreadable.BROKEN


def test_utf16_with_half_a_pair_is_refused():
    assert refusal_of(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00") is Unreadable.BROKEN


@pytest.mark.parametrize(
    "head",
    [
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\x7fELF",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"\x1f\x8b\x08",
        b"{\\rtf1",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"SQLite format 3\0",
        b"RIFF\x01\x02\x03\x04WEBP",
        b"\0\0\0\x18ftypmp42",
    ],
)
def test_known_files_are_told_from_texts(head):
    assert refusal_of(head + b"rest of it") is Unreadable.KNOWN_FILE


@pytest.mark.parametrize(
    "raw",
    [
        b"abc\0def",
        bytes(range(1, 32)) * 9,
        b"\xff\xfe" + b"a\0\0\0" * 9,
        codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"),
    ],
)
def test_binary_is_refused(raw):
    assert refusal_of(raw) in {Unreadable.BINARY, Unreadable.BROKEN}


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Мэр открыл новый мост через реку", "cp1251"),
        ("ראש העיר פתח גשר חדש", "cp1255"),
        ("Ο δήμαρχος άνοιξε νέα γέφυρα", "cp1253"),
        ("市长昨天开放了新桥", "gbk"),
        ("市長は新しい橋を開いた", "shift_jis"),
    ],
)
def test_bytes_that_read_as_no_known_words_are_undecidable(words, encoding):
    assert refusal_of(words.encode(encoding)) is Unreadable.UNDECIDABLE


@pytest.mark.drill
def test_a_megabyte_is_judged_quickly():
    raw = (NEWS + "\n").encode("cp1256") * 5_000
    started = time.process_time()
    assert decode(raw).encoding == "cp1256"
    assert time.process_time() - started < 0.25


@given(st.binary(max_size=300), st.none() | st.text(max_size=20))
def test_whatever_bytes_come_the_answer_is_a_text_or_a_refusal(raw, declared):
    try:
        read = decode(raw, declared=declared)
    except NotText as refused:
        assert refused.reason in Unreadable
    else:
        assert "\0" not in read.text and codecs.lookup(read.encoding)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_was_written_as_utf8_comes_back(text):
    if not text.startswith(("\ufeff", "GIF8", "%PDF", "PK", "{", "Rar", "BZh", "ID3", "OggS", "RIFF", "7z")):
        assert decode(text.encode()).text == text
