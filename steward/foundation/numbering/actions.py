"""Give the next number of a series, without gaps that a rollback did not make and never twice."""

from datetime import date

from django.db import connection, transaction

_NEXT = (
    "INSERT INTO numbering_series (code, office_id_or_zero, period, last) VALUES (%s, %s, %s, %s) "
    "ON CONFLICT (code, office_id_or_zero, period) DO UPDATE SET last = numbering_series.last + %s RETURNING last"
)


@transaction.atomic(savepoint=False)
def next_numbers(*, code: str, day: date, office_id: int = 0, count: int = 1) -> list[str]:
    """Return the next `count` numbers of the series in the month of `day`, as CODE-YYMM-0001."""
    period = day.strftime("%y%m")
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [code, office_id, period, count, count])
        last = cursor.fetchone()[0]
    return [f"{code}-{period}-{number:04d}" for number in range(last - count + 1, last + 1)]


def next_number(*, code: str, day: date, office_id: int = 0) -> str:
    """Return the next number of the series in the month of `day`."""
    return next_numbers(code=code, day=day, office_id=office_id)[0]
