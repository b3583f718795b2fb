#!/usr/bin/env bash
# Installs what the tests need and runs all of them:   ./tests/run.sh [--full]
# Quiet while all is well; a failure is shown whole. The last line sums up: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

bound=600 # seconds for any one project; all of them together take a few minutes
for option in "$@"; do
  case "$option" in
    --full) export ROUTING_TESTS=full bound=14400 ;; # longer runs of the properties, simulations and kills
    *) echo "usage: ./tests/run.sh [--full]" >&2; exit 2 ;;
  esac
done

# The same on every machine: English, no colours, no telemetry, no build servers left behind, no proxy to ourselves.
export LC_ALL=C.UTF-8 NO_COLOR=1 TERM=dumb MSBUILDTERMINALLOGGER=off MSBUILDDISABLENODEREUSE=1
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
# Signatures of packages are verified; whether a certificate was revoked is not asked: where that cannot be reached, each asking waits for its time-out, minutes for a first restore.
export NUGET_CERT_REVOCATION_MODE="${NUGET_CERT_REVOCATION_MODE:-offline}"
export NO_PROXY="127.0.0.1,localhost${NO_PROXY:+,$NO_PROXY}" no_proxy="127.0.0.1,localhost${no_proxy:+,$no_proxy}"
if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; then
  # NuGet and npm keep their packages at home, and stop without one.
  export HOME="${TMPDIR:-/tmp}/routing-actors-home-$(id -u)"
  mkdir -p "$HOME"
fi

readonly BOUND=$bound
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
passed=0 failed=0 skipped=0

finish() {
  local p f s
  while read -r p f s; do passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s)); done < <(cat "$logs/counts" 2>/dev/null)
  # Once more, in short: what is above them may fill many screens.
  [ ! -s "$logs/failures" ] || { echo "What failed:"; cut -c1-300 "$logs/failures"; }
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] || exit 1
  exit 0
}

# give_up WHY [LOG]: one more failure, shown whole, and the end.
give_up() {
  echo "$1" >&2
  [ $# -lt 2 ] || cat "$2" >&2
  failed=$((failed + 1))
  echo "  $1" >>"$logs/failures"
  finish
}

find_dotnet() {
  local place
  for place in "" "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
    if PATH="${place:+$place:}$PATH" dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
      PATH="${place:+$place:}$PATH"
      return
    fi
  done
  give_up "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again."
}

has_node() {
  command -v node >/dev/null && command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]
}

# as_root COMMAND…: as this user where that is root, else by sudo where it asks for no password.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# apt_install PACKAGE…: lists that cannot be fetched now may be there from before.
apt_install() {
  as_root true 2>/dev/null || { echo "Only root may install packages here. Run as root, and then the tests again: apt-get update && apt-get install $*" >&2; return 1; }
  # One at a time: whatever else is under way may be installing, too.
  (
    flock 9
    as_root apt-get update -qq || echo "The lists of packages could not be fetched; trying with those that are here." >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"
  ) 9>"$logs/apt"
}

# For the console, which the build makes with Node.js, and the tests that talk to the server from outside: curl walks the tour, Node.js lints.
install_tools() {
  has_node && command -v curl >/dev/null && return
  command -v apt-get >/dev/null || { echo "curl, Node.js 18 or later (https://nodejs.org) or npm is missing." >&2; return 1; }
  local wanted=()
  command -v curl >/dev/null || wanted+=(curl)
  has_node || wanted+=(nodejs npm)
  apt_install "${wanted[@]}" || return
  has_node || { echo "This system's Node.js is older than 18; install a later one from https://nodejs.org." >&2; return 1; }
}

# The console is looked at in a real browser; the fonts are for what is Chinese in it.
install_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null && return
  command -v apt-get >/dev/null || { echo "Chromium is missing." >&2; return 1; }
  apt_install chromium fonts-wqy-zenhei
}

# The cluster's storage is tried on a real PostgreSQL, which the tests start themselves.
install_postgres() {
  command -v pg_ctl >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/pg_ctl' >/dev/null && return
  command -v apt-get >/dev/null || return
  apt_install postgresql
}

# Storage in Azure is tried on its emulator, where it is built at all.
install_azurite() {
  command -v azurite-table >/dev/null && return
  has_node && timeout 300 npm install --prefix "$logs/azurite" --ignore-scripts --no-audit --no-fund azurite@3.35.0 && PATH="$logs/azurite/node_modules/.bin:$PATH"
}

build() {
  # Restored apart, and twice if need be: a first download of many packages is what fails on a bad line.
  { dotnet restore Routing.Actors.sln -v quiet -m:2 -nodeReuse:false || dotnet restore Routing.Actors.sln -v quiet -m:2 -nodeReuse:false; } >"$logs/restore" 2>&1 \
    || give_up "The packages could not be restored." "$logs/restore"
  dotnet build Routing.Actors.sln --no-restore -c Release -v quiet -m:2 -nodeReuse:false >"$logs/build" 2>&1 \
    || give_up "The build failed." "$logs/build"
}

# The lower layers first: what fails there explains what fails above. A project not named here comes last.
projects() {
  local first="Tidy Core Actors Embedded Gateway Lab Server Cluster Cluster.Azure" name path
  for name in $first; do
    [ ! -d "tests/Routing.$name.Tests" ] || echo "tests/Routing.$name.Tests"
  done
  for path in tests/*.Tests; do
    name=${path#tests/Routing.}
    [[ " $first " == *" ${name%.Tests} "* ]] || echo "$path"
  done
}

# figure WORD LOG: sum of the figures after a word in the runner's summary lines.
figure() {
  sed -nE "s/^(Passed|Failed|Skipped)! .*$1: +([0-9]+).*/\2/p" "$2" | awk '{ sum += $1 } END { print sum + 0 }'
}

# The build says there whether the packages of Orleans could be restored, and if not, why: those of the cluster, and those
# of what can be added to it.
why_left_out() {
  grep -qs ">true</LeaveOut$1>" obj/cluster*.props && sed -nE "s|.*<WhyNo$1>(.*)</WhyNo$1>.*|\1|p" obj/cluster*.props
}

# name_failures PROJECT LOG STATUS: each failed test with the first lines of its error.
name_failures() {
  awk -v project="$1" '
    /^  Failed / { name = substr($0, 10); left = 3; next }
    left && /^  Error Message:|^   *$/ { next }
    left && /^  Stack Trace:/ { left = 0; next }
    left { sub(/^ +/, ""); print "  " (left == 3 ? name ": " : "    ") $0; left-- ; told = 1 }
    END { if (!told) print "  " project " ended with no test failed by name" }' "$2"
  [ "$3" -ne 124 ] || echo "  $1 was stopped after $BOUND s"
}

# left_out PROJECT: says so in one line, counted as skipped.
left_out() {
  local why
  case "$1" in
    Routing.Cluster.* | Routing.Silo.*) why=$(why_left_out Cluster) && told_left_out "$1" "$why" && return ;;
  esac
  case "$1" in
    Routing.Cluster.Azure.*) why=$(why_left_out Azure) && told_left_out "$1" "$why" && return ;;
    Routing.Cluster.Kubernetes.*) why=$(why_left_out Kubernetes) && told_left_out "$1" "$why" && return ;;
  esac
  return 1
}

told_left_out() {
  skipped=$((skipped + 1))
  echo "$1: skipped, as its packages of Orleans cannot be restored here ($2)"
}

# run_tests PROJECT: its lines are printed in one go, and its figures kept for the sum, as two lanes run side by side.
run_tests() {
  local project=$1 name log status=0 start=$SECONDS p f s
  name=$(basename "$project")
  # Without it those tests are skipped, and counted so.
  case "$name" in Routing.Cluster.Tests | Routing.Silo.Tests) install_postgres >"$logs/postgres" 2>&1 || true ;; esac
  [ "$name" != Routing.Cluster.Azure.Tests ] || install_azurite >"$logs/azurite.log" 2>&1 || true
  log="$logs/$name"
  ROUTING_FIGURES="$log.figures" timeout --kill-after=10 "$BOUND" dotnet test "$project" --no-build -c Release --results-directory "$logs/results" >"$log" 2>&1 || status=$?
  p=$(figure Passed "$log") f=$(figure Failed "$log") s=$(figure Skipped "$log")
  # A crash or a run past the bound leaves no figure, and must not pass for one without tests.
  if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
  echo "$p $f $s" >>"$logs/counts"
  {
    if [ "$status" -eq 0 ] && [ $((p + f + s)) -eq 0 ]; then echo "$name: no tests"; return; fi
    [ "$f" -eq 0 ] || { echo "--- $name failed:"; cat "$log"; [ "$status" -ne 124 ] || echo "stopped after $BOUND s"; name_failures "$name" "$log" "$status" >>"$logs/failures"; }
    echo "$name: $p passed, $f failed, $s skipped ($((SECONDS - start)) s)"
    # What the tests measured, for whoever looks.
    [ ! -s "$log.figures" ] || sed 's/^/  /' "$log.figures"
  } >"$log.told"
}

# check NAME COMMAND…: one test that is a command.
check() {
  local name=$1 log="$logs/check" start=$SECONDS
  shift
  if { install_tools && timeout --kill-after=10 "$BOUND" "$@"; } >"$log" 2>&1; then
    echo "1 0 0" >>"$logs/counts"
    echo "$name: passed ($((SECONDS - start)) s)"
  else
    echo "0 1 0" >>"$logs/counts"
    echo "--- $name failed:"
    cat "$log"
    echo "  $name" >>"$logs/failures"
  fi
}

# Tests that compute, mostly under virtual time, mind no waiting: they run beside all others, and give way to them.
computes() {
  case "$1" in *.Tidy.Tests | *.Core.Tests | *.Actors.Tests | *.Lab.Tests) ;; *) return 1 ;; esac
}

# lane PROJECT…: one after another.
lane() {
  local project
  for project in "$@"; do
    run_tests "$project"
    flock "$logs/told" cat "$logs/$(basename "$project").told"
  done
}

run_all() {
  local project computing=() others=()
  for project in $(projects); do
    if left_out "$(basename "$project")"; then continue; fi
    if computes "$project"; then computing+=("$project"); else others+=("$project"); fi
  done
  { renice -n 5 -p "$BASHPID" >/dev/null 2>&1 || true; lane "${computing[@]}"; } &
  lane "${others[@]}"
  wait
  for project in "${computing[@]}" "${others[@]}"; do
    [ -s "$logs/$(basename "$project").told" ] || { echo "--- $project was not run to its end"; echo "0 1 0" >>"$logs/counts"; echo "  $project was not run to its end" >>"$logs/failures"; }
  done
}

find_dotnet
# The build needs Node.js, where it can be had; the browser comes along meanwhile. What is missing then fails where it is needed, and says so.
install_tools >"$logs/tools" 2>&1 || cat "$logs/tools" >&2
{ install_chromium >"$logs/chromium" 2>&1 || cat "$logs/chromium" >&2; } &
echo "Building…"
build
wait
run_all
check "Lint of the OpenAPI document" node tests/OpenApi/lint.mjs
check "Tour of the README" node tests/Tour/tour.mjs
finish
