"""Golden requests of imports, with old cases as the rows."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile

from steward.foundation.identity.actor import Actor, Holding
from steward.foundation.imports import actions
from steward.foundation.imports.models import Batch
from tests.golden import Golden

from .factories import NOW

TABLE = "編號,分類,內容,受理時間\nA1,滲漏,天花板滴水,2024/3/5 9:05\nA2,收費,管理費怎麼付,\n"


def an_upload(world) -> dict:
    """Make an import that has not begun, uploaded by Ho."""
    batch = actions.open_batch(
        target="cases", name="old.csv", source=io.BytesIO(TABLE.encode()), office=world.office,
        actor=_ho(world), at=NOW,
    )  # fmt: skip
    return {"key": batch.key}


def a_finished_one(world) -> dict:
    """Make an import that has come to its end with one rejected row."""
    key = an_upload(world)["key"]
    batch = Batch.objects.get(key=key)
    actions.start(batch=batch, actor=_ho(world), at=NOW)
    actions.run(batch_id=batch.pk, at=NOW)
    return {"key": key}


def _ho(world) -> Actor:
    ho = world.people["ho"]
    return Actor(person_id=ho.pk, name=ho.name, holdings=(Holding(post="DA", office_id=world.office.pk),))


def a_form(world) -> dict:
    """Return what the page of uploads sends."""
    file = SimpleUploadedFile("old.csv", TABLE.encode(), content_type="text/csv")
    return {"target": "cases", "office": str(world.office.key), "file": file}


def step(name: str, make=an_upload):
    """Return what makes an import and names one step with it."""
    return lambda world: make(world) | {"name": name}


GOLDEN = [
    Golden(route="imports:list", why="the list shows the imports in reach"),
    Golden(route="imports:upload", who="ho", colleague="lin", why="a form shows nobody's records"),
    Golden(route="imports:upload", method="post", who="ho", colleague="lin", status=422, why="an empty form is refused"),
    Golden(route="imports:batch", make=an_upload, who="ho", stranger="lin", why="whoever finds an import may look at it"),
    Golden(route="imports:batch", make=a_finished_one, who="ho", stranger="sin", why="the same"),
    Golden(route="imports:columns", method="post", make=an_upload, who="ho", stranger="lin",
           send=lambda world: {"version": 1, "column_text": "2", "column_received": "3"}, status=302,
           why="whoever reads imports of a target may run them"),
    Golden(route="imports:step", method="post", make=step("discard"), who="ho", stranger="lin", status=302, why="the same"),
    Golden(route="imports:step", method="post", make=step("undo", a_finished_one), who="ho", stranger="lin", status=302, why="the same"),
    Golden(route="imports:rejected", method="post", make=a_finished_one, who="ho", stranger="lin", is_file=True, why="the same"),
]  # fmt: skip
