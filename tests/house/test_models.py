from django.apps import apps
from django.db import models

from tests.house.guards.product import models_are_explicit


def test_every_model_names_its_table_and_orders_nothing():
    ours = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("steward.")]

    assert [str(complaint) for complaint in models_are_explicit(ours)] == []


def test_a_model_that_leaves_it_to_chance_is_found():
    class Careful(models.Model):
        class Meta:
            app_label = "house_sample"
            db_table = "house_careful"

    class Careless(models.Model):
        class Meta:
            app_label = "house_sample"
            ordering = ["id"]
            constraints = [models.UniqueConstraint(fields=["id"], nulls_distinct=False, name="house_once")]

    assert list(models_are_explicit([Careful])) == []
    assert len(list(models_are_explicit([Careless]))) == 3
