
import django.db.models.deletion
import steward.foundation.identity.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
        ('privacy', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'db_table': 'organisation_region',
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='identity.office')),
            ],
            options={
                'db_table': 'organisation_area',
            },
        ),
        migrations.CreateModel(
            name='AreaAssignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_deputy', models.BooleanField(default=False)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='organisation.area')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='area_assignments', to='identity.person')),
            ],
            options={
                'db_table': 'organisation_area_assignment',
            },
        ),
        migrations.CreateModel(
            name='CounterPin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pin', models.CharField(max_length=128)),
                ('epoch', models.PositiveIntegerField()),
                ('set_at', models.DateTimeField()),
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='counter_pin', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'organisation_counter_pin',
            },
        ),
        migrations.CreateModel(
            name='Department',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('code', models.CharField(max_length=16)),
                ('name', models.CharField(max_length=60)),
                ('is_executor', models.BooleanField(default=False)),
                ('is_outside', models.BooleanField(default=False)),
                ('contact_name', models.CharField(blank=True, max_length=60)),
                ('contact_phone', models.CharField(blank=True, max_length=24)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='departments', to='identity.office')),
            ],
            options={
                'db_table': 'organisation_department',
            },
        ),
        migrations.CreateModel(
            name='OutOfHoursRoute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('urgent_only', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.department')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('to_department', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.department')),
            ],
            options={
                'db_table': 'organisation_out_of_hours_route',
            },
        ),
        migrations.CreateModel(
            name='OutsideLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.BinaryField(max_length=32, unique=True)),
                ('kind', models.CharField(max_length=24)),
                ('object_id', models.BigIntegerField()),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='organisation.department')),
            ],
            options={
                'db_table': 'organisation_outside_link',
            },
        ),
        migrations.CreateModel(
            name='OfficePlacement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phone', models.CharField(blank=True, max_length=24)),
                ('address', models.CharField(blank=True, max_length=160)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='placement', to='identity.office')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='organisation.region')),
            ],
            options={
                'db_table': 'organisation_office_placement',
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('post', models.CharField(choices=[('CA', 'Service-centre assistant'), ('RC', 'Reception'), ('PA', 'Property assistant'), ('SV', 'Supervisor'), ('SD', 'Service-centre director'), ('DA', "Director's assistant"), ('OD', 'Office director'), ('DM', 'Department manager'), ('EX', 'Executor'), ('HR', 'Administration'), ('FI', 'Finance'), ('ADM', 'System administrator'), ('AUD', 'Auditor')], max_length=4)),
                ('is_lead', models.BooleanField(default=False)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='organisation.department')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='identity.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='identity.person')),
                ('reports_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisation.region')),
            ],
            options={
                'db_table': 'organisation_membership',
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('note', models.CharField(blank=True, max_length=80)),
                ('version', models.PositiveIntegerField(default=1)),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='organisation.department')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='identity.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='identity.person')),
            ],
            options={
                'db_table': 'organisation_shift',
            },
        ),
        migrations.CreateModel(
            name='StaffFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=24)),
                ('joined_on', models.DateField(blank=True, null=True)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='staff_file', to='identity.person')),
                ('personal_key', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='staff_file', to='privacy.personalkey')),
            ],
            options={
                'db_table': 'organisation_staff_file',
            },
        ),
        migrations.CreateModel(
            name='Substitution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='substituted_by', to='identity.person')),
                ('substitute', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standing_in', to='identity.person')),
            ],
            options={
                'db_table': 'organisation_substitution',
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('reason', models.CharField(choices=[('leave', 'leave'), ('ill', 'illness'), ('training', 'training'), ('other', 'another reason')], max_length=12)),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='identity.person')),
            ],
            options={
                'db_table': 'organisation_absence',
                'indexes': [models.Index(fields=['person', 'until_at'], name='organisation_absence_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_at__gt', models.F('from_at'))), name='organisation_absence_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='AreaPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('building', 'Building'), ('floor', 'Floor'), ('unit', 'Unit')], max_length=8)),
                ('object_id', models.BigIntegerField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='organisation.area')),
            ],
            options={
                'db_table': 'organisation_area_part',
                'indexes': [models.Index(fields=['kind', 'object_id'], name='organisation_area_part_of')],
            },
        ),
        migrations.CreateModel(
            name='CompanyProfile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('short_name', models.CharField(max_length=24)),
                ('hotline', models.CharField(blank=True, max_length=24)),
                ('version', models.PositiveIntegerField(default=1)),
                ('last_stop', models.ForeignKey(blank=True, help_text='where a complaint about persons ends when everybody above is named', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'organisation_company',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='organisation_company_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('token_hash', models.BinaryField(max_length=32, unique=True)),
                ('registered_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counters', to='identity.office')),
                ('registered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'organisation_counter',
                'indexes': [models.Index(condition=models.Q(('closed_at', None)), fields=['office'], name='organisation_counter_open')],
            },
        ),
        migrations.AddConstraint(
            model_name='department',
            constraint=models.UniqueConstraint(fields=('office', 'code'), name='organisation_department_code_once_per_office'),
        ),
        migrations.AddConstraint(
            model_name='department',
            constraint=models.UniqueConstraint(condition=models.Q(('office', None)), fields=('code',), name='organisation_department_code_once_in_company'),
        ),
        migrations.AddConstraint(
            model_name='outofhoursroute',
            constraint=models.UniqueConstraint(fields=('office', 'department'), name='organisation_one_route_per_department'),
        ),
        migrations.AddConstraint(
            model_name='outofhoursroute',
            constraint=models.UniqueConstraint(condition=models.Q(('department', None)), fields=('office',), name='organisation_one_route_for_the_rest'),
        ),
        migrations.AddIndex(
            model_name='outsidelink',
            index=models.Index(fields=['kind', 'object_id'], name='organisation_link_of_record'),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(fields=['office', 'post'], name='organisation_member_post'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='organisation_membership_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('office', None), ('region', None), _connector='OR'), name='organisation_membership_is_of_an_office_or_a_region'),
        ),
        migrations.AddIndex(
            model_name='shift',
            index=models.Index(fields=['office', 'until_at'], name='organisation_shift_running'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('until_at__gt', models.F('from_at'))), name='organisation_shift_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='stafffile',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='organisation_staff_number_once'),
        ),
        migrations.AddConstraint(
            model_name='substitution',
            constraint=models.CheckConstraint(condition=models.Q(('person', models.F('substitute')), _negated=True), name='organisation_nobody_substitutes_themself'),
        ),
        migrations.AddConstraint(
            model_name='substitution',
            constraint=models.CheckConstraint(condition=models.Q(('until_at', None), ('until_at__gt', models.F('from_at')), _connector='OR'), name='organisation_substitution_ends_after_it_begins'),
        ),
    ]
