
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sealer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.PositiveSmallIntegerField(choices=[(1, 'event'), (2, 'access')], unique=True)),
                ('floor', models.BigIntegerField(default=0)),
                ('seen', models.BigIntegerField(default=0)),
                ('seen_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'timeline_sealer',
            },
        ),
        migrations.CreateModel(
            name='Text',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.BigIntegerField(db_index=True)),
                ('slot', models.CharField(max_length=24)),
                ('key_id', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'db_table': 'timeline_text',
            },
        ),
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.BigIntegerField()),
                ('sequence', models.BigIntegerField()),
                ('hash', models.BinaryField(max_length=32)),
                ('at', models.DateTimeField()),
                ('signer', models.CharField(max_length=16)),
                ('signature', models.BinaryField(max_length=64)),
            ],
            options={
                'db_table': 'timeline_checkpoint',
                'constraints': [models.UniqueConstraint(fields=('chain', 'sequence'), name='timeline_checkpoint_once')],
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.BigIntegerField()),
                ('sequence', models.BigIntegerField()),
                ('source', models.PositiveSmallIntegerField(choices=[(1, 'event'), (2, 'access')])),
                ('row', models.BigIntegerField()),
                ('hash', models.BinaryField(max_length=32)),
            ],
            options={
                'db_table': 'timeline_seal',
                'constraints': [models.UniqueConstraint(fields=('chain', 'sequence'), name='timeline_seal_one_link_per_place'), models.UniqueConstraint(fields=('source', 'row'), name='timeline_seal_each_row_once')],
            },
        ),
        migrations.CreateModel(
            name='About',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=24)),
                ('object_id', models.BigIntegerField()),
                ('role', models.CharField(max_length=16)),
                ('verb', models.CharField(max_length=60)),
                ('local_day', models.DateField()),
                ('origin', models.PositiveSmallIntegerField(choices=[(1, 'live'), (2, 'device'), (3, 'import')])),
                ('event', models.BigIntegerField()),
                ('office', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
            ],
            options={
                'db_table': 'timeline_about',
                'indexes': [models.Index(fields=['kind', 'object_id', 'event'], name='timeline_about_history'), models.Index(fields=['verb', 'local_day', 'kind', 'object_id'], name='timeline_about_counting'), models.Index(fields=['event'], name='timeline_about_event')],
            },
        ),
        migrations.CreateModel(
            name='Access',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=40)),
                ('kind', models.CharField(max_length=24)),
                ('object_id', models.BigIntegerField(null=True)),
                ('reason_kind', models.CharField(blank=True, max_length=24)),
                ('reason_id', models.BigIntegerField(null=True)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('facts', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('salt', models.BinaryField(max_length=16)),
                ('commitment', models.BinaryField(max_length=32)),
                ('office', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'timeline_access',
                'indexes': [models.Index(fields=['kind', 'object_id', 'id'], name='timeline_access_of_object'), models.Index(fields=['person', 'id'], name='timeline_access_by_person')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=60)),
                ('actor_label', models.CharField(blank=True, max_length=20)),
                ('post', models.CharField(blank=True, max_length=12)),
                ('captured_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('received_month', models.PositiveIntegerField()),
                ('local_day', models.DateField()),
                ('origin', models.PositiveSmallIntegerField(choices=[(1, 'live'), (2, 'device'), (3, 'import')], default=1)),
                ('batch', models.BigIntegerField(null=True)),
                ('voids', models.BigIntegerField(null=True)),
                ('facts', models.JSONField(default=dict)),
                ('salt', models.BinaryField(max_length=16)),
                ('commitment', models.BinaryField(max_length=32)),
                ('actor', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('on_behalf_of', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'timeline_event',
                'indexes': [models.Index(condition=models.Q(('batch__isnull', False)), fields=['batch'], name='timeline_event_batch'), models.Index(condition=models.Q(('voids__isnull', False)), fields=['voids'], name='timeline_event_voids')],
            },
        ),
    ]
