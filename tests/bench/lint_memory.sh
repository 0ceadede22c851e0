#!/usr/bin/env bash
# Prints how much memory `uxi guide lint` takes at most, whole process, for real guides of three
# sizes and for a megabyte of each shape that a guide, or what is no guide, can have: in text and,
# where each line has a finding, in the two largest formats.
#   tests/bench/lint_memory.sh UXI [GUIDES]
# GUIDES is a folder of real guides ($UXI_CORPUS/guides by default; the examples where there is
# none). Exits 1 where the limit of 50 MB is missed.
set -euo pipefail
uxi=$(realpath "$1")
top=$(cd "$(dirname "$0")/../.." && pwd)
guides=${2:-${UXI_CORPUS:-$top/../shared/corpus}/guides}
if [ ! -d "$guides" ]; then guides=$top/examples/larder; fi
mapfile -d '' originals < <(find "$(realpath "$guides")" -name '*.md' -print0 | sort -z)
if [ ! -x /usr/bin/time ]; then echo "(/usr/bin/time: not installed)"; exit 0; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
limit=50
failed=0

# held NAME FORMAT FILE: the most memory a lint of FILE took.
held() {
  local kilobytes verdict=ok
  kilobytes=$(/usr/bin/time -f %M "$uxi" guide lint -q --fail-on never --format "$2" "$3" 2>&1 \
    >/dev/null | tail -n 1)
  if (( kilobytes > limit * 1024 )); then verdict=MISSED failed=1; fi
  LC_ALL=C awk -v name="$1" -v kilobytes="$kilobytes" -v verdict="$verdict" \
    'BEGIN { printf "%-46s %7.1f MB  %s\n", name, kilobytes / 1024, verdict }'
}

# shape NAME LINE [HEAD]: a megabyte of LINE, whose `#` is a running number and `\n` a line end.
shape() {
  LC_ALL=C awk -v line="$2" -v head="${3-# Guide\n\n}" 'BEGIN {
    size = 1048576
    printf "%s", head
    for (i = 0; written < size; ++i) {
      one = line
      if (index(line, "#")) gsub(/#/, i, one)
      if (index(line, "@")) gsub(/@/, "#", one)
      written += length(one)
      printf "%s", one
    }
  }' > shape.md
  held "$1" text shape.md
}
# loud NAME LINE: the same, in the formats that say most of a finding.
loud() {
  shape "$1" "$2"
  held "$1, json" json shape.md
  held "$1, sarif" sarif shape.md
}

echo "== memory: real guides (limit $limit MB)"
for size in 8192 131072 1048576; do
  : > all.md
  while (( $(stat -c %s all.md) < size )); do cat "${originals[@]}" >> all.md; done
  head -c "$size" all.md > real.md
  held "$(( size / 1024 )) KB" text real.md
done
echo "== memory: 1 MB of one shape (limit $limit MB)"
shape 'questions in one list' '- What happened with letter # after you sent box #?\n'
shape 'nested questions' '- What happened with letter #?\n  - Who was there?\n    - And then?\n'
shape 'numbered questions' '#. What happened then?\n'
shape 'small sections' '@@ Part #\n\n- How did letter # reach you?\n\n'
shape 'headings alone' '@@ Part #\n'
shape 'one line of questions' 'What happened with letter # after you sent box #? '
shape 'one sentence' 'letter # and ' '@ Guide\n\n- What happened with '
shape 'one word' 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' ''
shape 'statements' 'Thank you for letter #. It is used in our study.\n\n'
shape 'moderator notes' '*Note: show letter # to her.*\n\n'
shape 'a table' '| letter # | What happened with letter #? |\n' \
  '@ Guide\n\n| Topic | Question |\n|---|---|\n'
shape 'block quotes' '> What happened with letter # after you sent it?\n\n'
shape 'HTML' '<div><p>What happened with letter #?</p></div>\n\n'
shape 'tags in questions' '- <b>What</b> <i>happened</i> with letter #?\n'
shape 'addresses in questions' '- What of <https://example.org/#> is in use?\n'
shape 'bold and italics' '- **What** _happened_ with `letter #`?\n'
shape 'comments' '<!-- note # -->\n\n- What happened with it #?\n\n'
shape 'front matter' 'key#: value #\n' '---\n'
shape 'code' '- What happened with #\n' '@ Guide\n\n```\n'
shape 'Russian' '- Что произошло с письмом # после отправки?\n'
shape 'Chinese' '- 你最近一次寄信的时候发生了什么事情 #？\n'
shape 'blank lines' '\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n'
shape 'lines of one word' 'word#\n'
shape 'a list of one word each' '- why #\n'
shape 'marks' '. ! ? , ; . ! ? , ; . ! ? , ; . ! ? , ; '
shape 'open brackets' '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[['
shape 'rules' '---\n\n'
echo "== memory: 1 MB with a finding on every line (limit $limit MB)"
loud 'leading questions' "- Don't you think that letter # would be really easy and useful?\n"
loud 'closed questions' '- Do you like letter #?\n'
loud 'waivers that silence nothing' \
  '<!-- uxi-disable wording/price -- reason # -->\n- What is letter #?\n\n'
exit "$failed"
