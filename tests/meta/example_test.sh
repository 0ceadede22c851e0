#!/usr/bin/env bash
# Runs examples/run.sh with a built uxi and holds what it makes against the example as it is committed.
#   tests/meta/example_test.sh UXI WORK-FOLDER
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
UXI=$1 UXI_EXAMPLE_FOLDER=$2 "$top/examples/run.sh" >"$2.log" 2>&1 || { cat "$2.log"; exit 1; }
study=studies/stock-count
for part in transcripts tags; do
  diff -r "$top/examples/larder/$study/$part" "$2/larder/$study/$part"
done
grep -q '<h1' "$2/larder/$study/reports/full.html"
# Quotes that were counted are quotes that were proved.
grep -q 'quotes proved' "$2.log"
# Nothing personal in what is committed, looked for with the names that the run learned.
cp -R "$top/examples/larder" "$2/committed"
cp -R "$2/larder/private" "$2/committed/"
(cd "$2/committed" && "$1" redact --check)
