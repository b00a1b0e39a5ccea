
import django.db.models.deletion
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
            name='Device',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField()),
                ('name', models.CharField(max_length=80)),
                ('registered_at', models.DateTimeField()),
                ('last_contact_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('clock_offset', models.IntegerField(default=0)),
                ('app_version', models.CharField(blank=True, max_length=40)),
                ('unsent', models.PositiveIntegerField(default=0)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='devices', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('seal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy.personalkey')),
            ],
            options={
                'db_table': 'offline_device',
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField()),
                ('seq', models.PositiveBigIntegerField()),
                ('act', models.CharField(max_length=60)),
                ('captured_at', models.DateTimeField()),
                ('clock_doubtful', models.BooleanField(default=False)),
                ('received_at', models.DateTimeField()),
                ('body_hash', models.BinaryField(max_length=32)),
                ('outcome', models.CharField(choices=[('accepted', 'carried out'), ('refused', 'refused'), ('conflict', 'in conflict')], max_length=8)),
                ('words', models.TextField(blank=True)),
                ('fields', models.JSONField(default=dict)),
                ('kind', models.CharField(blank=True, max_length=24)),
                ('object_id', models.BigIntegerField(null=True)),
                ('url', models.CharField(blank=True, max_length=200)),
                ('altered', models.PositiveIntegerField(default=0)),
                ('altered_at', models.DateTimeField(null=True)),
                ('device', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='offline.device')),
            ],
            options={
                'db_table': 'offline_message',
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80)),
                ('principal', models.CharField(max_length=60)),
                ('route', models.CharField(max_length=120)),
                ('body_hash', models.BinaryField(max_length=32)),
                ('status', models.PositiveSmallIntegerField()),
                ('location', models.TextField(blank=True)),
                ('content_type', models.CharField(blank=True, max_length=80)),
                ('body', models.BinaryField(blank=True, default=b'')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
            options={
                'db_table': 'offline_receipt',
                'constraints': [models.UniqueConstraint(fields=('principal', 'key'), name='offline_receipt_once_per_principal')],
            },
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.UniqueConstraint(fields=('account', 'key'), name='offline_device_once_per_account'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('revoked_at', None), ('revoked_by', None)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='offline_device_revoked_by_somebody_at_some_time'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(fields=('device', 'key'), name='offline_message_once_per_device'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('altered', 0), ('altered_at', None)), models.Q(('altered__gt', 0), ('altered_at__isnull', False)), _connector='OR'), name='offline_message_altered_at_some_time'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', ''), ('object_id', None)), models.Q(models.Q(('kind', ''), _negated=True), ('object_id__isnull', False)), _connector='OR'), name='offline_message_is_about_a_record_or_none'),
        ),
    ]
