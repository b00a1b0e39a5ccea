import pytest
from django.db import DatabaseError, connection


@pytest.mark.django_db
def test_anybody_may_ask_whether_the_product_lives(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_silent_database_makes_it_unwell(client, monkeypatch):
    def fail():
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", fail)

    assert client.get("/healthz").status_code == 503
