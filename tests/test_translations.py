"""Every sentence that a person can read exists in Arabic and in English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.template import Engine
from django.template.base import Node, Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

PACKAGE = Path(__file__).parent.parent / "taswib"
CALLS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "ngettext": 2, "ngettext_lazy": 2, "pgettext": 0}
ARABIC = re.compile(r"[\u0600-\u06ff]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->|<(script|style|svg)\b.*?</\1>|<[^>]*>", re.S)
BLOCK = re.compile(r"{%\s*(blocktranslate|comment)\b.*?{%\s*end\1\s*%}", re.S)
# Names of formats and languages, which are the same on every page.
SAME_EVERYWHERE = {
    "English",
    "العربية",
    "Atom",
    "CSV",
    "JSON Feed",
    "JSON",
    "RSS",
    "Taswib",
    "amp",
    "nbsp",
    "larr",
    "rarr",
}

pytestmark = pytest.mark.pure
Key = str | tuple[str, str]


def catalogs() -> Iterator[tuple[Path, Catalog]]:
    for path in sorted(PACKAGE.glob("*/locale/ar/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            yield path, read_po(file, locale="ar")


def in_python() -> Iterator[tuple[Key, str]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and CALLS.get(name):
                words = tuple(
                    argument.value for argument in node.args[: CALLS[name]] if isinstance(argument, ast.Constant)
                )
                assert len(words) == CALLS[name], (
                    f"{path}:{node.lineno}: a sentence to translate must stand there whole."
                )
                yield (words[0] if len(words) == 1 else words), f"{path.relative_to(PACKAGE)}:{node.lineno}"


def templates() -> Iterator[tuple[Path, Template]]:
    engine = Engine.get_default()
    for path in PACKAGE.rglob("templates/**/*"):
        if path.suffix in {".html", ".txt", ".xml"}:
            yield path, engine.from_string(path.read_text())


def nodes(root: Any) -> Iterator[Node]:
    for node in root:
        yield node
        for name in getattr(node, "child_nodelists", ()):
            yield from nodes(getattr(node, name, None) or ())
        for _condition, nodelist in getattr(node, "conditions_nodelists", ()):
            yield from nodes(nodelist)


def in_templates() -> Iterator[tuple[Key, str]]:
    for path, template in templates():
        for node in nodes(template.nodelist):
            where = f"{path.relative_to(PACKAGE)}:{getattr(getattr(node, 'token', None), 'lineno', 0)}"
            if isinstance(node, TranslateNode):
                words = node.filter_expression.var
                if isinstance(words, str):
                    yield words, where
                elif getattr(words, "literal", None) is not None:
                    yield str(words.literal), where
            elif isinstance(node, BlockTranslateNode):
                yield block_words(node), where


def block_words(node: BlockTranslateNode) -> Key:
    singular = node.render_token_list(node.singular)[0]
    plural = node.render_token_list(node.plural)[0] if node.plural else ""
    if node.trimmed:
        singular, plural = (" ".join(line.strip() for line in text.splitlines()).strip() for text in (singular, plural))
    return (singular, plural) if plural else singular


def used() -> list[tuple[Key, str]]:
    return [*in_python(), *in_templates()]


def test_every_sentence_of_the_code_and_the_pages_has_its_arabic() -> None:
    known: dict[str, Any] = {}
    for _path, catalog in catalogs():
        for message in catalog:
            known[message.id if isinstance(message.id, str) else message.id[0]] = message
    missing = []
    for key, where in used():
        first = key if isinstance(key, str) else key[0]
        message = known.get(first)
        strings = (
            [] if message is None else [message.string] if isinstance(message.string, str) else list(message.string)
        )
        if not strings or not all(strings) or message.fuzzy:
            missing.append(f"{where}: {first}")
    assert not missing, "No Arabic for:\n" + "\n".join(missing)


def test_sentences_with_a_number_have_the_six_arabic_forms() -> None:
    for path, catalog in catalogs():
        for message in catalog:
            if message.pluralizable:
                assert len(message.string) == 6, f"{path}: {message.id[0]}"


def test_a_translation_keeps_every_placeholder() -> None:
    for path, catalog in catalogs():
        for message in catalog:
            if not message.id or message.pluralizable:
                continue
            assert set(PLACEHOLDER.findall(message.id)) == set(PLACEHOLDER.findall(message.string)), (
                f"{path}: {message.id}"
            )


def test_one_english_sentence_is_one_arabic_sentence_everywhere() -> None:
    seen: dict[Any, tuple[Any, Path]] = {}
    for path, catalog in catalogs():
        for message in catalog:
            if not message.id:
                continue
            string, other = seen.setdefault(message.id, (message.string, path))
            assert string == message.string, f"{message.id!r} reads otherwise in {other} and {path}"


def test_sources_are_english() -> None:
    arabic = [f"{where}: {key}" for key, where in used() if ARABIC.search(str(key))]
    assert not arabic, "\n".join(arabic)


def test_no_page_holds_words_outside_a_translation() -> None:
    found = []
    for path, _template in templates():
        text = BLOCK.sub(" ", path.read_text())
        words = set(re.findall(r"[^\W\d_]{2,}", TAG.sub(" ", text)))
        left = words - {part for name in SAME_EVERYWHERE for part in name.split()}
        if left:
            found.append(f"{path.relative_to(PACKAGE)}: {sorted(left)}")
    assert not found, "Mark for translation:\n" + "\n".join(found)


def test_the_pages_ask_for_no_translation_of_attributes_by_hand() -> None:
    """aria-label, title, alt and placeholder hold a tag or nothing."""
    found = []
    for path, _template in templates():
        for name, value in re.findall(r'\b(aria-label|title|alt|placeholder)="([^"]*)"', path.read_text()):
            if value not in SAME_EVERYWHERE and re.search(r"[^\W\d_]{2,}", TAG.sub("", BLOCK.sub("", value))):
                found.append(f"{path.relative_to(PACKAGE)}: {name}={value!r}")
    assert not found, "\n".join(found)
