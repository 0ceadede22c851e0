#!/usr/bin/env bash
# Takes real guides and real transcripts through a study, with the program as a person runs it: every guide is
# linted, transcripts of every readable format are taken in, tagged, searched, clustered and reported.
#   tests/corpus/run.sh UXI [FOLDER-OF-THE-CORPUS]
# Exits 77 (skipped) where there is no corpus. Times are printed and not judged.
set -euo pipefail
uxi=$(realpath "$1")
top=$(cd "$(dirname "$0")/../.." && pwd)
corpus=${2:-${UXI_CORPUS:-$top/../shared/corpus}}
if [ ! -d "$corpus/transcripts" ]; then
  echo "skipped: no corpus at $corpus (set UXI_CORPUS)"
  exit 77
fi
corpus=$(realpath "$corpus")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export UXI_CODER=ana SOURCE_DATE_EPOCH=1780272000

now() { echo "${EPOCHREALTIME/./}"; }

echo "== guides"
worst=0 worst_name='' count=0
for guide in "$corpus"/guides/*.md; do
  before=$(now)
  status=0
  "$uxi" guide lint --fail-on never "$guide" >/dev/null 2>"$work/err" || status=$?
  took=$(( $(now) - before ))
  if [ "$status" -ne 0 ]; then
    echo "FAILED: $guide: status $status"
    cat "$work/err"
    exit 1
  fi
  count=$(( count + 1 ))
  if (( took > worst )); then worst=$took worst_name=${guide##*/}; fi
done
echo "$count guides linted; slowest $(( worst / 1000 )) ms ($worst_name)"

echo "== transcripts"
"$uxi" init "$work/study" --study real -q >/dev/null
cd "$work/study"
mkdir -p studies/real/sessions
"$uxi" codebook add topic/trouble --use-when "Something went wrong or was hard" -q
"$uxi" codebook add topic/wish --use-when "Something is wanted" -q
number=0 formats=0
for folder in "$corpus"/transcripts/{bold-label-md,bracket-label-txt,descript-style-md,google-meet-md,otter-md,whisper-md,whisper-srt,whisper-txt,whisper-vtt,youtube-auto-vtt,zoom-caption-txt,zoom-vtt}; do
  taken=0
  for file in "$folder"/*; do
    if [ "$taken" -ge 2 ]; then break; fi
    number=$(( number + 1 ))
    session=$(printf 'P%02d' "$number")
    cat >"studies/real/sessions/$session.yaml" <<YAML
participant: $session
date: 2026-03-$(printf '%02d' $(( number % 28 + 1 )))
state: held
consent: {form: v1, given: 2026-03-01, record: yes, quote: anonymous, share: public, keep_until: 2030-01-01}
debrief: done
coded: [ana]
YAML
    before=$(now)
    "$uxi" ingest "$file" --session "$session" >"$work/out" 2>"$work/err" || { cat "$work/err"; exit 1; }
    printf '%s %5d ms  %s\n' "$session" $(( ($(now) - before) / 1000 )) "$(head -n 1 "$work/out" | sed 's/^.*: //')"
    taken=$(( taken + 1 ))
  done
  if [ "$taken" -gt 0 ]; then formats=$(( formats + 1 )); fi
done
echo "$number transcripts of $formats formats"
[ "$number" -ge 12 ] && [ "$formats" -ge 6 ]

echo "== the rest of the study"
step() {
  local before
  before=$(now)
  "$@" >"$work/out" 2>"$work/err" || { echo "FAILED: $*"; cat "$work/out" "$work/err"; exit 1; }
  printf '%5d ms  %s\n' $(( ($(now) - before) / 1000 )) "${*/$uxi/uxi}"
}
step "$uxi" index
step "$uxi" search --count session 'problem OR hard OR difficult OR wrong'
"$uxi" search -l --limit 60 'problem OR hard OR difficult OR wrong' | step "$uxi" tag add +topic/trouble -
"$uxi" search -l --limit 60 'want OR wish OR hope OR "would love"' | step "$uxi" tag add +topic/wish -
step "$uxi" tag list
step "$uxi" cluster run --save
step "$uxi" saturation
step "$uxi" insight new trouble --statement "Things go wrong" --code topic/trouble
step "$uxi" report --kind full --public -o report.html
step "$uxi" verify --audience public report.html
step "$uxi" check --only references,consent
ls studies/real/themes | grep -c yaml | sed 's/$/ themes proposed/'
