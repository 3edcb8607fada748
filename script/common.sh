# What the scripts share. Sourced by bash; sets `top` and goes there.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top" || exit 1
# Where the published documents are that some tests read. Those tests say so and are skipped when it is not there.
export JIXIAO_SHARED=${JIXIAO_SHARED:-$top/../shared}

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# packages KIND...: the names in script/packages.txt of these kinds.
packages() {
  awk -v kinds=" $* " '!/^#/ && NF == 2 && index(kinds, " " $2 " ") { print $1 }' script/packages.txt
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Where there is no apt: whether what the packages hold is there under another name.
has_what_it_needs() {
  local tool
  for tool in c++ cmake ninja pkg-config python3; do command -v "$tool" >/dev/null || return 1; done
  pkg-config --exists re2 icu-uc icu-i18n nlohmann_json CLI11 tomlplusplus libxxhash catch2
}

# install_missing KIND...: installs the packages that are not there yet, or says exactly which and ends.
install_missing() {
  local missing=() name as_root=()
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    has_what_it_needs && return
    fail "This is no Debian. Install what these Debian 12 packages hold, then run this again:" $(packages "$@")
  fi
  for name in $(packages "$@"); do is_installed "$name" || missing+=("$name"); done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "Not root, and no sudo. As root: apt-get install ${missing[*]}"
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300)
  say "Installing ${missing[*]}"
  {
    for name in "${missing[@]}"; do  # the lists of a fresh machine are empty
      apt-cache show "$name" >/dev/null 2>&1 || { "${as_root[@]}" update; break; }
    done
    # What fails with old lists is tried again with new ones.
    "${as_root[@]}" install --no-install-recommends "${missing[@]}" ||
      { "${as_root[@]}" update && "${as_root[@]}" install --no-install-recommends "${missing[@]}"; }
  } </dev/null >&2 || fail "Could not install them. As root: apt-get update && apt-get install ${missing[*]}"
}

# quietly LOG COMMAND...: keeps what the command says in LOG, and shows it only when the command fails.
quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null && return
  cat "$log" >&2
  fail "failed: $*"
}

jobs() { printf '%s' "${JIXIAO_BUILD_JOBS:-$(nproc 2>/dev/null || echo 2)}"; }

# build PRESET TARGET [CMAKE OPTION]...: configures and builds into build/PRESET.
build() {
  local preset=$1 target=$2
  shift 2
  say "Building $target ($preset)"
  quietly "build/$preset.configure.log" cmake --preset "$preset" "$@"
  quietly "build/$preset.build.log" cmake --build --preset "$preset" --target "$target" -j "$(jobs)"
}
