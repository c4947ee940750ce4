"""Writes what scikit-learn and numpy make of the distances of some handwritten digits, for the tests to compare with.

Usage: scikit_learn.py FOLDER
"""
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # several threads wait for each other where other tests run

import numpy as np  # noqa: E402
from scipy.spatial.distance import pdist, squareform  # noqa: E402
from sklearn.datasets import load_digits  # noqa: E402
from sklearn.manifold import smacof  # noqa: E402

POINTS = 80
STEPS = 5
STARTS = 3


def main(folder):
    distances = squareform(pdist(load_digits(return_X_y=True)[0][:POINTS]))
    centring = np.eye(POINTS) - 1 / POINTS
    values, vectors = np.linalg.eigh(-0.5 * centring @ distances**2 @ centring)
    arrays = {"distances": distances, "values": values[::-1], "vectors": vectors[:, ::-1]}
    numbers = {}
    for start in range(STARTS):
        initial = np.random.default_rng(start).normal(size=(POINTS, 2))
        arrays[f"initial{start}"] = initial
        arrays[f"steps{start}"] = smacof(distances, init=initial, n_init=1, max_iter=STEPS, eps=0)[0]
        numbers[f"stress{start}"] = float(smacof(distances, init=initial, n_init=1, max_iter=2000, eps=1e-7)[1])
    for name, array in arrays.items():
        Path(folder, f"{name}.bin").write_bytes(np.ascontiguousarray(array, dtype=np.float64).tobytes())
    Path(folder, "numbers.json").write_text(json.dumps(numbers))


if __name__ == "__main__":
    main(sys.argv[1])
