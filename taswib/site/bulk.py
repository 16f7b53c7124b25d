"""Where work on the whole archive is done: on a cluster, on this machine through Daft, or on its cores without it."""

import importlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.archive.bulk.going_through import Unfinished
from taswib.archive.bulk.manifest import Busy
from taswib.archive.bulk.on_cores import on_cores
from taswib.archive.bulk.work import Lost, Runner
from taswib.people.newsroom import Newsroom
from taswib.site import environment
from taswib.site.terminal import Failure, Progress, complain

Result = TypeVar("Result")
_INSTALL = "scripts/set-up.sh requirements-bulk.lock"


def runner() -> Runner:
    """As TASWIB_CLUSTER says. Raises Failure with what to install, or to see to."""
    cluster = environment.current().cluster
    missing = [name for name in ("daft", "ray") if find_spec(name) is None]
    if cluster and missing:
        raise Failure(
            _("TASWIB_CLUSTER is set, but %(missing)s is not installed here. Run %(install)s on every machine.")
            % {"missing": ", ".join(missing), "install": _INSTALL}
        )
    if "daft" in missing:
        complain(_("Daft is not installed, so the cores of this machine do it (%(install)s).") % {"install": _INSTALL})
        return on_cores
    try:
        return importlib.import_module("taswib.archive.bulk.on_daft").on_daft(cluster)  # type: ignore[no-any-return]
    except Lost as lost:
        raise Failure(
            _("The cluster at %(cluster)s does not answer: %(why)s. This machine must be one of its nodes.")
            % {"cluster": cluster, "why": lost}
        ) from None


def folder(newsroom: Newsroom, job: str) -> Path:
    """Where the finished chunks of a job wait until all are there."""
    return environment.current().data / "bulk" / f"{job}-{newsroom.pk}"


def told() -> Callable[[int], object]:
    progress = Progress(gettext_lazy("… %(done)d articles"))
    return lambda done: progress.report(done=done)


def whole(work: Callable[[], Result]) -> Result:
    """What it comes to. Raises Failure where it can't be finished now."""
    try:
        return work()
    except Busy:
        raise Failure(_("Another command is at work on the same. Wait until it has ended.")) from None
    except Unfinished as unfinished:
        raise Failure(
            _(
                "These chunks came to nothing: %(chunks)s (%(why)s). All others are kept: the same command goes on from "
                "there."
            )
            % {"chunks": ", ".join(str(one.number) for one in unfinished.chunks[:20]), "why": unfinished.why}
        ) from None
