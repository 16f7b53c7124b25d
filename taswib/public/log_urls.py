"""The addresses of the log, its feeds, and the pages about the desk."""

from django.urls import path

from taswib.public import (
    badge,
    card,
    feeds,
    figures,
    follow,
    follow_mail,
    home,
    ledger,
    log,
    notice_dialects,
    notice_page,
    partner_page,
    policy,
    site_repair,
    trust,
    witnessing,
)
from taswib.public.dialects.ninjs import VERSIONS

urlpatterns = [
    path("", home.home, name="home"),
    path("corrections", log.corrections, name="corrections"),
    path("corrections/<int:number>", notice_page.notice, name="notice"),
    path("corrections/<int:number>/badge.svg", badge.badge, name="badge"),
    path("corrections/<int:number>/card.png", card.card, name="notice-card"),
    path("corrections/<int:number>/newsml-g2.xml", notice_dialects.newsml, name="notice-newsml"),
    path("corrections/<int:number>/annotation.jsonld", notice_dialects.annotation, name="notice-annotation"),
    *(
        path(
            f"corrections/<int:number>/ninjs-{version}.json",
            notice_dialects.ninjs,
            {"version": version},
            name=f"notice-ninjs-{version}",
        )
        for version in VERSIONS
    ),
    path("trust.txt", trust.trust, name="trust"),
    path(".well-known/trust.txt", trust.trust, name="trust-well-known"),
    path("repairs/<slug:secret>", site_repair.site_repair, name="site-repair"),
    path("partners/<slug:secret>", partner_page.partner_page, name="partner-page"),
    path("corrections.atom", feeds.log_atom, name="corrections-atom"),
    path("corrections.json", feeds.log_json, name="corrections-json"),
    path("a/<slug:slug>/corrections.atom", feeds.article_atom, name="article-atom"),
    path("a/<slug:slug>/corrections.json", feeds.article_json, name="article-json"),
    path("ledger", ledger.ledger, name="ledger"),
    path("ledger/checkpoint", ledger.checkpoint, name="ledger-checkpoint"),
    path("ledger/witness/add-checkpoint", witnessing.add_checkpoint, name="add-checkpoint"),
    path("ledger/log.jsonl", ledger.whole, name="ledger-log"),
    path("ledger/verify", ledger.verification, name="ledger-verify"),
    path("ledger/<int:index>", ledger.entry, name="ledger-entry"),
    path("ledger/<int:index>/proof.json", ledger.proof, name="ledger-proof"),
    path("figures", figures.figures, name="figures"),
    path("figures.csv", figures.as_csv, name="figures-csv"),
    path("figures.json", figures.as_json, name="figures-json"),
    path("policy", policy.policy, name="policy"),
    path("follow", follow.follow, name="follow"),
    path("follow/mail", follow_mail.follow_mail, name="follow-mail"),
    path("follow/asked", follow_mail.asked, name="follow-asked"),
    path("follow/confirm/<slug:secret>", follow_mail.confirm, name="follow-confirm"),
    path("follow/mine/<slug:secret>", follow_mail.mine, name="follow-mine"),
    path("follow/mine/<slug:secret>/stop", follow_mail.stop, name="follow-stop"),
]
