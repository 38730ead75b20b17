#!/usr/bin/env bash
# The story's states are the same whoever compiled the code: clang and unoptimised gcc, against the hashes that
# all builds are tested with. Compiles only what evaluate() needs. compilers.sh PACK WORK_FOLDER
set -euo pipefail
pack=$1 work=$2
here=$(dirname "${BASH_SOURCE[0]}")
expected=$here/snapshots/hashes.txt
sources=(src/base/*.cpp src/geo/sphere.cpp src/data/*.cpp src/story/{dates,evaluate,front_state,hash_state}.cpp
  src/story/{ring_loops,ring_overlap,sweep,sweep_state}.cpp
  "$here"/hashes.cpp "$here"/hashes_main.cpp)
status=0
mkdir -p "$work"

# variant NAME COMPILER OPTION...
variant() {
  local name=$1
  shift
  mkdir -p "$work/$name"
  printf '%s\n' "${sources[@]}" | xargs -P "$(nproc)" -I '{}' bash -c \
    'out=$1/$(basename "$2").o; shift; file=$1; shift; "$@" -std=c++20 -ffp-contract=off -Isrc -c "$file" -o "$out"' \
    _ "$work/$name" '{}' "$@"
  "$1" "$work/$name"/*.o -o "$work/$name/hashes"
  if "$work/$name/hashes" "$pack" | diff -u "$expected" -; then
    printf '%s: the same\n' "$name"
  else
    printf '%s: differs\n' "$name" >&2
    status=1
  fi
}

variant clang-O2 clang++ -O2
variant clang-O0 clang++ -O0
variant gcc-O0 g++ -O0
exit $status
