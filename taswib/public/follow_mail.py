"""Following by letter: asking for it, saying yes from the mailbox, changing it, and stopping it.

Addresses with a secret work as a site's page does (site_repair.py): opening one changes nothing, for mail programs open
links before people do; and none needs a cookie, for whoever can post there knows the secret.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from taswib.archive.article import Article
from taswib.desk.reporting import new_submission
from taswib.following.choice import Rhythm, Subject
from taswib.following.models import Follower, Wish
from taswib.following.wish import wish
from taswib.people.newsroom import Newsroom
from taswib.public.chosen import AUTHOR, NAMED, TOPIC, chosen
from taswib.public.follow_form import LANGUAGES, ChoiceForm, FollowForm
from taswib.public.toll import admission, asked_of, one_more_step
from taswib.public.untraced import untraced

_BY_QUERY = {AUTHOR: Subject.AUTHOR, TOPIC: Subject.TOPIC, NAMED: Subject.NAMED}
_RHYTHM = "rhythm-"
View = Callable[..., HttpResponse]


def letters_go_out(newsroom: Newsroom) -> bool:
    """Whether it can write to followers: there is a mail server, and an address that letters can name."""
    return bool(settings.MAIL_SERVER and newsroom.address)


def _by_link(view: View) -> View:
    return csrf_exempt(untraced(require_http_methods(["GET", "HEAD", "POST"])(view)))


@_by_link
def follow_mail(request: HttpRequest) -> HttpResponse:
    """The form; sent, the same answer for every address, whether it follows already or not. 404 where no letters go out."""
    if not request.newsroom or not letters_go_out(request.newsroom):  # type: ignore[attr-defined]
        raise Http404
    article = _article(request)
    if request.method != "POST":
        return _form(request, FollowForm(article=article, initial=_asked_for(request, article)))
    door = admission(request)
    if door.asked:
        return one_more_step(request, door.asked)
    form = FollowForm(request.POST, article=article)
    if not form.is_valid():
        return _form(request, form, status=422)
    said = form.cleaned_data
    wish(
        request.newsroom,  # type: ignore[attr-defined]
        said["address"],
        form.choice,
        form.rhythm_chosen,
        language=said["language"],
        now=timezone.now(),
    )
    return _see("follow-asked")


@untraced
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "public/follow_asked.html")


@_by_link
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """GET asks whether it is meant, POST does it."""
    wanted = Wish.objects.opened_by(secret, timezone.now())
    if wanted is None or not _is_here(request, wanted):
        return _over(request, status=404)
    if request.method != "POST":
        return render(request, "public/follow_confirm.html", {"wish": wanted})
    follower = wanted.confirm(timezone.now())
    return _see("follow-mine", follower.secret) if follower else _over(request, status=404)


@_by_link
def mine(request: HttpRequest, secret: str) -> HttpResponse:
    """What somebody follows; changed, and added to. Whose address it is does not stand there."""
    follower = Follower.objects.opened_by(secret)
    if follower is None or not _is_here(request, follower):
        return _over(request, status=404)
    if request.method != "POST":
        return _mine(request, follower, ChoiceForm())
    if "add" in request.POST:
        return _add(request, follower)
    sent = {name: str(words) for name, words in request.POST.items()}
    changes = {name.removeprefix(_RHYTHM): words for name, words in sent.items() if name.startswith(_RHYTHM)}
    if not follower.change(changes, request.POST.get("language", "")):
        return _over(request)
    return _see("follow-mine", secret)


@_by_link
def stop(request: HttpRequest, secret: str) -> HttpResponse:
    """GET asks whether it is meant; POST, by a press or by a mail program (RFC 8058), stops all letters there."""
    follower = Follower.objects.opened_by(secret)
    follower = follower if follower and _is_here(request, follower) else None
    if request.method != "POST":
        return (
            render(request, "public/follow_stop.html", {"secret": secret}) if follower else _over(request, status=404)
        )
    if follower:
        follower.stop()
    return _over(request)


def _is_here(request: HttpRequest, one: Wish | Follower) -> bool:
    """Whether it is of the newsroom at whose address this page stands."""
    newsroom = request.newsroom  # type: ignore[attr-defined]
    return bool(newsroom) and one.newsroom_id == newsroom.pk


def _article(request: HttpRequest) -> Article | None:
    slug = (request.POST if request.method == "POST" else request.GET).get("article", "")
    theirs = Article.objects.select_related("current").filter(newsroom=request.newsroom)  # type: ignore[attr-defined]
    return theirs.filter(slug=slug, current__isnull=False).first() if slug and "\0" not in slug else None


def _asked_for(request: HttpRequest, article: Article | None) -> dict[str, object]:
    """What the link that led here says."""
    choice = chosen(request.GET)
    words = {_BY_QUERY[name]: said for name, said in choice.parts.items() if said}
    if article:
        return {"subject": Subject.ARTICLE}
    if words:
        subject, said = next(iter(words.items()))
        return {"subject": subject, "words": said}
    asked_for = request.GET.get("subject", "")
    return {"subject": asked_for if asked_for in Subject.values else Subject.ALL}


def _form(request: HttpRequest, form: FollowForm, status: int = 200) -> HttpResponse:
    submission = new_submission()
    context = {"form": form, "submission": submission, "asked": asked_of(request, submission)}
    return render(request, "public/follow_mail.html", context, status=status)


def _add(request: HttpRequest, follower: Follower) -> HttpResponse:
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return _mine(request, follower, form, status=422)
    follower.follow(form.choice, form.rhythm_chosen, timezone.now())
    return _see("follow-mine", follower.secret)


def _mine(request: HttpRequest, follower: Follower, form: ChoiceForm, status: int = 200) -> HttpResponse:
    context = {
        "follower": follower,
        "follows": list(follower.follows.all()),
        "rhythms": Rhythm.choices,
        "languages": LANGUAGES,
        "form": form,
        "prefix": _RHYTHM,
    }
    return render(request, "public/follow_mine.html", context, status=status)


def _over(request: HttpRequest, status: int = 200) -> HttpResponse:
    """No letters go there; or the link has served, and the page says the same of every link that never was."""
    return render(request, "public/follow_over.html", {"unknown": status == 404}, status=status)


def _see(name: str, *parts: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(name, args=parts), status=303)
