#!/usr/bin/env python3
"""The same findings, byte for byte, over 20 runs with any number of threads and any order of files.

  determinism_test.py UXI TOP
"""
import os
import random
import subprocess
import sys
import tempfile

QUESTIONS = [
    "Don't you think the report is confusing?", "Do you use the export?",
    "Would you use an app that pays for you?", "Tell me about the last invoice you paid.",
    "How often do you pay, and why is it so hard?", "What do you usually do on Mondays?",
    "Isn't it annoying when the card fails?", "Which of the two do you like most?",
]


def guide(number):
    lines = [f"# Guide {number} (30 min)", ""]
    lines += [f"- {QUESTIONS[(number + i * i) % len(QUESTIONS)]}" for i in range(number % 13 + 2)]
    return "\n".join(lines) + "\n"


def main():
    uxi = os.path.realpath(sys.argv[1])
    order = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        names = [f"guide-{i}.md" for i in range(60)]
        for i, name in enumerate(names):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(guide(i))
        seen = set()
        for run in range(20):
            order.shuffle(names)
            done = subprocess.run(
                [uxi, "guide", "lint", "--format", "json", "--jobs", str(run % 8 + 1), *names],
                cwd=folder, capture_output=True, check=False)
            if done.returncode != 1 or b'"rule"' not in done.stdout:
                sys.exit(f"determinism: exit {done.returncode}: {done.stderr.decode()}")
            seen.add(done.stdout)
        if len(seen) != 1:
            sys.exit(f"determinism: {len(seen)} different outputs of 20 runs")
    print("20 runs, one output")


main()
