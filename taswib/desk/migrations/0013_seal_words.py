"""What readers wrote in the clear is sealed, to keys that are parked until somebody of the desk signs in.

The readers' own keys follow from their receipts, which are not known here: each is given theirs when they have come
with it and the desk has looked (keyring.py).
"""

import json

from django.db import migrations
from django.utils import timezone

from taswib.desk.parking import park
from taswib.sealing import new_pair, seal

AT_ONCE = 500


def seal_all(apps, schema_editor):
    Report, base = apps.get_model("desk", "Report"), schema_editor.connection.alias
    desks = {}
    waiting = Report.objects.using(base).filter(key=None).select_related("testimony", "contact").prefetch_related("messages")
    while some := list(waiting.order_by("pk")[:AT_ONCE]):
        for report in some:
            if report.newsroom_id not in desks:
                desks[report.newsroom_id] = {purpose: _desk_key(apps, report, purpose, base) for purpose in ("words", "contact")}
            _seal(apps, report, desks[report.newsroom_id], base)


def _desk_key(apps, report, purpose, base):
    keys = apps.get_model("desk", "DeskKey").objects.using(base)
    there = keys.filter(newsroom_id=report.newsroom_id, purpose=purpose, ended_at=None).first()
    if there:
        return there
    pair = new_pair()
    parked = park(pair.private, f"desk key {purpose} {pair.public.hex()}")
    return keys.create(
        newsroom_id=report.newsroom_id, purpose=purpose, public=pair.public, parked=parked, made_at=timezone.now()
    )


def _seal(apps, report, desk, base):
    pair, place = new_pair(), report.submission
    apps.get_model("desk", "ReportKey").objects.using(base).create(
        report=report,
        public=pair.public,
        desk_key=desk["words"],
        for_desk=seal(desk["words"].public, pair.private, f"key {place}"),
    )
    said = getattr(report, "testimony", None)
    if said:
        words = {"wrong": said.wrong, "right": said.right, "how": said.how}
        said.sealed = seal(pair.public, json.dumps(words, ensure_ascii=False).encode(), f"testimony {place}")
        said.wrong = said.right = said.how = ""
        said.save()
    for message in report.messages.all():
        message.sealed, message.words = seal(pair.public, message.words.encode(), f"message {place}"), ""
        message.save()
    contact = getattr(report, "contact", None)
    if contact:
        contact.desk_key = desk["contact"]
        contact.for_desk, contact.words = seal(desk["contact"].public, contact.words.encode(), f"contact {place}"), ""
        contact.save()


class Migration(migrations.Migration):
    dependencies = [("desk", "0012_sealing")]
    operations = [migrations.RunPython(seal_all)]
