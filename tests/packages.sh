# The Debian packages that uxi is built and tested with; sourced by the scripts that install them.
# shellcheck shell=bash
uxi_build_packages=(
  g++ cmake ninja-build pkg-config tzdata
  libcctz-dev libcli11-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libexpected-dev libfmt-dev
  libjemalloc-dev libkainjow-mustache-dev libmd-dev libminizip-dev libpugixml-dev libre2-dev libsqlite3-dev libstemmer-dev
  libutf8proc-dev libxxhash-dev libyaml-cpp-dev nlohmann-json3-dev zlib1g-dev
)
uxi_test_packages=(doctest-dev git libxml2-utils make mandoc python3 python3-icalendar python3-jsonschema python3-yaml)
uxi_check_packages=(ccache clang-format)
uxi_full_packages=(chromium clang clang-tidy gcovr libclang-rt-14-dev nodejs npm pandoc
  python3-sklearn python3-stemmer ripgrep sqlite3)

# Installs those of the named packages that are missing; asks for sudo where we are not root.
install_missing() {
  local missing=() package
  for package in "$@"; do
    if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
      missing+=("$package")
    fi
  done
  if [ "${#missing[@]}" -eq 0 ]; then return; fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
  echo "+ apt-get install ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}
