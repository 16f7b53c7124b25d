"""What becomes of the files that a reader sends: pictures are made anew, everything else is sealed and never opened."""

from collections.abc import Iterable

from taswib.desk.arriving import MOST, TOGETHER, Sealed, sealed_content
from taswib.desk.attachment import Evidence
from taswib.desk.content_kind import ContentKind, kind_of_content
from taswib.desk.rebuilding import rebuilt
from taswib.desk.refusals import FileTooLarge, PictureUnreadable, TooManyFiles
from taswib.text.gate import TextRefused, admit

_NAME = 200
_ENDINGS = {b"\xff\xd8": ".jpg", b"\x89P": ".png"}


def evidence_of(files: Iterable[Sealed], *, keep_originals: bool) -> list[Evidence]:
    """Each file as it will be kept: a picture without place, camera and comment, its original as well if the reader says so.

    Slow: outside any transaction. Raises TooManyFiles, FileTooLarge, PictureUnreadable.
    """
    some = list(files)
    if len(some) > MOST:
        raise TooManyFiles
    if any(one.too_large for one in some) or sum(one.size for one in some) > TOGETHER:
        raise FileTooLarge
    return [kept for one in some if one.size for kept in _kept(one, keep_originals)]


def _kept(file: Sealed, keep_original: bool) -> list[Evidence]:
    kind = kind_of_content(file.start)
    original = Evidence(file, _name(file), kind, is_original=True)
    if kind not in (ContentKind.PICTURE, ContentKind.PHONE_PICTURE):
        return [Evidence(file, _name(file), kind)]
    pixels = rebuilt(b"".join(file.pieces())) if kind == ContentKind.PICTURE else None
    if pixels is None and not keep_original:
        raise PictureUnreadable
    anew = [_picture(file, pixels)] if pixels else []
    return [*anew, original] if keep_original else anew


def _picture(file: Sealed, pixels: bytes) -> Evidence:
    name = _name(file).rpartition(".")[0] or _name(file)
    ending = _ENDINGS[pixels[:2]]
    return Evidence(sealed_content(name, pixels), name[: _NAME - len(ending)] + ending, ContentKind.PICTURE)


def _name(file: Sealed) -> str:
    """The reader's own name for it, through the gate for text."""
    try:
        return admit(str(file.name or ""), limit=_NAME) or "–"
    except TextRefused:
        return "–"
