
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
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
    ]
