
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
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('kind', models.CharField(max_length=24)),
                ('object_id', models.BigIntegerField()),
                ('form', models.CharField(blank=True, max_length=8)),
                ('purpose', models.CharField(choices=[('photo', 'photo'), ('scan', 'scan of signed paper'), ('evidence', 'evidence'), ('document', 'document')], max_length=10)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('media', models.CharField(max_length=80)),
                ('size', models.PositiveBigIntegerField()),
                ('width', models.PositiveIntegerField(null=True)),
                ('height', models.PositiveIntegerField(null=True)),
                ('original_hash', models.BinaryField(max_length=32)),
                ('kept_hash', models.BinaryField(max_length=32)),
                ('path', models.CharField(max_length=60, unique=True)),
                ('thumb', models.CharField(blank=True, max_length=60)),
                ('captured_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(null=True)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('personal_key', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy.personalkey')),
                ('removed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'files_file',
                'indexes': [models.Index(fields=['kind', 'object_id', 'id'], name='files_file_of_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(('removed_by', None), ('removed_at__isnull', False), _connector='OR'), name='files_file_removed_by_somebody_at_some_time')],
            },
        ),
    ]
