import pytest

from steward.estate.models import CallerTerm, Contact
from steward.foundation.timeline.actions import Concern, erase
from steward.foundation.timeline.queries import history

from .test_actions_customers import NOW, add, names

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


def test_an_erased_customer_has_no_name_no_number_and_is_not_found(estate, office, lin):
    made = add(office, lin)

    erase(
        keys=[made.personal_key],
        subject=Concern("customer", made.pk),
        office=office,
        actor=lin,
        at=NOW,
        ground="asked",
    )

    made.refresh_from_db()
    assert (made.name, made.pinyin, made.erased_at) == ("", "", NOW)
    assert not Contact.objects.filter(customer=made).exists()
    assert not CallerTerm.objects.filter(customer=made).exists()
    assert names(lin, "7788") == []
    assert history("customer", made.pk)[-1].said == {}
