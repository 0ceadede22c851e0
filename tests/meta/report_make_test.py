"""Builds reports with make and with ninja, and looks at what is built again: nothing where nothing
changed; what is new, renamed or gone is seen, and stops nothing.
  report_make_test.py UXI SOURCE-FOLDER"""
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

uxi, top = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
environment = dict(os.environ, SOURCE_DATE_EPOCH="1776902400", TZ="UTC")
failed = 0


def check(true, said):
    global failed
    if not true:
        print("FAILED:", said)
        failed += 1


def run(*words, cwd, may_fail=False):
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True)
    if done.returncode != 0 and not may_fail:
        print(" ".join(map(str, words)), done.stdout, done.stderr, sep="\n")
        check(False, f"exit status {done.returncode}")
    return done.stdout


def forget_session(study, name):
    """What `forget` leaves of a person: none of the files that bear the name."""
    for folder in ("sessions", "transcripts", "tags", "debriefs"):
        for file in (study / folder).glob(f"{name}.*"):
            file.unlink()


def make_test(work):
    shutil.copytree(top / "examples/larder", work / "larder")
    shutil.copy(top / "examples/Makefile", work / "Makefile")
    study = work / "larder/studies/stock-count"
    shutil.copytree(study, work / "larder/studies/second")

    def make(*names):
        time.sleep(0.02)  # file systems tell times apart in steps of some milliseconds
        return run("make", "-j4", f"UXI={uxi}", *names, cwd=work).count(" report --kind")

    check(make() == 12, "the first run builds six reports of two studies")
    check(make() == 0, "the second run rests")
    make = functools.partial(make, "names=full.html quotes.csv")
    check((study / "reports/full.html").read_text().count("<h1") == 1, "the report is a page")
    shutil.copy(study / "transcripts/P01.md", study / "transcripts/P20.md")
    check(make() == 2, "a new transcript is seen, in its study only")
    check(make() == 0, "and then it rests")
    (study / "transcripts/P20.md").rename(study / "transcripts/P21.md")
    check(make() == 2, "a renamed one is seen")
    (study / "transcripts/P21.md").unlink()
    forget_session(study, "P03")
    check(make() == 2, "a person who was forgotten stops nothing")
    check(make() == 0, "and then it rests")
    record = json.loads((study / "reports/uxi.lock").read_text())
    made_from = record["reports"]["studies/stock-count/reports/full.html"]["made_from"]
    check(not [path for path in record["inputs"][made_from] if "P03" in path],
          "the record says what the report was made from, and no more")
    (study / "insights/no-way-back.md").touch()
    check(make() == 2, "a touched file is looked at again")
    check(make() == 0, "reports that stay the same get a new time")
    (study / "notes").mkdir()
    check(make() == 2, "a folder that comes later is seen")
    check(make() == 0, "and then it rests")
    (work / "larder/templates/reports").mkdir(parents=True)
    check(make() == 4, "folders of templates are seen by all")
    (work / "larder/templates/reports/style.css").write_text("p { color: red }\n")
    check(make() == 4, "and a style that comes into them")
    check("color: red" in (study / "reports/full.html").read_text(), "it is used")
    check(make() == 0, "and then it rests")


def ninja_test(work):
    if shutil.which("ninja") is None:
        print("ninja: not installed")
        return
    shutil.copytree(top / "examples/larder", work / "with-ninja")
    folder = work / "with-ninja"
    study = folder / "studies/stock-count"
    (folder / "build.ninja").write_text(
        "builddir = .uxi\n"
        f"rule report\n  command = {uxi} report -q --kind $kind --restat -o $out --depfile $out.d\n"
        "  depfile = $out.d\n  deps = gcc\n  restat = 1\n"
        "build studies/stock-count/reports/full.html: report\n  kind = full\n"
        "rule proof\n  command = grep -c blockquote $in > $out\n"
        "build studies/stock-count/reports/count: proof studies/stock-count/reports/full.html\n")

    def steps():
        time.sleep(0.02)
        return len(re.findall(r"^\[\d+/\d+\]", run("ninja", "-v", cwd=folder), re.M))

    check(steps() == 2, "ninja builds the report and what follows from it")
    check(steps() == 0, "ninja rests")
    (study / "tags/P01.ana.yaml").touch()
    check(steps() == 1, "what stays the same starts nothing further")
    check(steps() == 0, "ninja rests")
    forget_session(study, "P04")
    check(steps() == 2, "a person who was forgotten stops nothing")
    check(steps() == 0, "ninja rests")


with tempfile.TemporaryDirectory() as work:
    make_test(pathlib.Path(work))
    ninja_test(pathlib.Path(work))
sys.exit(1 if failed else 0)
