
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recompute',
            fields=[
                ('office', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='identity.office')),
                ('asked_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'deadlines_recompute',
            },
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_at', models.DateTimeField()),
                ('count', models.PositiveIntegerField()),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'deadlines_digest',
            },
        ),
        migrations.CreateModel(
            name='Ladder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('name', models.CharField(max_length=60)),
                ('dropped_at', models.DateTimeField(null=True)),
                ('last_number', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='identity.office')),
            ],
            options={
                'db_table': 'deadlines_ladder',
            },
        ),
        migrations.CreateModel(
            name='Deadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=24)),
                ('object_id', models.BigIntegerField()),
                ('name', models.CharField(max_length=24)),
                ('cycle', models.PositiveSmallIntegerField(default=1)),
                ('basis', models.CharField(choices=[('working', 'Working time'), ('calendar', 'Calendar time')], max_length=8)),
                ('limit_minutes', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('running', 'Running'), ('paused', 'Paused'), ('met', 'Met'), ('cancelled', 'Called off')], default='running', max_length=9)),
                ('started_at', models.DateTimeField()),
                ('base_at', models.DateTimeField()),
                ('base_due_at', models.DateTimeField(null=True)),
                ('due_at', models.DateTimeField(null=True)),
                ('soon_at', models.DateTimeField(null=True)),
                ('original_due_at', models.DateTimeField()),
                ('promised_at', models.DateTimeField(null=True)),
                ('next_step_at', models.DateTimeField(null=True)),
                ('level', models.PositiveSmallIntegerField(default=0)),
                ('met_at', models.DateTimeField(null=True)),
                ('missed_at', models.DateTimeField(null=True)),
                ('missed_event', models.BigIntegerField(null=True)),
                ('flagged', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('ladder', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='deadlines.ladder')),
            ],
            options={
                'db_table': 'deadlines_deadline',
            },
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(max_length=24)),
                ('deadline', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pauses', to='deadlines.deadline')),
                ('paused_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'deadlines_pause',
            },
        ),
        migrations.CreateModel(
            name='Rung',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('when', models.CharField(choices=[('share', 'before it is due, per cent of the limit left'), ('before', 'minutes before it is due'), ('after', 'minutes after it was due')], max_length=8)),
                ('amount', models.PositiveIntegerField()),
                ('basis', models.CharField(choices=[('working', 'Working time'), ('calendar', 'Calendar time')], max_length=8)),
                ('audience', models.CharField(max_length=12)),
                ('urgent', models.BooleanField(default=False)),
                ('ladder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rungs', to='deadlines.ladder')),
            ],
            options={
                'db_table': 'deadlines_rung',
            },
        ),
        migrations.CreateModel(
            name='StepTaken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('audience', models.CharField(blank=True, max_length=12)),
                ('due_at', models.DateTimeField()),
                ('taken_at', models.DateTimeField()),
                ('quiet', models.BooleanField(default=False)),
                ('deadline', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='deadlines.deadline')),
            ],
            options={
                'db_table': 'deadlines_step_taken',
            },
        ),
        migrations.CreateModel(
            name='Told',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_at', models.DateTimeField()),
                ('direct', models.BooleanField()),
                ('digest', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='told', to='deadlines.digest')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told', to='deadlines.steptaken')),
            ],
            options={
                'db_table': 'deadlines_told',
            },
        ),
        migrations.AddIndex(
            model_name='digest',
            index=models.Index(fields=['person', 'told_at'], name='deadlines_digest_of_person'),
        ),
        migrations.AddConstraint(
            model_name='ladder',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at', None), ('office__isnull', False)), fields=('office', 'code'), name='deadlines_ladder_once_an_office'),
        ),
        migrations.AddConstraint(
            model_name='ladder',
            constraint=models.UniqueConstraint(condition=models.Q(('office', None)), fields=('code',), name='deadlines_ladder_once_the_company'),
        ),
        migrations.AddConstraint(
            model_name='ladder',
            constraint=models.CheckConstraint(condition=models.Q(('dropped_at', None), ('office__isnull', False), _connector='OR'), name='deadlines_ladder_of_the_company_is_never_dropped'),
        ),
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(condition=models.Q(('next_step_at__isnull', False)), fields=['next_step_at'], name='deadlines_deadline_next_step'),
        ),
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(condition=models.Q(('state__in', ['running', 'paused'])), fields=['office', 'due_at'], name='deadlines_deadline_open'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.UniqueConstraint(fields=('kind', 'object_id', 'name', 'cycle'), name='deadlines_deadline_once'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_at', None), ('state', 'paused')), models.Q(models.Q(('state', 'paused'), _negated=True), ('due_at__isnull', False)), _connector='OR'), name='deadlines_deadline_has_no_due_time_exactly_while_paused'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('met_at__isnull', False), ('state', 'met')), models.Q(models.Q(('state', 'met'), _negated=True), ('met_at', None)), _connector='OR'), name='deadlines_deadline_is_met_with_its_time'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'running'), ('next_step_at', None), _connector='OR'), name='deadlines_deadline_takes_steps_only_while_running'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(('due_at', None), ('due_at__gte', models.F('started_at')), _connector='OR'), name='deadlines_deadline_is_due_after_its_start'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.CheckConstraint(condition=models.Q(('until_at', None), ('until_at__gte', models.F('from_at')), _connector='OR'), name='deadlines_pause_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.UniqueConstraint(condition=models.Q(('until_at', None)), fields=('deadline',), name='deadlines_pause_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='rung',
            constraint=models.UniqueConstraint(fields=('ladder', 'number'), name='deadlines_rung_number_once'),
        ),
        migrations.AddConstraint(
            model_name='rung',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='deadlines_rung_number_is_not_the_miss'),
        ),
        migrations.AddConstraint(
            model_name='rung',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('when', 'share'), _negated=True), ('amount__range', (1, 99)), _connector='OR'), name='deadlines_rung_share_is_per_cent'),
        ),
        migrations.AddConstraint(
            model_name='steptaken',
            constraint=models.UniqueConstraint(fields=('deadline', 'number'), name='deadlines_step_taken_once'),
        ),
        migrations.AddIndex(
            model_name='told',
            index=models.Index(condition=models.Q(('direct', True)), fields=['person', 'told_at'], name='deadlines_told_direct'),
        ),
        migrations.AddIndex(
            model_name='told',
            index=models.Index(condition=models.Q(('digest', None), ('direct', False)), fields=['person'], name='deadlines_told_waiting'),
        ),
        migrations.AddConstraint(
            model_name='told',
            constraint=models.UniqueConstraint(fields=('step', 'person'), name='deadlines_told_each_person_once'),
        ),
        migrations.AddConstraint(
            model_name='told',
            constraint=models.CheckConstraint(condition=models.Q(('direct', False), ('digest', None), _connector='OR'), name='deadlines_told_in_one_way'),
        ),
    ]
