#!/usr/bin/env python3
"""Holds `uxi cluster run --lines` against labels that people gave, beside scikit-learn's tf-idf with
k-means (which is told how many groups) and the reference in Python, on the same texts in one run:
whole sets, and 30 samples of 200 to 1,000 texts with 8 to 20 labels. Then times it on many texts.

  tests/bench/cluster.py UXI [VECTORS]

Reads $UXI_CORPUS/cluster (LABEL<TAB>TEXT) and, where it is there, the reference beside it
($UXI_CORPUS/../reference/oracles/pipeline.py). Wants Debian's python3-sklearn and python3-stemmer. An
unplaced text counts as a group of its own. Exits 1 where a limit is missed.
"""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np
from sklearn import metrics
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORPUS = os.path.abspath(os.environ.get("UXI_CORPUS", TOP + "/../shared/corpus"))
ORACLES = os.path.join(CORPUS, "../reference/oracles")
sys.path.insert(0, ORACLES)
try:
    import lib
    import pipeline
except ImportError:
    pipeline = None
SETS = ["banking77-test", "clinc150-test", "clinc150-test-domains", "hwu64-test", "hwu64-train"]
failed = 0


def limit(holds, said):
    global failed
    failed += not holds
    print(f"  {'ok' if holds else 'MISSED'}: {said}")


def load(name):
    with open(os.path.join(CORPUS, "cluster", name + ".tsv"), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t", 1) for line in file if "\t" in line]


def sample(rows, size, labels, seed):
    """Some labels at random, the r-th one's share falling as r^-0.5."""
    rng = random.Random(seed)
    by_label = {}
    for label, text in rows:
        by_label.setdefault(label, []).append(text)
    chosen = rng.sample(sorted(by_label), min(labels, len(by_label)))
    shares = [(r + 1) ** -.5 for r in range(len(chosen))]
    out = []
    for label, share in zip(chosen, shares):
        texts = list(by_label[label])
        rng.shuffle(texts)
        out += [(label, text) for text in texts[:round(size * share / sum(shares))]]
    rng.shuffle(out)
    return out


def by_uxi(uxi, texts, k=None, vectors=None):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.writelines(" ".join(text.split()) + "\n" for text in texts)
        file.flush()
        command = [uxi, "cluster", "run", "--lines", file.name, "--format", "json"]
        command += (["-k", str(k)] if k else []) + (["--vectors", vectors] if vectors else [])
        start = time.perf_counter()
        out = subprocess.run(command, check=True, capture_output=True).stdout
        seconds = time.perf_counter() - start
    found = json.loads(out)
    labels = [None] * len(texts)
    for number, group in enumerate(found["clusters"]):
        for line in group["members"]:
            labels[line - 1] = number
    for number, line in enumerate(found["unplaced"]):
        labels[line - 1] = -1 - number
    return labels, len(found["clusters"]), len(found["unplaced"]), seconds


def by_sklearn(texts, k):
    start = time.perf_counter()
    rows = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    labels = KMeans(k, n_init=10, random_state=0).fit_predict(rows)
    return labels, k, 0, time.perf_counter() - start


def by_reference(texts):
    start = time.perf_counter()
    words, letters = lib.tfidf(texts), lib.chartf(texts, min_df=2)
    rows = lib.normalize(lib.sp.hstack([words, 0.5 * letters]).tocsr())
    labels = pipeline.cluster((rows @ rows.T).toarray(), nn=15)[0]
    return labels, len(set(labels)), 0, time.perf_counter() - start


def scores(truth, run):
    labels, groups, unplaced, seconds = run
    return [metrics.normalized_mutual_info_score(truth, labels),
            metrics.adjusted_rand_score(truth, labels), metrics.v_measure_score(truth, labels),
            groups, unplaced / len(truth), seconds]


def show(name, row):
    print(f"{name:44} {row[0]:.3f} {row[1]:.3f} {row[2]:.3f} {row[3]:6.1f} {row[4]:6.1%} {row[5]:8.2f}",
          flush=True)


def methods(uxi, vectors, rows, reference=True):
    truth, texts = [label for label, _ in rows], [text for _, text in rows]
    k = len(set(truth))
    out = {"scikit-learn k-means [k]": by_sklearn(texts, k), "uxi [k]": by_uxi(uxi, texts, k),
           "uxi": by_uxi(uxi, texts)}
    if vectors:
        out["uxi, vectors"] = by_uxi(uxi, texts, vectors=vectors)
    if pipeline and reference:
        out["reference"] = by_reference(texts)
    return {name: scores(truth, run) for name, run in out.items()}


def quality(uxi, vectors):
    print(f"{'':44} {'NMI':5} {'ARI':5} {'V':5} {'groups':>6} {'alone':>6} {'seconds':>8}")
    for name in SETS:
        rows = load(name)
        for method, row in methods(uxi, vectors, rows, len(rows) <= 5000).items():
            show(f"{name}, {method}", row)
    runs = {}
    for seed in range(30):
        rows = load(SETS[seed % len(SETS)])
        picked = sample(rows, (200, 500, 1000)[seed % 3], (8, 12, 20)[seed // 3 % 3], seed)
        for method, row in methods(uxi, vectors, picked).items():
            runs.setdefault(method, []).append(row)
    mean = {method: np.mean(rows, axis=0) for method, rows in runs.items()}
    for method, row in mean.items():
        show(f"30 samples, {method}", row)
    limit(mean["uxi"][1] >= .9 * mean["uxi [k]"][1],
          f"ARI, k unknown / k known {mean['uxi'][1] / mean['uxi [k]'][1]:.2f} (limit 0.90)")
    if "reference" in mean:
        gain = mean["uxi"][0] - mean["reference"][0]
        limit(gain >= 0, f"NMI above the reference {gain:+.3f} (limit 0)")
    else:
        print("  (no reference: not compared)")
    if vectors:
        gain = mean["uxi, vectors"][0] - mean["uxi"][0]
        limit(gain >= .015, f"NMI gained by vectors {gain:+.3f} (limit 0.015)")


def many_texts(count):
    """Texts of all sets; from the second time on one word is left out, so that none is twice."""
    rng = random.Random(7)
    pool = [text for name in ("banking77-train", "clinc150-train", "hwu64-train", *SETS[:2])
            for _, text in load(name)]
    rng.shuffle(pool)
    out = []
    while len(out) < count:
        words = pool[len(out) % len(pool)].split()
        if len(out) >= len(pool) and len(words) > 3:
            del words[rng.randrange(len(words))]
        out.append(" ".join(words))
    return out


def speed(uxi):
    for count, most in ((300, .05), (2000, .5), (20000, 15), (100000, 120)):
        texts = many_texts(count)
        runs = 30 if count < 2000 else 5 if count < 20000 else 1
        best = min(by_uxi(uxi, texts)[3] for _ in range(runs))
        idle = min(timed(["/bin/true"]) for _ in range(30))
        limit(best - idle <= most, f"{count:,} texts {best - idle:.3f} s (limit {most})")
        if count == 2000:
            seconds = by_sklearn(texts, by_uxi(uxi, texts)[1])[3]
            limit(seconds >= 5 * best, f"scikit-learn takes {seconds / best:.1f} times as long (limit 5)")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    limit(memory <= 2048, f"memory at most {memory:.0f} MB (limit 2,048)")


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def main():
    uxi = os.path.abspath(sys.argv[1])
    vectors = sys.argv[2] if len(sys.argv) > 2 else None
    quality(uxi, vectors)
    speed(uxi)
    sys.exit(failed > 0)


main()
