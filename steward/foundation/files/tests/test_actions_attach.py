import hashlib
from datetime import timedelta

import pytest

from steward.foundation.files import actions, queries, storage
from steward.foundation.files.models import StoredFile
from steward.foundation.files.tests.factories import office_document, phone_picture, picture, upload
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.foundation.kinds import registry
from steward.foundation.privacy import actions as privacy
from steward.foundation.timeline.actions import Said
from steward.foundation.timeline.models import Event
from steward.foundation.timeline.queries import thread
from steward.foundation.timeline.tests.factories import AT, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def chan(db):
    return Actor(person_id=Person.objects.create(name="陳啟文").pk)


def _attach(actor, *uploads, office=None, **more):
    return actions.attach(uploads=uploads, kind="case", object_id=7, office=office, actor=actor, at=AT, **more)


def test_a_photo_is_kept_on_disk_and_told_in_the_history(chan):
    file = _attach(chan, upload(phone_picture()), office=make_office())[0]

    assert hashlib.sha256(storage.read(file.path)).digest() == bytes(file.kept_hash)
    assert bytes(file.original_hash) == hashlib.sha256(phone_picture()).digest()
    assert queries.files_of("case", 7) == [file]
    line = thread(kind="case", object_id=7, reader=chan, at=AT).lines[0]
    assert line.photos[0]["key"] == str(file.key)


def test_the_moment_is_the_cameras_when_it_can_be(chan):
    file = _attach(chan, upload(phone_picture()), office=make_office())[0]
    told = _attach(chan, upload(phone_picture(), captured_at=AT - timedelta(hours=3)))[0]
    silent = _attach(chan, upload())[0]

    assert file.captured_at == AT - timedelta(minutes=6)
    assert told.captured_at == AT - timedelta(hours=3)
    assert silent.captured_at == AT


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("..\\..\\windows\\a.exe.jpg", "a.exe.jpg"), ("/etc/passwd", "passwd.jpg"), ("照片\u202egpj.html", "照片gpj.jpg"),
        ("x" * 300 + ".png", "x" * 100 + ".jpg"), ("", ""), ("....", ""),
    ],
)  # fmt: skip
def test_names_lose_folders_tricks_and_false_endings(chan, sent, kept):
    assert _attach(chan, upload(name=sent))[0].name == kept


def test_one_bad_file_keeps_all_out(chan):
    with pytest.raises(actions.TypeNotTaken):
        _attach(chan, upload(), upload(b"<script>alert(1)</script>", "a.jpg"))

    assert StoredFile.objects.count() == 0
    assert Event.objects.count() == 0
    assert list(storage.everything()) == []


def test_a_record_carries_only_so_many(chan, monkeypatch):
    monkeypatch.setattr(actions.keeping, "MOST_PER_RECORD", 2)
    _attach(chan, upload(), upload())

    with pytest.raises(actions.TooMany):
        _attach(chan, upload())


def test_a_removed_file_leaves_a_stub_and_a_reason(chan, django_capture_on_commit_callbacks):
    file = _attach(chan, upload())[0]
    key = privacy.create_key(at=AT)

    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(file_id=file.pk, actor=chan, at=AT, why=Said(key, "拍到了別人"))
        actions.remove(file_id=file.pk, actor=chan, at=AT, why=Said(key, "又一次"))

    assert list(storage.everything()) == []
    assert queries.files_of("case", 7) == []
    assert [line.notes for line in thread(kind="case", object_id=7, reader=chan, at=AT).lines] == [(), ("拍到了別人",)]


def test_erasing_a_person_takes_the_files_away(chan, django_capture_on_commit_callbacks):
    key = privacy.create_key(at=AT)
    file = _attach(chan, upload(), personal_key=key)[0]
    other = _attach(chan, upload())[0]

    with django_capture_on_commit_callbacks(execute=True):
        gone = sum(erase([key.pk], AT) for erase in registry.erasers())

    assert gone == 1
    assert not storage.where(file.path).exists()
    assert storage.where(other.path).exists()


def test_papers_are_kept_as_they_are(chan):
    content = office_document()
    file = _attach(chan, upload(content, "名冊.xlsx"), upload(picture("PNG"), "b.png"))[0]

    assert storage.read(file.path) == content
    assert actions.facts_of([file])["papers"][0]["media"].endswith("sheet")
