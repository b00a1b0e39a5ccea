
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FollowLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.BinaryField(max_length=32, unique=True)),
                ('proof_hash', models.BinaryField(max_length=32)),
                ('proof_is_phone', models.BooleanField()),
                ('wrong_proofs', models.PositiveSmallIntegerField(default=0)),
                ('barred_until', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_links', to='cases.case')),
            ],
            options={
                'db_table': 'portal_follow_link',
            },
        ),
        migrations.CreateModel(
            name='Tap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.BinaryField(max_length=32)),
                ('window', models.BigIntegerField()),
                ('count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'db_table': 'portal_tap',
                'constraints': [models.UniqueConstraint(fields=('source', 'window'), name='portal_tap_once_per_window')],
            },
        ),
        migrations.CreateModel(
            name='MeToo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('device', models.BinaryField(max_length=32)),
                ('at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='me_too', to='cases.case')),
            ],
            options={
                'db_table': 'portal_me_too',
                'constraints': [models.UniqueConstraint(fields=('case', 'device'), name='portal_me_too_once_per_phone')],
            },
        ),
    ]
