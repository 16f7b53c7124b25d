"""All that the migrations named in `replaces` make, for a new database; whoever has some of them goes on with those."""

import django.db.models.deletion
from django.db import migrations, models

from taswib.archive.made_at_once import MadeAtOnce


class Migration(migrations.Migration):

    replaces = [
        ('letters', '0001_initial'),
        ('letters', '0002_followers'),
        ('letters', '0003_invitations'),
    ]

    dependencies = [
        ('desk', '0001_whole'),
        ('following', '0001_followers'),
        ('people', '0003_people'),
    ]

    operations = [MadeAtOnce([
        migrations.CreateModel(
            name='OutgoingLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('letter', models.CharField(choices=[('received', 'Received'), ('which', 'Which Article'), ('news', 'News'), ('confirm', 'Confirm'), ('notice', 'Notice'), ('digest', 'Digest'), ('checkpoint', 'Checkpoint'), ('invitation', 'Invitation')], max_length=10)),
                ('language', models.CharField(max_length=2)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('sealed', models.TextField(editable=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('given_up', 'Given Up')], default='waiting', max_length=10)),
                ('made_at', models.DateTimeField()),
                ('next_at', models.DateTimeField()),
                ('leased_until', models.DateTimeField(null=True)),
                ('tries', models.PositiveIntegerField(default=0)),
                ('follower', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='following.follower')),
                ('newsroom', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.newsroom')),
            ],
        ),
        migrations.CreateModel(
            name='Reached',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('index', models.PositiveBigIntegerField(default=0)),
                ('newsroom', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.newsroom')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReaderAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.TextField(editable=False)),
                ('told', models.BigIntegerField(default=0)),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mail_address', to='desk.report')),
            ],
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rhythm', models.CharField(choices=[('once', 'At once'), ('daily', 'Daily'), ('weekly', 'Weekly')], max_length=6)),
                ('happened_at', models.DateTimeField()),
                ('follower', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellings', to='following.follower')),
                ('letter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tellings', to='letters.outgoingletter')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='desk.noticerecord')),
            ],
        ),
        migrations.CreateModel(
            name='KnownLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('newsroom', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.newsroom')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='desk.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('newsroom', 'key'), name='one_row_a_letter')],
            },
        ),
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(max_length=5)),
                ('host', models.CharField(max_length=253)),
                ('port', models.PositiveIntegerField()),
                ('username', models.CharField(max_length=254)),
                ('sealed_password', models.TextField(editable=False)),
                ('folder', models.CharField(default='INBOX', max_length=200)),
                ('kind', models.CharField(choices=[('error', 'Wrong information'), ('addition', 'Additional details'), ('complaint', 'Complaint'), ('reply', 'Right of reply')], default='error', max_length=10)),
                ('is_active', models.BooleanField(default=True)),
                ('validity', models.BigIntegerField(null=True)),
                ('last_uid', models.BigIntegerField(default=0)),
                ('next_at', models.DateTimeField()),
                ('leased_until', models.DateTimeField(null=True)),
                ('last_read_at', models.DateTimeField(null=True)),
                ('state', models.CharField(blank=True, choices=[('ok', 'read'), ('unreachable', 'the server does not answer'), ('refused', 'the server does not accept the user name or the password'), ('no_folder', 'the folder does not exist'), ('broken', "the server's answer could not be read")], max_length=12)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('left', models.PositiveIntegerField(default=0, help_text='letters that became no report and wait in the mailbox')),
                ('newsroom', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mailboxes', to='people.newsroom')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('newsroom', 'host', 'username', 'folder'), name='one_row_a_mailbox')],
            },
        ),
        migrations.AddIndex(
            model_name='outgoingletter',
            index=models.Index(fields=['state', 'next_at'], name='letters_out_state_997423_idx'),
        ),
        migrations.AddIndex(
            model_name='telling',
            index=models.Index(fields=['rhythm', 'happened_at'], name='letters_tel_rhythm_48d514_idx'),
        ),
        migrations.AddConstraint(
            model_name='telling',
            constraint=models.UniqueConstraint(fields=('follower', 'record'), name='one_telling_a_follower'),
        ),
    ])]
