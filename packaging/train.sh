#!/usr/bin/env bash
# train.sh LAUNCHER FOLDER: runs the packaged app once, lets it walk through a practice case and quit, and leaves the AOT cache of what it
# loaded as FOLDER/mailmedic.aot, which the launcher uses from then on.
set -euo pipefail
start=$1
folder=$(cd "$2" && pwd)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
# As Windows writes paths: those within an option are not translated by its bash.
native() { cygpath -m "$1" 2>/dev/null || echo "$1"; }

run=("$start")
# A display of its own where there is none, so that the native window system is trained too.
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ]; then
    if command -v xvfb-run >/dev/null; then
        run=(xvfb-run -a -s '-screen 0 1440x900x24' "$start")
    else
        echo "No display and no xvfb-run: the training window is drawn in memory, which warms less." >&2
        export JAVA_TOOL_OPTIONS=-Dglass.platform=Headless
    fi
fi
MAILMEDIC_HOME=$(native "$home") JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS:-} -XX:AOTCacheOutput='$(native "$folder")/mailmedic.aot' -Dmailmedic.train=true" \
    "${run[@]}" >"$home/log" 2>&1 || {
    cat "$home/log" >&2
    exit 1
}
[ -s "$folder/mailmedic.aot" ] || {
    cat "$home/log" >&2
    echo "The training run left no cache." >&2
    exit 1
}
# jpackage's launchers read their options from these files, which end with those of the virtual machine.
for config in "$folder"/*.cfg; do
    # shellcheck disable=SC2016  # the launcher knows $APPDIR
    [ ! -f "$config" ] || echo 'java-options=-XX:AOTCache=$APPDIR/mailmedic.aot' >>"$config"
done
