"""How much of a file is taken, so that no file can exhaust the machine."""

MOST_BYTES = 200 * 1024 * 1024  # of the file as it lies on the disk
MOST_UNPACKED = 1024 * 1024 * 1024  # of what is inside a packed file
HIGHEST_RATIO = 200  # unpacked to packed; honest tables stay under 40
MOST_PARTS = 2_000  # of a workbook
MOST_CELLS = 20_000_000  # of a sheet, empty ones included: it is held in memory
MOST_COLUMNS = 200
LONGEST_CELL = 100_000  # characters
SAMPLE = 256 * 1024  # bytes looked at to tell encoding and delimiter
