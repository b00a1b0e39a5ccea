
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=64, unique=True)),
                ('role', models.CharField(choices=[('worker', 'Worker'), ('scheduler', 'Scheduler')], max_length=10)),
                ('host', models.CharField(max_length=80)),
                ('process_id', models.PositiveIntegerField()),
                ('version', models.CharField(max_length=40)),
                ('started_at', models.DateTimeField()),
                ('beat_at', models.DateTimeField(db_index=True)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('trouble_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'jobs_heartbeat',
            },
        ),
        migrations.CreateModel(
            name='ScheduledRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('due_at', models.DateTimeField()),
                ('claimed_at', models.DateTimeField()),
                ('outcome', models.CharField(choices=[('enqueued', 'Enqueued'), ('baseline', 'Baseline'), ('skipped', 'Skipped')], max_length=10)),
            ],
            options={
                'db_table': 'jobs_scheduled_run',
                'constraints': [models.UniqueConstraint(fields=('name', 'due_at'), name='jobs_scheduled_run_once')],
            },
        ),
    ]
