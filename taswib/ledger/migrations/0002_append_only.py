from django.db import migrations

from taswib.ledger.append_only import protect, release


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: protect(editor.connection), lambda apps, editor: release(editor.connection)
        ),
    ]
