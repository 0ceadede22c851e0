#!/usr/bin/env python3
"""How long it takes to rename a code that 10,000 highlights carry.

  code_rename.py UXI [--sessions 100] [--highlights 100]

Makes a workspace with transcripts, renames the code, and takes it back; the best of three.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def make(folder, sessions, highlights):
    study = "studies/bikes"
    write(folder, "uxi.yaml", "{}\n")
    write(folder, "codebook.yaml", "codes:\n  pain/wait: {name: Wait, use_when: They wait}\n")
    write(folder, f"{study}/study.yaml", "title: Why do people stop riding?\n")
    number = 0
    for session in range(1, sessions + 1):
        name = f"P{session:02}"
        turns = "".join(f"\n**P** We waited two weeks for the chain again. ^{i}\n"
                        for i in range(1, highlights + 1))
        write(folder, f"{study}/transcripts/{name}.md",
              f"---\nuxi: transcript/1\nsession: {name}\nkind: verbatim\n"
              f"speakers: {{P: participant}}\n---\n{turns}")
        lines = []
        for turn in range(1, highlights + 1):
            number += 1
            lines.append(f'- {{id: h{number:012x}, turn: {turn}, quote: "waited two weeks", at: 3, '
                         'before: "We ", after: " for the chain again.", codes: [pain/wait], '
                         'added: 2026-03-15}\n')
        write(folder, f"{study}/tags/{name}.ana.yaml", "".join(lines))
    return number


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("uxi")
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--highlights", type=int, default=100)
    options = parser.parse_args()
    uxi = os.path.realpath(options.uxi)
    with tempfile.TemporaryDirectory() as folder:
        count = make(folder, options.sessions, options.highlights)
        best = None
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([uxi, "codebook", "rename", "pain/wait", "need/speed"], cwd=folder,
                           check=True, capture_output=True)
            took = time.perf_counter() - start
            best = took if best is None else min(best, took)
            subprocess.run([uxi, "undo"], cwd=folder, check=True, capture_output=True)
    print(f"{count} highlights in {options.sessions} files renamed in {best:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
