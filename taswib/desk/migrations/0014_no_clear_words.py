import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0013_seal_words")]
    operations = [
        migrations.AlterField(
            model_name="contact",
            name="desk_key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="desk.deskkey"
            ),
        ),
        migrations.RemoveField(model_name="contact", name="words"),
        migrations.RemoveField(model_name="message", name="words"),
        migrations.RemoveField(model_name="testimony", name="how"),
        migrations.RemoveField(model_name="testimony", name="right"),
        migrations.RemoveField(model_name="testimony", name="wrong"),
    ]
