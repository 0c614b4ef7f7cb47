#!/usr/bin/env bash
# Installs the .deb, starts the app by its desktop entry's command on a display of its own, takes a picture of the window into
# target/package/installed.png, closes it, removes the package, and fails if anything is left. Debian, as root; needs xvfb,
# xdotool, imagemagick, desktop-file-utils, appstream.
set -euo pipefail
cd "$(dirname "$0")/../.."
deb=$(ls target/package/mailmedic_*.deb)
home=$(mktemp -d)
display=:97
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$home"' EXIT

say() { printf '%s\n' "== $*"; }
fail() {
    echo "FAILED: $*" >&2
    exit 1
}

say "the package: $(du -h "$deb" | cut -f1)"
desktop-file-validate packaging/linux/mailmedic.desktop
appstreamcli validate --no-net packaging/linux/org.mailmedic.MailMedic.metainfo.xml
apt-get install -y -qq "$(realpath "$deb")" >/dev/null
[ "$(mailmedic --version | cut -d' ' -f1)" = MailMedic ] || fail "no version"
reading=$(echo '550 5.7.1 <buyer@shop.example>: Relay access denied' | mailmedic explain - --json) || true
grep -q '"relay.denied"' <<<"$reading" || fail "does not read a bounce"

Xvfb $display -screen 0 1440x900x24 >/dev/null 2>&1 &
sleep 1
command=$(sed -n 's/^Exec=//p' /usr/share/applications/mailmedic.desktop | sed 's/ *%[a-zA-Z]//')
say "starting: $command"
env -i HOME="$home" PATH=/usr/bin:/bin DISPLAY=$display $command >"$home/out" 2>&1 &
app=$!
window=$(DISPLAY=$display timeout 60 xdotool search --sync --onlyvisible --name '^MailMedic' | head -1)
[ -n "$window" ] || fail "no window: $(cat "$home/out")"
class=$(DISPLAY=$display xprop -id "$window" WM_CLASS | sed 's/.*= "\([^"]*\)".*/\1/')
grep -qx "StartupWMClass=$class" /usr/share/applications/mailmedic.desktop || fail "the window's class is $class"
sleep 4
DISPLAY=$display import -window root target/package/installed.png
DISPLAY=$display xdotool key --window "$window" alt+F4 2>/dev/null || true
kill $app 2>/dev/null || true
wait $app 2>/dev/null || true
[ ! -e "$home/.openjfx" ] || fail "libraries were unpacked into the home folder"
say "in the home folder: $(cd "$home" && find . -type f ! -name out | sort | tr '\n' ' ')"

apt-get purge -y -qq mailmedic >/dev/null
left=$(find /usr -path '*mailmedic*' 2>/dev/null || true)
[ -z "$left" ] || fail "left behind: $left"
say "removed; nothing is left"
