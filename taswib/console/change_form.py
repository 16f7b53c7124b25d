"""What is filled in to change a public notice: its words, and why."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taswib.console.forms import NoticeForm
from taswib.design.fields import PublicWordsField
from taswib.desk.changing import CHANGEABLE
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording


class ChangeForm(NoticeForm):
    """`edition` is the wording that was on the page; without `data` it holds that, or `proposed` where somebody asked."""

    why = PublicWordsField(
        label=_("Why it is changed"),
        help_text=_("Published with the notice. What it said before stays in the ledger."),
        limit=2000,
        lines=3,
    )

    def __init__(
        self, notice: Notice, data: QueryDict | None = None, proposed: Mapping[str, Any] | None = None
    ) -> None:
        stands = {name: getattr(notice, name) for name in (*CHANGEABLE, "edition")}
        super().__init__(data, initial=stands | {name: proposed[name] for name in CHANGEABLE} if proposed else stands)
        del self.fields["kind"], self.fields["carries_reply"]
        self.notice = notice

    @property
    def can_be_shown(self) -> bool:
        """Whether it says enough for a preview, with its reason or without."""
        return self.is_bound and not self.errors.keys() - {"why"}

    @property
    def stands(self) -> Wording:
        """What an unsent form holds."""
        return self._wording(self.initial)

    @property
    def wording(self) -> Wording:
        return self._wording(self.cleaned_data)

    def _wording(self, given: Mapping[str, Any]) -> Wording:
        says = {name: given[name] for name in CHANGEABLE} | {"severity": Severity(given["severity"])}
        return Wording(kind=NoticeKind(self.notice.kind), **says)
