"""The rejected rows of an import as a sheet that can be mended and sent again."""

import tempfile
from typing import BinaryIO

import xlsxwriter
from django.utils.translation import gettext as _

from steward.foundation.imports.mapping import Mapping
from steward.foundation.imports.models import Batch
from steward.foundation.imports.reasons import Reason

LONGEST_EXCEL_CELL = 32_767
CHUNK = 2_000


def rejected_sheet(*, batch: Batch) -> BinaryIO:
    """Return an .xlsx of the rejected rows: the columns as they came, then the row's number and the reason.

    Every cell is text, so that nothing in it can become a formula.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115  the caller reads and closes it
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    labels = Mapping.read(batch.mapping).heading.labels
    for column, label in enumerate([*labels, _("Row in the file"), _("Why it was rejected")]):
        sheet.write_string(0, column, label[:LONGEST_EXCEL_CELL], bold)
    sheet.freeze_panes(1, 0)
    rejects = batch.rejects.order_by("number").values_list("number", "cells", "reason")
    for line, (number, cells, reason) in enumerate(rejects.iterator(CHUNK), start=1):
        for column, cell in enumerate(cells[: len(labels)]):
            sheet.write_string(line, column, cell[:LONGEST_EXCEL_CELL])
        sheet.write_string(line, len(labels), str(number))
        sheet.write_string(line, len(labels) + 1, str(Reason(*reason)))
    book.close()
    file.seek(0)
    return file
