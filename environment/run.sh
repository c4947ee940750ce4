#!/usr/bin/env bash
# The main job: sets everything up and runs the first experiment on the real MNIST. The last lines are its table, with the
# paper's numbers beside ours, and the executed notebook.
set -uo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
notebook=notebooks/filter-generation/01-mnist

"$root/environment/setup.sh" run || exit
cd "$root" || exit 1
printf 'Running %s.dib\n' "$notebook"
environment/workbook run "$notebook.dib" -o "$notebook.ipynb" ||
  fail "The notebook did not run to its end; the lines above name the cell."
printf '\n%s\n' "$root/$notebook.ipynb"
