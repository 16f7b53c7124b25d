"""The newsroom's codes of conduct: those that it keeps to, the library to take one from, and files in and out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.code_forms import CodeForm, CodeUpload
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_rule_keepers, see_other
from taswib.desk.clause import Clause
from taswib.desk.code_file import CodeFile, read_code, written_code
from taswib.desk.code_library import code_library, kept_codes, take_code
from taswib.desk.code_of_conduct import CodeOfConduct
from taswib.desk.refusals import Refused


@for_rule_keepers
def codes(request: DeskRequest) -> HttpResponse:
    """POST takes a code of the library."""
    if request.method != "POST":
        return _page(request)
    told = code_library().get(request.POST.get("key", ""))
    if told is None or CodeOfConduct.objects.of(request.newsroom).filter(key=told.key).exists():
        return redirect("console:codes")
    return _take(request, told)


@for_rule_keepers
def file(request: DeskRequest) -> HttpResponse:
    """POST takes a code from a file, whole or not at all."""
    if request.method != "POST":
        return redirect("console:codes")
    form = CodeUpload(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        told = read_code(form.content())
    except Refused as refused:
        form.add_error("files", str(refused))
        return _page(request, form, status=422)
    return _take(request, told)


@for_rule_keepers
def code(request: DeskRequest, code_id: int) -> HttpResponse:
    one = _ours(request, code_id)
    form = CodeForm(request.POST or None, instance=one)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "console/code.html", {"form": form, **_shown(one)}, status=status)
    form.save()
    messages.success(request, _("Kept. Complaints that come from now on are judged by it."))
    return see_other("codes")


@for_rule_keepers
def export(request: DeskRequest, code_id: int) -> HttpResponse:
    """The code with its clauses in force, as a file that this page takes again."""
    one = _ours(request, code_id)
    answer = HttpResponse(written_code(one, one.clauses.in_force()), content_type="application/toml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{one.key}.toml"'
    return answer


def _ours(request: DeskRequest, code_id: int) -> CodeOfConduct:
    return get_object_or_404(CodeOfConduct.objects.of(request.newsroom), pk=code_id)


def _shown(one: CodeOfConduct) -> dict[str, object]:
    """The code as it is stored, whatever the form holds; with the editions that are over."""
    stored = CodeOfConduct.objects.get(pk=one.pk)
    over = Clause.objects.filter(code=stored).exclude(until=None).select_related("by").order_by("anchor", "-edition")
    return {"code": stored, "clauses": stored.clauses.in_force().select_related("code"), "over": over}


def _take(request: DeskRequest, told: CodeFile) -> HttpResponse:
    taken = take_code(request.newsroom, told, by=request.user, now=timezone.now())
    messages.success(request, _("The code is the newsroom's own now. Look at it; each clause can be changed."))
    return see_other("code", code_id=taken.pk)


def _page(request: DeskRequest, upload: CodeUpload | None = None, *, status: int = 200) -> HttpResponse:
    kept_codes(request.newsroom, timezone.now())
    ours = CodeOfConduct.objects.of(request.newsroom)
    taken = set(ours.values_list("key", flat=True))
    context = {
        "codes": [(one, one.clauses.in_force().count()) for one in ours],
        "library": [one for one in code_library().values() if one.key not in taken],
        "upload": upload or CodeUpload(),
    }
    return render(request, "console/codes.html", context, status=status)
