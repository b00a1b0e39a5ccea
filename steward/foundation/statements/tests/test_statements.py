from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection

from steward.foundation.statements import statement

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def kinds():
    return [ContentType.objects.create(app_label="made up", model=name) for name in ("case", "job", "visit")]


@statement
def by_model(model):
    return ContentType.objects.filter(app_label="made up", model=model)


@statement
def by_ids(ids):
    return ContentType.objects.filter(pk__in=ids).order_by("pk")


def test_it_finds_what_the_queryset_finds_and_asks_anew_each_time(kinds, django_assert_num_queries):
    assert by_model(model="job") == [kinds[1]]

    with django_assert_num_queries(2):
        assert by_model(model="case") == [kinds[0]]
        assert by_model.first(model="boat") is None

    ContentType.objects.create(app_label="made up", model="boat")
    assert by_model.first(model="boat").model == "boat"


def test_it_takes_any_number_of_values(kinds):
    ids = [kind.pk for kind in kinds]

    for several in ([], ids[:1], ids[:2], tuple(ids), frozenset(ids)):
        assert by_ids(ids=several) == [kind for kind in kinds if kind.pk in several]


def test_it_joins_and_fills_what_belongs_to_a_row(kinds, django_assert_num_queries):
    Permission.objects.create(content_type=kinds[0], codename="read", name="Read")
    allowed = statement(
        lambda kinds: Permission.objects.filter(content_type__pk__in=kinds).select_related("content_type")
    )

    with django_assert_num_queries(1):
        assert [right.content_type.model for right in allowed(kinds=[kinds[0].pk, kinds[1].pk])] == ["case"]


def test_it_gives_values_where_values_are_asked_for(kinds):
    pairs = statement(
        lambda label: ContentType.objects.filter(app_label=label).order_by("pk").values_list("pk", "model")
    )
    names = statement(lambda label: ContentType.objects.filter(app_label=label).values_list("model", flat=True))

    assert pairs(label="made up") == [(kind.pk, kind.model) for kind in kinds]
    assert set(names(label="made up")) == {"case", "job", "visit"}


def test_it_joins_what_several_querysets_find(kinds):
    either = statement(
        lambda one, other: ContentType.objects.filter(pk=one).union(ContentType.objects.filter(pk=other), all=True)
    )

    assert {kind.pk for kind in either(one=kinds[0].pk, other=kinds[2].pk)} == {kinds[0].pk, kinds[2].pk}


def test_instants_reach_the_database_as_its_columns_hold_them():
    Session.objects.create(session_key="a", session_data="", expire_date=NOW)
    until = statement(lambda at: Session.objects.filter(expire_date__lte=at))

    assert [row.expire_date for row in until(at=NOW)] == [NOW]
    assert until(at=NOW - timedelta(seconds=1)) == []


def test_the_sql_is_worked_out_once(kinds):
    built = []
    counted = statement(
        lambda model: built.append(model) or ContentType.objects.filter(app_label="made up", model=model)
    )

    assert counted(model="case") == counted(model="case") == [kinds[0]]
    assert len(built) == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps what it prepared by itself")
def test_postgresql_plans_it_once(kinds, settings):
    by_model(model="case")
    by_model(model="job")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%django_content_type%model%'"
        )
        assert cursor.fetchone()[0] >= 1

    settings.PREPARED_STATEMENTS = False
    assert by_model(model="visit") == [kinds[2]]
