#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test with ctest.
#   tests/run.sh [PRESET] [CTEST-ARGUMENT]...      (preset dev by default, or what UXI_PRESET says)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/packages.sh
. tests/packages.sh

preset=${UXI_PRESET:-dev}
if [ $# -gt 0 ] && [[ $1 != -* ]]; then
  preset=$1
  shift
fi
install_missing "${uxi_build_packages[@]}" "${uxi_test_packages[@]}"
launcher=()
if command -v ccache >/dev/null; then
  launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  # What is not in the cache is compiled at once, without being preprocessed for its sake before.
  export CCACHE_DEPEND=1
fi
SECONDS=0
cmake --preset "$preset" -DUXI_TESTS=ON "${launcher[@]}"
cmake --build "build/$preset"
echo "built in $SECONDS s"
ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j"$(nproc)" "$@"
