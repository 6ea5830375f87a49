"""Times numpy's gradients of one million examples with ten features; prints milliseconds as JSON."""
import json
import sys
import time

import numpy as np

rows, columns = 1_000_000, 10
random = np.random.default_rng(1)
x = random.random((rows, columns)) - 0.5
y = random.integers(0, 2, rows).astype(float)
theta = np.arange(columns) / 10


def squared(a):
    return 2 / rows * (a.T @ (a @ theta - y))


def logistic(a):
    return 1 / rows * (a.T @ (1 / (1 + np.exp(-(a @ theta))) - y))


def timed(work, a):
    work(a)
    samples = []
    for _ in range(int(sys.argv[1])):
        start = time.perf_counter()
        work(a)
        samples.append(1000 * (time.perf_counter() - start))
    return samples


layouts = {"row-major": x, "column-major": np.asfortranarray(x)}
kinds = {"squared error": squared, "logistic": logistic}
print(json.dumps({
    f"{kind}: gradient, {layout}": timed(work, a)
    for kind, work in kinds.items()
    for layout, a in layouts.items()
}))
