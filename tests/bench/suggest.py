#!/usr/bin/env python3
"""Prints how often `uxi tag suggest --train --lines` has the right code first, and among the first
three, beside methods of scikit-learn on the same examples: so many examples of every code of
labelled public data, then the whole test split, all codes at once.

  tests/bench/suggest.py UXI [DRAWS]

uxi counts the words of a code's name as an example of it, as it does with a codebook; the methods
beside it are told of the name where they say `+ names`.

Reads $UXI_CORPUS/cluster (CODE<TAB>TEXT). Wants Debian's python3-sklearn and python3-stemmer; without
them only uxi is measured. Exits 1 where uxi is under the centroid that it has to reach.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

try:
    import numpy as np
    import scipy.sparse as sp
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import normalize
    from sklearn.svm import LinearSVC
except ImportError:
    np = None
try:
    import Stemmer
    STEM = Stemmer.Stemmer("english").stemWords
except ImportError:
    STEM = list

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORPUS = os.path.join(os.environ.get("UXI_CORPUS", TOP + "/../shared/corpus"), "cluster")
# What uxi has to reach: accuracy at 1 and at 3.
LIMITS = {("banking77", 5): (.640, .845), ("banking77", 10): (.718, .886),
          ("clinc150", 5): (.696, .854), ("clinc150", 10): (.738, .898)}


def load(name):
    with open(os.path.join(CORPUS, name + ".tsv"), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t", 1) for line in file]


def draw(rows, shots, seed):
    order = list(range(len(rows)))
    random.Random(seed).shuffle(order)
    taken, examples = {}, []
    for i in order:
        if taken.get(rows[i][0], 0) < shots:
            taken[rows[i][0]] = taken.get(rows[i][0], 0) + 1
            examples.append(rows[i])
    return examples


def by_uxi(uxi, examples, test):
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/train.tsv", "w", encoding="utf-8") as file:
            file.writelines(f"{code}\t{text}\n" for code, text in examples)
        with open(folder + "/lines.txt", "w", encoding="utf-8") as file:
            file.writelines(text + "\n" for _, text in test)
        out = subprocess.run([uxi, "tag", "suggest", "--train", folder + "/train.tsv", "--lines",
                              folder + "/lines.txt", "--top", "3", "--format", "json"],
                             check=True, capture_output=True).stdout
    return [[one["code"] for one in line["codes"]] for line in json.loads(out)["lines"]]


def tokens(text):
    return STEM(re.findall(r"[a-z0-9][a-z0-9'+#]*", text.lower().replace("\u2019", "'")))


def features(examples, test):
    """Word stems, and letter n-grams at half their weight, as uxi's own centroid began."""
    train_texts, test_texts = [t for _, t in examples], [t for _, t in test]
    words = TfidfVectorizer(analyzer=tokens, sublinear_tf=True)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2)
    return tuple(normalize(sp.hstack([a, 0.5 * b]).tocsr()) for a, b in
                 ((words.fit_transform(train_texts), letters.fit_transform(train_texts)),
                  (words.transform(test_texts), letters.transform(test_texts))))


def best_three(scores, codes):
    return [[codes[j] for j in row[:3]] for row in np.argsort(-scores, axis=1, kind="stable")]


def by_sklearn(examples, test):
    train, unseen = features(examples, test)
    labels = np.array([code for code, _ in examples])
    codes = np.unique(labels)
    centres = normalize(sp.vstack([sp.csr_matrix(train[labels == code].sum(axis=0))
                                   for code in codes]))
    yield "centroid", best_three((unseen @ centres.T).toarray(), codes)
    svc = LinearSVC(C=1.0).fit(train, labels)
    yield "linear SVC", best_three(svc.decision_function(unseen), svc.classes_)
    logistic = LogisticRegression(C=30, max_iter=100, tol=0.01).fit(train, labels)
    yield "logistic", best_three(logistic.decision_function(unseen), logistic.classes_)


def with_names(examples):
    return examples + [(code, code.replace("_", " ")) for code in sorted({c for c, _ in examples})]


def others(examples, test):
    """Every method on the examples alone, and with the codes' names among them."""
    for suffix, told in (("", examples), (" + names", with_names(examples))):
        for method, ranked in by_sklearn(told, test):
            yield method + suffix, ranked


def accuracy(ranked, test):
    first = sum(codes[:1] == [right] for codes, (right, _) in zip(ranked, test))
    three = sum(right in codes[:3] for codes, (right, _) in zip(ranked, test))
    return first / len(test), three / len(test)


def main():
    uxi, draws = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2
    if not os.path.exists(os.path.join(CORPUS, "banking77-test.tsv")):
        print(f"no corpus: {CORPUS}", file=sys.stderr)
        return 2
    missed = 0
    for name, shots in [(n, s) for n in ("banking77", "clinc150", "hwu64") for s in (5, 10)]:
        rows, test = load(name + "-train"), load(name + "-test")
        results = {}
        for seed in range(1, draws + 1):
            examples = draw(rows, shots, seed)
            results.setdefault("uxi", []).append(accuracy(by_uxi(uxi, examples, test), test))
            for method, ranked in (others(examples, test) if np and seed == 1 else ()):
                results.setdefault(method, []).append(accuracy(ranked, test))
        for method, values in results.items():
            first, three = (sum(v[i] for v in values) / len(values) for i in (0, 1))
            verdict = ""
            if method == "uxi" and (name, shots) in LIMITS:
                limits = LIMITS[(name, shots)]
                good = first >= limits[0] and three >= limits[1]
                missed += not good
                verdict = f"  limit {limits[0]:.3f} {limits[1]:.3f}: {'ok' if good else 'MISSED'}"
            print(f"{name:10} {shots:3} examples  {method:18} {first:.3f} {three:.3f}"
                  f"  ({len(values)} draws){verdict}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
