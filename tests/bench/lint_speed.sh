#!/usr/bin/env bash
# Prints how fast `uxi guide lint` is beside its peers on the same files, in one run: write-good and
# textlint (npm), GNU style and diction (Debian); how much memory it takes, and whether work grows
# with the file's size only.
#   tests/bench/lint_speed.sh UXI [GUIDES]
# Memory is the work of lint_memory.sh beside it.
# GUIDES is a folder of real guides ($UXI_CORPUS/guides by default; the examples where there is
# none), repeated under other names up to 1,000. What is missing is installed; what cannot be is left
# out with a word. Exits 1 where a limit is missed.
set -euo pipefail
uxi=$(realpath "$1")
top=$(cd "$(dirname "$0")/../.." && pwd)
guides=${2:-${UXI_CORPUS:-$top/../shared/corpus}/guides}
if [ ! -d "$guides" ]; then guides=$top/examples/larder; fi
guides=$(realpath "$guides")
. "$top/tests/packages.sh"
install_missing diction time valgrind || echo "(Debian packages: not installed)"
peers=${XDG_CACHE_HOME:-$HOME/.cache}/uxi-bench
mkdir -p "$peers"
if command -v npm >/dev/null && [ ! -x "$peers/node_modules/.bin/textlint" ]; then
  npm install --silent --no-fund --no-audit --ignore-scripts --prefix "$peers" write-good@1.0.8 \
    textlint@15 textlint-rule-no-todo textlint-rule-max-comma >/dev/null || true
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0

# smallest RUNS COMMAND...: microseconds of the fastest run.
smallest() {
  local runs=$1 best=999999999999 before after
  shift
  for _ in $(seq "$runs"); do
    before=${EPOCHREALTIME/./}
    "$@" >/dev/null 2>&1 </dev/null || true
    after=${EPOCHREALTIME/./}
    if (( after - before < best )); then best=$(( after - before )); fi
  done
  echo "$best"
}
calc() { LC_ALL=C awk "BEGIN { printf \"$1\", $2 }"; }
# limit NAME HAVE WANT: says so where HAVE, a number, is under WANT.
at_least() {
  if [ "$(calc %d "($2 >= $3)")" = 1 ]; then echo "  ok: $1 $2 (limit $3)"; else
    echo "  MISSED: $1 $2 (limit $3)"; failed=1; fi
}
at_most() {
  if [ "$(calc %d "($2 <= $3)")" = 1 ]; then echo "  ok: $1 $2 (limit $3)"; else
    echo "  MISSED: $1 $2 (limit $3)"; failed=1; fi
}
row() { printf '%-28s %10.1f ms\n' "$1" "$(calc %f "$2 / 1000")"; }
has() { command -v "$1" >/dev/null || { echo "($1: not installed)"; false; }; }
npm_has() { [ -x "$peers/node_modules/.bin/$1" ] || { echo "($1: not installed)"; false; }; }

# ---- 1,000 guides
mapfile -d '' originals < <(find "$guides" -name '*.md' -print0 | sort -z)
mkdir many
for i in $(seq 0 999); do
  cp "${originals[$(( i % ${#originals[@]} ))]}" "many/guide-$i.md"
done
files=(many/*.md)
bytes=$(cat "${files[@]}" | wc -c)
echo "== ${#files[@]} guides, $bytes bytes, from ${#originals[@]} of $guides"
# By name, for a search of the folder leaves out what asks nobody anything.
"$uxi" guide lint -q --fail-on never "${files[@]}" >/dev/null
all=$(smallest 7 "$uxi" guide lint -q --fail-on never "${files[@]}")
row 'uxi guide lint' "$all"
row 'uxi guide lint --jobs 1' "$(smallest 5 "$uxi" guide lint -q --fail-on never --jobs 1 "${files[@]}")"
if has style; then
  peer=$(smallest 5 style "${files[@]}")
  row 'GNU style' "$peer"
  at_least 'times faster than style' "$(calc %.1f "$peer / $all")" 3
fi
if has diction; then row 'GNU diction' "$(smallest 1 diction "${files[@]}")"; fi
if npm_has write-good; then
  peer=$(smallest 2 "$peers/node_modules/.bin/write-good" "${files[@]}")
  row 'write-good' "$peer"
  at_least 'times faster than write-good' "$(calc %.1f "$peer / $all")" 40
fi
if npm_has textlint; then
  row 'textlint (two rules)' "$(smallest 1 "$peers/node_modules/.bin/textlint" --no-textlintrc \
    --rules-base-directory "$peers/node_modules" --rule no-todo --rule max-comma "${files[@]}")"
fi

# ---- one guide of 8 KB
echo "== one guide of 8 KB, whole process"
head -c 8192 <(cat "${originals[@]}" 2>/dev/null) > one.md
base=$(smallest 40 /bin/true)
one=$(smallest 40 "$uxi" guide lint --fail-on never one.md)
row /bin/true "$base"
row 'uxi guide lint' "$one"
at_most 'ms above /bin/true' "$(calc %.2f "($one - $base) / 1000")" 10
if npm_has write-good; then
  peer=$(smallest 10 "$peers/node_modules/.bin/write-good" one.md)
  row 'write-good' "$peer"
  at_least 'times faster than write-good' "$(calc %.1f "$peer / $one")" 15
fi
if has style; then row 'GNU style' "$(smallest 20 style one.md)"; fi

# ---- memory and growth
# sized BYTES FILE: real guides, one behind the other, cut at a line's end.
sized() {
  local size=0
  : > "$2"
  while (( size < $1 )); do
    cat "${originals[@]}" >> "$2"
    size=$(stat -c %s "$2")
  done
  head -c "$1" "$2" > "$2.cut" && mv "$2.cut" "$2"
}
"$top/tests/bench/lint_memory.sh" "$uxi" "$guides" || failed=1
# One section that never ends, each question another.
long_section() {
  awk -v size="$1" 'BEGIN {
    print "# Guide\n"
    for (i = 0; written < size; ++i) {
      line = "- What happened with letter " i " after you sent box " (i * 7) % 1009 "?"
      written += length(line) + 1
      print line
    }
  }' > "$2"
}
# instructions HOW: those for files of 512 KB to 4 MB that HOW makes.
instructions() {
  local previous=0 size count ratio
  for size in 524288 1048576 2097152 4194304; do
    "$1" "$size" large.md
    valgrind --tool=callgrind --callgrind-out-file=calls "$uxi" guide lint -q --fail-on never large.md \
      >/dev/null 2>log || true
    count=$(awk '/^summary:/ {print $2}' calls)
    printf '%8d KB %16d instructions' $(( size / 1024 )) "$count"
    if (( previous > 0 )); then
      ratio=$(calc %.2f "$count / $previous")
      printf '   %s times those of half the size\n' "$ratio"
      at_most 'growth when the size doubles' "$ratio" 2.2
    else
      printf '\n'
    fi
    previous=$count
  done
}
if has valgrind; then
  echo "== instructions (callgrind), a guide again and again"
  instructions sized
  echo "== instructions (callgrind), one section of questions"
  instructions long_section
fi
echo "== more than 8 MB"
sized $(( 8 * 1024 * 1024 + 1 )) large.md
if "$uxi" guide lint large.md >/dev/null 2>log; then status=0; else status=$?; fi
cat log
if [ "$status" != 2 ]; then echo "  MISSED: exit $status, not 2"; failed=1; fi
exit "$failed"
