"""All that the migrations named in `replaces` make, for a new database; whoever has some of them goes on with those."""

import django.db.models.deletion
import taswib.archive.spans
from django.conf import settings
from django.db import migrations, models

from taswib.archive.made_at_once import MadeAtOnce


class Migration(migrations.Migration):

    replaces = [
        ('archive', '0001_initial'),
        ('archive', '0002_hosts'),
        ('archive', '0003_statements'),
        ('archive', '0004_tracing'),
        ('archive', '0005_sources'),
        ('archive', '0006_editors'),
    ]

    dependencies = [
        ('people', '0003_people'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [MadeAtOnce([
        migrations.CreateModel(
            name='Fresh',
            fields=[
                ('key', models.BigAutoField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='Host',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('origin', models.CharField(max_length=300, unique=True)),
                ('next_turn', models.DateTimeField(blank=True, null=True)),
                ('pause', models.FloatField(default=0, help_text='seconds between requests that its robots.txt asks for')),
                ('rules', models.CharField(choices=[('unknown', 'Unknown'), ('read', 'Read'), ('none', 'None'), ('unreachable', 'Unreachable')], default='unknown', max_length=12)),
                ('robots', models.TextField(blank=True)),
                ('robots_read_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Postings',
            fields=[
                ('key', models.BigAutoField(primary_key=True, serialize=False)),
                ('packed', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=20, unique=True)),
                ('identity', models.CharField(max_length=600)),
                ('given_id', models.CharField(blank=True, help_text='what its publisher calls it, as intake was told', max_length=300)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('outlet', models.CharField(blank=True, max_length=200)),
                ('section', models.CharField(blank=True, max_length=120)),
                ('byline', models.CharField(blank=True, max_length=300)),
                ('language', models.CharField(default='ar', max_length=2)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('published_precision', models.CharField(choices=[('day', 'Day'), ('minute', 'Minute')], default='minute', max_length=6)),
                ('searchable', models.TextField(blank=True, editable=False, help_text='the latest headline, folded')),
                ('authors', models.ManyToManyField(blank=True, related_name='articles', to=settings.AUTH_USER_MODEL)),
                ('editors', models.ManyToManyField(blank=True, help_text='who handled it before it came out', related_name='edited_articles', to=settings.AUTH_USER_MODEL)),
                ('newsroom', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='people.newsroom')),
            ],
        ),
        migrations.CreateModel(
            name='Index',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('answering', 'Answering'), ('making', 'Making')], max_length=9)),
                ('common', models.BinaryField(default=b'')),
                ('size', models.PositiveIntegerField(default=0)),
                ('parts', models.JSONField(default=list)),
                ('newsroom', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indexes', to='people.newsroom')),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.article')),
                ('index', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='archive.index')),
            ],
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('headline', models.CharField(max_length=500)),
                ('digest', models.CharField(max_length=64)),
                ('seen_at', models.DateTimeField()),
                ('seen_from', models.CharField(max_length=600)),
                ('read_by', models.CharField(blank=True, help_text='which reader found its statements; none yet', max_length=12)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='archive.article')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='current',
            field=models.ForeignKey(help_text='the latest text', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='archive.revision'),
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('next_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('leased_until', models.DateTimeField(blank=True, null=True)),
                ('last_read_at', models.DateTimeField(blank=True, null=True)),
                ('state', models.CharField(blank=True, choices=[('ok', 'It was read.'), ('not_modified', 'It has not changed since the last reading.'), ('gone', 'There is nothing at this address any more (404 or 410).'), ('moved', 'It leads elsewhere: to the front page, or on and on through more than three redirects.'), ('forbidden', 'The server lets nobody in here without permission (401, 403 or 451).'), ('paywalled', 'The whole text is for subscribers only; its beginning alone is not taken for it.'), ('robots', "The site's robots.txt asks programs to leave this address alone, so it was not read."), ('rate_limited', 'The site asks for fewer requests; it is read again when its pause is over.'), ('unreachable', "The server can't be reached, or broke off or failed while it answered."), ('too_large', 'The answer is larger than anything that is read here, so it was not taken.'), ('too_slow', 'The answer was not whole within ten seconds.'), ('refused_address', 'The address leads into a private network or to an unusual port.'), ('unreadable', "What came can't be read: no article, a broken encoding or another kind of file.")], help_text='of the last reading', max_length=16)),
                ('detail', models.CharField(blank=True, help_text='the technical cause, in a few words', max_length=300)),
                ('failures', models.PositiveIntegerField(default=0, help_text='readings in a row that failed')),
                ('etag', models.CharField(blank=True, max_length=200)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('kind', models.CharField(choices=[('feed', 'RSS or Atom feed'), ('sitemap', 'Sitemap'), ('wordpress', 'WordPress'), ('pages', 'List of pages')], max_length=10)),
                ('address', models.URLField(max_length=500)),
                ('outlet', models.CharField(blank=True, max_length=200)),
                ('username', models.CharField(blank=True, max_length=100)),
                ('sealed_password', models.TextField(blank=True, editable=False)),
                ('is_active', models.BooleanField(default=True)),
                ('added_at', models.DateTimeField()),
                ('last_good_at', models.DateTimeField(blank=True, null=True)),
                ('cursor', models.JSONField(default=dict)),
                ('taken', models.PositiveIntegerField(default=0, help_text='articles that it brought')),
                ('changed', models.PositiveIntegerField(default=0, help_text='revisions that it brought later')),
                ('newsroom', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='people.newsroom')),
            ],
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('state', models.CharField(choices=[('ok', 'It was read.'), ('not_modified', 'It has not changed since the last reading.'), ('gone', 'There is nothing at this address any more (404 or 410).'), ('moved', 'It leads elsewhere: to the front page, or on and on through more than three redirects.'), ('forbidden', 'The server lets nobody in here without permission (401, 403 or 451).'), ('paywalled', 'The whole text is for subscribers only; its beginning alone is not taken for it.'), ('robots', "The site's robots.txt asks programs to leave this address alone, so it was not read."), ('rate_limited', 'The site asks for fewer requests; it is read again when its pause is over.'), ('unreachable', "The server can't be reached, or broke off or failed while it answered."), ('too_large', 'The answer is larger than anything that is read here, so it was not taken.'), ('too_slow', 'The answer was not whole within ten seconds.'), ('refused_address', 'The address leads into a private network or to an unusual port.'), ('unreadable', "What came can't be read: no article, a broken encoding or another kind of file.")], max_length=16)),
                ('detail', models.CharField(blank=True, max_length=300)),
                ('pages', models.PositiveIntegerField(default=0)),
                ('new', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('refused', models.PositiveIntegerField(default=0)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='archive.source')),
            ],
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('content', taswib.archive.spans.SpansField()),
                ('kind', models.CharField(max_length=8)),
                ('cue', taswib.archive.spans.SpansField(blank=True, default=())),
                ('source', taswib.archive.spans.SpansField(blank=True, default=())),
                ('source_name', models.CharField(blank=True, max_length=300)),
                ('speaker', models.CharField(blank=True, max_length=200)),
                ('via', taswib.archive.spans.SpansField(blank=True, default=())),
                ('when', taswib.archive.spans.SpansField(blank=True, default=())),
                ('said_on', models.CharField(blank=True, max_length=10)),
                ('certainty', models.FloatField()),
                ('newsroom', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='people.newsroom')),
                ('revision', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='archive.revision')),
            ],
            options={
                'ordering': ['revision', 'number'],
            },
        ),
        migrations.CreateModel(
            name='WatchedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('next_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('leased_until', models.DateTimeField(blank=True, null=True)),
                ('last_read_at', models.DateTimeField(blank=True, null=True)),
                ('state', models.CharField(blank=True, choices=[('ok', 'It was read.'), ('not_modified', 'It has not changed since the last reading.'), ('gone', 'There is nothing at this address any more (404 or 410).'), ('moved', 'It leads elsewhere: to the front page, or on and on through more than three redirects.'), ('forbidden', 'The server lets nobody in here without permission (401, 403 or 451).'), ('paywalled', 'The whole text is for subscribers only; its beginning alone is not taken for it.'), ('robots', "The site's robots.txt asks programs to leave this address alone, so it was not read."), ('rate_limited', 'The site asks for fewer requests; it is read again when its pause is over.'), ('unreachable', "The server can't be reached, or broke off or failed while it answered."), ('too_large', 'The answer is larger than anything that is read here, so it was not taken.'), ('too_slow', 'The answer was not whole within ten seconds.'), ('refused_address', 'The address leads into a private network or to an unusual port.'), ('unreadable', "What came can't be read: no article, a broken encoding or another kind of file.")], help_text='of the last reading', max_length=16)),
                ('detail', models.CharField(blank=True, help_text='the technical cause, in a few words', max_length=300)),
                ('failures', models.PositiveIntegerField(default=0, help_text='readings in a row that failed')),
                ('etag', models.CharField(blank=True, max_length=200)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('address', models.CharField(max_length=500)),
                ('host', models.CharField(help_text='of which one page is read at a time', max_length=300)),
                ('remote_id', models.CharField(blank=True, max_length=100)),
                ('fresh_since', models.DateTimeField()),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='watched_pages', to='archive.article')),
                ('newsroom', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='watched_pages', to='people.newsroom')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pages', to='archive.source')),
            ],
        ),
        migrations.CreateModel(
            name='Appearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('before', models.CharField(blank=True, choices=[('ok', 'It was read.'), ('not_modified', 'It has not changed since the last reading.'), ('gone', 'There is nothing at this address any more (404 or 410).'), ('moved', 'It leads elsewhere: to the front page, or on and on through more than three redirects.'), ('forbidden', 'The server lets nobody in here without permission (401, 403 or 451).'), ('paywalled', 'The whole text is for subscribers only; its beginning alone is not taken for it.'), ('robots', "The site's robots.txt asks programs to leave this address alone, so it was not read."), ('rate_limited', 'The site asks for fewer requests; it is read again when its pause is over.'), ('unreachable', "The server can't be reached, or broke off or failed while it answered."), ('too_large', 'The answer is larger than anything that is read here, so it was not taken.'), ('too_slow', 'The answer was not whole within ten seconds.'), ('refused_address', 'The address leads into a private network or to an unusual port.'), ('unreadable', "What came can't be read: no article, a broken encoding or another kind of file.")], max_length=16)),
                ('after', models.CharField(choices=[('ok', 'It was read.'), ('not_modified', 'It has not changed since the last reading.'), ('gone', 'There is nothing at this address any more (404 or 410).'), ('moved', 'It leads elsewhere: to the front page, or on and on through more than three redirects.'), ('forbidden', 'The server lets nobody in here without permission (401, 403 or 451).'), ('paywalled', 'The whole text is for subscribers only; its beginning alone is not taken for it.'), ('robots', "The site's robots.txt asks programs to leave this address alone, so it was not read."), ('rate_limited', 'The site asks for fewer requests; it is read again when its pause is over.'), ('unreachable', "The server can't be reached, or broke off or failed while it answered."), ('too_large', 'The answer is larger than anything that is read here, so it was not taken.'), ('too_slow', 'The answer was not whole within ten seconds.'), ('refused_address', 'The address leads into a private network or to an unusual port.'), ('unreadable', "What came can't be read: no article, a broken encoding or another kind of file.")], max_length=16)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appearances', to='archive.watchedpage')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='index',
            constraint=models.UniqueConstraint(fields=('newsroom', 'state'), name='one_index_of_a_newsroom_in_each_state'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('article', 'index'), name='one_entry_an_article'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['digest'], name='archive_rev_digest_db338a_idx'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['read_by'], name='archive_rev_read_by_6f5653_idx'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='one_revision_a_number'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['newsroom', '-published_at'], name='archive_art_newsroo_0886b5_idx'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('newsroom', 'identity'), name='one_article_an_identity'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.UniqueConstraint(fields=('newsroom', 'kind', 'address'), name='one_source_an_address'),
        ),
        migrations.AddIndex(
            model_name='reading',
            index=models.Index(fields=['source', '-at'], name='archive_rea_source__27199d_idx'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(fields=['newsroom', 'speaker'], name='archive_sta_newsroo_63fa92_idx'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.UniqueConstraint(fields=('revision', 'number'), name='one_statement_a_number'),
        ),
        migrations.AddIndex(
            model_name='watchedpage',
            index=models.Index(fields=['source', 'remote_id'], name='archive_wat_source__d98930_idx'),
        ),
        migrations.AddConstraint(
            model_name='watchedpage',
            constraint=models.UniqueConstraint(fields=('newsroom', 'address'), name='one_watched_page_an_address'),
        ),
    ])]
