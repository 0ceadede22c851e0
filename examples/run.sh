#!/usr/bin/env bash
# Installs what is missing, builds uxi, and takes the example study from the form's answers to an HTML
# report, showing each command before it runs. UXI names a uxi that is built already.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"

if [ -z "${UXI:-}" ]; then
  # shellcheck source=tests/packages.sh
  . tests/packages.sh
  install_missing "${uxi_build_packages[@]}"
  echo "+ cmake --preset release && cmake --build build/release"
  cmake --preset release >/dev/null
  SECONDS=0
  cmake --build build/release --target uxi
  echo "built in $SECONDS s"
  UXI=$top/build/release/bin/uxi
fi
PATH="$(dirname "$UXI"):$PATH"
# 23 April 2026 and fixed ids: the same study every time, and the ids that the insights cite.
export UXI_CODER=ana SOURCE_DATE_EPOCH=1776902400 UXI_SEED=7

run() {
  printf '\n$ %s\n' "$*"
  "$@"
}
# A command whose answer may be no (exit 1): faults found are what it is for.
ask() {
  printf '\n$ %s\n' "$*"
  "$@" || [ $? -eq 1 ]
}

work=${UXI_EXAMPLE_FOLDER:-$top/build/example}
rm -rf "$work"
mkdir -p "$work"
cp -R examples/larder "$work/larder"
cp -R examples/raw "$work/raw"
cd "$work/larder"
study=studies/stock-count
# What the commands below make is left out, so that they make it before your eyes.
rm -rf $study/participants.csv $study/transcripts $study/tags $study/themes

run uxi status
ask uxi guide lint $study/guide.md
run uxi screen run ../raw/answers.csv
run uxi ingest ../raw/P01.vtt ../raw/P02.vtt ../raw/P03.srt ../raw/P04.txt ../raw/P05.vtt ../raw/P06.srt ../raw/P07.md ../raw/P08.txt
run uxi show P02#12 --context 1
run uxi tag add --from "$top/examples/raw/tags.csv"
run uxi search 'code:pain/no-way-back speaker:participant' --limit 4
run uxi saturation
run uxi cluster run --save
ask uxi check --only references,consent,codebook
run uxi insight list
run uxi report -o $study/reports/summary.html
run uxi report --kind full -o $study/reports/full.html
run uxi verify $study/reports/summary.html $study/reports/full.html
printf '\nThe report: %s\n' "$work/larder/$study/reports/full.html"
