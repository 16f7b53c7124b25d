"""The half of an editor's key lies in the row of their session. Sessions from before end: everybody signs in anew."""

from django.db import migrations, models


def end_every_session(apps: object, _schema: object) -> None:
    for label, name in (("sessions", "Session"), ("people", "DeskSession")):
        apps.get_model(label, name).objects.all().delete()  # type: ignore[attr-defined]


class Migration(migrations.Migration):
    dependencies = [("people", "0003_people"), ("sessions", "0001_initial")]

    operations = [
        migrations.RunPython(end_every_session, migrations.RunPython.noop),
        migrations.AddField(
            "desksession",
            "half",
            models.BinaryField(default=b"", help_text="of the person's key, locked; the browser has what opens it"),
        ),
    ]
