#!/usr/bin/env bash
# Looks at pages in headless Chromium. Where Chromium, Node or axe-core is not to be had it says so and
# counts as skipped (77).
#   tests/browser/run.sh UXI [report_pages.mjs|board_page.mjs]
# UXI_AXE names an axe.min.js; without it axe-core is installed from npm, once, beside other caches.
set -euo pipefail
uxi=$(realpath "$1")
top=$(cd "$(dirname "$0")/../.." && pwd)
skip() { echo "skipped: $1"; exit 77; }

command -v node >/dev/null || skip "node is not installed"
chromium=
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then chromium=$name; break; fi
done
[ -n "$chromium" ] || skip "Chromium is not installed"
axe=${UXI_AXE:-}
if [ -z "$axe" ]; then
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/uxi-browser
  axe=$cache/node_modules/axe-core/axe.min.js
  if [ ! -f "$axe" ]; then
    command -v npm >/dev/null || skip "npm is not installed, and UXI_AXE names no axe-core"
    mkdir -p "$cache"
    npm install --silent --no-fund --no-audit --ignore-scripts --prefix "$cache" axe-core@4.11.1 \
      >/dev/null 2>&1 || skip "axe-core cannot be had from npm"
  fi
fi
[ -f "$axe" ] || skip "there is no axe-core at $axe"
exec node "$top/tests/browser/${2:-report_pages.mjs}" "$uxi" "$top" "$chromium" "$axe"
