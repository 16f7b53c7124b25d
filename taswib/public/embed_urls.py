"""The addresses that other sites ask: the widget, what it asks for, and pictures."""

from django.urls import path

from taswib.public import article_badge, embed, embed_status, embedding, recent, report_on

urlpatterns = [
    path("embed.js", embed.embed, name="embed"),
    path("embed/status.json", embed_status.status, name="embed-status"),
    path("corrections/recent.json", recent.recent, name="recent"),
    path("a/<slug:slug>/badge.svg", article_badge.article_badge, name="article-badge"),
    path("report", report_on.report_on, name="report-on"),
    path("embedding", embedding.embedding, name="embedding"),
]
