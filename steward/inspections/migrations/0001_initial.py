
import django.db.models.deletion
import steward.foundation.identity.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('estate', '0001_initial'),
        ('identity', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('standing', models.CharField(max_length=10)),
                ('access', models.CharField(choices=[('outside', 'seen from outside'), ('entered', 'entered'), ('nobody', 'nobody there'), ('refused', 'entry refused')], default='outside', max_length=8)),
                ('verdict', models.CharField(choices=[('pass', 'in order'), ('fail', 'not in order'), ('na', 'not applicable')], max_length=4)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('read_by', models.CharField(choices=[('qr', 'code scanned'), ('typed', 'code typed'), ('chosen', 'chosen from the list')], max_length=8)),
                ('day', models.DateField()),
                ('captured_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('clock_doubtful', models.BooleanField(default=False)),
                ('score', models.DecimalField(decimal_places=1, max_digits=6, null=True)),
                ('full_score', models.DecimalField(decimal_places=1, max_digits=6, null=True)),
                ('voided_at', models.DateTimeField(null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.place')),
                ('unit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.unit')),
                ('voided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'inspections_check',
            },
        ),
        migrations.CreateModel(
            name='ChecklistItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('code', models.SlugField(max_length=40)),
                ('position', models.PositiveSmallIntegerField()),
                ('words', models.CharField(max_length=160)),
                ('words_en', models.CharField(blank=True, max_length=160)),
                ('standard', models.CharField(blank=True, max_length=240)),
                ('standard_en', models.CharField(blank=True, max_length=240)),
                ('answering', models.CharField(choices=[('pass', 'pass, fail or not applicable'), ('number', 'number'), ('choice', 'choice'), ('text', 'text to write')], default='pass', max_length=8)),
                ('low', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True)),
                ('high', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True)),
                ('measure', models.CharField(blank=True, max_length=16)),
                ('choices', models.JSONField(default=list)),
                ('is_required', models.BooleanField(default=True)),
                ('photo', models.CharField(choices=[('free', 'as wished'), ('on_fail', 'when it failed'), ('always', 'always')], default='free', max_length=8)),
                ('points', models.DecimalField(decimal_places=1, default=0, max_digits=5)),
                ('severity', models.CharField(choices=[('safety', 'safety'), ('function', 'function'), ('appearance', 'appearance')], default='function', max_length=12)),
                ('offers', models.JSONField(default=list)),
                ('alarm', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'inspections_checklist_item',
            },
        ),
        migrations.CreateModel(
            name='ChecklistSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(blank=True, max_length=80)),
            ],
            options={
                'db_table': 'inspections_checklist_section',
            },
        ),
        migrations.CreateModel(
            name='PatrolRules',
            fields=[
                ('office', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='identity.office')),
                ('inside_every_days', models.PositiveSmallIntegerField(default=7)),
                ('late_from', models.TimeField(default='16:30')),
                ('asks_position', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'db_table': 'inspections_patrol_rules',
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('day', models.DateField()),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('reason', models.CharField(choices=[('planned', 'as planned'), ('storm', 'after a storm'), ('incident', 'after an incident'), ('ordered', 'ordered')], default='planned', max_length=10)),
                ('reason_note', models.CharField(blank=True, max_length=160)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('under_way', 'under way'), ('done', 'done'), ('lapsed', 'not walked')], default='planned', max_length=10)),
                ('started_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'db_table': 'inspections_round',
            },
        ),
        migrations.CreateModel(
            name='RoundPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('standing', models.CharField(max_length=10)),
                ('inside', models.BooleanField(default=False)),
                ('photo_required', models.BooleanField(default=False)),
                ('hint', models.CharField(blank=True, max_length=120)),
                ('state', models.CharField(choices=[('waiting', 'to be seen'), ('seen', 'seen'), ('missed', 'missed')], default='waiting', max_length=8)),
                ('missed_reason', models.CharField(blank=True, choices=[('no_time', 'no time'), ('no_access', 'no way in'), ('unsafe', 'unsafe'), ('called_away', 'called away'), ('code_gone', 'code missing or damaged'), ('other', 'other reason')], max_length=12)),
                ('missed_note', models.CharField(blank=True, max_length=160)),
            ],
            options={
                'db_table': 'inspections_round_point',
            },
        ),
        migrations.CreateModel(
            name='Route',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('purpose', models.CharField(choices=[('patrol', 'building patrol'), ('grounds', 'grounds'), ('cleaning', 'cleaning check'), ('facilities', 'shared facilities'), ('greening', 'greening'), ('termite', 'termite control'), ('environment', 'environmental requirements')], default='patrol', max_length=12)),
                ('joins_vacant', models.BooleanField(default=False)),
                ('joins_renovating', models.BooleanField(default=False)),
                ('order', models.CharField(choices=[('top_down', 'from the top down'), ('bottom_up', 'from the bottom up'), ('listed', 'as listed')], default='top_down', max_length=10)),
                ('requirement', models.CharField(blank=True, max_length=240)),
                ('clauses', models.JSONField(default=list)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'db_table': 'inspections_route',
            },
        ),
        migrations.CreateModel(
            name='RoutePoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('photo_required', models.BooleanField(default=False)),
                ('hint', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'db_table': 'inspections_route_point',
            },
        ),
        migrations.CreateModel(
            name='RouteWindow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('from_time', models.TimeField()),
                ('until_time', models.TimeField()),
                ('weekdays', models.CharField(default='1234567', max_length=7)),
            ],
            options={
                'db_table': 'inspections_route_window',
            },
        ),
        migrations.CreateModel(
            name='CheckPosition',
            fields=[
                ('check_of', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='position', serialize=False, to='inspections.check')),
                ('latitude', models.DecimalField(decimal_places=6, max_digits=9)),
                ('longitude', models.DecimalField(decimal_places=6, max_digits=9)),
                ('accuracy_m', models.PositiveIntegerField()),
            ],
            options={
                'db_table': 'inspections_check_position',
            },
        ),
        migrations.CreateModel(
            name='Checklist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('code', models.SlugField(max_length=40)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(blank=True, max_length=80)),
                ('subject', models.CharField(choices=[('unit_outside', 'vacant unit, outside'), ('unit_inside', 'vacant unit, inside'), ('renovation', 'unit under renovation'), ('grounds', 'grounds'), ('environment', 'environmental requirements'), ('cleaning', 'cleaning'), ('facilities', 'shared facilities'), ('greening', 'greening'), ('termite', 'termite control'), ('service_centre', 'service centre'), ('grooming', 'grooming and service language'), ('post', 'post')], max_length=16)),
                ('clauses', models.JSONField(default=list)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='identity.office')),
            ],
            options={
                'db_table': 'inspections_checklist',
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('pass', 'in order'), ('fail', 'not in order'), ('na', 'not applicable')], max_length=4)),
                ('number', models.DecimalField(decimal_places=3, max_digits=12, null=True)),
                ('choice', models.CharField(blank=True, max_length=40)),
                ('text', models.CharField(blank=True, max_length=500)),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='inspections.check')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.checklistitem')),
            ],
            options={
                'db_table': 'inspections_answer',
            },
        ),
        migrations.AddField(
            model_name='checklistitem',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='inspections.checklistsection'),
        ),
        migrations.CreateModel(
            name='ChecklistVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_force', 'in force'), ('superseded', 'superseded')], default='draft', max_length=12)),
                ('change_note', models.CharField(blank=True, max_length=160)),
                ('made_at', models.DateTimeField()),
                ('in_force_at', models.DateTimeField(null=True)),
                ('superseded_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('checklist', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='inspections.checklist')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'inspections_checklist_version',
            },
        ),
        migrations.AddField(
            model_name='checklistsection',
            name='of_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='inspections.checklistversion'),
        ),
        migrations.AddField(
            model_name='check',
            name='asked',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.checklistversion'),
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('words', models.CharField(max_length=500)),
                ('severity', models.CharField(choices=[('safety', 'safety'), ('function', 'function'), ('appearance', 'appearance')], max_length=12)),
                ('led_to', models.CharField(choices=[('fixed', 'fixed on the spot'), ('rectification', 'rectification'), ('case', 'case'), ('violation', 'renovation violation'), ('incident', 'incident report at once')], max_length=14)),
                ('captured_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('check_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='inspections.check')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.checklistitem')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.place')),
            ],
            options={
                'db_table': 'inspections_finding',
            },
        ),
    ]
