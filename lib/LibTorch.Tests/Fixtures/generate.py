"""Writes what PyTorch computes for every case, as JSON, for the tests to compare with.

usage: generate.py FOLDER

Each cases_NAME.py beside this file has a function cases() that returns a dictionary of cases; it becomes FOLDER/NAME.json.
"""
import importlib
import json
import pathlib
import sys

import torch


def main(folder):
    here = pathlib.Path(__file__).parent
    sys.path.insert(0, str(here))
    torch.set_num_threads(1)
    for source in sorted(here.glob("cases_*.py")):
        torch.manual_seed(1234)
        cases = importlib.import_module(source.stem).cases()
        target = pathlib.Path(folder) / (source.stem[len("cases_"):] + ".json")
        target.write_text(json.dumps(cases))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
