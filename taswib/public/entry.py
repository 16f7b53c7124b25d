"""The page that asks for the code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from taswib.public.forms import ReceiptForm


def ask_for_code(request: HttpRequest, *, status: int = 200, wrong: bool = False) -> HttpResponse:
    """The code's form. Words that were typed with it, or before a thread closed, stay in it and go with the code."""
    form = ReceiptForm(initial=request.POST.dict(), label_suffix="")
    context = {"form": form, "wrong": wrong, "waiting": bool(request.POST.get("words"))}
    return render(request, "public/receipt.html", context, status=status)
