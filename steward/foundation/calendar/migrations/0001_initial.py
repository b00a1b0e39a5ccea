
import django.db.models.deletion
import steward.foundation.identity.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.UUIDField(default=steward.foundation.identity.keys.uuid7)),
            ],
            options={
                'db_table': 'calendar_revision',
            },
        ),
        migrations.CreateModel(
            name='HolidayYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region', models.CharField(max_length=2)),
                ('year', models.PositiveSmallIntegerField()),
                ('source', models.CharField(max_length=60)),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'calendar_holiday_year',
                'constraints': [models.UniqueConstraint(fields=('region', 'year'), name='calendar_holiday_year_once')],
            },
        ),
        migrations.CreateModel(
            name='OfficeHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday'), (7, 'Public holiday')])),
                ('opens_at', models.TimeField()),
                ('closes_at', models.TimeField()),
                ('valid_from', models.DateField()),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='identity.office')),
            ],
            options={
                'db_table': 'calendar_office_hours',
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at')), ('closes_at', '00:00'), _connector='OR'), name='calendar_office_hours_close_after_they_open'), models.UniqueConstraint(condition=models.Q(('office__isnull', False)), fields=('office', 'valid_from', 'weekday', 'opens_at'), name='calendar_office_hours_once_an_office'), models.UniqueConstraint(condition=models.Q(('office', None)), fields=('valid_from', 'weekday', 'opens_at'), name='calendar_office_hours_once_the_company')],
            },
        ),
        migrations.CreateModel(
            name='SpecialDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region', models.CharField(blank=True, max_length=2)),
                ('day', models.DateField()),
                ('kind', models.CharField(choices=[('working', 'Working day'), ('holiday', 'Public holiday'), ('closure', 'Closed')], max_length=8)),
                ('name', models.CharField(blank=True, max_length=60)),
                ('opens_at', models.TimeField(blank=True, null=True)),
                ('closes_at', models.TimeField(blank=True, null=True)),
                ('source', models.CharField(max_length=60)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='identity.office')),
            ],
            options={
                'db_table': 'calendar_special_day',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('office', None), models.Q(('region', ''), _negated=True)), models.Q(('office__isnull', False), ('region', '')), _connector='OR'), name='calendar_special_day_is_of_a_region_or_of_an_office'), models.CheckConstraint(condition=models.Q(models.Q(('closes_at', None), ('opens_at', None)), models.Q(('closes_at__isnull', False), ('opens_at__isnull', False)), _connector='OR'), name='calendar_special_day_has_both_hours_or_none'), models.UniqueConstraint(condition=models.Q(('office__isnull', False)), fields=('office', 'day'), name='calendar_special_day_once_an_office'), models.UniqueConstraint(condition=models.Q(('office', None)), fields=('region', 'day'), name='calendar_special_day_once_a_region')],
            },
        ),
    ]
