#!/usr/bin/env python3
# Holds the readers of `uxi ingest` against real transcripts: the name of the format, the number of
# speakers, and that no word of the speech is lost. The speech is taken out of the sources here by
# other means than the readers', and repeats of rolling captions are dropped from it too.
#   tests/corpus/readers.py UXI [FOLDER-OF-THE-CORPUS]
# Exits 77 (skipped) where there is no corpus, 1 where a figure is missed.
import csv
import html
import json
import os
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
REFUSED = {'pdf', 'doc', 'zoom-chat-txt'}
TIMING = re.compile(r'-->')
STAMP = re.compile(r'\\?\[\d+:\d\d(?::\d\d)?(?:\.\d+)?\\?\]')


def decoded(path):
    data = path.read_bytes()
    try:
        return data.decode('utf-8-sig').replace('\r\n', '\n').replace('\r', '\n')
    except UnicodeDecodeError:
        return data.decode('cp1252', 'replace').replace('\r\n', '\n').replace('\r', '\n')


def without_label(line, labels):
    found = re.match(r'\s*([^:\n]{1,60}?)\s*:\s', line + ' ')
    if found and found.group(1).strip() in labels:
        return line[found.end() - (1 if found.end() > len(line) else 0):]
    return line


def labels_of(lines):
    counts = {}
    for line in lines:
        found = re.match(r'\s*([^:\n]{1,60}?)\s*:\s', line + ' ')
        if found:
            counts[found.group(1).strip()] = counts.get(found.group(1).strip(), 0) + 1
    whole = sum(counts.values())
    if whole * 10 > 9 * len(lines):
        return set(counts)
    return {label for label, count in counts.items() if count > 1}


def caption_lines(text):
    """The words of captions: what stands below a time line up to a blank line."""
    lines, inside = [], False
    for line in text.split('\n'):
        if TIMING.search(line):
            inside = True
        elif not line:
            inside = False
        elif inside:
            lines.append(html.unescape(re.sub(r'<[^>]*>', '', line)))
    return lines


def captions(text):
    lines = caption_lines(text)
    labels = labels_of(lines)
    return [without_label(line, labels) for line in lines]


def youtube(text):
    kept = []
    for line in caption_lines(text):
        if line.strip() and line.strip() not in [k.strip() for k in kept[-3:]]:
            kept.append(line)
    return kept


def sbv(text):
    return [line for line in text.split('\n') if not re.match(r'[\d:.]+,[\d:.]+$', line)]


def stamped(text):
    return [re.sub(r'^\[[^\]]*\]', '', line) for line in text.split('\n')]


def table(text):
    return [line.split('\t')[2] for line in text.split('\n')[1:] if line]


def whisper_json(text):
    return [segment['text'] for segment in json.loads(text)['segments']]


def service_json(text):
    data = json.loads(text)
    if 'retval' in data:
        return [data['retval']['punct']]
    results = data['results']
    if isinstance(results, dict):
        return [entry['transcript'] for entry in results['transcripts']]
    if 'results' in results[0]:
        return [entry['alternatives'][0]['transcript'] for entry in results[0]['results']]
    parts = [entry['alternatives'][0].get('transcript', '') for entry in results]
    return parts[:-1] if not parts[-1].strip() else parts


def markdown(line):
    line = STAMP.sub(' ', line)
    line = re.sub(r'</?[a-z][^>]*>', '', line)
    line = re.sub(r'\[([^\]]*)\]\([^)]*\)', r'\1', line)
    return html.unescape(re.sub(r'\\(?=\W)', '', line))


def bold(text):
    lines = []
    for line in text.split('\n'):
        line = re.sub(r'^\*\*([^*]+?):?\*\*:?', '', line)
        if not line.startswith('#'):
            lines.append(markdown(re.sub(r'\] (?:to|-) \\?\[', '] [', line)))
    return lines


def behind_transcript(text):
    heads = list(re.finditer(r'^#+ \**Transcr\w*\**\s*$', text, re.M))
    return text[heads[-1].end():] if heads else text


def meet(text):
    lines = [line.strip().rstrip('\\').strip() for line in behind_transcript(text).split('\n')]
    lines = [line for line in lines
             if line and not line.startswith('#') and not re.match(r'\d\d:\d\d:\d\d$', line)]
    lines = [line for line in lines
             if not re.match(r'[_*]*(This editable|Meeting ended|Transcription ended)', line)]
    lines = [re.sub(r'^\*\*([^*]+):\*\*', r'\1:', line) for line in lines]
    labels = labels_of(lines)
    return [markdown(without_label(line, labels)) for line in lines]


def otter(text):
    lines = []
    body = behind_transcript(text)
    names = set(re.findall(r'^([A-Z][\w .]{1,40}?)  (?:\d+:\d\d(?::\d\d)?)?\s*$', body, re.M))
    started = False
    for line in body.split('\n'):
        head = re.match(r'([^\d]{1,40}?) {1,2}(\d+:\d\d(:\d\d)?)?\s*$', line)
        if head and head.group(1).strip() in names:
            started = True
        elif line.strip() in names:
            continue
        elif started and not line.startswith('#') and 'Transcribed by https' not in line:
            lines.append(markdown(line))
    return lines


def zoom_captions(text):
    return [line for line in text.split('\n') if not re.match(r'\[[^\]]*\] [\d:]+$', line)]


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts, self.skip = [''], 0

    def handle_starttag(self, tag, attributes):
        if tag in ('head', 'script', 'style'):
            self.skip += 1
        if tag in ('p', 'br', 'h1', 'h2', 'h3', 'div'):
            self.parts.append('')

    def handle_endtag(self, tag):
        if tag in ('head', 'script', 'style'):
            self.skip -= 1

    def handle_data(self, data):
        if not self.skip:
            self.parts[-1] += data.replace('\n', ' ')


def page(text):
    parser = Page()
    parser.feed(text)
    lines = [part.strip() for part in parser.parts if part.strip()]
    labels = labels_of(lines)
    first = next((i for i, line in enumerate(lines) if without_label(line, labels) != line), 0)
    return [without_label(line, labels) for line in lines[first:]]


def word(path, teams):
    with zipfile.ZipFile(path) as archive:
        xml = archive.read('word/document.xml').decode()
    xml = re.sub(r'<w:del .*?</w:del>', '', xml)
    parts = re.findall(r'<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:br[ /]|</w:p>)|(<w:tab/>)', xml)
    text = ''.join(words or ('\n' if end else ' ') for words, end, _ in parts)
    lines = html.unescape(text).split('\n')
    if not teams:
        return lines
    first = next(i for i, line in enumerate(lines) if re.search(r'   \d+:\d\d$', line))
    return [line for line in lines[first:] if not re.search(r'(   [\d:]+| transcription)$', line)]


def open_document(path):
    with zipfile.ZipFile(path) as archive:
        xml = archive.read('content.xml').decode()
    body = xml[xml.index('<office:body>'):]
    return html.unescape(re.sub(r'<[^>]*>', '', re.sub(r'</text:[ph]>', '\n', body))).split('\n')


TEXTS = {
    'bold-label-md': bold, 'descript-style-md': bold, 'google-meet-md': meet, 'html': page,
    'otter-md': otter, 'sbv': sbv, 'stt-json': service_json, 'whisper-json': whisper_json,
    'bracket-label-txt': stamped, 'whisper-lrc': stamped, 'whisper-txt': stamped,
    'whisper-text': stamped, 'whisper-tsv': table, 'whisper-md': captions, 'whisper-srt': captions,
    'whisper-vtt': captions, 'zoom-vtt': captions, 'youtube-auto-vtt': youtube,
    'zoom-caption-txt': zoom_captions,
}


def source_words(path, kind):
    if kind in ('docx', 'teams-docx'):
        lines = word(path, kind == 'teams-docx')
    elif kind == 'odt':
        lines = open_document(path)
    else:
        lines = TEXTS[kind](decoded(path))
    return words_of('\n'.join(lines))


def words_of(text):
    return re.findall(r'[^\W_]+', text.lower())


def output_words(text):
    """The words of turns: without front matter, speakers, times and ids."""
    body = text.split('\n---\n', 1)[1]
    body = re.sub(r'^\*\*\w+\*\*(?: `[\d:]+`)? ', '', body, flags=re.M)
    body = re.sub(r' \^\d+$', '', body, flags=re.M)
    return words_of(html.unescape(body))


def lost_words(source, output):
    """Words of the source that do not come in order in the output."""
    lost, at = [], 0
    for token in source:
        try:
            at = output.index(token, at, at + 400) + 1
        except ValueError:
            lost.append(token)
    return lost


def aliases():
    names = {}
    for one, other in rows_of('two-names.tsv'):
        names.setdefault(one, set()).add(other)
    return names


def run(uxi, *arguments):
    return subprocess.run([uxi, 'ingest', *arguments], capture_output=True, text=True)


def speakers_counted(seen):
    return 0 if [s['label'] for s in seen['speakers']] == [None] else len(seen['speakers'])


def rows_of(name):
    lines = (HERE / name).read_text().splitlines()
    return [line.split('\t') for line in lines if line and not line.startswith('#')]


def unlike(uxi, corpus):
    """Exports of one recording that do not give the same turns: Whisper writes five with times."""
    bodies, different = {}, []
    for kind in ('srt', 'vtt', 'tsv', 'json', 'txt'):
        for path in sorted((corpus / f'whisper-{kind}').glob('*')):
            body = run(uxi, '--stdout', '--no-redact', str(path)).stdout.split('\n---\n', 1)[1]
            if '`' not in body[:20]:
                continue  # saved without times
            if bodies.setdefault(path.stem, body) != body:
                different.append(path.name)
    return different


def main():
    uxi = os.path.abspath(sys.argv[1])
    given = sys.argv[2] if len(sys.argv) > 2 else os.environ.get('UXI_CORPUS', '')
    corpus = Path(given or HERE.parents[2] / 'shared/corpus') / 'transcripts'
    if not corpus.is_dir():
        print(f'skipped: no corpus at {corpus} (set UXI_CORPUS)')
        return 77
    names = aliases()
    with open(corpus / 'MANIFEST.tsv', newline='') as file:
        rows = list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))
    bad_format, counted, right, lost_all, words_all, bad_status = [], 0, 0, 0, 0, []
    print(f"{'format':<20} {'speakers':>8} {'given':>5} {'words':>7} {'lost':>5} {'added':>5}  file")
    for row in rows:
        path, kind = corpus / row['file'], row['format']
        name = row['file'].split('/')[1][-44:]
        looked = run(uxi, '--dry-run', '--format', 'json', str(path))
        if kind in REFUSED:
            failed = json.loads(looked.stdout)['failed'] if looked.stdout else []
            refused = looked.returncode == 2 and failed and failed[0]['format'] == kind
            print(f"{kind:<20} {'refused' if refused else 'TAKEN':>8} {'-':>5} {'-':>7} {'-':>5} {'-':>5}  {name}")
            if not refused:
                bad_status.append(row['file'])
            continue
        if looked.returncode != 0:
            print(f'{kind:<20} NOT READ {looked.stderr.strip()[:60]}  {name}')
            bad_status.append(row['file'])
            continue
        seen = json.loads(looked.stdout)['transcripts'][0]
        if seen['format'] != kind and seen['format'] not in names.get(kind, ()):
            bad_format.append(f"{row['file']}: {seen['format']}, given {kind}")
        ours, given = speakers_counted(seen), row['speakers']
        if given != '?':
            counted += 1
            right += ours == int(given)
        printed = run(uxi, '--stdout', '--no-redact', str(path))
        source = source_words(path, kind)
        output = output_words(printed.stdout)
        lost, added = lost_words(source, output), lost_words(output, source)
        lost_all += len(lost)
        words_all += len(source)
        mark = '' if given == '?' or ours == int(given) else ' *'
        print(f"{seen['format']:<20} {ours:>8} {given:>5} {len(source):>7} {len(lost):>5} {len(added):>5}  {name}{mark}")
        if (lost or added) and os.environ.get('UXI_SHOW_LOST'):
            print('     lost:', ' '.join(lost[:20]), 'added:', ' '.join(added[:20]))
    print(f'formats: {len(rows) - len(bad_format) - len(bad_status)} of {len(rows)} as given')
    for line in bad_format:
        print('   ', line)
    print(f'speakers: {right} of {counted} as given ({100 * right / counted:.1f}%)')
    print(f'words: {words_all} in the sources, {lost_all} lost')
    different = unlike(uxi, corpus)
    print(f'exports of one recording that differ: {len(different)}', *different)
    failed = different or bad_format or bad_status or right * 100 < counted * 95 or lost_all
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
