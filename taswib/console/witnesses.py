"""Witnesses: who countersigns our log, and whose logs we countersign."""

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_rule_keepers, see_other
from taswib.console.partner_forms import LogForm, WitnessForm
from taswib.ledger.log import Log
from taswib.ledger.witness import Witness
from taswib.ledger.witnessed import AnotherKey, WitnessedLog, witness_log


@for_rule_keepers
def witnesses(request: DeskRequest) -> HttpResponse:
    """POST has somebody countersign our log from now on."""
    form = WitnessForm(request.POST or None, auto_id="witness-%s")
    if request.method != "POST" or not form.is_valid():
        return _page(request, 422 if request.method == "POST" else 200, witness=form)
    given = form.cleaned_data
    Witness.objects.of(request.newsroom).get_or_create(
        key=given["key"],
        newsroom=request.newsroom,
        ended_at=None,
        defaults={"name": given["name"], "address": given["address"], "added_at": timezone.now()},
    )
    messages.success(request, _("Kept. It is asked within a minute, if it knows our log's key."))
    return see_other("witnesses")


@for_rule_keepers
def witness_end(request: DeskRequest, witness_id: int) -> HttpResponse:
    """POST asks it nothing more."""
    if request.method != "POST":
        return redirect("console:witnesses")
    get_object_or_404(Witness.objects.of(request.newsroom), pk=witness_id).end(timezone.now())
    messages.success(request, _("Ended. What it countersigned stays."))
    return see_other("witnesses")


@for_rule_keepers
def logs(request: DeskRequest) -> HttpResponse:
    """POST has us countersign a log from now on."""
    if request.method != "POST":
        return redirect("console:witnesses")
    form = LogForm(request.POST, auto_id="log-%s")
    if not form.is_valid():
        return _page(request, 422, log=form)
    try:
        witness_log(request.newsroom, form.cleaned_data["key"], timezone.now())
    except AnotherKey:
        form.add_error("key", _("A log of this name was countersigned here with another key."))
        return _page(request, 422, log=form)
    messages.success(request, _("Kept. Its checkpoints are countersigned when it asks, as long as it only grows."))
    return see_other("witnesses")


@for_rule_keepers
def log_end(request: DeskRequest, log_id: int) -> HttpResponse:
    """POST countersigns nothing more of it."""
    if request.method != "POST":
        return redirect("console:witnesses")
    get_object_or_404(WitnessedLog.objects.of(request.newsroom), pk=log_id).end(timezone.now())
    messages.success(request, _("Ended. It is countersigned no more."))
    return see_other("witnesses")


def _page(
    request: DeskRequest, status: int, witness: django_forms.Form | None = None, log: django_forms.Form | None = None
) -> HttpResponse:
    ours = Log.objects.of(request.newsroom)
    latest = ours.checkpoints.order_by("-size").first()
    context = {
        "witnesses": Witness.objects.of(request.newsroom).order_by("name", "pk"),
        "logs": WitnessedLog.objects.of(request.newsroom).order_by("origin"),
        "size": latest.size if latest else 0,
        "forms": {
            "witness": witness or WitnessForm(auto_id="witness-%s"),
            "log": log or LogForm(auto_id="log-%s"),
        },
        "own_log_key": str(ours.verifier),
        "own_witness_key": str(ours.cosigner.key),
        "own_address": request.build_absolute_uri("/ledger/witness"),
    }
    return render(request, "console/witnesses.html", context, status=status)
