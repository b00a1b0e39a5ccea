"""What collecting the tests made stays to the end, so the garbage collector need not look at it again and again."""

import gc


def pytest_collection_finish():
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
