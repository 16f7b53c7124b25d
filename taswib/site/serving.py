"""The server: granian, as many processes as the operator asked for."""

import socket

from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from taswib.site.environment import Environment
from taswib.site.terminal import Failure

THREADS = 16  # requests at work in a process: those that wait for the disk share its next commit
_SECONDS_TO_FINISH = 20  # for the requests at work when the server is asked to stop


def refuse_taken_port(environment: Environment) -> None:
    """Raises Failure where nothing can listen on the address and port that were asked for."""
    try:
        family, kind, protocol, _name, place = socket.getaddrinfo(
            environment.bind, environment.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(place)
            trial.listen(1)
    except OSError as error:
        raise Failure(
            _(
                "Taswib can't listen on %(bind)s port %(port)d: %(reason)s. Stop what uses it, or choose another: "
                "`taswib up --port %(other)d`, or TASWIB_PORT."
            )
            % {
                "bind": environment.bind,
                "port": environment.port,
                "reason": error.strerror,
                "other": 8001 if environment.port != 8001 else 8002,
            }
        ) from None


def serve(environment: Environment) -> None:
    """Serve until SIGTERM or SIGINT; requests at work are finished first. A process that dies is replaced."""
    Granian(
        "taswib.site.worker:application",
        address=environment.bind,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=environment.workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=_SECONDS_TO_FINISH,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
