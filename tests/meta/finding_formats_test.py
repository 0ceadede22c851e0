#!/usr/bin/env python3
"""Holds every format of findings against its schema in tests/schemas.

  finding_formats_test.py UXI TOP

Two sorts of documents are checked: those that the unit tests keep in
tests/unit/report/data/findings, made to trip formats over, and those that UXI prints for guides
written here. SARIF is held against two: sarif-2.1.0.json is the standard's own schema, as
microsoft/sarif-sdk (MIT) publishes it; sarif.json has what GitHub asks for beyond it.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

import jsonschema

GUIDE = """# Core

- Don't you think 100 % of it, all: "this" & <that>, is 🙂 bad?
- Would you use it?
"""


def fail(text):
    sys.exit("finding formats: " + text)


def check_json(text, schema, name):
    try:
        jsonschema.validate(json.loads(text), schema)
    except (ValueError, jsonschema.ValidationError) as error:
        fail(f"{name}: {error}")


def check_xml(path, schema):
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, path],
                         capture_output=True, text=True)
    if run.returncode != 0:
        fail(f"{path}: {run.stderr}")


def check_junit_counts(text):
    top = tree.fromstring(text)
    for node in [top, *top]:
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            if int(node.get(name)) != len(list(node.iter(tag))):
                fail(f"junit: {name} of {node.get('name')} is not their number")


def check_sarif(report):
    for run in report["runs"]:
        rules = run["tool"]["driver"]["rules"]
        if len({rule["id"] for rule in rules}) != len(rules):
            fail("sarif: a rule is listed twice")
        prints = [json.dumps(each["partialFingerprints"]) for each in run["results"]]
        if len(set(prints)) != len(prints):
            fail("sarif: fingerprints are not unique")
        for each in run["results"]:
            if rules[each["ruleIndex"]]["id"] != each["ruleId"]:
                fail("sarif: ruleIndex names another rule")


def check_gitlab(report):
    prints = [each["fingerprint"] for each in report]
    if len(set(prints)) != len(prints):
        fail("gitlab: fingerprints are not unique")


# docs.github.com, "Workflow commands": ::NAME KEY=VALUE,KEY=VALUE::TEXT on one line.
GITHUB = re.compile(r"::(error|warning|notice) ([a-zA-Z]+=[^,:\r\n]*(?:,[a-zA-Z]+=[^,:\r\n]*)*)::.+")


def check_github(text):
    for line in text.splitlines():
        match = GITHUB.fullmatch(line)
        if not match:
            fail(f"github: no command: {line}")
        keys = {part.split("=", 1)[0] for part in match.group(2).split(",")}
        if not keys <= {"file", "line", "endLine", "col", "endColumn", "title"} or "file" not in keys:
            fail(f"github: unknown property: {line}")
        if re.search(r"%(?!25|0A|0D|3A|2C)", line):
            fail(f"github: `%` is not escaped: {line}")


def check_markdown(text):
    lines = text.splitlines()
    if lines[0] != "<!-- uxi findings -->" or len(text) > 65536:
        fail("markdown: not a comment that can be found again and posted")
    bars = re.compile(r"(?<!\\)\|")
    for line in lines:
        if line.startswith("|") and len(bars.findall(line)) != 5:
            fail(f"markdown: not four columns: {line}")


def check(name, text, folder, top):
    schemas = os.path.join(top, "tests/schemas")
    if name in ("checkstyle", "junit"):
        path = os.path.join(folder, name + ".xml")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        check_xml(path, os.path.join(schemas, name + ".xsd"))
        if name == "junit":
            check_junit_counts(text)
        return
    if name in ("github", "markdown"):
        {"github": check_github, "markdown": check_markdown}[name](text)
        return
    for schema in {"json": ["findings.json"],
                   "sarif": ["sarif.json", "sarif-2.1.0.json"]}.get(name, [name + ".json"]):
        with open(os.path.join(schemas, schema), encoding="utf-8") as file:
            check_json(text, json.load(file), name)
    if name in ("sarif", "gitlab"):
        {"sarif": check_sarif, "gitlab": check_gitlab}[name](json.loads(text))


def main():
    uxi, top = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2])
    formats = sorted(os.path.splitext(name)[0]
                     for name in os.listdir(os.path.join(top, "src/report/finding_format")))
    with tempfile.TemporaryDirectory() as folder:
        kept = os.path.join(top, "tests/unit/report/data/findings")
        for name in formats:
            for ending in ("", "-empty"):
                with open(os.path.join(kept, name + ending), encoding="utf-8", newline="") as file:
                    check(name, file.read(), folder, top)
        with open(os.path.join(folder, "guide.md"), "w", encoding="utf-8") as file:
            file.write(GUIDE)
        for name in formats:
            run = subprocess.run([uxi, "guide", "lint", "--fail-on", "warning", "--format", name,
                                  "guide.md"], cwd=folder,
                                 capture_output=True, text=True)
            if run.returncode != 1:
                fail(f"{name}: exit {run.returncode}: {run.stderr}")
            check(name, run.stdout, folder, top)
    print(f"{len(formats)} formats hold")


main()
