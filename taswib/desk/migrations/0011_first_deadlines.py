from zoneinfo import ZoneInfo

from django.db import migrations

_LOT = 1000


def give_cases_their_deadlines(apps, schema_editor):
    """A case that waits for its answer has one deadline, the promise of its day; of others nothing is due."""
    base = schema_editor.connection.alias
    cases = apps.get_model("desk", "Case").objects.using(base)
    Deadline = apps.get_model("desk", "Deadline")
    cases.exclude(state__in=("open", "waiting")).update(due_on=None)
    made = []
    for case in cases.filter(state__in=("open", "waiting")).select_related("newsroom").iterator(_LOT):
        day = case.opened_at.astimezone(ZoneInfo(case.newsroom.time_zone)).date()
        days = case.newsroom.promise_days
        made.append(Deadline(case=case, days=days, started_on=day, due_on=case.due_on, pauses=True))
        if len(made) == _LOT:
            Deadline.objects.using(base).bulk_create(made)
            made = []
    Deadline.objects.using(base).bulk_create(made)


class Migration(migrations.Migration):
    dependencies = [("desk", "0010_deadlines")]

    operations = [migrations.RunPython(give_cases_their_deadlines, migrations.RunPython.noop)]
