
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
            name='Community',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('address', models.CharField(blank=True, max_length=160)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='communities', to='identity.office')),
            ],
            options={
                'db_table': 'estate_community',
            },
        ),
        migrations.CreateModel(
            name='Building',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('code', models.CharField(max_length=16)),
                ('name', models.CharField(max_length=60)),
                ('position', models.PositiveIntegerField(default=0)),
                ('year_completed', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='buildings', to='identity.office')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='buildings', to='estate.community')),
            ],
            options={
                'db_table': 'estate_building',
            },
        ),
        migrations.CreateModel(
            name='Customer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('name', models.CharField(blank=True, max_length=60)),
                ('salutation', models.CharField(blank=True, max_length=24)),
                ('pinyin', models.CharField(blank=True, max_length=120)),
                ('initials', models.CharField(blank=True, max_length=24)),
                ('is_organisation', models.BooleanField(default=False)),
                ('special_care', models.CharField(blank=True, max_length=200)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('wants_no_calls', models.BooleanField(default=False)),
                ('merged_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('erased_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='estate.customer')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='identity.office')),
                ('personal_key', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy.personalkey')),
            ],
            options={
                'db_table': 'estate_customer',
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('mobile', 'mobile'), ('phone', 'telephone'), ('email', 'e-mail'), ('chat', 'chat')], max_length=8)),
                ('value', models.CharField(max_length=120)),
                ('tail', models.CharField(blank=True, max_length=8)),
                ('is_preferred', models.BooleanField(default=False)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='estate.customer')),
            ],
            options={
                'db_table': 'estate_contact',
            },
        ),
        migrations.CreateModel(
            name='CallerTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(max_length=64)),
                ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='estate.customer')),
            ],
            options={
                'db_table': 'estate_caller_term',
            },
        ),
        migrations.CreateModel(
            name='EstateKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('type', models.CharField(choices=[('entrusted', 'entrusted by the owner'), ('vacant', 'vacant unit'), ('repair', 'for repairs'), ('common', 'common place')], max_length=12)),
                ('number', models.CharField(max_length=24)),
                ('slot', models.CharField(blank=True, max_length=24)),
                ('received_on', models.DateField()),
                ('returned_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='estate_keys', to='identity.office')),
            ],
            options={
                'db_table': 'estate_key',
            },
        ),
        migrations.CreateModel(
            name='Floor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('level', models.SmallIntegerField()),
                ('label', models.CharField(max_length=12)),
                ('building', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='floors', to='estate.building')),
            ],
            options={
                'db_table': 'estate_floor',
            },
        ),
        migrations.CreateModel(
            name='KeyLoan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('borrower_name', models.CharField(blank=True, max_length=60)),
                ('purpose', models.CharField(max_length=120)),
                ('lent_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('returned_at', models.DateTimeField(null=True)),
                ('owner_notified_at', models.DateTimeField(null=True)),
                ('borrower', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('estate_key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='loans', to='estate.estatekey')),
                ('lent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('returned_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'estate_key_loan',
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('type', models.CharField(choices=[('lobby', 'lobby'), ('lift', 'lift'), ('corridor', 'corridor'), ('stair', 'staircase'), ('roof', 'roof'), ('garage', 'garage'), ('grounds', 'grounds'), ('facility', 'facility'), ('unit', 'unit'), ('other', 'other place')], max_length=12)),
                ('name', models.CharField(max_length=80)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('building', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='places', to='estate.building')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='estate.community')),
                ('floor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='places', to='estate.floor')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='identity.office')),
            ],
            options={
                'db_table': 'estate_place',
            },
        ),
        migrations.AddField(
            model_name='estatekey',
            name='place',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='estate_keys', to='estate.place'),
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('label', models.CharField(max_length=16)),
                ('code', models.CharField(max_length=32)),
                ('code_key', models.CharField(max_length=32)),
                ('short_key', models.CharField(max_length=24)),
                ('area_sqm', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('delivery', models.CharField(choices=[('before', 'before handover'), ('done', 'handed over')], default='done', max_length=12)),
                ('occupancy', models.CharField(choices=[('occupied', 'occupied'), ('unsold', 'vacant, unsold'), ('not_moved_in', 'vacant, sold but not moved in'), ('to_let', 'vacant, to let')], default='occupied', max_length=16)),
                ('renovation', models.CharField(choices=[('none', 'no renovation'), ('applied', 'renovation applied for'), ('under_way', 'renovation under way'), ('observation', 'under observation')], default='none', max_length=16)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('building', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='estate.building')),
                ('floor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='estate.floor')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='identity.office')),
            ],
            options={
                'db_table': 'estate_unit',
            },
        ),
        migrations.CreateModel(
            name='Residency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('role', models.CharField(choices=[('owner', 'owner'), ('tenant', 'tenant'), ('family', 'family member'), ('other', 'other occupant')], max_length=8)),
                ('lives_there', models.BooleanField(default=True)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='residencies', to='estate.customer')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='residencies', to='estate.unit')),
            ],
            options={
                'db_table': 'estate_residency',
            },
        ),
        migrations.AddField(
            model_name='place',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='places', to='estate.unit'),
        ),
        migrations.AddField(
            model_name='estatekey',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='estate_keys', to='estate.unit'),
        ),
        migrations.CreateModel(
            name='UnitState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('axis', models.CharField(choices=[('delivery', 'delivery'), ('occupancy', 'occupancy'), ('renovation', 'renovation')], max_length=12)),
                ('value', models.CharField(max_length=16)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('set_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('voided_at', models.DateTimeField(null=True)),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='states', to='estate.unit')),
            ],
            options={
                'db_table': 'estate_unit_state',
            },
        ),
        migrations.AddConstraint(
            model_name='building',
            constraint=models.UniqueConstraint(fields=('community', 'code'), name='estate_building_code_once'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['office', 'name', 'id'], name='estate_customer_by_name'),
        ),
        migrations.AddConstraint(
            model_name='customer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_at', None), ('merged_into', None)), models.Q(('merged_at__isnull', False), ('merged_into__isnull', False)), _connector='OR'), name='estate_customer_merge_is_all_or_none'),
        ),
        migrations.AddConstraint(
            model_name='customer',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='estate_customer_is_not_merged_into_itself'),
        ),
        migrations.AddConstraint(
            model_name='customer',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at', None), models.Q(('initials', ''), ('name', ''), ('pinyin', ''), ('special_care', '')), _connector='OR'), name='estate_customer_erased_has_no_name'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['tail'], name='estate_contact_tail'),
        ),
        migrations.AddIndex(
            model_name='callerterm',
            index=models.Index(fields=['office', 'term'], name='estate_caller_by_term', opclasses=['int8_ops', 'varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='floor',
            constraint=models.UniqueConstraint(fields=('building', 'level'), name='estate_floor_level_once'),
        ),
        migrations.AddIndex(
            model_name='keyloan',
            index=models.Index(condition=models.Q(('returned_at', None)), fields=['due_at'], name='estate_key_loan_out'),
        ),
        migrations.AddConstraint(
            model_name='keyloan',
            constraint=models.UniqueConstraint(condition=models.Q(('returned_at', None)), fields=('estate_key',), name='estate_key_loan_one_open'),
        ),
        migrations.AddConstraint(
            model_name='keyloan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('returned_at', None), ('returned_to', None)), models.Q(('returned_at__isnull', False), ('returned_to__isnull', False)), _connector='OR'), name='estate_key_loan_return_is_all_or_none'),
        ),
        migrations.AddConstraint(
            model_name='keyloan',
            constraint=models.CheckConstraint(condition=models.Q(('borrower__isnull', False), models.Q(('borrower_name', ''), _negated=True), _connector='OR'), name='estate_key_loan_has_a_borrower'),
        ),
        migrations.AddIndex(
            model_name='unit',
            index=models.Index(fields=['office', 'code_key'], name='estate_unit_by_code', opclasses=['int8_ops', 'varchar_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='unit',
            index=models.Index(fields=['office', 'short_key'], name='estate_unit_by_short_code', opclasses=['int8_ops', 'varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(fields=('building', 'code'), name='estate_unit_code_once'),
        ),
        migrations.AddConstraint(
            model_name='residency',
            constraint=models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='estate_residency_ends_after_it_begins'),
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['office', 'type'], name='estate_place_of_type'),
        ),
        migrations.AddConstraint(
            model_name='estatekey',
            constraint=models.UniqueConstraint(fields=('office', 'number'), name='estate_key_number_once'),
        ),
        migrations.AddConstraint(
            model_name='estatekey',
            constraint=models.CheckConstraint(condition=models.Q(('unit__isnull', False), ('place__isnull', False), _connector='OR'), name='estate_key_opens_a_unit_or_a_place'),
        ),
        migrations.AddIndex(
            model_name='unitstate',
            index=models.Index(fields=['axis', 'value', 'from_on'], name='estate_unit_state_population'),
        ),
        migrations.AddConstraint(
            model_name='unitstate',
            constraint=models.UniqueConstraint(condition=models.Q(('until_on', None), ('voided_at', None)), fields=('unit', 'axis'), name='estate_unit_state_one_open_per_axis'),
        ),
        migrations.AddConstraint(
            model_name='unitstate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('until_on', None)), models.Q(('ended_at__isnull', False), ('until_on__gte', models.F('from_on')), ('until_on__isnull', False)), _connector='OR'), name='estate_unit_state_end_is_all_or_none'),
        ),
    ]
