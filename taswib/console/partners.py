"""Partners: who is told of notices, whose key is believed, whose corrections are followed; and how it goes."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_rule_keepers, see_other
from taswib.console.partner_forms import ContactForm, KeyForm, PartnerForm
from taswib.desk.partners.first_contact import FirstContact
from taswib.desk.partners.partner import Partner, fingerprint_of, keep_partner
from taswib.desk.refusals import NameTaken
from taswib.ledger.log import Log

_SHOWN = 30  # messages of a partner on its page


@for_rule_keepers
def partners(request: DeskRequest) -> HttpResponse:
    """POST adds one."""
    blank = Partner(newsroom=request.newsroom)
    form = PartnerForm(request.POST or None, instance=blank)
    if request.method != "POST" or not _kept(request, form):
        return _list(request, form, 422 if request.method == "POST" else 200)
    messages.success(request, _("Kept. Compare keys now, so that each believes the other."))
    return see_other("partner", partner_id=form.instance.pk)


@for_rule_keepers
def partner(request: DeskRequest, partner_id: int) -> HttpResponse:
    """POST changes what is known of it."""
    one = _partner(request, partner_id)
    if request.method != "POST":
        return partner_page(request, one)
    form = PartnerForm(request.POST, instance=one)
    if not _kept(request, form):
        return partner_page(request, _partner(request, partner_id), form=form, status=422)
    messages.success(request, _("Kept."))
    return see_other("partner", partner_id=partner_id)


def _kept(request: DeskRequest, form: PartnerForm) -> bool:
    """Whether what was filled in is stored; why not stands in the form."""
    if not form.is_valid():
        return False
    try:
        keep_partner(form.instance, by=request.user, now=timezone.now())
    except NameTaken as refused:
        form.add_error("name", str(refused))
        return False
    return True


@for_rule_keepers
def key(request: DeskRequest, partner_id: int) -> HttpResponse:
    """POST accepts a key that was compared."""
    one, form = _partner(request, partner_id), KeyForm(request.POST)
    if request.method != "POST":
        return redirect("console:partner", partner_id=partner_id)
    if not form.is_valid():
        return partner_page(request, one, key_form=form, status=422)
    one.accept(form.cleaned_data["key"], by=request.user, now=timezone.now())
    messages.success(request, _("The key is accepted: what it signs is believed to be this partner's."))
    return see_other("partner", partner_id=partner_id)


@for_rule_keepers
def end(request: DeskRequest, partner_id: int) -> HttpResponse:
    """POST ends it."""
    if request.method != "POST":
        return redirect("console:partner", partner_id=partner_id)
    _partner(request, partner_id).end(by=request.user, now=timezone.now())
    messages.success(request, _("Ended. It is told nothing more, and nothing that it sends is taken."))
    return see_other("partners")


@for_rule_keepers
def sending(request: DeskRequest, partner_id: int, message_id: int) -> HttpResponse:
    """POST sends a message again, from the beginning of its tries."""
    one = _partner(request, partner_id)
    if request.method != "POST":
        return redirect("console:partner", partner_id=partner_id)
    get_object_or_404(one.messages, pk=message_id).send_again(timezone.now())
    messages.success(request, _("It goes out again, under the same name."))
    return see_other("partner", partner_id=partner_id)


@for_rule_keepers
def contact(request: DeskRequest, contact_id: int) -> HttpResponse:
    """POST says whose a key is that wrote to us, or that it is nobody's."""
    if request.method != "POST":
        return redirect("console:partners")
    found = get_object_or_404(FirstContact, newsroom=request.newsroom, pk=contact_id)
    if "refuse" in request.POST:
        found.delete()
        messages.success(request, _("Forgotten. Should it write again, it stands here again."))
        return see_other("partners")
    form = ContactForm(request.POST, newsroom=request.newsroom)
    if not form.is_valid():
        return _list(request, None, 422)
    chosen = form.cleaned_data["partner"]
    found.accept_for(chosen, by=request.user, now=timezone.now())
    messages.success(request, _("The key is accepted: what it signs is believed to be this partner's."))
    return see_other("partner", partner_id=chosen.pk)


def partner_page(
    request: DeskRequest,
    one: Partner,
    *,
    form: PartnerForm | None = None,
    key_form: KeyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; what could not be kept stands in its form again."""
    context = {
        "partner": one,
        "form": form or PartnerForm(instance=one),
        "key_form": key_form or KeyForm(auto_id="key-%s"),
        "sent": one.messages.select_related("notice").order_by("-pk")[:_SHOWN],
        "received": one.received.annotate(cases=Count("suggestions")).order_by("-pk")[:_SHOWN],
        "suggestions": one.suggestions.select_related("case", "article__current").order_by("-pk")[:_SHOWN],
        "events": one.events.select_related("by").order_by("-pk")[:_SHOWN],
        "secret": one.written_secret,
        **_ours(request),
    }
    return render(request, "console/partner.html", context, status=status)


def _list(request: DeskRequest, form: PartnerForm | None, status: int) -> HttpResponse:
    ours = Partner.objects.of(request.newsroom)
    waiting = Count("messages", filter=Q(messages__next_at__isnull=False))
    stopped = Q(messages__next_at=None, messages__done_at=None, messages__tries__gt=0)
    context = {
        "partners": ours.annotate(waiting=waiting, given_up=Count("messages", filter=stopped)),
        "contacts": FirstContact.objects.filter(newsroom=request.newsroom),
        "form": form or PartnerForm(instance=Partner(newsroom=request.newsroom)),
        **_ours(request),
    }
    return render(request, "console/partners.html", context, status=status)


def _ours(request: DeskRequest) -> dict[str, object]:
    """What others need to know of us."""
    written = str(Log.objects.of(request.newsroom).verifier)
    base = request.build_absolute_uri("/").rstrip("/")
    return {"own_key": written, "own_fingerprint": fingerprint_of(written), "own_address": f"{base}/api/v1/messages"}


def _partner(request: DeskRequest, partner_id: int) -> Partner:
    return get_object_or_404(Partner.objects.of(request.newsroom), pk=partner_id)
