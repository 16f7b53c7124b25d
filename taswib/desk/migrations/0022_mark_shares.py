import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def mark_again(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """The next article that comes in finds all notices unmarked, and has them marked."""
    apps.get_model("desk", "Notice").objects.update(marks_version=0)


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0021_figures'),
    ]

    operations = [
        migrations.DeleteModel(name='NoticeMark'),
        migrations.CreateModel(
            name='NoticeMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('passage', models.PositiveSmallIntegerField()),
                ('hashed', models.BigIntegerField()),
                ('share', models.FloatField()),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='desk.notice')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('hashed', 'notice', 'passage'), name='one_mark_a_pair')],
            },
        ),
        migrations.RunPython(mark_again, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['newsroom', 'state', 'marks_version'], name='desk_notice_newsroo_e49a36_idx'),
        ),
    ]
