"""Reading the command line, in the language of the person who typed it."""

import argparse
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.site.terminal import both, complain, say


@dataclass
class Spoken:
    """A command line, as far as it can be understood before the settings are known."""

    command: str = ""
    rest: list[str] = field(default_factory=list)
    language: str = "en"
    data: str = ""
    newsroom: str = ""

    @property
    def wants_help(self) -> bool:
        return bool({"-h", "--help"} & set(self.rest))


def spoken(words: list[str]) -> Spoken:
    """Take `--lang`, `--data` and `--newsroom` out of the words, wherever they stand; the first left is the command."""
    values = {"--lang": "", "--data": "", "--newsroom": ""}
    rest: list[str] = []
    coming = iter(words)
    for word in coming:
        name, equals, value = word.partition("=")
        if name in values:
            values[name] = value if equals else next(coming, "")
        else:
            rest.append(word)
    asked = Spoken(rest[0] if rest else "", rest[1:], data=values["--data"], newsroom=values["--newsroom"])
    asked.language = values["--lang"] if values["--lang"] in ("ar", "en") else _language_here()
    if asked.command in ("-h", "--help"):
        asked.command, asked.rest = "", ["--help"]
    return asked


def _language_here() -> str:
    """Arabic where the terminal's locale says so, English otherwise."""
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "ar" if locale.startswith("ar") else "en"


class Parser(argparse.ArgumentParser):
    """Like argparse's, with headings and complaints in the language of the terminal."""

    def __init__(self, prog: str, about: Promise | None = None, **options: Any) -> None:
        options.setdefault("description", both(about) if about else None)
        options.setdefault(
            "epilog",
            _("Everywhere: --data FOLDER (default: var), --newsroom SLUG (default: the first), --lang ar or en."),
        )
        super().__init__(prog=prog, add_help=False, formatter_class=_Wide, **options)
        self._positionals.title, self._optionals.title = _("What it is given"), _("Options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def error(self, message: str) -> NoReturn:
        complain(
            f"{self.prog}: {message.rstrip('.')}.",
            _("See `%(program)s --help`.") % {"program": self.prog},
        )
        raise SystemExit(2)

    def print_help(self, file: Any = None) -> None:
        say(self.format_help().rstrip())


class _Wide(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=110)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix=_("Usage: "))


def main_parser(commands: Mapping[str, Promise]) -> Parser:
    """The parser of `taswib` alone, whose help lists the commands in both languages."""
    listed = "\n".join(f"  {name:<10} {both(about)}" for name, about in commands.items())
    return Parser(
        prog="taswib",
        usage="taswib [--data FOLDER] [--lang ar|en] COMMAND …",
        description="\n".join(
            (both(gettext_lazy("Taswib: from a reader's report to a published correction")), "", _("Commands:"), listed)
        ),
        epilog=_("`taswib COMMAND --help` says more. Set up, demo and all: `make run`."),
    )
