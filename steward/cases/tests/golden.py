"""Golden requests of cases."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from steward.cases import actions
from steward.cases.models import ClockPolicy, SavedView
from steward.cases.tests.factories import case, in_hand, job, scene
from steward.foundation.files.models import StoredFile
from steward.foundation.files.tests.factories import upload
from steward.foundation.papers import actions as papers
from steward.foundation.papers import codes
from steward.foundation.papers.tests.factories import photograph
from steward.organisation.tests.factories import NOW
from tests.golden import Golden


def a_case(world) -> dict:
    """Make a leak in 2-15C, owned by Lin."""
    return {"key": case(scene(world)).key}


def a_job(world) -> dict:
    """Make a job for engineering about the leak in 2-15C."""
    return {"key": job(scene(world)).key}


def an_accepted_job(world) -> dict:
    """Make a job that Lau accepted."""
    here = scene(world)
    made = job(here)
    actions.accept_job(job_id=made.pk, actor=here.actor("lau"), at=NOW)
    return {"key": made.key}


def a_paper(world) -> dict:
    """Name the complaint record of a leak as its printed code does."""
    return {"code": codes.code_of("F01", case(scene(world)).key)}


def a_page(world) -> dict:
    """Send in a page without a code, by Chen, and name it."""
    here = scene(world)
    made = papers.send_in(uploads=[photograph()], office=here.office, actor=here.actor("chen"), at=timezone.now())
    return {"key": made[0].key}


class Sheet(SimpleUploadedFile):
    """A file that each of several requests sends from its beginning."""

    def read(self, *size):
        self.seek(0)
        return super().read(*size)


def a_photograph(world) -> dict:
    """Send a photograph of a page."""
    return {"uploads": Sheet("page.jpg", photograph().content)}


def a_link(world) -> dict:
    """Ask the developer about a case through a link."""
    here = scene(world)
    found, department = in_hand(here), world.department("DEV")
    asked = actions.hand_over(
        case_id=found.pk, why="請派人補漏", department_id=department.pk, actor=here.actor("lin"), at=timezone.now()
    )
    return {"token": asked.token}


def step(name: str, make=a_job):
    """Return what makes a job and names one step with it."""
    return lambda world: make(world) | {"name": name}


def a_unit(world) -> dict:
    """Make the estate and name 2-15C."""
    return {"unit": scene(world).estate.units["2-15C"].key}


def a_customer(world) -> dict:
    """Make the estate and name Mrs. Hui."""
    return {"customer": scene(world).estate.customers["許美琪"].key}


def a_view(world) -> dict:
    """Make a view that Chen keeps."""
    scene(world)
    return {"key": SavedView.objects.create(person=world.people["chen"], name="漏水", query={"view": ["open"]}).key}


def a_policy(world) -> dict:
    """Set limits that the first office has of its own."""
    scene(world)
    row, _new = ClockPolicy.objects.get_or_create(
        office=world.office, kind="complaint", grade=1, is_active=True, defaults={"final": 600}
    )
    return {"word": "clocks", "key": row.key}


POLICY = {"version": 1, "kind": "complaint", "grade": 1, "basis": "working", "final_0": "3", "final_1": "working_days"}
SETTINGS = [
    Golden(route="cases:settings_home", who="chen", status=302, colleague="tsang", why="leads to the first list one may read"),
    Golden(route="cases:settings", make=lambda world: a_policy(world) and {"word": "clocks"}, who="chen", colleague="lin",
           why="the list of one's own office"),
    Golden(route="cases:setting_add", make=lambda world: {"word": "clocks"}, who="leung", colleague="chen",
           why="an empty form shows nobody's records"),
    Golden(route="cases:setting_add", method="post", make=lambda world: {"word": "clocks"}, who="leung", status=302,
           send=lambda world: POLICY | {"holds_for": "office"}, colleague="chen", why="it makes one of one's own office"),
    Golden(route="cases:setting", make=a_policy, who="leung", colleague="chen", stranger="lo"),
    Golden(route="cases:setting", method="post", make=a_policy, send=lambda world: POLICY, who="leung", status=302,
           colleague="chen", stranger="lo"),
    Golden(route="cases:setting_retire", method="post", make=a_policy, send=lambda world: {"version": 1}, who="leung",
           status=302, colleague="chen", stranger="lo"),
    Golden(route="cases:clock_presets", who="leung", colleague="chen", why="the variants are the same for everybody"),
    Golden(route="cases:clock_presets", method="post", send=lambda world: {"code": "two_days", "holds_for": "office"},
           who="leung", status=302, colleague="chen", why="it sets the limits of one's own office"),
]  # fmt: skip


def a_photo(world) -> dict:
    """Make a case with a photo and name the photo."""
    case(scene(world), uploads=(upload(),))
    return {"key": StoredFile.objects.latest("pk").key}


def its_history(world) -> dict:
    """Make a case and name its history."""
    return a_case(world) | {"kind": "case"}


# What the foundation shows of any record is asked here about a case.
OF_A_RECORD = [
    Golden(route="timeline:history", make=its_history, stranger="ng", why="whoever finds a record may read its history"),
    Golden(route="timeline:access", who="leung", colleague="lin", why="the log is narrowed to the offices in reach"),
    Golden(route="timeline:reveal", method="post", make=lambda world: its_history(world) | {"detail": "phone"},
           send=lambda world: {"reason": "回電約時間"}, colleague="mui", stranger="ng"),
    Golden(route="files:show", make=a_photo, is_file=True, stranger="ng", why="whoever finds a record may see its files"),
    Golden(route="files:small", make=a_photo, is_file=True, stranger="ng", why="the same"),
]  # fmt: skip

GOLDEN = [
    *SETTINGS,
    *OF_A_RECORD,
    Golden(route="cases:list", why="everybody sees the cases in reach, and nobody else's"),
    Golden(route="cases:board", why="the same"),
    Golden(route="cases:counts", why="the same"),
    Golden(route="cases:total", why="the same"),
    Golden(route="cases:bulk", method="post", status=302, why="an empty choice changes nothing"),
    Golden(route="cases:bulk_undo", method="post", make=lambda world: scene(world) and {}, status=404,
           send=lambda world: {"verb": "chase"}, why="only what one did oneself is taken back: test_actions_undo"),
    Golden(route="cases:outages", make=lambda world: scene(world) and {}, who="lin", colleague="mak",
           why="the outages of one's own office"),
    Golden(route="cases:export", method="post", who="chen", colleague="lin", why="the list of everybody is the own"),
    Golden(route="cases:choose_columns", method="post", send=lambda world: {"column": ["due"]}, status=302,
           why="everybody chooses the own columns"),
    Golden(route="cases:save_view", method="post", send=lambda world: {"query": "view=open", "name": "我的"}, status=302,
           why="everybody may keep views"),
    Golden(route="cases:saved_view", make=a_view, who="chen", stranger="ng", status=302, why="a view is one's own"),
    Golden(route="cases:forget_view", method="post", make=a_view, who="chen", stranger="ng", status=302,
           why="a view is one's own"),
    Golden(route="cases:intake", colleague="mui", why="a form shows nobody's records"),
    Golden(route="cases:intake", method="post", colleague="mui", status=422, why="an empty form is refused"),
    Golden(route="cases:intake_callers", colleague="mui", why="customers are narrowed to those in reach"),
    Golden(route="cases:intake_context", colleague="mui", why="a household is narrowed to those in reach"),
    Golden(route="cases:intake_advice", colleague="mui", why="likenesses are narrowed to those in reach"),
    Golden(route="cases:for_unit", make=a_unit, why="the cases of a unit are narrowed to those in reach"),
    Golden(route="cases:for_customer", make=a_customer, why="the cases of a customer are narrowed to those in reach"),
    Golden(route="cases:detail", make=a_case, stranger="ng", why="whoever finds a case may read it"),
    Golden(route="cases:act", make=lambda world: a_case(world) | {"name": "note"}, stranger="ng",
           why="the form of an act shows the case to whoever finds it"),
    Golden(route="cases:act", method="post", make=lambda world: a_case(world) | {"name": "note"},
           send=lambda world: {"text": "已看過"}, status=302, colleague="mui", stranger="ng"),
    Golden(route="cases:outside", make=a_link, visitor=200, why="the secret address is the right; nobody signs in"),
    Golden(route="cases:outside", method="post", make=a_link, visitor=302, status=302,
           send=lambda world: {"decision": "take", "name": "黎先生", "text": "下週一派人"}, why="the same"),
    Golden(route="cases:offered", who="sin", why="handovers are narrowed to those that the reader may answer"),
    Golden(route="cases:jobs", who="lau", why="jobs are narrowed to those in reach"),
    Golden(route="cases:job", make=an_accepted_job, who="lau", stranger="tsang", why="whoever finds a job may read it"),
    Golden(route="cases:job_step", method="post", make=step("accept"), who="lau", status=302, colleague="lin",
           stranger="tsang"),
    Golden(route="cases:job_step", method="post", make=step("done", an_accepted_job), who="lau", status=302,
           send=lambda world: {"note": "更換接頭"}, colleague="lin", stranger="tsang"),
    Golden(route="cases:print", method="post", make=a_case, is_file=True, stranger="ng",
           why="whoever reads a case may print it, with names masked where they are masked on the page"),
    Golden(route="cases:print_job", method="post", make=a_job, who="lau", is_file=True, stranger="tsang",
           why="whoever finds a job does it or prints its case"),
    Golden(route="papers:paper", make=a_paper, stranger="ng", why="whoever reads a case sees which form of it this is"),
    Golden(route="papers:paper", method="post", make=a_paper, send=a_photograph, status=302, colleague="mui",
           stranger="ng"),
    Golden(route="papers:desk", make=lambda world: a_page(world) and {}, who="chen",
           why="everybody may send papers in; those that wait are narrowed"),
    Golden(route="papers:desk", method="post", send=a_photograph, make=lambda world: scene(world) and {}, status=302,
           why="each page is filed by the right to its record"),
    Golden(route="papers:settle", method="post", make=a_page, who="chen", status=422, stranger="lin",
           why="whoever sees a page that waits may say what it is; the right to the record is asked: test_papers"),
    Golden(route="papers:discard", method="post", make=a_page, who="chen", status=302, stranger="lin",
           why="whoever sees a page that waits may take it away"),
    Golden(route="cases:thread", make=a_case, stranger="ng", why="whoever finds a case may read it"),
]  # fmt: skip
