"""Word and PDF where pandoc and Chromium are there: the same bytes twice, the words in them, and of a
study full of markup nothing that runs or leads away. Tables that no spreadsheet runs.
  report_formats_test.py UXI SOURCE-FOLDER"""
import csv
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

uxi, top = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
failed = 0


def check(true, said):
    global failed
    if not true:
        print("FAILED:", said)
        failed += 1


def report(workspace, *words):
    done = subprocess.run([uxi, "-C", workspace, "-q", "--today", "2026-05-18", "report", *words],
                          capture_output=True, text=True)
    check(done.returncode == 0, f"{words}: {done.stderr}")
    return done.stdout


def word_test(workspace, work):
    if shutil.which("pandoc") is None:
        print("Word: pandoc is not installed")
        return
    paths = [work / "a.docx", work / "b.docx"]
    for path in paths:
        report(workspace, "--kind", "full", "-o", path)
    check(paths[0].read_bytes() == paths[1].read_bytes(), "Word: the same bytes twice")
    with zipfile.ZipFile(paths[0]) as archive:
        body = archive.read("word/document.xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
        names = archive.namelist()
    check("window.hit" in body, "Word: the words are there")
    check(not re.search(r'Target="(javascript|http[^"]*pixel)', relations), "Word: no link of a transcript")
    check(not [name for name in names if "media" in name or "vba" in name.lower()], "Word: no pictures, no macros")
    check("HYPERLINK" not in re.sub(r"<w:t[ >].*?</w:t>", "", body), "Word: no fields")


def pdf_test(workspace, work):
    if not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        print("PDF: Chromium is not installed")
        return
    paths = [work / "a.pdf", work / "b.pdf"]
    for path in paths:
        report(workspace, "-o", path)
    pages = paths[0].read_bytes()
    check(pages.startswith(b"%PDF-") and len(pages) > 10_000, "PDF: it is one")
    check(pages == paths[1].read_bytes(), "PDF: the same bytes twice")
    check(b"/JavaScript" not in pages and b"/Launch" not in pages, "PDF: nothing runs")
    left = [name for name in os.listdir(workspace / ".uxi") if name.startswith("print-")]
    check(not left, f"PDF: {left} is left")


def table_test(workspace):
    for kind in ("summary", "full", "topline", "codebook"):
        text = report(workspace, "--kind", kind, "--format", "csv")
        rows = list(csv.reader(io.StringIO(text)))
        check(len({len(row) for row in rows}) == 1 and len(rows) > 2, f"{kind}: rows of one length")
        for row in rows:
            for cell in row:
                run = re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell)
                check(not run, f"{kind}: a spreadsheet runs {cell!r}")


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    workspace = work / "hostile"
    subprocess.run([sys.executable, top / "tests/support/hostile_study.py", workspace], check=True)
    word_test(workspace, work)
    pdf_test(workspace, work)
    table_test(workspace)
    for kind in ("full", "topline", "codebook"):
        for form in ("md", "json"):
            text = report(workspace, "--kind", kind, "--format", form)
            bad = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
            check(not bad, f"{kind} {form}: a control character")
sys.exit(1 if failed else 0)
