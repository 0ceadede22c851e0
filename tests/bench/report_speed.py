"""Prints how long `uxi report` takes, whole process above /bin/true, smallest of many runs, and how
large the page is: for studies of 30 and of 500 sessions of one hour each.
  report_speed.py UXI [RUNS]
Exits 1 where a limit is missed. The studies are made up here, the same every time: an hour is 9,000
words in some 260 turns, 25 highlights a session, 40 codes, 10 themes, 8 insights."""
import pathlib
import random
import subprocess
import sys
import tempfile
import time

uxi = pathlib.Path(sys.argv[1]).resolve()
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 30
WORDS = ("we the a of to and in count order stock shelf number week app list morning close paper trust "
         "price waste team Monday flour jam never always because then look write again report supplier "
         "delivery nobody everybody kitchen fridge guess remember wrong right twice maybe once").split()
CODES = [f"topic-{i % 8}/code-{i}" for i in range(40)]


def sentence(dice, least=6, most=22):
    words = [dice.choice(WORDS) for _ in range(dice.randint(least, most))]
    return " ".join(words).capitalize() + "."


def transcript(dice, person):
    lines = [f"---\nuxi: transcript/1\nsession: {person}\nkind: verbatim\nduration: 01:00:00\n"
             "speakers: {I: interviewer, P: participant}\n---\n"]
    turns = []
    for turn in range(1, 261):
        asks = turn % 2 == 1
        words = ("What happened then, and " + sentence(dice, 4, 9)[:-1] + "?" if asks
                 else " ".join(sentence(dice) for _ in range(dice.randint(2, 6))))
        second = turn * 3600 // 261
        lines.append(f"**{'I' if asks else 'P'}** `{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}` {words} ^{turn}\n")
        turns.append(words)
    return "\n".join(lines), turns


def tags(dice, person, turns):
    lines, ids = [], []
    for i, turn in enumerate(sorted(dice.sample(range(2, 260, 2), 25))):
        words = turns[turn - 1]
        quote = words[:words.index(".")]
        name = f"h{int(person[1:]):06x}{i:06x}"
        codes = ", ".join(dice.sample(CODES, 2))
        lines.append(f'- {{id: {name}, turn: {turn}, quote: "{quote}", at: 0, before: "", '
                     f'after: "{words[len(quote):len(quote) + 32]}", codes: [{codes}], added: 2026-03-15}}\n')
        ids.append(f"{person}/{name}")
    return "".join(lines), ids


def study(folder, sessions):
    dice = random.Random(7)
    base = folder / "studies/large"
    for name in ("sessions", "transcripts", "tags", "themes", "insights"):
        (base / name).mkdir(parents=True)
    (folder / "uxi.yaml").write_text("report: {audience: team}\n")
    (folder / "codebook.yaml").write_text("codes:\n" + "".join(
        f"  {code}: {{name: Code {i}, use_when: They say it}}\n" for i, code in enumerate(CODES)))
    (base / "study.yaml").write_text(
        "title: \"Why do counts stop?\"\nmethod: {purpose: continuous, minutes: 60}\n"
        "questions:\n  - {id: rq1, text: \"What happens?\", decision: What to build}\n"
        "success: {share_of_participants: 0.5, with_code: topic-1/code-1}\nsegments:\n"
        f"  - {{id: regular, who: Counts, target: {sessions // 2}}}\n"
        f"  - {{id: lapsed, who: Stopped, target: {sessions // 2}}}\n")
    roster, all_ids = "id,segment,status,descriptor\n", []
    for number in range(1, sessions + 1):
        person = f"P{number:02}"
        segment = "regular" if number % 2 else "lapsed"
        roster += f"{person},{segment},held,the owner of café {number}\n"
        (base / f"sessions/{person}.yaml").write_text(
            f"participant: {person}\nsegment: {segment}\ndate: 2026-{1 + number % 6:02}-1{number % 9}\nstate: held\n"
            "consent: {form: v1, given: 2026-01-02, record: yes, quote: anonymous, share: company, keep_until: 2028-01-01}\n"
            "coded: [ana]\n")
        text, turns = transcript(dice, person)
        (base / f"transcripts/{person}.md").write_text(text)
        text, ids = tags(dice, person, turns)
        (base / f"tags/{person}.ana.yaml").write_text(text)
        all_ids += ids
    (base / "participants.csv").write_text(roster)
    for i in range(10):
        (base / f"themes/theme-{i}.yaml").write_text(
            f"name: Theme {i}\nstate: accepted\nparent: null\nmembers:\n" +
            "".join(f"  - {name}\n" for name in all_ids[i::12]))
    for i in range(8):
        (base / f"insights/insight-{i}.md").write_text(
            f"---\nstatement: Insight {i}\nkind: finding\nquestions: [rq1]\nevidence: [{', '.join(all_ids[i::40][:20])}]\n"
            f"against: [{', '.join(all_ids[i + 9::60][:4])}]\ncustomer_importance: {1 + i % 5}\nteam_value: {1 + i % 4}\n"
            f"effort: {1 + i % 3}\nrecommendation: Do this\nowner: product\ndue: 2026-09-01\n---\n\nProse.\n")


def smallest(command, folder, times):
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return 1000 * best


missed = False


def limit(name, value, most, unit):
    global missed
    verdict = "ok" if value <= most else "MISSED"
    missed = missed or value > most
    print(f"{name:42} {value:9.1f} {unit:3} limit {most} {verdict}")


with tempfile.TemporaryDirectory() as work:
    base = smallest(["/bin/true"], work, max(runs, 5))
    for sessions, most in ((30, 150), (500, 2000)):
        folder = pathlib.Path(work) / str(sessions)
        folder.mkdir()
        study(folder, sessions)
        times = runs if sessions == 30 else max(2, runs // 6)
        command = [uxi, "--today", "2026-08-01", "report", "--kind", "full", "-o", "full.html", "--restat"]
        limit(f"{sessions} sessions, full HTML", smallest(command, folder, times) - base, most, "ms")
        size = (folder / "full.html").stat().st_size
        if sessions == 30:
            limit("30 sessions, size of the page", size / 1e6, 1, "MB")
        else:
            print(f"{'500 sessions, size of the page':42} {size / 1e6:9.1f} MB")
sys.exit(1 if missed else 0)
