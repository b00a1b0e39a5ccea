
import django.db.models.deletion
import steward.foundation.identity.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
        ('privacy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('kind', models.CharField(max_length=40)),
                ('subject_kind', models.CharField(max_length=24)),
                ('object_id', models.BigIntegerField()),
                ('requested_at', models.DateTimeField()),
                ('request_event', models.BigIntegerField(null=True)),
                ('payload', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('pending', 'Waiting'), ('approved', 'Approved'), ('returned', 'Returned'), ('withdrawn', 'Withdrawn')], default='pending', max_length=9)),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('key_of_texts', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy.personalkey')),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('requested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'approvals_approval',
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('post', models.CharField(blank=True, max_length=12)),
                ('asked_post', models.CharField(blank=True, max_length=12)),
                ('limit_minutes', models.PositiveIntegerField(null=True)),
                ('state', models.CharField(choices=[('ahead', 'Later'), ('waiting', 'Waiting'), ('decided', 'Decided'), ('dropped', 'Dropped')], default='ahead', max_length=8)),
                ('due_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decision', models.CharField(blank=True, choices=[('approved', 'Approved'), ('returned', 'Returned')], max_length=8)),
                ('decision_event', models.BigIntegerField(null=True)),
                ('approval', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='approvals.approval')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('decided_for', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'approvals_step',
            },
        ),
        migrations.AddIndex(
            model_name='approval',
            index=models.Index(fields=['requested_by', 'state', '-id'], name='approvals_approval_of_asker'),
        ),
        migrations.AddIndex(
            model_name='approval',
            index=models.Index(fields=['subject_kind', 'object_id'], name='approvals_approval_about'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('kind', 'subject_kind', 'object_id'), name='approvals_approval_one_waiting_a_matter'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('state', 'pending')), models.Q(models.Q(('state', 'pending'), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='approvals_approval_is_closed_with_its_time'),
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['post'], name='approvals_step_waits_post'),
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['person'], name='approvals_step_waits_person'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(fields=('approval', 'position'), name='approvals_step_each_place_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('approval',), name='approvals_step_one_waits_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('person', None), models.Q(('post', ''), _negated=True)), models.Q(('person__isnull', False), ('post', '')), _connector='OR'), name='approvals_step_is_addressed_to_a_post_or_a_person'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state', 'decided'), models.Q(('decision', ''), _negated=True)), models.Q(models.Q(('state', 'decided'), _negated=True), ('decided_at', None), ('decided_by', None), ('decided_for', None), ('decision', '')), _connector='OR'), name='approvals_step_who_when_what_together'),
        ),
    ]
