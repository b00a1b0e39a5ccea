
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
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('target', models.CharField(max_length=24)),
                ('status', models.CharField(choices=[('uploaded', 'to be checked before the import'), ('running', 'importing'), ('stopped', 'import stopped'), ('failed', 'import failed'), ('done', 'imported in full'), ('undoing', 'being taken back'), ('undone', 'taken back'), ('discarded', 'thrown away')], default='uploaded', max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('path', models.CharField(max_length=400)),
                ('size', models.BigIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('sheet', models.CharField(blank=True, max_length=120)),
                ('mapping', models.JSONField(default=dict)),
                ('options', models.JSONField(default=dict)),
                ('uploaded_at', models.DateTimeField()),
                ('started_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('cursor', models.PositiveIntegerField(default=0)),
                ('share', models.FloatField(default=0)),
                ('created', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('rejected', models.PositiveIntegerField(default=0)),
                ('kept', models.PositiveIntegerField(default=0)),
                ('failure', models.JSONField(default=list)),
                ('version', models.PositiveIntegerField(default=1)),
                ('office', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'imports_batch',
            },
        ),
        migrations.CreateModel(
            name='AppliedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.BigIntegerField()),
                ('is_new', models.BooleanField()),
                ('before', models.JSONField(default=dict)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='applied', to='imports.batch')),
            ],
            options={
                'db_table': 'imports_applied',
            },
        ),
        migrations.CreateModel(
            name='KnownLayout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('target', models.CharField(max_length=24)),
                ('fingerprint', models.CharField(max_length=32)),
                ('columns', models.JSONField(default=dict)),
                ('constants', models.JSONField(default=dict)),
                ('used_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'imports_layout',
                'constraints': [models.UniqueConstraint(fields=('target', 'fingerprint'), name='imports_layout_once')],
            },
        ),
        migrations.CreateModel(
            name='RejectedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('cells', models.JSONField(default=list)),
                ('reason', models.JSONField(default=list)),
                ('batch', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rejects', to='imports.batch')),
            ],
            options={
                'db_table': 'imports_rejected',
            },
        ),
        migrations.AddIndex(
            model_name='batch',
            index=models.Index(fields=['office', '-id'], name='imports_batch_newest'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'done'), _negated=True), models.Q(('finished_at__isnull', False), ('started_at__isnull', False)), _connector='OR'), name='imports_batch_done_has_its_end'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'undone'), _negated=True), ('undone_at__isnull', False), _connector='OR'), name='imports_batch_undone_has_its_end'),
        ),
        migrations.AddConstraint(
            model_name='rejectedrow',
            constraint=models.UniqueConstraint(fields=('batch', 'number'), name='imports_rejected_row_once'),
        ),
    ]
