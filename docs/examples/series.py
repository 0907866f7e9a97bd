"""Prints one question over all releases, for all groups together.

python3 series.py series.csv codebook.csv workload-more
"""

import csv
import math
import sys


def read(path):
    # utf-8-sig: the files begin with a byte order mark, which Excel wants.
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


figures, codes = read(sys.argv[1]), read(sys.argv[2])
item = sys.argv[3]
question = next(c["question_en"] for c in codes if c["item"] == item)
print(question)
for f in figures:
    if f["item"] != item or f["group"] != "_all" or f["statistic"] not in ("top-two", "top-one"):
        continue
    # Only a share has a value. A bound is a bound, and few or none is not 0.
    if f["form"] == "share":
        said = f"{float(f['value']):.0%}"
    elif f["form"] == "fewOrNone":
        said = "few or none"
    else:
        said = f"{f['form']}: {f['count_low'] or '...'} to {f['count_high'] or '...'} of {f['base']}"
    limits = ""
    if f["value_low"]:
        # Outward, so that no interval looks narrower than it is.
        low, high = math.floor(100 * float(f["value_low"])), math.ceil(100 * float(f["value_high"]))
        limits = f" [{low}%, {high}%]"
    print(f"{f['period']}  n = {f['n']}  {said}{limits}")
