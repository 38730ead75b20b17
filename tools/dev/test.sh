# Part of ./dev: the tests. Sourced, not run.
# shellcheck shell=bash

# All tests, in the order they run; each NAME is a function test_NAME below.
test_steps=(format lint atlas unit asan wasm golden desktop browser engines fuzz budgets)

own_cpp() { git ls-files -- 'src/*.cpp' 'src/*.h' 'tools/*.cpp' 'tools/*.h' 'tests/*.cpp' 'tests/*.h' 'bench/*.cpp'; }

format_sources() { own_cpp | xargs -r clang-format -i; }

test_format() {
  local bad
  # Said a file at a time: the tool itself says it for every place.
  bad=$(own_cpp | xargs -r -n 1 -P "$(nproc)" sh -c 'clang-format --dry-run -Werror "$0" 2>/dev/null || echo "$0"' | sort)
  [ -z "$bad" ] || {
    printf 'not formatted: %s\n' $bad >&2
    printf 'Mend it with ./dev format\n' >&2
    return 1
  }
}

test_lint() {
  local status=0
  git ls-files -- dev '*.sh' '.ci/run' | xargs -r shellcheck --external-sources --severity=warning || status=1
  node --test --test-reporter=spec tests/lint/*.test.mjs || status=1
  configure native
  node tools/dev/tidy.mjs build/native || status=1
  return $status
}

test_atlas() {
  node --test --test-reporter=spec tests/atlas/*.test.mjs
}

test_unit() {
  compile native && ctest --preset native --parallel "$(nproc)"
}

test_asan() {
  compile asan fl_tests &&
    UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=1 \
      ctest --preset asan --parallel "$(nproc)"
}

test_wasm() {
  compile native faultline_pack && # makes the story that is tested
    compile wasm-tests fl_tests && ctest --preset wasm-tests --parallel "$(nproc)"
}

test_golden() {
  compile native faultline && tests/golden/run
}

test_desktop() {
  compile native faultline && tests/desktop/run
}

test_browser() {
  build_web && npm run --silent test:browser
}

# Firefox and WebKitGTK have WebGL 2 only in a window, so they get a display.
test_engines() {
  build_web && xvfb-run -a -s '-screen 0 1600x1000x24' \
    node --test --test-reporter=spec --test-concurrency=1 tests/engines/*.test.mjs
}

test_fuzz() {
  compile fuzz fuzz_dataset fuzz_cell fuzz_compiler fuzz_seeds && tests/fuzz/run
}

test_budgets() {
  build_web && tests/budgets/run
}

check_test_names() {
  local name
  for name in "$@"; do
    [[ " ${test_steps[*]} " == *" $name "* ]] || fail "there is no test '$name'; ./dev test list names them."
  done
}

# run_tests [NAME...]: runs them all, whatever fails, and counts.
run_tests() {
  local names=("$@") name start all passed=() failed=()
  [ $# -gt 0 ] || names=("${test_steps[@]}")
  all=$(now)
  for name in "${names[@]}"; do
    start=$(now)
    printf '\n##### %s\n' "$name"
    # A process of its own: `set -e` holds in it although its status is looked at.
    if ./dev --one-test "$name"; then
      passed+=("$name")
      printf '##### %s: passed in %s\n' "$name" "$(since "$start")"
    else
      failed+=("$name")
      printf '##### %s: FAILED after %s\n' "$name" "$(since "$start")"
    fi
  done
  printf '\nTests took %s.%s\n' "$(since "$all")" "${failed[*]:+ Failed: ${failed[*]}. Again: ./dev test ${failed[*]}}"
  printf '%d passed, %d failed\n' ${#passed[@]} ${#failed[@]}
  [ ${#failed[@]} -eq 0 ]
}
