"""The command `taswib`: which subcommand, in which language, on which data folder.

Exit codes: 0 all was done; 1 something was refused, or could not be done; 2 the command line can't be read;
130 stopped from the keyboard.
"""

import importlib
import os
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from types import FrameType, ModuleType

import django
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from taswib.site import environment
from taswib.site.arguments import Parser, Spoken, main_parser, spoken
from taswib.site.terminal import Failure, complain

COMMANDS = {
    "up": gettext_lazy("Serve the newsroom on this machine"),
    "ingest": gettext_lazy("Take articles in from files, folders or standard input"),
    "source": gettext_lazy("Say where articles come from by themselves"),
    "watch": gettext_lazy("Read sources and pages again when they are due"),
    "statements": gettext_lazy("Read who said what in files, folders or standard input"),
    "reread": gettext_lazy("Read again who said what in articles that an earlier version read"),
    "demo": gettext_lazy("Load the demo newsroom"),
    "trace": gettext_lazy("Find every place in the archive that carries a passage"),
    "archive": gettext_lazy("Make the archive's index anew"),
    "anchor": gettext_lazy("Say where quotations went in another text"),
    "verify": gettext_lazy("Verify a proof or a log of the ledger, without trusting the server"),
    "check": gettext_lazy("Say what is missing, and what to do about it"),
    "newsroom": gettext_lazy("Name a newsroom, add another, list them"),
    "person": gettext_lazy("Add and list people, and help who lost a password or a phone"),
    "keys": gettext_lazy("Say who can read what readers sent, and let somebody read again"),
    "retention": gettext_lazy("Say how long what readers sent is kept"),
    "mailbox": gettext_lazy("Say to which mailboxes readers write"),
    "webhook": gettext_lazy("Tell others of every notice by a message"),
    "key": gettext_lazy("Make and end keys for programs that use the API"),
    "migrate": gettext_lazy("Bring the database up to this version"),
    "export": gettext_lazy("Write everything that the newsroom owns into one file"),
    "import": gettext_lazy("Take such a file into an empty installation"),
    "move": gettext_lazy("Move the installation from SQLite to PostgreSQL"),
}


def main(words: list[str] | None = None) -> int:
    """Run one command line (without the program's name) and return its exit code."""
    _readable_output()
    signal.signal(signal.SIGTERM, _stop)
    try:
        return _run(sys.argv[1:] if words is None else words)
    except Failure as failure:
        complain(failure.words)
        return failure.code
    except SystemExit as finished:  # argparse, after help or a line that it can't read
        return int(finished.code or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more while closing it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(words: list[str]) -> int:
    asked = spoken(words)
    _settle(asked)
    with override(asked.language):
        try:
            return _obey(asked)
        except BrokenPipeError:
            raise
        except (DatabaseError, OSError) as error:
            return _unforeseen(error)


def _obey(asked: Spoken) -> int:
    parser = main_parser(COMMANDS)
    if asked.command not in COMMANDS:
        return _without_command(parser, asked)
    command = _command(asked.command)
    own = Parser(prog=f"taswib {asked.command}", about=COMMANDS[asked.command])
    command.add_arguments(own)
    return int(command.run(own.parse_args(asked.rest)))


def _without_command(parser: Parser, asked: Spoken) -> int:
    if asked.command:
        parser.error(_("there is no command “%(name)s”") % {"name": asked.command})
    parser.print_help()
    return 0 if asked.wants_help else 2


def _command(name: str) -> ModuleType:
    # By name, and only now: models can be imported only after the settings are.
    return importlib.import_module(f"taswib.site.commands.{name}")


def _settle(asked: Spoken) -> None:
    """Settings, from the environment and the options that stand before the command."""
    if asked.data:
        os.environ["TASWIB_DATA"] = asked.data
    if asked.newsroom:
        os.environ["TASWIB_NEWSROOM"] = asked.newsroom
    if asked.wants_help or not asked.command:
        # Help must not leave a data folder behind wherever it is asked for.
        folder = tempfile.TemporaryDirectory(prefix="taswib-help-")
        os.environ["TASWIB_DATA"] = folder.name
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taswib.site.settings")
    try:
        _data_folder()
        django.setup()
    except ValueError as error:
        raise Failure(f"taswib: {error}", code=2) from None


def _data_folder() -> None:
    folder = environment.current().data
    try:
        _make(folder)
    except OSError as error:
        raise Failure(
            f"taswib: the data folder {folder} can't be used: {error.strerror}. Make it writable for this user, or "
            f"choose another: taswib --data FOLDER …\n"
            f"تعذّر استعمال مجلد البيانات {folder}. يلزم أن يكون لهذا المستخدم حق الكتابة فيه، أو يُختار غيره بالخيار "
            f"--data."
        ) from None


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        pass
    environment.secret(folder / "secrets", "session.key")


def _readable_output() -> None:
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show Arabic shows escapes, never a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _unforeseen(error: Exception) -> int:
    if environment.current().debug:
        traceback.print_exc()
    complain(
        _("Taswib could not go on: %(error)s. Nothing is left half-done. `taswib check` says what may be missing.")
        % {"error": str(error).strip() or type(error).__name__}
    )
    return 1
