#!/usr/bin/env python3
"""Random pairs of branches, merged by git: is anything lost, doubled, or left unsaid?

  merge.py UXI [--pairs 1000] [--first 0] [--plain]

On both branches the same coder tags the same sessions, adds and renames codes, and accepts themes.
They are merged by `git merge` as `uxi init --git` has set it up; with --plain in a clone that has
only the .gitattributes it wrote, without the driver. Prints what happened, and exits 1 where a
merge of tags or themes conflicts, a highlight is lost or silently doubled, a code is lost, or a
conflict of the codebook is not reported with its fix.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

STUDY = "studies/bikes"
WORDS = ("the chain came off again and I walked home with it in the rain so I called the shop "
         "they said two weeks which is long when you ride to work every day").split()
CODES = ["pain/chain", "pain/wait", "need/ride", "joy/ride", "pain/shop", "trust"]
NEW = ["pain/rain", "need/spare", "joy/quiet", "habit/walk"]
THEMES = ["long-waits", "broken-chains", "quiet-rides"]
GIT = ["git", "-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "gc.auto=0"]


class Repository:
    """One workspace in one repository."""

    def __init__(self, uxi, folder):
        self.uxi = uxi
        self.folder = folder
        self.env = dict(os.environ, UXI_CODER="ana", SOURCE_DATE_EPOCH="1780000000",
                        PATH=os.path.dirname(uxi) + os.pathsep + os.environ["PATH"])

    def run(self, *words, fine=(0,)):
        done = subprocess.run(words, cwd=self.folder, env=self.env, capture_output=True, text=True,
                              check=False)
        if done.returncode not in fine:
            sys.exit(f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def git(self, *words, fine=(0,)):
        return self.run(*GIT, *words, fine=fine)

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def tags(self):
        """Highlights as (id, place, codes), as often as they stand."""
        out = []
        folder = self.path(STUDY + "/tags")
        for name in sorted(os.listdir(folder)):
            for line in self.read(f"{STUDY}/tags/{name}").splitlines():
                found = re.match(r"- \{id: (h[0-9a-f]{12}), turn: (\d+), quote: \"(.*?)\", at: (\d+)",
                                 line)
                codes = re.search(r"codes: \[(.*?)\]", line)
                out.append((found[1], (name, found[2], found[3], found[4]),
                            frozenset(codes[1].split(", "))))
        return out

    def codes(self):
        """Paths and aliases of the codebook, git's marks or not."""
        text = self.read("codebook.yaml")
        paths = set(re.findall(r"^  ([a-z][a-z/-]*):", text, re.M))
        for aliases in re.findall(r"aliases: \[(.*?)\]", text):
            paths.update(aliases.split(", "))
        return paths


def make_template(uxi, folder):
    """A study that one coder has begun to tag."""
    repository = Repository(uxi, folder)
    os.makedirs(folder)
    repository.run(uxi, "init", ".", "--git", "--study", "bikes")
    shutil.rmtree(repository.path(STUDY))
    repository.write(f"{STUDY}/study.yaml", "title: Why do people stop riding?\n")
    repository.write("codebook.yaml", "# Ours.\ncodes:\n" + "".join(
        f"  {code}: {{name: \"{code.split('/')[-1].title()} {i}\", use_when: \"Case {i}\"}}\n"
        for i, code in enumerate(CODES)))
    dice = random.Random(1)
    for session in ("P01", "P02"):
        turns = "".join(
            f"\n**P** `00:00:{i:02}` {' '.join(dice.choices(WORDS, k=30))} {i}. ^{i}\n"
            for i in range(1, 31))
        repository.write(f"{STUDY}/transcripts/{session}.md",
                         f"---\nuxi: transcript/1\nsession: {session}\nkind: verbatim\n"
                         f"speakers: {{P: participant}}\n---\n{turns}")
        repository.write(f"{STUDY}/sessions/{session}.yaml",
                         f"participant: {session}\ndate: 2026-03-14\nstate: held\n"
                         "consent: {form: v1, given: 2026-03-13, record: yes, quote: anonymous}\n")
        for turn in dice.sample(range(1, 31), 10):
            tag(repository, dice, session, turn, CODES)
    ids = [f"{place[0][:3]}/{name}" for name, place, _ in repository.tags()]
    for i, theme in enumerate(THEMES):
        members = "".join(f"  - {ref}\n" for ref in ids[i * 6:i * 6 + 6])
        repository.write(f"{STUDY}/themes/{theme}.yaml",
                         f"name: {theme.replace('-', ' ')}\nstate: proposed\nparent: null\n"
                         f"keywords: [ride]\nmembers:\n{members}pinned:\n")
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "begin")
    return repository


def tag(repository, dice, session, turn, codes):
    """Some words of a turn, which may have been tagged before."""
    words = re.search(rf"^\*\*P\*\* `\S+` (.*) \^{turn}$",
                      repository.read(f"{STUDY}/transcripts/{session}.md"), re.M)[1].split()
    first = dice.randrange(0, len(words) - 8)
    quote = " ".join(words[first:first + dice.randrange(3, 8)])
    repository.run(repository.uxi, "tag", "add", f"{session}#{turn}", quote,
                   "+" + dice.choice(codes), fine=(0, 2))  # 2: the words stand there twice


def work(repository, dice):
    """What somebody does on one branch."""
    uxi = repository.uxi
    codes = sorted(repository.codes())
    for _ in range(dice.randrange(2, 6)):
        what = dice.random()
        if what < 0.5:
            tag(repository, dice, dice.choice(["P01", "P02"]), dice.randrange(1, 31), codes)
        elif what < 0.65:
            new = dice.choice(NEW)
            repository.run(uxi, "codebook", "add", new, "--use-when", dice.choice(["Here", "There"]),
                           fine=(0, 2))
            codes = sorted(repository.codes())
        elif what < 0.8:
            old = dice.choice(codes)
            repository.run(uxi, "codebook", "rename", old, old + dice.choice(["-a", "-b"]),
                           fine=(0, 2))
            codes = sorted(repository.codes())
        elif what < 0.9:
            repository.run(uxi, "cluster", "accept", dice.choice(THEMES))
        else:
            name, place, _ = dice.choice(repository.tags())
            repository.run(uxi, "cluster", "move", f"{place[0][:3]}/{name}",
                           "--to", dice.choice(THEMES))
    repository.git("add", "-A")
    repository.git("commit", "-q", "--allow-empty", "-m", "work")
    return repository.tags(), repository.codes()


def judge(repository, before, sides):
    """What is wrong with a merge; and whether the codebook is in conflict."""
    wrong = []
    unmerged = set(repository.git("diff", "--name-only", "--diff-filter=U").stdout.split())
    wrong += [f"conflict in {path}" for path in sorted(unmerged) if path != "codebook.yaml"]
    merged = repository.tags()
    ids = [name for name, _, _ in merged]
    findings = json.loads(repository.run(repository.uxi, "check", "--only", "codebook,references",
                                         "--format", "json", fine=(0, 1)).stdout)["findings"]
    said = " ".join(f["message"] for f in findings)
    for name in {name for tags, _ in sides for name, _, _ in tags} - set(ids):
        wrong.append(f"{name} is lost")
    for name in {name for name in ids if ids.count(name) > 1}:
        if name not in said:
            wrong.append(f"{name} is doubled, and check does not say so")
    seen = {}
    for name, place, _ in merged:
        if seen.setdefault(place, name) != name and name not in said:
            wrong.append(f"{name} marks the words of {seen[place]}, and check does not say so")
    known = repository.codes()
    for path in {path for _, codes in sides for path in codes} - known:
        # One that was there before and that a side renamed or merged is gone on purpose.
        if path not in before or all(path in codes for _, codes in sides):
            wrong.append(f"code {path} is lost")
    marks = repository.read("codebook.yaml").count("<<<<<<<")
    reported = [f for f in findings if f["rule"] == "yaml/conflict"]
    if marks != len(reported) or any(not f["suggestion"] for f in reported):
        wrong.append(f"{marks} conflicts in the codebook, {len(reported)} reported")
    if ("codebook.yaml" in unmerged) != (marks > 0):
        wrong.append("git and the codebook do not agree on whether there is a conflict")
    if marks == 0:
        for name, _, codes in merged:
            for code in codes - known:
                if f"`{code}`" not in said:
                    wrong.append(f"{name} has the unknown code {code}, and check does not say so")
    doubled = sum(f["rule"] in ("tag/doubled-id", "tag/doubled-words") for f in findings)
    unknown = sum(f["rule"] == "tag/unknown-code" for f in findings)
    if any(not f["suggestion"] for f in findings if f["rule"] == "tag/unknown-code"):
        wrong.append("an unknown code is reported without a fix")
    return wrong, marks, doubled, unknown


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("uxi")
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    uxi = os.path.realpath(options.uxi)
    wrong = conflicts = with_conflict = reported = old_names = 0
    with tempfile.TemporaryDirectory() as top:
        template = make_template(uxi, os.path.join(top, "template"))
        if options.plain:
            template.git("config", "--remove-section", "merge.uxi")
            os.remove(template.path(".git/info/attributes"))
        before = template.codes()
        for pair in range(options.first, options.first + options.pairs):
            dice = random.Random(pair)
            repository = Repository(uxi, os.path.join(top, "pair"))
            shutil.copytree(template.folder, repository.folder)
            repository.git("checkout", "-q", "-b", "theirs")
            theirs = work(repository, dice)
            repository.git("checkout", "-q", "-")
            ours = work(repository, dice)
            repository.git("merge", "-q", "-m", "merge", "theirs", fine=(0, 1))
            faults, marks, doubled, unknown = judge(repository, before, [ours, theirs])
            for fault in faults:
                print(f"pair {pair}: {fault}")
            wrong += bool(faults)
            conflicts += marks
            with_conflict += marks > 0
            reported += doubled
            old_names += unknown
            shutil.rmtree(repository.folder)
    print(f"{options.pairs} pairs of branches, {'without' if options.plain else 'with'} the driver: "
          f"{wrong} wrong;")
    if not wrong:
        print("  no conflict in tags and themes, no highlight and no code lost")
        print(f"  {reported} highlights doubled, each reported by check")
        print(f"  {conflicts} conflicts of the codebook in {with_conflict} merges, each reported "
              "with its fix")
        print(f"  {old_names} highlights with a code that the other side renamed, each reported "
              "with its fix")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
