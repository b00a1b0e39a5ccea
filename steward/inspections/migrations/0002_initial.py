
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('estate', '0001_initial'),
        ('identity', '0001_initial'),
        ('inspections', '0001_initial'),
        ('organisation', '0001_initial'),
        ('rectifications', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='finding',
            name='rectification',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rectifications.rectification'),
        ),
        migrations.AddField(
            model_name='finding',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.unit'),
        ),
        migrations.AddField(
            model_name='round',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office'),
        ),
        migrations.AddField(
            model_name='round',
            name='ordered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddField(
            model_name='round',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddField(
            model_name='check',
            name='round',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='inspections.round'),
        ),
        migrations.AddField(
            model_name='roundpoint',
            name='asks',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.checklistversion'),
        ),
        migrations.AddField(
            model_name='roundpoint',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AddField(
            model_name='roundpoint',
            name='place',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.place'),
        ),
        migrations.AddField(
            model_name='roundpoint',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='inspections.round'),
        ),
        migrations.AddField(
            model_name='roundpoint',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.unit'),
        ),
        migrations.AddField(
            model_name='check',
            name='point',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='inspections.roundpoint'),
        ),
        migrations.AddField(
            model_name='route',
            name='area',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.area'),
        ),
        migrations.AddField(
            model_name='route',
            name='building',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.building'),
        ),
        migrations.AddField(
            model_name='route',
            name='checklist',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.checklist'),
        ),
        migrations.AddField(
            model_name='route',
            name='community',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.community'),
        ),
        migrations.AddField(
            model_name='route',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.office'),
        ),
        migrations.AddField(
            model_name='round',
            name='route',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='inspections.route'),
        ),
        migrations.AddField(
            model_name='routepoint',
            name='checklist',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.checklist'),
        ),
        migrations.AddField(
            model_name='routepoint',
            name='place',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='estate.place'),
        ),
        migrations.AddField(
            model_name='routepoint',
            name='route',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='inspections.route'),
        ),
        migrations.AddField(
            model_name='routewindow',
            name='route',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='windows', to='inspections.route'),
        ),
        migrations.AddField(
            model_name='round',
            name='window',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='inspections.routewindow'),
        ),
        migrations.AddConstraint(
            model_name='checklist',
            constraint=models.UniqueConstraint(condition=models.Q(('office__isnull', False)), fields=('office', 'code'), name='inspections_checklist_once_an_office'),
        ),
        migrations.AddConstraint(
            model_name='checklist',
            constraint=models.UniqueConstraint(condition=models.Q(('office', None)), fields=('code',), name='inspections_checklist_once_the_company'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('check_of', 'item'), name='inspections_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=models.CheckConstraint(condition=models.Q(('low', None), ('high', None), ('low__lte', models.F('high')), _connector='OR'), name='inspections_item_limits_in_order'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.UniqueConstraint(fields=('checklist', 'number'), name='inspections_version_number_once'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('checklist',), name='inspections_version_one_draft'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'in_force')), fields=('checklist',), name='inspections_version_one_in_force'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('in_force_at', None), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('in_force_at__isnull', False)), _connector='OR'), name='inspections_version_is_in_force_since_some_time'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'superseded'), ('superseded_at__isnull', False)), models.Q(models.Q(('state', 'superseded'), _negated=True), ('superseded_at', None)), _connector='OR'), name='inspections_version_is_superseded_at_some_time'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['office', 'captured_at', 'id'], name='inspections_finding_of_office'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(condition=models.Q(('unit__isnull', False)), fields=['unit'], name='inspections_finding_of_unit'),
        ),
        migrations.AddConstraint(
            model_name='roundpoint',
            constraint=models.UniqueConstraint(condition=models.Q(('unit', None)), fields=('round', 'place'), name='inspections_round_place_once'),
        ),
        migrations.AddConstraint(
            model_name='roundpoint',
            constraint=models.UniqueConstraint(condition=models.Q(('unit__isnull', False)), fields=('round', 'unit'), name='inspections_round_unit_once'),
        ),
        migrations.AddConstraint(
            model_name='roundpoint',
            constraint=models.CheckConstraint(condition=models.Q(('place__isnull', False), ('unit__isnull', False), _connector='OR'), name='inspections_round_point_is_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='roundpoint',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'missed'), models.Q(('missed_reason', ''), _negated=True)), models.Q(('state', 'missed'), _negated=True), _connector='OR'), name='inspections_round_point_missed_for_a_reason'),
        ),
        migrations.AddIndex(
            model_name='check',
            index=models.Index(fields=['office', 'day', 'id'], name='inspections_check_of_day'),
        ),
        migrations.AddIndex(
            model_name='check',
            index=models.Index(condition=models.Q(('clock_doubtful', False), ('unit__isnull', False), ('voided_at', None)), fields=['day', 'unit'], name='inspections_check_of_unit_day'),
        ),
        migrations.AddIndex(
            model_name='check',
            index=models.Index(condition=models.Q(('unit__isnull', False)), fields=['unit', 'captured_at'], name='inspections_check_of_unit'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('voided_at', None), ('voided_by', None)), ('voided_at__isnull', False), _connector='OR'), name='inspections_check_voided_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='routepoint',
            constraint=models.UniqueConstraint(fields=('route', 'place'), name='inspections_route_point_once'),
        ),
        migrations.AddConstraint(
            model_name='routewindow',
            constraint=models.CheckConstraint(condition=models.Q(('until_time__gt', models.F('from_time'))), name='inspections_window_ends_after_it_begins'),
        ),
        migrations.AddIndex(
            model_name='round',
            index=models.Index(fields=['office', 'day', 'id'], name='inspections_round_of_day'),
        ),
        migrations.AddIndex(
            model_name='round',
            index=models.Index(fields=['person', 'day'], name='inspections_round_of_person'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(condition=models.Q(('window__isnull', False)), fields=('window', 'day'), name='inspections_round_once_a_window'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('started_at', None), ('state__in', ['planned', 'lapsed'])), models.Q(('person__isnull', False), ('started_at__isnull', False), ('state__in', ['under_way', 'done'])), _connector='OR'), name='inspections_round_under_way_was_started'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('finished_at', None)), _connector='OR'), name='inspections_round_done_was_finished'),
        ),
    ]
