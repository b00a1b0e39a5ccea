from steward.foundation.rights import table
from steward.organisation.models import PostCode


def test_the_table_of_rights_names_the_posts_that_people_hold():
    assert set(table.POSTS) == set(PostCode.values)
