#!/usr/bin/env bash
# The main job: sets everything up and runs the first experiment on the real MNIST. The last lines are its table, with the
# paper's numbers beside ours, and the executed notebook, which is a copy: the clone stays as it is.
set -uo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
notebook=notebooks/filter-generation/01-mnist
executed=artifacts/notebooks/$(basename "$notebook").ipynb # As deep as the notebook, so that its paths hold.
words=artifacts/notebooks/$(basename "$notebook").txt

# last_table: of a notebook's words, the last table with what follows it. A table is a caption, a header, a rule and rows.
last_table() {
  awk '{ line[NR] = $0 } /^──/ { start = NR > 2 ? NR - 2 : 1 } END { if (start) for (i = start; i <= NR; i++) print line[i] }'
}

"$root/environment/setup.sh" run || exit
cd "$root" || exit 1
printf 'Running %s.dib\n' "$notebook"
mkdir -p "$(dirname "$executed")"
environment/workbook run "$notebook.dib" -o "$executed" --log "$words" ||
  fail "The notebook did not run to its end; the lines above name the cell."
printf '\n%s\n\n%s\n' "$(last_table <"$words")" "$root/$executed"
