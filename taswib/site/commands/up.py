"""`taswib up`: everything that a start needs, then the server."""

import argparse
import os

from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.site import demonstration, environment
from taswib.site.announcement import announcement
from taswib.site.demonstration import Held
from taswib.site.installation import bring_up_to_date, refuse_weakness
from taswib.site.serving import refuse_taken_port, serve
from taswib.site.shared_memory import tallies_in_memory
from taswib.site.static_files import collect
from taswib.site.terminal import Failure, both, complain, say
from taswib.site.watcher import reading_beside


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help=_("load the demo newsroom where there is none yet"))
    parser.add_argument("--port", help=_("the port to listen on (default 8000, or TASWIB_PORT)"))
    parser.add_argument("--bind", help=_("the address to listen on (default 127.0.0.1, or TASWIB_BIND)"))


def run(arguments: argparse.Namespace) -> int:
    here = _environment(arguments)
    refuse_taken_port(here)
    refuse_weakness()
    bring_up_to_date()
    collect()
    if arguments.demo:
        _demo()
    say(*announcement(here))
    connections.close_all()  # the processes that serve open their own
    with tallies_in_memory(), reading_beside(wanted=here.watch):
        serve(here)
    say(both(gettext_lazy("Stopped.")))
    return 0


def _environment(arguments: argparse.Namespace) -> environment.Environment:
    """The environment with the options over it, put back so that the processes that serve read the same."""
    for name, value in (("TASWIB_PORT", arguments.port), ("TASWIB_BIND", arguments.bind)):
        if value is not None:
            os.environ[name] = value
    try:
        return environment.current()
    except ValueError as error:
        raise Failure(f"taswib up: {error}", code=2) from None


def _demo() -> None:
    if demonstration.held() is Held.NOTHING:
        say(both(gettext_lazy("Loading the demo, once …")))
        demonstration.load_demo()
    elif demonstration.held() is Held.ANOTHER:
        complain(both(gettext_lazy("The demo was not loaded: this folder holds a newsroom of its own.")))
