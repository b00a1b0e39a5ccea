"""What stands on the paper of a case: the complaint record (F01) and the job order, as facts ready to print."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from steward.cases import rules
from steward.cases.models import Case, Channel, Extension, Grade, Job, Reply
from steward.estate.models import Residency
from steward.foundation.files import storage
from steward.foundation.files.models import StoredFile
from steward.foundation.files.queries import files_of
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.printing.shapes import ChargeLine, ComplaintRecord, JobOrder, PrintedPhoto, Signed
from steward.foundation.privacy.masking import mask_name
from steward.foundation.timeline.queries import thread
from steward.organisation.models import CompanyProfile, Department
from steward.organisation.queries import staffing

from .persons import contact_words, masked_phone, phone_in_clear

GRADES = {Grade.ORDINARY: "ordinary", Grade.IMPORTANT: "important", Grade.MAJOR: "major"}
FEEDBACK = {3: "satisfied", 2: "fairly", 1: "dissatisfied"}
MOST_PHOTOS = 6
SET_AS_THEY_ARE = ("image/jpeg", "image/png")


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One form to set: its name, its facts, and the bytes of its pictures by the names that the facts use."""

    form: str
    facts: dict[str, Any]
    pictures: dict[str, bytes] = field(default_factory=dict)


def moment_words(at: datetime | None, office: Office) -> str:
    """Return an instant as forms write it, in the office's own time."""
    return f"{at.astimezone(office.zone):%Y-%m-%d %H:%M}" if at else ""


def head(office: Office, number: str, form: str, now: datetime) -> dict[str, Any]:
    """Return what stands above every form."""
    company = CompanyProfile.objects.filter(pk=1).first()
    return {
        "form": {"number": form}, "company": company.name if company else "", "office": office.name, "number": number,
        "day": f"{now.astimezone(office.zone):%Y-%m-%d}",
    }  # fmt: skip


def signed(name: str, at: datetime | None, office: Office) -> Signed | None:
    """Return a signature given in the product, or nothing: a box for the pen."""
    return Signed(name=name, at=moment_words(at, office)) if name and at else None


def complaint_record(*, reader: Actor, case: Case, now: datetime) -> Paper:
    """Return the complaint record (F01) of a case found through `case_of`; who may not look gets names masked."""
    clear = rules.may_reveal(reader, case)
    photos, pictures = _photos(files_of("case", case.pk), case.office)
    facts = ComplaintRecord(
        **head(case.office, case.number, "F01", now), **_said(case, clear=clear), **_answered(case),
        received_at=moment_words(case.received_at, case.office), channel=str(case.get_channel_display()),
        received_by=case.registered_by.name if case.registered_by else "",
        grade=GRADES[case.grade], validity=case.validity, category=category_words(case), photos=photos,
        department=_department(case, now), owner=case.owner.name if case.owner else "",
        due_at=moment_words(case.next_due_at, case.office), extension=_extension(case), cause=case.cause,
        escalations=_escalations(reader, case, now),
        closed_at=moment_words(case.closed_at, case.office),
        close_result="　".join(str(w) for w in (case.get_close_code_display(), case.close_reason) if w),
        signed_receiver=signed(case.registered_by.name if case.registered_by else "", case.entered_at, case.office),
        signed_owner=signed(case.resolved_by.name if case.resolved_by else "", case.resolved_at, case.office),
    )  # fmt: skip
    return Paper(form="complaint-record", facts=_without_nothing(facts), pictures=pictures)


def _said(case: Case, *, clear: bool) -> dict[str, str]:
    """Return who brought it and what they said."""
    name = _("anonymous") if case.is_anonymous else contact_words(case)
    tie = Residency.objects.filter(customer=case.customer_id, unit=case.unit_id).order_by("-from_on").first()
    return {
        "complainant": name if clear or case.is_anonymous else mask_name(name),
        "role": str(tie.get_role_display()) if tie and case.customer_id else "",
        "unit": case.unit.label_text if case.unit else "",
        "phone": "" if case.is_anonymous else (phone_in_clear(case) if clear else masked_phone(case)),
        "occurred_at": moment_words(case.occurred_at, case.office),
        "location": case.location or (case.place.name if case.place else ""),
        "complained_of": case.contractor_concerned, "description": case.description, "requested": case.requested,
    }  # fmt: skip


def _answered(case: Case) -> dict[str, Any]:
    """Return what became of it: the result, the answer, the customer's word."""
    last = Reply.objects.filter(case=case, cycle=case.cycle).order_by("-said_at", "-id").first()
    promised = last.next_promised_at if last and case.is_open else None
    return {
        "result": case.result or case.explanation, "promised_at": moment_words(promised, case.office),
        "replied_at": moment_words(last.said_at if last else None, case.office),
        "reply_way": str(Channel(last.way).label) if last else "",
        "satisfaction": FEEDBACK.get(case.satisfaction),
    }  # fmt: skip


def category_words(case: Case) -> str:
    """Return the category with the one above it."""
    if case.category is None:
        return ""
    return f"{case.category.parent.name}・{case.category.name}" if case.category.parent else case.category.name


def _department(case: Case, now: datetime) -> str:
    """Return the department that answers for the case: its own, else its owner's."""
    if case.department:
        return case.department.name
    of_owner = {m.department_id for m in staffing(case.office_id, now).members if m.person_id == case.owner_id}
    return "、".join(Department.objects.filter(pk__in=of_owner - {None}).order_by("pk").values_list("name", flat=True))


def _extension(case: Case) -> str:
    granted = Extension.objects.filter(case=case, state=Extension.State.GRANTED).order_by("-decided_at").first()
    if granted is None:
        return ""
    return f"{moment_words(granted.new_due_at, case.office)}　{granted.reason}"


def _escalations(reader: Actor, case: Case, now: datetime) -> list[str]:
    lines = thread(kind="case", object_id=case.pk, reader=reader, at=now, limit=200).lines
    return [f"{line.day or ''} {line.time}　{line.headline}".strip() for line in lines if line.mark == "esc"]


def _photos(files: Iterable[StoredFile], office: Office) -> tuple[list[PrintedPhoto], dict[str, bytes]]:
    """Return the first photos of a record with their bytes; one whose bytes are gone is left out."""
    photos, pictures = [], {}
    for file in [found for found in files if found.is_picture and not found.form][:MOST_PHOTOS]:
        path = file.path if file.media in SET_AS_THEY_ARE else file.thumb
        if path and storage.where(path).is_file():
            name = f"{file.key}.{'png' if path.endswith('png') else 'jpg'}"
            pictures[name] = storage.read(path)
            photos.append(PrintedPhoto(file=name, caption=moment_words(file.captured_at, office)))
    return photos, pictures


def job_order(*, reader: Actor, job: Job, now: datetime) -> Paper:
    """Return the order of one job; the customer is named to those who may read the case."""
    case, office = job.case, job.office
    sees = rules.sees(reader, case) and not case.is_anonymous
    clear = sees and rules.may_reveal(reader, case)
    files = files_of("job", job.pk)
    photos, pictures = _photos([file for file in files if file.key != job.signature_file], office)
    resident, drawn = _resident(job, files)
    executor = job.executor.name if job.executor else ""
    facts = JobOrder(
        **head(office, job.number, "", now), case_number=case.number, dispatched_at=moment_words(job.sent_at, office),
        unit=case.unit.label_text if case.unit else "", location=case.location or (case.place.name if case.place else ""),
        contact=contact_words(case) if clear else (mask_name(contact_words(case)) if sees else ""),
        phone=phone_in_clear(case) if clear else (masked_phone(case) if sees else ""),
        department=job.department.name, executor=executor, due_at=moment_words(job.due_at, office),
        category=category_words(case), grade=GRADES[case.grade], text=job.what, photos=photos,
        finished_at=moment_words(job.done_at, office), work_done=job.done_note or job.return_reason,
        signed_dispatcher=signed(job.sent_by.name if job.sent_by else "", job.sent_at, office),
        signed_executor=signed(executor, job.done_at, office), signed_resident=resident, **_charged(job),
    )  # fmt: skip
    return Paper(form="job-order", facts=_without_nothing(facts), pictures=pictures | drawn)


def _charged(job: Job) -> dict[str, Any]:
    """Return the charge, exact to the cent."""
    if job.charge is None:
        return {}
    line = ChargeLine(name=job.charge_note, amount=f"{job.charge:.2f}")
    return {
        "charges": [line] if job.charge else [],
        "charging": "paid" if job.charge else "free",
        "total": line["amount"],
    }


def _resident(job: Job, files: Iterable[StoredFile]) -> tuple[Signed | None, dict[str, bytes]]:
    """Return the resident's signature, with the drawing where there is one."""
    found = signed(job.signed_by, job.done_at, job.office)
    drawing = next((file for file in files if file.key == job.signature_file), None)
    if found is None or drawing is None or not storage.where(drawing.path).is_file():
        return found, {}
    name = f"signature.{'png' if drawing.media == 'image/png' else 'jpg'}"
    return Signed(**found, file=name), {name: storage.read(drawing.path)}


def _without_nothing(facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value not in (None, "")}
