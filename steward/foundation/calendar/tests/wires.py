"""What the clocks would hear."""

touched: list[int] = []


def changed(*, office_ids, at):
    touched.extend(office_ids)
