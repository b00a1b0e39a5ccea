"""The facts that each form takes. Every value is text ready to print; what is missing leaves a box to write in."""

from typing import Literal, TypedDict


class FormEdition(TypedDict, total=False):
    """The foot of a form: which edition of which form this is, how many copies, how long it is kept."""

    number: str
    version: str
    since: str
    copies: str
    retention: str


class Signed(TypedDict, total=False):
    """A signature given in the product; without it the box stays empty for the pen. `file` is a drawn one's picture."""

    name: str
    at: str
    file: str


class PrintedPhoto(TypedDict, total=False):
    """A photo: `file` is its name among the `pictures` given to `engine.render`."""

    file: str
    caption: str


class Head(TypedDict, total=False):
    """What stands above every form."""

    form: FormEdition
    company: str
    office: str
    number: str
    day: str
    copy: str


class ComplaintRecord(Head, total=False):
    """F01 投訴受理登記表, `complaint-record`. Personal details come masked or not, as the caller may show them."""

    received_at: str
    channel: str
    received_by: str
    promised_at: str
    complainant: str
    role: str
    unit: str
    phone: str
    occurred_at: str
    location: str
    complained_of: str
    category: str
    grade: Literal["ordinary", "important", "major"]
    validity: Literal["valid", "invalid", "consultation"]
    description: str
    requested: str
    photos: list[PrintedPhoto]
    department: str
    owner: str
    due_at: str
    extension: str
    cause: str
    result: str
    escalations: list[str]
    replied_at: str
    reply_way: str
    satisfaction: Literal["satisfied", "fairly", "dissatisfied"]
    visit: str
    closed_at: str
    close_result: str
    signed_receiver: Signed
    signed_owner: Signed
    signed_supervisor: Signed
    signed_complainant: Signed


class ChargeLine(TypedDict, total=False):
    """One line of material or work."""

    name: str
    model: str
    quantity: str
    price: str
    amount: str


class JobOrder(Head, total=False):
    """派工單, `job-order`. At least four lines of charges are drawn."""

    case_number: str
    dispatched_at: str
    unit: str
    location: str
    contact: str
    phone: str
    department: str
    executor: str
    appointment: str
    due_at: str
    category: str
    grade: Literal["ordinary", "important", "major"]
    text: str
    photos: list[PrintedPhoto]
    arrived_at: str
    finished_at: str
    work_done: str
    charges: list[ChargeLine]
    charging: Literal["free", "warranty", "paid"]
    total: str
    shoe_covers: bool
    site_cleaned: bool
    explained_charge: bool
    accepted: Literal["yes", "no"]
    resident_words: str
    signed_dispatcher: Signed
    signed_executor: Signed
    signed_resident: Signed
    signed_supervisor: Signed


class VisitRecord(Head, total=False):
    """F03 巡訪、回訪記錄表, `visit-record`. Scores: a satisfied, b fairly satisfied, c dissatisfied."""

    visit_type: Literal["complaint", "repair", "service", "aid", "activity", "routine", "renovation", "dunning"]
    source: str
    handler: str
    unit: str
    interviewee: str
    due_at: str
    visited_at: str
    visitor: str
    phone: str
    method: Literal["home", "phone", "office", "online"]
    matter: str
    attempts: list[str]
    quality: Literal["a", "b", "c"]
    effect: Literal["a", "b", "c"]
    satisfaction: Literal["a", "b", "c"]
    shortcomings: str
    suggestions: str
    shoe_covers: bool
    site_cleaned: bool
    explained_charge: bool
    passed: Literal["yes", "no"]
    follow_up: str
    review: str
    signed_resident: Signed
    signed_visitor: Signed
    signed_reviewer: Signed


class PlaceLabel(TypedDict, total=False):
    """One label: the address behind its QR code, the code that people read and type, the name, a small note."""

    url: str
    code: str
    name: str
    note: str
