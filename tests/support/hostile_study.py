"""Writes a workspace whose people, codes, themes and words are markup, formulas, LaTeX and terminal
codes.
  hostile_study.py FOLDER"""
import csv
import io
import json
import pathlib
import re
import sys

ATTACKS = [
    "<script>window.hit = 1</script>",
    "<img src=x onerror=window.hit=2>",
    "<svg/onload=window.hit=3>",
    "</style><script>window.hit=4</script>",
    "</title><iframe srcdoc='<script>parent.hit=5</script>'></iframe>",
    "[click](javascript:window.hit=6)",
    "![x](https://example.invalid/pixel.png)",
    "<https://example.invalid/auto> and https://example.invalid/bare and www.example.invalid",
    "&lt;script&gt;window.hit=7&lt;/script&gt; &#60;b&#62;",
    "\" onmouseover=\"window.hit=8",
    "' autofocus onfocus='window.hit=9",
    "{{{body}}} {{title}} {{#insights}} {{! x }}",
    "=HYPERLINK(\"https://example.invalid\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "\\input{/etc/passwd} \\write18{id} $x^2$ %comment \\end{document}",
    "| a | b |\n| --- | --- |",
    "> quoted\n# heading\n1. list\n```\ncode",
    "\x1b]0;title\x07\x1b[31mred\x9b2J",
    "\u202eright to left\u2066 isolate",
    "*/ } body { display: none } /* <!-- --> ]]>",
]


def plain(text):
    return re.sub("[\x00-\x1f\x7f-\x9f]", "?", text)


def turn(text):
    """As a transcript holds it: one line, Markdown's own marks escaped."""
    escaped = re.sub(r"([\\*_`\[<^])", r"\\\1", plain(text.replace("\n", " ")))
    return re.sub(r"^([>#+|])", r"\\\1", escaped)


def quoted(text):
    return json.dumps(plain(text), ensure_ascii=False)


def highlight(person, i):
    return f"h{person[2]}{i:011d}"


def people(study):
    roster = io.StringIO()
    rows = csv.writer(roster, lineterminator="\n")
    rows.writerow(["id", "segment", "status", "descriptor"])
    rows.writerow(["P01", "one", "held", ATTACKS[9]])
    rows.writerow(["P02", "two", "held", ATTACKS[6]])
    (study / "participants.csv").write_text(roster.getvalue())
    for person, segment in (("P01", "one"), ("P02", "two")):
        (study / f"sessions/{person}.yaml").write_text(
            f"participant: {person}\nsegment: {segment}\ndate: 2026-03-1{person[2]}\nstate: held\n"
            "consent: {form: v1, given: 2026-03-09, record: yes, quote: anonymous, share: public}\n"
            "coded: [ana]\n")
        words = "\n".join(f"**P** `00:01:{10 + i}` {turn(attack)} ^{i + 2}\n" for i, attack in enumerate(ATTACKS))
        (study / f"transcripts/{person}.md").write_text(
            f"---\nuxi: transcript/1\nsession: {person}\nkind: verbatim\n"
            "speakers: {I: interviewer, P: participant}\n---\n\n"
            f"**I** `00:00:01` What happened? ^1\n\n{words}")
        (study / f"tags/{person}.ana.yaml").write_text("".join(
            f"- {{id: {highlight(person, i)}, turn: {i + 2}, hash: \"xxh3:0000000000000000\", "
            f"codes: [bad/code-{i}], added: 2026-03-12}}\n" for i in range(len(ATTACKS))))
        (study / f"debriefs/{person}.md").write_text(
            f"# Debrief\n\n## Takeaways\n\n- {ATTACKS[0]}\n- {ATTACKS[5]}\n\n{ATTACKS[1]}\n")


def findings(study):
    for i, name in enumerate((0, 1, 9)):
        members = [f"{person}/{highlight(person, at)}" for at in range(i, len(ATTACKS), 3)
                   for person in ("P01", "P02")]
        (study / f"themes/theme-{i}.yaml").write_text(
            f"name: {quoted(ATTACKS[name])}\nstate: accepted\nparent: null\nmembers:\n" +
            "".join(f"  - {member}\n" for member in members))
        (study / f"insights/insight-{i}.md").write_text(
            f"---\nstatement: {quoted(ATTACKS[name])}\nkind: finding\nquestions: [rq1]\n"
            f"assumptions: {{a1: supports}}\nevidence: [{', '.join(members[:2])}]\nagainst: [{members[3]}]\n"
            f"customer_importance: {i + 2}\nteam_value: 3\neffort: {i + 1}\n"
            f"recommendation: {quoted(ATTACKS[4])}\nowner: {quoted(ATTACKS[10])}\ndue: 2026-09-01\n"
            f"kpi: {{name: {quoted(ATTACKS[8])}, before: \"=1+1\", target: \"<b>2</b>\"}}\n---\n\n" +
            "\n\n".join(ATTACKS[:7]) + "\n")


def main(folder):
    study = folder / "studies/bad"
    for name in ("sessions", "transcripts", "tags", "themes", "insights", "debriefs"):
        (study / name).mkdir(parents=True)
    (folder / "uxi.yaml").write_text("report: {audience: team}\n")
    (folder / "codebook.yaml").write_text("codes:\n" + "".join(
        f"  bad/code-{i}: {{name: {quoted(attack)}, use_when: {quoted(attack)}}}\n" for i, attack in enumerate(ATTACKS)))
    (study / "study.yaml").write_text(
        f"title: {quoted(ATTACKS[0])}\nmethod: {{purpose: generative, minutes: 45}}\nquestions:\n"
        f"  - {{id: rq1, text: {quoted(ATTACKS[1])}, decision: {quoted(ATTACKS[2])}}}\nassumptions:\n"
        f"  - {{id: a1, text: {quoted(ATTACKS[4])}, wrong_if: {quoted(ATTACKS[5])}}}\nsegments:\n"
        f"  - {{id: one, who: {quoted(ATTACKS[3])}, target: 2}}\n  - {{id: two, who: {quoted(ATTACKS[12])}, target: 2}}\n")
    # Links that the researcher writes herself are hers; everything else of it is text.
    (study / "report.md").write_text(
        "# " + ATTACKS[3] + "\n\n" + "\n\n".join(ATTACKS[:7] + ATTACKS[8:11]) + "\n\n{{table codes by segment}}\n")
    people(study)
    findings(study)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
