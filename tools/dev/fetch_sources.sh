#!/usr/bin/env bash
# Fetches the pinned third-party sources as Debian source packages and unpacks
# them under .deps/. Needs no root and leaves the machine's apt configuration
# alone: apt is given a private one, with the mirror the machine already uses.
#
# Chain of trust: the archive key signs InRelease, which pins Sources, which
# pins the .dsc, which pins the tarballs (dpkg-source checks them on unpacking);
# and the upstream tarball's SHA-256 is pinned here as well, for the cached copy.
#
# A folder given by the user (FAULTLINE_IMGUI_DIR, FAULTLINE_CATCH2_DIR,
# FAULTLINE_STB_DIR) is used as it is, and nothing is fetched for it.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${FAULTLINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/faultline}
deps=$root/.deps
suite=trixie

# name | Debian version | orig tarball | SHA-256 of the orig tarball
pins='
imgui|1.90.1+ds-1|imgui_1.90.1+ds.orig.tar.xz|ecce377df0f90b292f15dcbd83d438bddc162b2388c881132bde18c787572a1c
catch2|3.7.1-0.5|catch2_3.7.1.orig.tar.gz|c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c
libstb|0.0~git20241109.5c20573+ds-1|libstb_0.0~git20241109.5c20573+ds.orig.tar.xz|a3a5820445a7dd063516bb542a5cd54ced8efc9c5a30bfbaae1bab6dec2c1a74
'

fail() {
  printf 'dev: %s\n' "$1" >&2
  exit 1
}

# The folder under .deps/ and the variable that overrides it.
folder_of() { case $1 in libstb) echo stb ;; *) echo "$1" ;; esac; }
override_of() {
  case $1 in
    imgui) echo "${FAULTLINE_IMGUI_DIR:-}" ;;
    catch2) echo "${FAULTLINE_CATCH2_DIR:-}" ;;
    libstb) echo "${FAULTLINE_STB_DIR:-}" ;;
  esac
}

checksum_ok() { printf '%s  %s\n' "$2" "$1" | sha256sum --check --status 2>/dev/null; }

wanted=() # lines of $pins that still have to be unpacked
while IFS='|' read -r name version tarball sha; do
  [ -n "$name" ] || continue
  [ -z "$(override_of "$name")" ] || continue
  stamp=$deps/$(folder_of "$name")/.faultline-pin
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$version $sha" ] && continue
  wanted+=("$name|$version|$tarball|$sha")
done <<<"$pins"
[ ${#wanted[@]} -gt 0 ] || exit 0
[ "${1:-}" != --check ] || exit 1 # only asked whether something is missing

# The mirror that this machine's apt uses for Debian itself (not security).
machine_mirror() {
  local lines
  lines=$(apt-get indextargets --format '$(LABEL)|$(REPO_URI)|$(CODENAME)' 2>/dev/null | sort -u)
  { grep '^Debian|' <<<"$lines" || grep -E '/debian/?\|' <<<"$lines" || true; } |
    head -n 1 | cut -d'|' -f2
}

download=()
for line in "${wanted[@]}"; do
  IFS='|' read -r name version tarball sha <<<"$line"
  checksum_ok "$cache/sources/$tarball" "$sha" || download+=("$name=$version")
done

mkdir -p "$cache/sources" "$deps"
if [ ${#download[@]} -gt 0 ]; then
  command -v apt-get >/dev/null ||
    fail 'apt-get is missing; give the sources yourself: FAULTLINE_IMGUI_DIR, FAULTLINE_CATCH2_DIR, FAULTLINE_STB_DIR (versions in tools/dev/fetch_sources.sh).'
  mirror=$(machine_mirror)
  [ -n "$mirror" ] ||
    fail "this machine's apt configuration names no Debian mirror; add one, or set FAULTLINE_IMGUI_DIR, FAULTLINE_CATCH2_DIR and FAULTLINE_STB_DIR."
  private=$(mktemp -d)
  trap 'rm -rf "$private"' EXIT
  mkdir -p "$private"/{state/lists/partial,cache/archives/partial}
  : >"$private/status"
  printf 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' \
    "$mirror" "$suite" >"$private/sources.list"
  cat >"$private/apt.conf" <<CONF
Dir::State "$private/state";
Dir::State::Lists "$private/state/lists";
Dir::State::Status "$private/status";
Dir::Cache "$private/cache";
Dir::Etc::SourceList "$private/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
APT::Sandbox::User "";
Acquire::Languages "none";
CONF
  export APT_CONFIG=$private/apt.conf
  apt-get -qq update || fail 'apt could not read the source index; check the network, then run ./dev setup again.'
  (cd "$cache/sources" && apt-get -qq source --download-only --only-source "${download[@]}") ||
    fail 'apt could not fetch the pinned sources; check the network, then run ./dev setup again.'
fi

for line in "${wanted[@]}"; do
  IFS='|' read -r name version tarball sha <<<"$line"
  checksum_ok "$cache/sources/$tarball" "$sha" ||
    fail "$tarball is not the file that is pinned; remove it from $cache/sources and run ./dev setup again."
  dest=$deps/$(folder_of "$name")
  rm -rf "$dest" "$dest.part"
  dpkg-source --no-copy -x "$cache/sources/${name}_$version.dsc" "$dest.part" >/dev/null 2>&1 ||
    fail "$name could not be unpacked; remove $cache/sources and run ./dev setup again."
  printf '%s %s\n' "$version" "$sha" >"$dest.part/.faultline-pin"
  mv "$dest.part" "$dest"
  printf '  %s %s unpacked\n' "$name" "$version"
done
