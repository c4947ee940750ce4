# Shared by the scripts in this folder: the clone's root, progress, and the one sentence before a failed end.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/artifacts/logs
torch=${Torch:-cpu} # cpu or cuda; MSBuild, too, reads it from the environment.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# fail SENTENCE: ends the script.
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# step NAME COMMAND...: runs the command with its output in a log, shows the time it takes, and the log's end if it fails. The
# seconds are left in "took", the log's path in "log".
step() {
  local name=$1 status=0 start=$SECONDS ticker
  shift
  mkdir -p "$logs"
  log=$logs/$(tr -cs 'a-zA-Z0-9\n' '-' <<<"$name").log
  printf '%s ...' "$name"
  (while sleep 15 >/dev/null 2>&1; do printf ' %d s ...' $((SECONDS - start)); done) &
  ticker=$!
  # shellcheck disable=SC2064
  trap "kill $ticker 2>/dev/null" EXIT
  "$@" >"$log" 2>&1 || status=$?
  kill "$ticker" 2>/dev/null
  wait "$ticker" 2>/dev/null
  trap - EXIT
  took=$((SECONDS - start))
  if [ "$status" -eq 0 ]; then
    printf ' done in %d s\n' "$took"
  else
    printf ' failed after %d s\n' "$took"
    printf 'The end of %s:\n' "$log" >&2
    tail -n 15 "$log" | sed 's/^/  /' >&2
  fi
  return "$status"
}

# cache_folder: where data files are kept, as the library has it.
cache_folder() {
  if [ -n "${FILTERGEN_CACHE:-}" ]; then
    printf '%s\n' "$FILTERGEN_CACHE"
  else
    printf '%s\n' "${XDG_CACHE_HOME:-$HOME/.cache}/filtergen"
  fi
}

# up_to_date STAMP: whether nothing that is compiled, nor the libtorch it is for, has changed since the build of the stamp began.
up_to_date() (
  cd "$root" || exit
  sources=(lib data/manifest.json Directory.* global.json .editorconfig)
  [ -f "$1" ] && [ "$(cat "$1")" = "$torch" ] &&
    [ -f lib/Workbook/bin/Release/net10.0/workbook.dll ] && [ -f lib/FilterGen/bin/Release/net10.0/FilterGen.dll ] &&
    [ -z "$(find "${sources[@]}" \( -name bin -o -name obj \) -prune -o -newer "$1" -print -quit)" ]
)

# built: whether what the notebooks need is built and up to date.
built() {
  up_to_date artifacts/built-test || up_to_date artifacts/built-run
}
