"""The addresses of the reader's pages: article, form, receipt and thread, and what a server is asked for."""

from django.urls import path

from taswib.public import (
    afterwards,
    article,
    consent,
    crawlers,
    health,
    history,
    receipt,
    report,
    sourcing,
    thread,
    withdrawal,
)

urlpatterns = [
    path("a/<slug:slug>", article.article, name="article"),
    path("a/<slug:slug>/revisions/<int:number>", article.revision, name="article-revision"),
    path("a/<slug:slug>/changes/<int:number>", article.changes, name="article-changes"),
    path("a/<slug:slug>/history", history.history, name="article-history"),
    path("a/<slug:slug>/sourcing", sourcing.sourcing_page, name="article-sourcing"),
    path("a/<slug:slug>/report", report.report, name="report"),
    path("receipt", receipt.receipt, name="receipt"),
    path("receipt/leave", receipt.leave, name="receipt-leave"),
    path("receipt/thread", thread.thread, name="thread"),
    path("receipt/thread/appeal", afterwards.appeals, name="thread-appeal"),
    path("receipt/thread/put-right", afterwards.put_right, name="thread-put-right"),
    path("receipt/thread/consent", consent.consents, name="thread-consent"),
    path("receipt/thread/messages", thread.messages, name="thread-messages"),
    path("receipt/thread/withdrawal", withdrawal.withdrawal, name="thread-withdrawal"),
    path("healthz", health.healthz, name="healthz"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("favicon.ico", crawlers.favicon, name="favicon"),
]
