"""The checks of an installation, in the order in which a start needs them. None changes anything."""

import platform
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from taswib.archive.durability import weakness
from taswib.archive.sealing import SealBroken
from taswib.desk.desk_key import DeskKey
from taswib.following.models import Follower
from taswib.letters.models import ReaderAddress
from taswib.public.card_drawing import can_draw
from taswib.site import installation, static_files
from taswib.site.index_renewing import newsrooms_waiting

_LEAST_FREE = 1_000_000_000  # bytes: weeks of reports, and room for a backup
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph", "glusterfs"}
_SECRETS = ("session", "receipt", "source", "ledger", "people")
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Finding:
    """`essential` ones that are missing keep the product from working."""

    what: Promise
    good: bool
    remedy: Promise
    detail: str = ""
    essential: bool = True


def python() -> Finding:
    remedy = gettext_lazy("Install Python 3.11 or newer, remove .venv, and run `make run`.")
    return Finding(gettext_lazy("Python version"), sys.version_info >= (3, 11), remedy, platform.python_version())


def data_folder() -> Finding:
    remedy = gettext_lazy("Make the folder writable for this user, or choose another: TASWIB_DATA.")
    try:
        with tempfile.TemporaryFile(dir=settings.DATA):
            good = True
    except OSError:
        good = False
    return Finding(gettext_lazy("Data folder writable"), good, remedy, str(settings.DATA))


def file_system() -> Finding:
    kind = _file_system_of(Path(settings.DATA))
    remedy = gettext_lazy("SQLite can't lock reliably on a network share: move the data folder to a local disk.")
    good = kind not in _NETWORK or connection.vendor != "sqlite"
    return Finding(gettext_lazy("File system of the data folder"), good, remedy, kind)


def _file_system_of(path: Path) -> str:
    """As the kernel calls it (ext4, nfs4 …); empty where it does not say."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return ""
    own = [(place, kind) for place, kind in mounts if path.is_relative_to(place)]
    return max(own, key=lambda row: len(row[0]))[1] if own else ""


def free_disk() -> Finding:
    free = shutil.disk_usage(settings.DATA).free
    remedy = gettext_lazy("Make room: a full disk stops new reports.")
    return Finding(
        gettext_lazy("Free disk space"), free >= _LEAST_FREE, remedy, f"{free / 1e9:.1f} GB", essential=False
    )


def secrets() -> Finding:
    files = [Path(settings.DATA, "secrets", f"{name}.key") for name in _SECRETS]
    good = all(file.is_file() and stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    remedy = gettext_lazy(
        "Nobody but this user may read the secrets: chmod 600 the files in secrets/. Restore lost ones from a backup."
    )
    return Finding(gettext_lazy("Secrets present and private"), good, remedy)


def addresses() -> Finding:
    """Whether the secret is the one under which the newest addresses were sealed."""
    remedy = gettext_lazy(
        "secrets/source.key is not the one of this database: put back the one that was saved with it. "
        "Until then nobody who follows or wrote by mail is written to."
    )
    lost = _asked(lambda: "" if _opens(Follower) and _opens(ReaderAddress) else "source.key")
    return Finding(gettext_lazy("Addresses readable with the secret"), not lost, remedy, lost, essential=False)


def _opens(kept: type[Follower] | type[ReaderAddress]) -> bool:
    newest = kept.objects.order_by("-pk").first()  # type: ignore[attr-defined]
    try:
        return newest is None or bool(newest.address)
    except SealBroken:
        return False


def database() -> Finding:
    remedy = gettext_lazy("Start PostgreSQL, or correct TASWIB_DATABASE; for SQLite see the data folder above.")
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return Finding(gettext_lazy("Database reachable"), False, remedy, str(error).strip())
    return Finding(gettext_lazy("Database reachable"), True, remedy, connection.vendor)


def durable() -> Finding:
    remedy = gettext_lazy("Set it back: on a weaker database a power cut loses acknowledged reports.")
    weak = _asked(lambda: weakness(connection))
    return Finding(gettext_lazy("Database durable"), not weak, remedy, weak)


def migrations() -> Finding:
    remedy = gettext_lazy("Run: taswib migrate")
    behind = _asked(lambda: ", ".join(installation.pending()[:3]))
    return Finding(gettext_lazy("Database of this version"), not behind, remedy, behind)


def _asked(question: Callable[[], str]) -> str:
    try:
        return question()
    except DatabaseError:
        return "?"


def index() -> Finding:
    """Whether tracing, and the watch on what comes in, have an index that answers."""
    remedy = gettext_lazy(
        "Tracing finds nothing until it is made anew: `taswib up` and `taswib watch` do so by themselves; "
        "`taswib archive index` does it now."
    )
    waiting = _asked(lambda: ", ".join(one.slug for one in newsrooms_waiting()))
    return Finding(gettext_lazy("Index of this version"), not waiting, remedy, waiting, essential=False)


def desk_keys() -> Finding:
    """Whether the desk's keys still lie on this server."""
    remedy = gettext_lazy(
        "Add an editor, or let one sign in: until then whoever takes the disk can read what readers sent."
    )
    parked = _asked(lambda: "parked" if DeskKey.objects.parked().exists() else "")
    return Finding(
        gettext_lazy("Readers' words out of the server's reach"), not parked, remedy, parked, essential=False
    )


def translations() -> Finding:
    sources = sorted(_PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"))
    stale = [one.parents[3].name for one in sources if not _compiled(one)]
    remedy = gettext_lazy("Run: make translations")
    return Finding(gettext_lazy("Translations compiled"), not stale, remedy, ", ".join(stale))


def _compiled(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime


def static() -> Finding:
    remedy = gettext_lazy("`taswib up` collects them.")
    return Finding(gettext_lazy("Static files collected"), static_files.collected(), remedy, essential=False)


def chromium() -> Finding:
    remedy = gettext_lazy("Only the tests need it: apt-get install chromium")
    found = shutil.which("chromium") or ""
    return Finding(gettext_lazy("Chromium for the tests"), bool(found), remedy, found, essential=False)


def postgresql() -> Finding:
    remedy = gettext_lazy("Only the tests need it, unless you chose it as database: apt-get install postgresql")
    found = max(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), default="")
    return Finding(gettext_lazy("PostgreSQL for the tests"), bool(found), remedy, found, essential=False)


def proxies() -> Finding:
    """Who speaks https stands behind a proxy; unless that is said, every visitor comes from the same place."""
    remedy = gettext_lazy(
        "Set TASWIB_PROXIES=1 and let the proxy send X-Forwarded-For: until then whoever guesses at an editor's "
        "password keeps that editor out, and a flood slows every reader."
    )
    good = not settings.SESSION_COOKIE_SECURE or settings.PROXIES > 0
    return Finding(gettext_lazy("Visitors told apart behind the proxy"), good, remedy, essential=False)


def pictures() -> Finding:
    remedy = gettext_lazy(
        "Without it notices have no picture where their address is passed on: apt-get install libfribidi0"
    )
    return Finding(gettext_lazy("Pictures of notices can be drawn"), can_draw(), remedy, essential=False)


CHECKS = (
    python, data_folder, file_system, free_disk, secrets, database, durable, migrations, addresses, index, desk_keys, proxies,
    translations, static, pictures, chromium, postgresql,
)  # fmt: skip
