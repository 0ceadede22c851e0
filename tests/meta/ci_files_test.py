#!/usr/bin/env python3
"""Runs what the tree offers to others' continuous integration as they would run it.

  ci_files_test.py UXI TOP

action.yml, .pre-commit-hooks.yaml, the problem matcher and the Makefile of examples/make; and what
`--since` says in a shallow clone.
"""
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

import yaml

OLD = """Taking part is up to you. Are you happy to go ahead?

- Don't you think it is slow?

Thank you!
"""
SCRIPT = """# Introduction

Taking part is up to you. Are you happy for me to record this?

- Don't you think it is slow?
- What did you pay last?
- Where were you then?
- Who else was with you?
- How did you find out?
- What would you tell your friends?
"""
NEW = OLD.replace("Thank you!", "- Would you use an app that pays for you?\n\nThank you!")


def fail(text):
    sys.exit("ci files: " + text)


def want(condition, text):
    if not condition:
        fail(text)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def run(argv, folder, uxi, **more):
    env = {"PATH": os.path.dirname(uxi) + ":/usr/bin:/bin", "HOME": folder, **more}
    return subprocess.run(argv, cwd=folder, env=env, capture_output=True, text=True, check=False)


def git(folder, *words):
    identity = ["-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c",
                "init.defaultBranch=main"]
    return subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True,
                          text=True).stdout


def repository(folder):
    """A branch with one new question, beside its main."""
    git(folder, "init", "-q")
    write(os.path.join(folder, "guide.md"), OLD)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "a guide")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(folder, "checkout", "-qb", "topic")
    write(os.path.join(folder, "guide.md"), NEW)
    git(folder, "commit", "-qam", "one more question")


def check_key(step, uxi, top, folder):
    """A uxi on PATH is used; without one the key of the cache is that of the sources."""
    output = os.path.join(folder, "output")
    bash = ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    said = []
    for path in (os.path.dirname(uxi) + ":/usr/bin:/bin", "/usr/bin:/bin"):
        write(output, "")
        done = run(bash, folder, uxi, GITHUB_OUTPUT=output, GITHUB_ACTION_PATH=top, PATH=path)
        want(done.returncode == 0, f"action.yml: {done.stderr}")
        with open(output, encoding="utf-8") as file:
            said.append(file.read())
    os.remove(output)
    want(said[0] == "ready=yes\n", f"action.yml: {said[0]} where uxi is on PATH")
    want(re.fullmatch(r"key=[0-9a-f]{64}\n|ready=yes\n", said[1]), f"action.yml: {said[1]}")
    listing = re.search(r"\$\((find [^|]*)\|", step["run"].replace("\\\n", " ")).group(1)
    files = run(bash[:-1] + [listing], top, uxi).stdout.split("\0")
    want("/etc/os-release" in files, "action.yml: a uxi of one system is kept for another")


def check_action(uxi, top, folder):
    with open(os.path.join(top, "action.yml"), encoding="utf-8") as file:
        action = yaml.safe_load(file)
    want(action["runs"]["using"] == "composite", "action.yml: not composite")
    steps = action["runs"]["steps"]
    for step in steps:
        if "uses" in step:
            want(step["uses"] == "actions/cache@v4", f"action.yml: {step['uses']} is used")
            continue
        want(step["shell"] == "bash" and "${{" not in step["run"],
             "action.yml: words of others stand in a script")
    check_key(steps[0], uxi, top, folder)
    step = steps[-1]
    inputs = {name: str(value["default"]) for name, value in action["inputs"].items()}
    inputs.update({"fail-on": "warning", "sarif-file": "to/out.sarif", "comment-file": "comment.md"})
    env = {"UXI_LINT_QUEUE": ""}
    want(step["env"]["UXI_LINT_QUEUE"] == "${{ github.event.merge_group.base_sha }}",
         "action.yml: what a merge queue builds on is not known")
    for name, value in step["env"].items():
        if name in env:
            continue
        used = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)
        want(used and used.group(1) in inputs, f"action.yml: {value} is no input")
        env[name] = inputs[used.group(1)]
    want(len(env) == len(inputs) + 1, "action.yml: an input is not used")
    summary = os.path.join(folder, "summary.md")
    done = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], folder, uxi,
               GITHUB_STEP_SUMMARY=summary, GITHUB_BASE_REF="main", **env)
    want(done.returncode == 1, f"action.yml: exit {done.returncode}: {done.stderr}")
    want("::warning file=guide.md,line=5," in done.stdout, f"action.yml: no note: {done.stdout}")
    want("line=3," not in done.stdout, "action.yml: a finding that main has is told again")
    for name in (summary, os.path.join(folder, "comment.md")):
        with open(name, encoding="utf-8") as file:
            want("| 5 | warning |" in file.read(), f"action.yml: {name} lacks the finding")
    with open(os.path.join(folder, "to/out.sarif"), encoding="utf-8") as file:
        want(json.load(file)["runs"][0]["results"], "action.yml: no results in the SARIF file")
    lint = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    queued = run(lint, folder, uxi, **{**env, "UXI_LINT_ANNOTATIONS": "false", "UXI_LINT_QUEUE":
                                       git(folder, "rev-parse", "origin/main").strip()})
    want(queued.returncode == 1 and "guide.md:5:3: warning:" in queued.stdout and
         "::" not in queued.stdout and ":3:3:" not in queued.stdout,
         f"action.yml: not what the queue brings in: {queued}")
    env["UXI_LINT_FAIL_ON"] = "never"
    done = run(lint, folder, uxi, **env)
    want(done.returncode == 0 and "line=3," in done.stdout, "action.yml: not all without a base")
    done = run(lint, folder, uxi, **{**env, "UXI_LINT_SINCE": "nowhere"})
    want(done.returncode == 2 and (done.stdout + done.stderr).count("nowhere") == 1,
         f"action.yml: a failure is told more than once: {done}")
    want(not os.path.exists(os.path.join(folder, "to/out.sarif")),
         "action.yml: an empty file is left for an upload")
    write(os.path.join(folder, "guide.md"), "x" * (9 << 20))
    done = run(lint, folder, uxi, **env)
    said = (done.stdout + done.stderr).count("guide.md")
    want(done.returncode == 2 and said == 1,
         f"action.yml: a file that is too large is told of {said} times: {done}")


def check_hooks(uxi, top, folder):
    with open(os.path.join(top, ".pre-commit-hooks.yaml"), encoding="utf-8") as file:
        hooks = {hook["id"]: hook for hook in yaml.safe_load(file)}
    for hook in hooks.values():
        for key in ("id", "name", "entry", "language"):
            want(key in hook, f"hooks: {hook['id']} lacks {key}")
        want(hook.get("require_serial") or hook.get("pass_filenames") is False,
             f"hooks: {hook['id']} runs beside itself")
    for name in ("uxi-guide-lint", "uxi-guide-fix"):
        want(hooks[name]["types"] == ["markdown"] and "files" not in hooks[name],
             f"hooks: {name} does not leave the choice to uxi")
    # What pre-commit hands over: every Markdown file.
    for name, text in (("test-script.md", SCRIPT), ("research-plan.md", SCRIPT),
                       ("transcript-1.md", SCRIPT), ("README.md", "# A shop\n\nDo you sell?\n")):
        write(os.path.join(folder, name), text)
    done = run(shlex.split(hooks["uxi-guide-lint"]["entry"]) + ["README.md", "research-plan.md",
               "test-script.md", "transcript-1.md"], folder, uxi)
    want(all(f"{name}.md:5:" in done.stdout for name in ("test-script", "research-plan")) and
         "README.md:" not in done.stdout and "transcript-1.md:" not in done.stdout,
         f"hooks: not what is a guide: {done}")
    done = run(shlex.split(hooks["uxi-guide-lint"]["entry"]) + ["guide.md"], folder, uxi)
    want(done.returncode == 0 and "guide.md:3:3: warning:" in done.stdout,
         f"hooks: {done.stdout}{done.stderr}")
    write(os.path.join(folder, ".gitignore"), "ignored-guide.md\n")
    write(os.path.join(folder, "ignored-guide.md"), OLD)
    done = run(shlex.split(hooks["uxi-guide-lint"]["entry"]) + ["ignored-guide.md"], folder, uxi)
    want(done.returncode == 0 and not done.stdout, f"hooks: what is ignored is linted: {done}")
    done = run(shlex.split(hooks["uxi-guide-fix"]["entry"]) + ["guide.md"], folder, uxi)
    want(done.returncode == 0, f"hooks: {done.stderr}")


def check_matcher(uxi, top, folder):
    with open(os.path.join(top, ".github/uxi-problem-matcher.json"), encoding="utf-8") as file:
        matchers = json.load(file)["problemMatcher"]
    guide = "- Don't you think it is slow?\n- How often do you do it a lot?\n- Do you pay?\n" * 3
    write(os.path.join(folder, "a: b-guide.md"), guide)
    text = run([uxi, "guide", "lint", "a: b-guide.md"], folder, uxi).stdout
    report = run([uxi, "guide", "lint", "--format", "json", "a: b-guide.md"], folder, uxi).stdout
    findings = json.loads(report)["findings"]
    lines = text.splitlines()
    want(len(lines) == len(findings) and len(lines) > 3, "matcher: not one line a finding")
    want({"error", "warning", "suggestion"} == {each["severity"] for each in findings},
         "matcher: a severity is not tried")
    for line, finding in zip(lines, findings):
        hits = []
        for matcher in matchers:
            pattern = matcher["pattern"][0]
            match = re.fullmatch(pattern["regexp"], line)
            if match:
                hits.append((pattern, match))
        want(len(hits) == 1, f"matcher: {len(hits)} patterns fit {line}")
        pattern, match = hits[0]
        want(match.group(pattern["file"]) == finding["path"] and
             int(match.group(pattern["line"])) == finding["line"] and
             int(match.group(pattern["column"])) == finding["column"] and
             match.group(pattern["code"]) == finding["rule"] and
             match.group(pattern["message"]).startswith(finding["message"]),
             f"matcher: wrong parts of {line}")


def check_makefile(uxi, top, folder):
    make = ["make", "-f", os.path.join(top, "examples/make/Makefile"), f"UXI={uxi}"]
    done = run([*make, "lint"], folder, uxi)
    want(done.returncode == 2 and "guide.md:3:3: warning:" in done.stdout, f"make lint: {done}")
    done = run([*make, "lint", "FAIL_ON=never"], folder, uxi)
    want(done.returncode == 0 and os.path.exists(os.path.join(folder, ".lint/guide.md.ok")),
         f"make lint: {done}")
    done = run([*make, "lint-new"], folder, uxi)
    want("guide.md:5:" in done.stdout and "guide.md:3:" not in done.stdout, f"make lint-new: {done}")
    done = run([*make, "fix"], folder, uxi)
    want(done.returncode == 0, f"make fix: {done}")


def check_shallow(uxi, _top, folder):
    shallow = os.path.join(folder, "shallow")
    git(folder, "branch", "-f", "main", "origin/main")
    git(folder, "clone", "-q", "--depth", "1", "--no-single-branch", "file://" + folder, shallow)
    done = run([uxi, "guide", "lint", "--since", "origin/main", "guide.md"], shallow, uxi)
    want(done.returncode == 2 and "git fetch --unshallow" in done.stderr,
         f"since: a shallow clone: {done}")


def check_owner(uxi, top, folder):
    """A checkout that belongs to another user: git's own words are handed on, the action copes."""
    done = run([uxi, "guide", "lint", "--since", "origin/main", "guide.md"], folder, uxi,
               GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    want(done.returncode == 2 and "dubious ownership" in done.stderr and
         f"git config --global --add safe.directory {os.path.realpath(folder)}" in done.stderr and
         "not in a git repository" not in done.stderr, f"since: another's repository: {done}")
    with open(os.path.join(top, "action.yml"), encoding="utf-8") as file:
        step = yaml.safe_load(file)["runs"]["steps"][-1]
    env = {name: "" for name in step["env"]}
    env.update({"UXI_LINT_PATHS": "guide.md", "UXI_LINT_SINCE": "auto", "UXI_LINT_FAIL_ON": "warning"})
    done = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], folder, uxi,
               GIT_TEST_ASSUME_DIFFERENT_OWNER="1", GITHUB_BASE_REF="main",
               GITHUB_WORKSPACE=os.path.realpath(folder), **env)
    want(done.returncode == 1 and "line=5," in done.stdout and "line=3," not in done.stdout,
         f"action.yml: another's repository: {done}")


def main():
    uxi, top = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2])
    for check in (check_action, check_makefile, check_hooks, check_matcher, check_shallow,
                  check_owner):
        with tempfile.TemporaryDirectory() as folder:
            repository(folder)
            check(uxi, top, folder)
    print("action, hooks, matcher and Makefile hold")


main()
