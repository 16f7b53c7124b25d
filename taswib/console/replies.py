"""The saved replies: what is answered to many, in both languages."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk, see_other
from taswib.design.fields import PublicWordsField
from taswib.desk.decision import Outcome
from taswib.desk.permissions import Act
from taswib.desk.refusals import NotPermitted
from taswib.desk.reply_library import replies_of
from taswib.desk.saved_reply import FIELDS, SavedReply, unknown_fields


class ReplyForm(forms.ModelForm):
    title_ar = PublicWordsField(label=_("Name in Arabic"), limit=120, lines=1)
    title_en = PublicWordsField(label=_("Name in English"), limit=120, lines=1, required=False)
    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=[(one.value, one.label) for one in (Outcome.UPHELD, Outcome.NOTED, Outcome.REJECTED)],
    )
    words_ar = PublicWordsField(
        label=_("Answer in Arabic"), limit=4000, lines=5,
        help_text=_("Fields in braces are filled in for each case: {newsroom}, {headline}, {passage}."),
    )  # fmt: skip
    words_en = PublicWordsField(label=_("Answer in English"), limit=4000, lines=5)

    class Meta:
        model = SavedReply
        fields = ("title_ar", "title_en", "outcome", "words_ar", "words_en")

    def clean_words_ar(self) -> str:
        return self._with_known_fields("words_ar")

    def clean_words_en(self) -> str:
        return self._with_known_fields("words_en")

    def _with_known_fields(self, name: str) -> str:
        words: str = self.cleaned_data[name]
        for unknown in unknown_fields(words):
            raise forms.ValidationError(
                _("There is no field {%(unknown)s}; there are %(known)s."),
                params={"unknown": unknown, "known": ", ".join(f"{{{one}}}" for one in FIELDS)},
            )
        return words


@for_desk
def replies(request: DeskRequest) -> HttpResponse:
    return render(request, "console/replies.html", {"replies": replies_of(request.newsroom)})


@for_desk
def reply(request: DeskRequest, reply_id: int) -> HttpResponse:
    return _edit(request, get_object_or_404(SavedReply.objects.of(request.newsroom), pk=reply_id))


@for_desk
def new_reply(request: DeskRequest) -> HttpResponse:
    return _edit(request, SavedReply(newsroom=request.newsroom))


def _edit(request: DeskRequest, one: SavedReply) -> HttpResponse:
    if Act.WRITE_TO_READER not in request.parts:
        raise NotPermitted
    form = ReplyForm(request.POST or None, instance=one)
    if request.method == "POST" and "remove" in request.POST and one.pk:
        one.delete()
        messages.success(request, _("The reply is gone. What was answered with it stays."))
        return see_other("replies")
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "console/reply.html", {"form": form, "reply": one}, status=status)
    form.save()
    messages.success(request, _("The reply is kept."))
    return see_other("replies")
