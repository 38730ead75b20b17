# Part of ./dev: messages, and what has to be installed. Sourced, not run.
# shellcheck shell=bash

fail() {
  printf 'dev: %s\n' "$1" >&2
  exit 1
}

# Microseconds; EPOCHREALTIME may have a comma, by locale.
now() { printf '%s' "${EPOCHREALTIME//[.,]/}"; }
since() { local us=$(($(now) - $1)); printf '%d.%d s' $((us / 1000000)) $((us / 100000 % 10)); }

# step TITLE COMMAND...: says what is being done, does it, says how long it took.
step() {
  local title=$1 start status=0
  shift
  start=$(now)
  printf '==> %s\n' "$title"
  "$@" || status=$?
  if [ $status -ne 0 ]; then
    printf '==> %s: failed after %s\n' "$title" "$(since "$start")"
    return $status
  fi
  printf '    %s\n' "$(since "$start")"
}

# --- Debian packages -----------------------------------------------------------
# Node.js is not listed: any Node.js from 18 on will do, see node_packages.
packages_run=(
  g++ cmake ninja-build pkg-config ccache           # native build
  emscripten node-acorn                             # web build
  dpkg-dev xz-utils debian-archive-keyring ca-certificates # pinned sources
  libtomlplusplus-dev rapidjson-dev libcli11-dev nlohmann-json3-dev
  libgeographiclib-dev                              # a second opinion in the tests of geo
  libglfw3-dev libegl-dev libgles-dev libegl1 libgl1-mesa-dri
  fonts-inter-variable python3 python3-fonttools    # the font
  libavif-bin pngquant                              # posters
)
packages_test=(
  clang clang-format clang-tidy libclang-rt-14-dev  # format, lint, fuzz
  shellcheck
  chromium                                          # browser
  firefox-esr webkit2gtk-driver                     # engines
  librsvg2-bin                                      # the SVG against the PNG, and PDF
  nginx-light libnginx-mod-http-brotli-static caddy wrk # the hosting examples
  xvfb xauth xdotool x11-apps                       # desktop window without a display
)

node_packages() {
  if ! command -v node >/dev/null; then
    printf 'nodejs\nnpm\n'
  elif ! command -v npm >/dev/null; then
    printf 'npm\n'
  fi
}

missing_packages() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^.i *//p' || true)
  printf '%s\n' "$@" | grep -vxFf <(printf '%s\n' "$installed" "") || true
}

install_packages() {
  local as_root=() log
  local line="apt-get install --no-install-recommends $*"
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      as_root=(sudo)
    else
      fail "these packages are missing and this user may not install them; run as root: $line"
    fi
  fi
  log=$(mktemp)
  try_install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1
  }
  if ! try_install "$@"; then
    "${as_root[@]}" apt-get update -qq >>"$log" 2>&1 || true
    if ! try_install "$@"; then
      tail -n 15 "$log" >&2
      rm -f "$log"
      fail "apt could not install the packages; mend that, then run: $line"
    fi
  fi
  rm -f "$log"
}

# --- npm -------------------------------------------------------------------------
npm_stamp() { cat package.json package-lock.json | sha256sum | cut -d' ' -f1; }

install_npm() {
  local stamp
  stamp=$(npm_stamp)
  npm ci --no-audit --no-fund --loglevel=error >/dev/null ||
    fail 'npm could not install the packages in package-lock.json; check the network, then run ./dev setup again.'
  printf '%s\n' "$stamp" >node_modules/.faultline-stamp
}

# setup GROUP: run (what building and serving needs) or test (everything).
setup() {
  local wanted=("${packages_run[@]}") missing
  [ "$1" = run ] || wanted+=("${packages_test[@]}")
  if [ -z "${FAULTLINE_NO_PACKAGES:-}" ]; then
    command -v dpkg-query >/dev/null ||
      fail 'this is not Debian; install what README.md lists and set FAULTLINE_NO_PACKAGES=1.'
    mapfile -t missing < <({ missing_packages "${wanted[@]}"; node_packages; } | sed '/^$/d')
    if [ ${#missing[@]} -gt 0 ]; then
      step "Installing Debian packages: ${missing[*]}" install_packages "${missing[@]}"
    fi
  fi

  # The web and WASM tools need Debian's node modules, whichever Node.js runs.
  export NODE_PATH=/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}
  local version
  version=$(node --version 2>/dev/null) || fail 'Node.js is missing; install version 18 or newer.'
  version=${version#v}
  [ "${version%%.*}" -ge 18 ] || fail "Node.js $version is too old; install version 18 or newer."

  if ! tools/dev/fetch_sources.sh --check; then
    step 'Fetching pinned sources' tools/dev/fetch_sources.sh
  fi
  if [ "$(cat node_modules/.faultline-stamp 2>/dev/null)" != "$(npm_stamp)" ]; then
    step 'Installing npm packages' install_npm
  fi
}
