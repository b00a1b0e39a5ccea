"""The posts of the procedures. A post is a word of the procedures, not a row: rights and clauses name it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PostCode(models.TextChoices):
    """Every post that a person can hold, as the clauses name them."""

    CA = "CA", _("Service-centre assistant")
    RC = "RC", _("Reception")
    PA = "PA", _("Property assistant")
    SV = "SV", _("Supervisor")
    SD = "SD", _("Service-centre director")
    DA = "DA", _("Director's assistant")
    OD = "OD", _("Office director")
    DM = "DM", _("Department manager")
    EX = "EX", _("Executor")
    HR = "HR", _("Administration")
    FI = "FI", _("Finance")
    ADM = "ADM", _("System administrator")
    AUD = "AUD", _("Auditor")


# What climbs climbs here; SD is a step where an office has one.
LADDER = (PostCode.PA, PostCode.SV, PostCode.SD, PostCode.DA, PostCode.OD, PostCode.DM)
