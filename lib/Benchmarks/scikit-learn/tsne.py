"""scikit-learn's t-SNE, and the scores of any map: answers requests, one JSON object per line.

Matrices are files of float32 by rows. {"points", "dimensions", "initial", "perplexity", "iterations", "threads", "map"} makes a map
and answers {"seconds"}; {"points", "dimensions", "labels", "perplexity", "score"} answers {"divergence", "accuracy"} of a map:
the Kullback-Leibler divergence over all pairs, and the leave-one-out accuracy of the ten nearest neighbours' majority in %.
"""
import json
import sys
import time

import numpy as np
import sklearn
from scipy.spatial.distance import pdist, squareform
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities
from sklearn.neighbors import NearestNeighbors

# What newer versions call n_iter.
STEPS = "max_iter" if "max_iter" in TSNE().get_params() else "n_iter"


def matrix(path, columns):
    return np.fromfile(path, np.float32).reshape(-1, columns)


def make(request):
    points = matrix(request["points"], request["dimensions"])
    model = TSNE(
        perplexity=request["perplexity"], init=matrix(request["initial"], 2), learning_rate="auto", n_jobs=request["threads"],
        **{STEPS: request["iterations"]})
    start = time.perf_counter()
    embedding = model.fit_transform(points)
    seconds = time.perf_counter() - start
    embedding.astype(np.float32).tofile(request["map"])
    return {"seconds": seconds, "version": sklearn.__version__}


def score(request):
    points, embedding = matrix(request["points"], request["dimensions"]), matrix(request["score"], 2).astype(np.float64)
    labels = np.fromfile(request["labels"], np.float32).astype(int)
    joint = _joint_probabilities(squareform(pdist(points.astype(np.float64), "sqeuclidean")), request["perplexity"], 0)
    kernel = 1 / (1 + pdist(embedding, "sqeuclidean"))
    divergence = 2 * float(joint @ np.log(joint / kernel * (2 * kernel.sum())))
    neighbours = NearestNeighbors(n_neighbors=10).fit(embedding).kneighbors(return_distance=False)
    right = [np.bincount(labels[row]).argmax() == label for row, label in zip(neighbours, labels)]
    return {"divergence": divergence, "accuracy": 100 * float(np.mean(right))}


for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(score(request) if request.get("score") else make(request)), flush=True)
