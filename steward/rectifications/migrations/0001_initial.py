
import django.db.models.deletion
import steward.foundation.identity.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('estate', '0001_initial'),
        ('identity', '0001_initial'),
        ('organisation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Limits',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('safety_hours', models.PositiveSmallIntegerField(default=24)),
                ('function_hours', models.PositiveSmallIntegerField(default=72)),
                ('appearance_hours', models.PositiveSmallIntegerField(default=168)),
                ('effect_after_days', models.PositiveSmallIntegerField(default=14)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
            ],
            options={
                'db_table': 'rectifications_limits',
                'constraints': [models.UniqueConstraint(condition=models.Q(('office', None)), fields=('is_active',), name='rectifications_limits_once_the_company'), models.CheckConstraint(condition=models.Q(('is_active', True), ('office__isnull', False), _connector='OR'), name='rectifications_limits_company_always_holds'), models.CheckConstraint(condition=models.Q(('appearance_hours__range', (1, 8760)), ('effect_after_days__range', (0, 365)), ('function_hours__range', (1, 8760)), ('safety_hours__range', (1, 8760))), name='rectifications_limits_within_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Rectification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('source', models.CharField(choices=[('finding', 'finding on a round'), ('spot_check', 'spot check'), ('case', 'case'), ('feedback', "customers' feedback"), ('environment', 'environmental check'), ('evaluation', 'evaluation'), ('direct', 'written down directly')], max_length=12)),
                ('source_kind', models.CharField(blank=True, max_length=24)),
                ('source_id', models.BigIntegerField(null=True)),
                ('title', models.CharField(max_length=80)),
                ('fault', models.CharField(max_length=500)),
                ('severity', models.CharField(choices=[('safety', 'safety'), ('function', 'function'), ('appearance', 'appearance')], max_length=12)),
                ('cause', models.CharField(blank=True, choices=[('person', 'person'), ('method', 'method'), ('material', 'material'), ('environment', 'environment'), ('other', 'other')], max_length=12)),
                ('cause_words', models.CharField(blank=True, max_length=500)),
                ('correction', models.CharField(blank=True, max_length=500)),
                ('corrective_action', models.CharField(blank=True, max_length=500)),
                ('preventive_action', models.CharField(blank=True, max_length=500)),
                ('contractor', models.CharField(blank=True, max_length=80)),
                ('issued_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('state', models.CharField(choices=[('open', 'to be done'), ('done', 'to be verified'), ('verified', 'verified, effect to be checked'), ('closed', 'closed'), ('withdrawn', 'withdrawn')], default='open', max_length=10)),
                ('done_at', models.DateTimeField(null=True)),
                ('verified_at', models.DateTimeField(null=True)),
                ('effect_due_on', models.DateField(null=True)),
                ('effect_at', models.DateTimeField(null=True)),
                ('effect_words', models.CharField(blank=True, max_length=500)),
                ('closed_at', models.DateTimeField(null=True)),
                ('withdrawn_reason', models.CharField(blank=True, max_length=240)),
                ('returned_at', models.DateTimeField(null=True)),
                ('cycle', models.PositiveSmallIntegerField(default=1)),
                ('version', models.PositiveIntegerField(default=1)),
                ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.department')),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('effect_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.place')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.unit')),
                ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('watcher', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'rectifications_rectification',
                'indexes': [models.Index(fields=['office', 'issued_at', 'id'], name='rectifications_of_office'), models.Index(condition=models.Q(('state__in', ['open', 'done', 'verified'])), fields=['office', 'due_at', 'id'], name='rectifications_open'), models.Index(condition=models.Q(('unit__isnull', False)), fields=['unit'], name='rectifications_of_unit'), models.Index(fields=['source_kind', 'source_id'], name='rectifications_of_source')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('contractor', ''), ('department', None), ('owner__isnull', False)), models.Q(('contractor', ''), ('department__isnull', False), ('owner', None)), models.Q(('department', None), ('owner', None), models.Q(('contractor', ''), _negated=True)), _connector='OR'), name='rectifications_exactly_one_owner'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'withdrawn']), models.Q(('done_at__isnull', False), ('done_by__isnull', False), models.Q(('correction', ''), _negated=True), models.Q(('cause', ''), _negated=True)), _connector='OR'), name='rectifications_done_with_correction'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'done', 'withdrawn']), models.Q(('verified_at__isnull', False), ('verified_by__isnull', False), models.Q(('verified_by', models.F('done_by')), _negated=True)), _connector='OR'), name='rectifications_verified_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at', None)), _connector='OR'), name='rectifications_closed_at_some_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('effect_due_on', None), ('effect_at__isnull', False), _connector='OR'), name='rectifications_closed_after_its_look_back'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('withdrawn_reason', ''), _negated=True), _connector='OR'), name='rectifications_withdrawn_for_a_reason')],
            },
        ),
    ]
