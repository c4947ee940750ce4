"""Writes what scikit-learn computes from its handwritten digits, for the tests to compare with.

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
from sklearn.decomposition import PCA  # noqa: E402
from sklearn.manifold import TSNE  # noqa: E402
from sklearn.manifold._t_sne import _joint_probabilities, _joint_probabilities_nn  # noqa: E402
from sklearn.metrics import silhouette_score  # noqa: E402
from sklearn.neighbors import NearestNeighbors  # noqa: E402

PERPLEXITY = 30
ITERATIONS = 500
STARTS = 2
PART = 200

# What newer versions call n_iter.
STEPS = "max_iter" if "max_iter" in TSNE().get_params() else "n_iter"


def accuracy(points, labels):
    """Leave-one-out accuracy of the ten nearest neighbours' majority, in %."""
    neighbours = NearestNeighbors(n_neighbors=10).fit(points).kneighbors(return_distance=False)
    return 100 * float(np.mean([np.bincount(labels[row]).argmax() == label for row, label in zip(neighbours, labels)]))


def divergence(joint, embedding):
    kernel = 1 / (1 + pdist(embedding.astype(np.float64), "sqeuclidean"))
    q = kernel / (2 * kernel.sum())
    return 2 * float(joint @ np.log(joint / q))


def main(folder):
    images, labels = load_digits(return_X_y=True)
    joint = _joint_probabilities(squareform(pdist(images, "sqeuclidean")), PERPLEXITY, 0)
    part = squareform(_joint_probabilities(squareform(pdist(images[:PART], "sqeuclidean")), PERPLEXITY, 0))
    graph = NearestNeighbors(n_neighbors=3 * PERPLEXITY + 1).fit(images).kneighbors_graph(mode="distance")
    graph.data **= 2
    arrays = {
        "images": images, "labels": labels, "part": part,
        "sparse": _joint_probabilities_nn(graph, PERPLEXITY, 0)[:PART].toarray(),
        "components": PCA(3).fit(images).components_,
        "joint": joint,
    }
    numbers = {"silhouette": silhouette_score(images, labels), "accuracy": accuracy(images, labels)}
    for start in range(STARTS):
        initial = np.random.default_rng(start).normal(scale=1e-4, size=(len(images), 2)).astype(np.float32)
        model = TSNE(
            perplexity=PERPLEXITY, init=initial.copy(), learning_rate="auto", n_jobs=1, **{STEPS: ITERATIONS})
        embedding = model.fit_transform(images)
        arrays[f"initial{start}"] = initial
        numbers[f"divergence{start}"] = divergence(joint, embedding)
        numbers[f"accuracy{start}"] = accuracy(embedding, labels)
    for name, array in arrays.items():
        Path(folder, f"{name}.bin").write_bytes(np.ascontiguousarray(array, dtype=np.float64).tobytes())
    Path(folder, "numbers.json").write_text(json.dumps(numbers))


if __name__ == "__main__":
    main(sys.argv[1])
