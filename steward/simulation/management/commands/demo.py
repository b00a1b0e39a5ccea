"""`steward demo`: the demo company, the same for the same seed."""

import time
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from steward.foundation.identity.actor import system
from steward.organisation.models import PostCode
from steward.simulation.actions import Made, Size, generate
from steward.simulation.actions.generating import NotEmpty

PASSWORD = "steward-demo-2026"  # noqa: S105  printed on purpose: a demonstration has no secrets
SIGN_INS = "sign-ins.txt"


class Command(BaseCommand):
    """Make the demo company in an empty database and print one sign-in per post."""

    help = "Make the demo company."

    def add_arguments(self, parser):
        parser.add_argument("--offices", type=int, default=3)
        parser.add_argument("--units", type=int, default=None, help="over all offices (default: estates as usual)")
        parser.add_argument("--cases", type=int, default=None, help="over all offices (default: some weeks of them)")
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--until", type=date.fromisoformat, default=None, help="the last day (default: today)")
        parser.add_argument("--password", default=PASSWORD)

    def handle(self, *, offices, units, cases, seed, until, password, **options):
        if offices < 1 or (units is not None and units < offices) or (cases is not None and cases < 0):
            raise CommandError("At least one office, one unit each, and no fewer than no cases.")
        began, now = time.monotonic(), timezone.now()
        size = Size(offices=offices, units=units, cases=cases)
        with override("zh-hant"):
            try:
                made = generate(
                    size=size, seed=seed, until=until or timezone.localdate(now), password=password,
                    actor=system("simulation"), at=now,
                )  # fmt: skip
            except NotEmpty as refusal:
                raise CommandError(str(refusal)) from None
            sign_ins = _sign_ins(made, password)
        settings.HOME.mkdir(parents=True, exist_ok=True)
        file = settings.HOME / SIGN_INS
        file.touch(mode=0o600)
        file.write_text(sign_ins, encoding="utf-8")
        if options["verbosity"]:
            units = sum(len(grounds.units) for grounds in made.grounds)
            seconds = time.monotonic() - began
            self.stdout.write(
                f"{offices} offices, {units} units, {made.customers} customers, {made.cases} cases in {seconds:.1f} s"
            )


def _sign_ins(made: Made, password: str) -> str:
    """Return one line per post: username, post, name, office; the password is the same for all."""
    lines = [f"password of everybody: {password}"]
    seen = set()
    for colleague in made.company.staff:
        key = (colleague.role.post, colleague.role.department if colleague.role.post == PostCode.EX else "")
        if key not in seen:
            seen.add(key)
            where = colleague.office.short_name if colleague.office else "公司"
            lines.append(
                f"  {colleague.username:<10} {colleague.role.post:<4} {colleague.person.name}　"
                f"{PostCode(colleague.role.post).label}　{where}"
            )
    return "\n".join(lines) + "\n"
