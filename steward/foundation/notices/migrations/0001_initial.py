
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
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('code', models.CharField(max_length=60)),
                ('kind', models.CharField(max_length=24)),
                ('object_id', models.BigIntegerField()),
                ('facts', models.JSONField(default=dict)),
                ('urgent', models.BooleanField(default=False)),
                ('once', models.CharField(max_length=160)),
                ('created_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('office', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'notices_notice',
                'indexes': [models.Index(fields=['person', '-id'], name='notices_notice_of_person'), models.Index(condition=models.Q(('read_at', None), ('withdrawn_at', None)), fields=['person'], name='notices_notice_unread'), models.Index(fields=['kind', 'object_id'], name='notices_notice_about')],
                'constraints': [models.UniqueConstraint(fields=('person', 'once'), name='notices_notice_said_once')],
            },
        ),
    ]
