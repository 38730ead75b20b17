#!/usr/bin/env bash
# Runs clang-tidy on our own sources of a build folder, in parallel, and skips
# what was found clean before: a file is looked at again when its preprocessed
# text (with comments, which may hold NOLINT), its flags or .clang-tidy changed.
# Usage: tidy.sh BUILD_FOLDER
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$1
clean=$build/tidy
mkdir -p "$clean"

one() {
  local build=$1 clean=$2 file=$3 command=$4 key
  key=$( { clang-tidy --version; cat .clang-tidy; printf '%s\n' "$command"; (cd "$build" && bash -c "$command") } 2>/dev/null | sha256sum | cut -d' ' -f1)
  [ ! -e "$clean/$key" ] || return 0
  if clang-tidy --quiet -p "$build" "$file" 2>/dev/null; then
    : >"$clean/$key"
  else
    printf 'clang-tidy: %s has the problems above\n' "$file" >&2
    return 1
  fi
}
export -f one

# Each source of src/ and tools/ with the command that preprocesses it.
node -e '
  const fs = require("node:fs"), path = require("node:path")
  const root = process.cwd()
  for (const { file, command, directory } of JSON.parse(fs.readFileSync(`${process.argv[1]}/compile_commands.json`))) {
    const name = path.relative(root, path.resolve(directory, file))
    if (!/^(src|tools)\/.*\.cpp$/.test(name)) continue
    const preprocess = command.replace(/^\S*ccache /, "").replace(/ -o \S+ -c /, " -E -C ")
    process.stdout.write(`${name}\0${preprocess}\0`)
  }' "$build" |
  xargs -0 -r -n 2 -P "$(nproc)" bash -c 'one "$0" "$1" "$2" "$3"' "$build" "$clean"
