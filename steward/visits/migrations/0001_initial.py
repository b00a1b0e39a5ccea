
import django.db.models.deletion
import steward.foundation.identity.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('estate', '0001_initial'),
        ('identity', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('cycle', models.PositiveSmallIntegerField(default=1)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('passed', 'passed'), ('failed', 'failed'), ('unreachable', 'nobody reached'), ('cancelled', 'not owed any more')], default='planned', max_length=12)),
                ('planned_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('method', models.CharField(blank=True, choices=[('home', 'at home'), ('phone', 'by telephone'), ('office', 'at the office'), ('online', 'online')], max_length=8)),
                ('visited_at', models.DateTimeField(null=True)),
                ('entered_at', models.DateTimeField(null=True)),
                ('interviewee', models.CharField(blank=True, max_length=60)),
                ('quality', models.CharField(blank=True, max_length=1)),
                ('effect', models.CharField(blank=True, max_length=1)),
                ('satisfaction', models.CharField(blank=True, max_length=1)),
                ('shortcomings', models.TextField(blank=True)),
                ('suggestions', models.TextField(blank=True)),
                ('shoe_covers', models.BooleanField(null=True)),
                ('site_cleaned', models.BooleanField(null=True)),
                ('explained_charge', models.BooleanField(null=True)),
                ('signature_file', models.UUIDField(null=True)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('review', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('assigned_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='identity.person')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='cases.case')),
                ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='estate.customer')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='identity.office')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='estate.unit')),
                ('visitor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'visits_visit',
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('method', models.CharField(choices=[('home', 'at home'), ('phone', 'by telephone'), ('office', 'at the office'), ('online', 'online')], max_length=8)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='visits.visit')),
            ],
            options={
                'db_table': 'visits_attempt',
            },
        ),
        migrations.CreateModel(
            name='VisitRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('enquiry', 'enquiry'), ('help', 'request for help'), ('complaint', 'complaint'), ('suggestion', 'suggestion'), ('praise', 'praise')], max_length=12)),
                ('grade', models.PositiveSmallIntegerField(choices=[(1, 'ordinary'), (2, 'important'), (3, 'major')])),
                ('share', models.PositiveSmallIntegerField(default=100)),
                ('limit_minutes', models.PositiveIntegerField()),
                ('basis', models.CharField(default='working', max_length=8)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='identity.office')),
            ],
            options={
                'db_table': 'visits_rule',
            },
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['office', 'state', 'due_at'], name='visits_visit_owed'),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['assigned_to', 'state'], name='visits_visit_of_person'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(fields=('case', 'cycle'), name='visits_visit_once_per_cycle'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['passed', 'failed']), _negated=True), models.Q(('visited_at__isnull', False), models.Q(('satisfaction', ''), _negated=True), models.Q(('method', ''), _negated=True)), _connector='OR'), name='visits_visit_done_has_its_facts'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at', None), ('reviewed_by', None)), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False)), _connector='OR'), name='visits_visit_review_is_all_or_none'),
        ),
        migrations.AddConstraint(
            model_name='visitrule',
            constraint=models.UniqueConstraint(fields=('office', 'kind', 'grade'), name='visits_rule_once'),
        ),
        migrations.AddConstraint(
            model_name='visitrule',
            constraint=models.UniqueConstraint(condition=models.Q(('office', None)), fields=('kind', 'grade'), name='visits_rule_once_for_all'),
        ),
    ]
