
import django.db.models.deletion
import steward.foundation.identity.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='FailedTries',
            fields=[
                ('key', models.CharField(max_length=120, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField(default=0)),
                ('until_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'db_table': 'identity_failed_tries',
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('short_name', models.CharField(max_length=24)),
                ('time_zone', models.CharField(default='Asia/Shanghai', max_length=40)),
                ('holiday_region', models.CharField(default='CN', max_length=2)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'db_table': 'identity_office',
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('pinyin', models.CharField(blank=True, max_length=120)),
                ('initials', models.CharField(blank=True, max_length=24)),
                ('phone', models.CharField(blank=True, max_length=24)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(default='zh-hant', max_length=10)),
                ('is_active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'db_table': 'identity_person',
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('session_key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('account_id', models.BigIntegerField(db_index=True, null=True)),
                ('device', models.CharField(blank=True, max_length=80)),
                ('is_shared', models.BooleanField(default=False)),
                ('started_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'identity_session',
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=60, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('is_active', models.BooleanField(default=True)),
                ('is_system_admin', models.BooleanField(default=False)),
                ('must_change_password', models.BooleanField(default=False)),
                ('session_epoch', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='account', to='identity.person')),
            ],
            options={
                'db_table': 'identity_account',
            },
        ),
    ]
