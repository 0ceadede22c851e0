#!/usr/bin/env bash
# Prints how long uxi takes above /bin/true, the smallest of 30 runs, against the project's limits:
# `uxi --version` 4 ms, `uxi guide lint` of one guide 12 ms.
#   tests/bench/startup.sh UXI [GUIDE]
set -euo pipefail
uxi=$(realpath "$1")
top=$(cd "$(dirname "$0")/../.." && pwd)
corpus=${UXI_CORPUS:-$top/../shared/corpus}
guide=${2:-$corpus/guides/18F__18f-education-discovery__conversation-guide.md}
if [ ! -e "$guide" ]; then guide=$top/examples/larder/studies/stock-count/guide.md; fi
guide=$(realpath "$guide")
# Outside a workspace, as a pull request's check runs it.
cd "$(mktemp -d)"

# smallest COMMAND...: microseconds of the fastest of 30 runs.
smallest() {
  local best=999999999 before after
  for _ in $(seq 30); do
    before=${EPOCHREALTIME/./}
    "$@" >/dev/null 2>&1 || true
    after=${EPOCHREALTIME/./}
    if (( after - before < best )); then best=$(( after - before )); fi
  done
  echo "$best"
}

# ms MICROSECONDS: in milliseconds, with two places.
ms() { LC_ALL=C awk -v us="$1" 'BEGIN { printf "%.2f", us / 1000 }'; }

# A program that does not run is quick, and proves nothing.
"$uxi" --version >/dev/null
"$uxi" guide lint --fail-on never "$guide" >/dev/null 2>&1

base=$(smallest /bin/true)
failed=0
# report NAME LIMIT-US COMMAND...
report() {
  local name=$1 limit=$2 above
  shift 2
  above=$(( $(smallest "$@") - base ))
  printf '%-32s %6s ms above /bin/true (limit %d ms)\n' "$name" "$(ms "$above")" $(( limit / 1000 ))
  if (( above > limit )); then failed=1; fi
}
printf '%-32s %6s ms\n' /bin/true "$(ms "$base")"
report 'uxi --version' 4000 "$uxi" --version
report "uxi guide lint" 12000 "$uxi" guide lint --fail-on never "$guide"
exit "$failed"
