#!/usr/bin/env bash
# Sets everything up and runs every test. The last line is the sum of all suites: "N passed, N failed".
set -uo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
results=$root/artifacts/test-results
scratch=$results/clone
passed=0 failed=0 skipped=0 report=''

# count SUITE PASSED FAILED SKIPPED
count() {
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
  report+=$(printf '%-40s %5d passed %4d failed %4d skipped %5d s' "$@" "${took:-0}")$'\n'
}

# check SUITE COMMAND...: a suite of one, for what either succeeds or fails.
check() {
  if step "$@"; then count "$1" 1 0 0; else count "$1" 0 1 0; fi
}

# counter TRX NAME
counter() {
  sed -n "s/.*<Counters .*\b$2=\"\([0-9]*\)\".*/\1/p" "$1"
}

# test_project NAME: one test project. A host that crashes counts as a failed test, whatever its file says.
test_project() {
  local trx=$results/$1.trx status=0 total=0 run=0 good=0 bad=0
  step "$1" dotnet test "lib/$1" -c Release --no-build --nologo --results-directory "$results" \
    --logger "trx;LogFileName=$1.trx" --blame-hang --blame-hang-timeout 5m --blame-hang-dump-type none || status=$?
  if [ -f "$trx" ]; then
    total=$(counter "$trx" total) run=$(counter "$trx" executed) good=$(counter "$trx" passed)
    bad=$((${run:-0} - ${good:-0}))
  fi
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "$status" -eq 0 ] && [ "${total:-0}" -eq 0 ]; then bad=1; fi
  count "$1" "${good:-0}" "$bad" $((${total:-0} - ${run:-0}))
}

# test_scripts: the tests of the scripts in this folder.
test_scripts() {
  local sum good=0 bad=0
  step 'Scripts' environment/test-scripts.sh
  sum=$(tail -n 1 "$logs/Scripts.log")
  read -r good _ bad _ <<<"$sum"
  [[ $sum =~ ^[0-9]+\ passed,\ [0-9]+\ failed$ ]] || good=0 bad=1
  count Scripts "$good" "$bad" 0
}

# at_least NUMBER PATTERN FILE: whether so many lines match.
at_least() {
  local found
  found=$(grep -c -- "$2" "$3")
  [ "$found" -ge "$1" ] || { printf '%s: expected %d or more of %s, found %d\n' "$3" "$1" "$2" "$found" && return 1; }
}

# through_jupyter NAME: runs the first experiment as Jupyter does, through the installed kernel, and looks for its figures.
through_jupyter() {
  local folder=$results/jupyter executed
  executed=$folder/$(basename "$1").ipynb
  environment/workbook install --prefix "$folder" &&
    JUPYTER_PATH=$folder/share/jupyter jupyter-nbconvert --to notebook --execute --ExecutePreprocessor.timeout=1800 \
      --output-dir "$folder" --output "$(basename "$1")" "notebooks/$1.ipynb" || return
  if grep '"output_type": "error"' "$executed"; then return 1; fi
  at_least 3 '"application/vnd.plotly.v1+json":' "$executed" && at_least 2 '"image/png": "' "$executed"
}

# in_dotnet_interactive NAME: runs a notebook in the stock kernel of .NET Interactive, which is to show its figures.
in_dotnet_interactive() {
  local folder=$results/interactive
  mkdir -p "$folder" && dotnet tool restore &&
    timeout --kill-after=60 1200 "${PYTHON:-/usr/bin/python3}" lib/Workbook.Tests/Integration/stock_interactive.py \
      "notebooks/$1.ipynb" "$folder/$(basename "$1").ipynb"
}

# prepare_scratch: a copy of the notebooks to run, since running writes beside them; what they load stays where it is built.
prepare_scratch() {
  mkdir -p "$scratch" && cp -r notebooks "$scratch/" && ln -s "$root/lib" "$root/data" "$scratch/" &&
    cp FilterGen.Notebooks.sln "$scratch/"
}

# run_notebook PATH: runs a notebook of the scratch copy. A run is to take 5 minutes on 2 cores; far more is a hang.
run_notebook() {
  timeout --kill-after=60 1200 environment/workbook run "$scratch/$1"
}

# new_notebook: the notebook that "workbook new" writes runs, and becomes a page.
new_notebook() {
  environment/workbook new "$scratch/mine" && run_notebook mine.ipynb && environment/workbook export "$scratch/mine.ipynb"
}

# handed_out FOLDER: the students' notebook is the one that is made of the solution; untouched it earns nothing, and no check crashes.
handed_out() {
  local made=$results/lab.dib marks=$results/marks
  environment/workbook assign "$1/solution.dib" -o "$made" && diff "$made" "$1/lab.dib" || return
  if ! bwrap --ro-bind / / --unshare-all true; then
    echo 'bubblewrap makes no sandbox here, so the notebook is not graded.'
    return
  fi
  environment/workbook grade "$1/lab.dib" -o "$marks" --time 1200 --cell-time 600 &&
    grep -x 'lab: 0/.*' "$marks/marks.txt" && ! grep 'your code threw' "$marks/lab.md"
}

# only_opened: the notebooks that a page does not run again: they train without checkpoints in the quick profile, or retrain and
# search for minutes beside them. The students' lab is not to run before they have written their part.
only_opened() {
  printf '%s.ipynb\n' filter-generation/01-mnist filter-gan/01-parametrize filter-gan/02-invariances \
    network-vision/01-what-networks-see dynamic-filter-lab/solution dynamic-filter-lab/lab
}

# show_pages: opens the notebooks of the scratch copy, run by then, in the pages of a Jupyter server; charts look for plotly.js
# beside them, since there may be no network.
show_pages() {
  local own=$results/pages folder opened run
  mkdir -p "$own" && environment/workbook install --prefix "$own" &&
    environment/workbook export "$scratch/notebooks/filter-generation/01-mnist.ipynb" --beside -o "$own/page.html" || return
  opened=$(only_opened)
  run=$(cd "$scratch/notebooks" && find . -name '*.ipynb' -printf '%P\n' | sort | grep -vxF "$opened")
  while read -r folder; do cp "$own/plotly.min.js" "$folder/" || return; done < <(find "$scratch/notebooks" -type d)
  # shellcheck disable=SC2086 # The names of notebooks have no spaces.
  NODE_PATH=$root/artifacts/npm/node_modules JUPYTER_PATH=$own/share/jupyter timeout --kill-after=60 3600 \
    node lib/Workbook.Tests/Integration/notebook_pages.js "$scratch/notebooks" "$own" $run --open $opened
}

# test_pages: counts the notebooks that were run in a page, and those whose page was only opened.
test_pages() {
  local suite='Notebooks in Jupyter' missing program run opened bad
  missing=$(for program in jupyter-notebook node chromium; do command -v "$program" >/dev/null || printf ' %s' "$program"; done)
  [ -d artifacts/npm/node_modules/playwright-core ] || missing+=' playwright-core'
  if [ -n "$missing" ]; then
    echo "$suite: skipped without$missing, which environment/setup.sh test installs"
    took=0
    count "$suite" 0 0 1
    return
  fi
  step "$suite" show_pages
  grep -E '^(opened|failed) ' "$log"
  if ! [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ run,\ ([0-9]+)\ opened,\ ([0-9]+)\ failed$ ]]; then
    count "$suite" 0 1 0
    return
  fi
  run=${BASH_REMATCH[1]} opened=${BASH_REMATCH[2]} bad=${BASH_REMATCH[3]}
  count "$suite, run" "$run" "$bad" 0
  took=0
  count "$suite, opened and not run" "$opened" 0 0
}

"$root/environment/setup.sh" test || exit
cd "$root" || exit 1
rm -rf "$results"
mkdir -p "$results"

check 'Format' dotnet format FilterGen.Notebooks.sln --verify-no-changes --no-restore
test_scripts
for project in Figures.Tests Tsne.Tests Mds.Tests FilterGen.Tests Kernel.Tests Workbook.Tests; do test_project "$project"; done
check 'Notebook pairs' environment/workbook sync --check notebooks
prepare_scratch || fail "The notebooks could not be copied to $scratch: see that there is room and run again."
while read -r notebook; do
  check "${notebook#notebooks/}" run_notebook "$notebook"
done < <(find notebooks -name '*.dib' ! -name lab.dib | sort)
check 'A new notebook' new_notebook
while read -r lab; do
  check "${lab#notebooks/}, graded" handed_out "$(dirname "$lab")"
done < <(find notebooks -name lab.dib | sort)
check '01-mnist through Jupyter' through_jupyter filter-generation/01-mnist
for name in 01-mnist 05-sample-swap; do
  check "$name in .NET Interactive" in_dotnet_interactive "filter-generation/$name"
done

test_pages

printf '\n%s' "$report"
printf '%d passed, %d failed' "$passed" "$failed"
if [ "$skipped" -gt 0 ]; then printf ', %d skipped' "$skipped"; fi
printf '\n'
[ "$failed" -eq 0 ]
