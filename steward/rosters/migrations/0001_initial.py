
import django.db.models.deletion
import steward.foundation.identity.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
        ('organisation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DutyLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('state', models.CharField(choices=[('open', 'being written'), ('signed', 'signed')], default='open', max_length=8)),
                ('opened_at', models.DateTimeField()),
                ('anomalies', models.TextField(blank=True)),
                ('measures', models.TextField(blank=True)),
                ('reported_to', models.CharField(blank=True, max_length=60)),
                ('reported_at', models.DateTimeField(null=True)),
                ('help_needed', models.TextField(blank=True)),
                ('facility_check', models.TextField(blank=True)),
                ('suggestions', models.TextField(blank=True)),
                ('signed_at', models.DateTimeField(null=True)),
                ('signature_file', models.UUIDField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('shift', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.shift')),
            ],
            options={
                'db_table': 'rosters_duty_log',
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('state', models.CharField(choices=[('open', 'open'), ('counted', 'counted'), ('refused', 'refused'), ('no_relief', 'no relief'), ('done', 'handed over')], default='open', max_length=10)),
                ('opened_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('relief_arrived_at', models.DateTimeField(null=True)),
                ('must_know', models.TextField(blank=True)),
                ('equipment_state', models.TextField(blank=True)),
                ('instructions', models.TextField(blank=True)),
                ('premises_ok', models.BooleanField(null=True)),
                ('refusal_reason', models.TextField(blank=True)),
                ('supervisor_called_at', models.DateTimeField(null=True)),
                ('outgoing_signed_at', models.DateTimeField(null=True)),
                ('incoming_signed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.department')),
                ('incoming', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('outgoing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('shift', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.shift')),
            ],
            options={
                'db_table': 'rosters_handover',
            },
        ),
        migrations.CreateModel(
            name='InventoryItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('expected', models.DecimalField(decimal_places=2, max_digits=10)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.department')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
            ],
            options={
                'db_table': 'rosters_inventory_item',
            },
        ),
        migrations.CreateModel(
            name='HandoverItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('expected', models.DecimalField(decimal_places=2, max_digits=10)),
                ('counted', models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ('explanation', models.CharField(blank=True, max_length=300)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('handover', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='rosters.handover')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rosters.inventoryitem')),
            ],
            options={
                'db_table': 'rosters_handover_item',
            },
        ),
        migrations.CreateModel(
            name='LogEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('happened_at', models.DateTimeField()),
                ('entered_at', models.DateTimeField()),
                ('text', models.TextField()),
                ('row', models.BigIntegerField(null=True)),
                ('ref_kind', models.CharField(blank=True, max_length=40)),
                ('ref_id', models.BigIntegerField(null=True)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rosters.logentry')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('log', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='rosters.dutylog')),
            ],
            options={
                'db_table': 'rosters_log_entry',
            },
        ),
        migrations.CreateModel(
            name='OpenItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('matter', models.CharField(max_length=200)),
                ('ref_kind', models.CharField(blank=True, max_length=40)),
                ('ref_id', models.BigIntegerField(null=True)),
                ('next_step', models.CharField(blank=True, max_length=200)),
                ('due_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.department')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='raised', to='rosters.handover')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'rosters_open_item',
            },
        ),
        migrations.CreateModel(
            name='ShiftKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('name', models.CharField(max_length=40)),
                ('from_time', models.TimeField()),
                ('until_time', models.TimeField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.department')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
            ],
            options={
                'db_table': 'rosters_shift_kind',
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rosters.shiftkind')),
                ('shift', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.shift')),
            ],
            options={
                'db_table': 'rosters_turn',
            },
        ),
        migrations.AddIndex(
            model_name='dutylog',
            index=models.Index(fields=['office', 'opened_at', 'id'], name='rosters_log_of_office'),
        ),
        migrations.AddConstraint(
            model_name='dutylog',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', False), ('state', 'signed')), models.Q(('signed_at', None), ('state', 'open')), _connector='OR'), name='rosters_log_signed_says_when'),
        ),
        migrations.AddConstraint(
            model_name='dutylog',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reported_at', None), ('reported_to', '')), models.Q(models.Q(('reported_to', ''), _negated=True), ('reported_at__isnull', False)), _connector='OR'), name='rosters_log_reported_to_and_when'),
        ),
        migrations.AddIndex(
            model_name='handover',
            index=models.Index(fields=['office', 'state', 'due_at'], name='rosters_handover_open'),
        ),
        migrations.AddIndex(
            model_name='handover',
            index=models.Index(fields=['office', 'opened_at', 'id'], name='rosters_handover_of_office'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('incoming__isnull', False), ('incoming_signed_at__isnull', False), ('outgoing_signed_at__isnull', False), ('premises_ok__isnull', False), ('relief_arrived_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('incoming_signed_at', None)), _connector='OR'), name='rosters_handover_done_is_signed_by_both'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(('incoming', None), models.Q(('incoming', models.F('outgoing')), _negated=True), _connector='OR'), name='rosters_nobody_relieves_himself'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('refusal_reason', ''), _negated=True), _connector='OR'), name='rosters_refused_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'no_relief'), _negated=True), ('supervisor_called_at__isnull', False), _connector='OR'), name='rosters_no_relief_calls_the_supervisor'),
        ),
        migrations.AddConstraint(
            model_name='inventoryitem',
            constraint=models.UniqueConstraint(fields=('office', 'department', 'name'), name='rosters_item_name_of_department'),
        ),
        migrations.AddConstraint(
            model_name='inventoryitem',
            constraint=models.UniqueConstraint(condition=models.Q(('department', None)), fields=('office', 'name'), name='rosters_item_name_of_office'),
        ),
        migrations.AddConstraint(
            model_name='handoveritem',
            constraint=models.UniqueConstraint(fields=('handover', 'item'), name='rosters_item_counted_once'),
        ),
        migrations.AddIndex(
            model_name='logentry',
            index=models.Index(fields=['log', 'happened_at'], name='rosters_entry_by_time'),
        ),
        migrations.AddConstraint(
            model_name='logentry',
            constraint=models.UniqueConstraint(condition=models.Q(('row__isnull', False)), fields=('log', 'row'), name='rosters_drafted_once'),
        ),
        migrations.AddConstraint(
            model_name='logentry',
            constraint=models.CheckConstraint(condition=models.Q(('entered_at__gte', models.F('happened_at'))), name='rosters_entry_after_the_act'),
        ),
        migrations.AddConstraint(
            model_name='logentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ref_id', None), ('ref_kind', '')), models.Q(models.Q(('ref_kind', ''), _negated=True), ('ref_id__isnull', False)), _connector='OR'), name='rosters_entry_ref_is_whole'),
        ),
        migrations.AddIndex(
            model_name='openitem',
            index=models.Index(fields=['office', 'department', 'closed_at'], name='rosters_still_open'),
        ),
        migrations.AddConstraint(
            model_name='openitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='rosters_open_item_closed_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='openitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ref_id', None), ('ref_kind', '')), models.Q(models.Q(('ref_kind', ''), _negated=True), ('ref_id__isnull', False)), _connector='OR'), name='rosters_open_item_ref_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='shiftkind',
            constraint=models.UniqueConstraint(fields=('office', 'department', 'name'), name='rosters_kind_name_of_department'),
        ),
        migrations.AddConstraint(
            model_name='shiftkind',
            constraint=models.UniqueConstraint(condition=models.Q(('department', None)), fields=('office', 'name'), name='rosters_kind_name_of_office'),
        ),
    ]
