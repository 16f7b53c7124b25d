"""What a start prints: where everything is, in both languages."""

from django.utils.translation import gettext_lazy

from taswib.archive.article import Article
from taswib.site import demonstration
from taswib.site.environment import Environment
from taswib.site.terminal import both

_PLACES = (
    (gettext_lazy("Readers' page"), "/"),
    (gettext_lazy("Corrections log"), "/corrections"),
    (gettext_lazy("Follow a report"), "/receipt"),
    (gettext_lazy("The desk"), "/desk/"),
)


def announcement(environment: Environment) -> list[str]:
    """Lines of address and name; with the demo, its accounts."""
    base = _base(environment)
    lines = ["", *(_line(base + path, both(name)) for name, path in _PLACES)]
    article = Article.objects.order_by("-published_at", "-pk").first()
    if article:
        lines.insert(2, _line(f"{base}/a/{article.slug}", both(gettext_lazy("An article"))))
    if demonstration.held() is demonstration.Held.DEMO:
        lines += _accounts()
    return [*lines, "", _line(str(environment.data), both(gettext_lazy("Data"))), both(_STOP), ""]


_STOP = gettext_lazy("Ctrl-C stops it.")


def _accounts() -> list[str]:
    heading = both(gettext_lazy("Demo accounts, password %(password)s"), password=demonstration.PASSWORD)
    accounts = [f"  {username:<10} {roles}" for username, roles in demonstration.accounts()]
    receipts = _line(str(demonstration.receipts_file()), both(gettext_lazy("Receipts of the demo's readers")))
    return ["", heading, *accounts, "", receipts]


def _base(environment: Environment) -> str:
    host = "127.0.0.1" if environment.bind in ("0.0.0.0", "::") else environment.bind  # noqa: S104
    return f"http://{f'[{host}]' if ':' in host else host}:{environment.port}"


def _line(place: str, name: str) -> str:
    return f"  {place:<44} {name}"
