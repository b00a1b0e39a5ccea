
import django.db.models.deletion
import steward.foundation.identity.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('identity', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SentPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('sent_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'waits'), ('filed', 'filed'), ('discarded', 'discarded')], default='waiting', max_length=10)),
                ('finding', models.CharField(choices=[('read', 'The code was read.'), ('unread', 'No code could be read on this page.'), ('unknown', 'The code on this page is not of one of our forms.'), ('not_yours', 'The code names a record that you may not add papers to.'), ('full', 'The record carries as many files as it may.')], max_length=10)),
                ('suggested', models.CharField(blank=True, max_length=24)),
                ('kind', models.CharField(blank=True, max_length=24)),
                ('object_id', models.BigIntegerField(null=True)),
                ('form', models.CharField(blank=True, max_length=8)),
                ('settled_at', models.DateTimeField(null=True)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person')),
            ],
            options={
                'db_table': 'papers_page',
                'indexes': [models.Index(fields=['office', 'state', 'id'], name='papers_page_of_office'), models.Index(fields=['sent_by', 'state', 'id'], name='papers_page_of_sender')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('settled_by', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='papers_page_waiting_is_not_settled'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'filed'), _negated=True), models.Q(('object_id__isnull', False), models.Q(('form', ''), _negated=True)), _connector='OR'), name='papers_page_filed_names_its_record')],
            },
        ),
    ]
