#!/usr/bin/env bash
# Does with the .deb what a person does who has just been bounced, and fails where that person would be stuck: installs it,
# starts it by its desktop entry, walks a practice case from the bounce to the saved report with real keys and a real mouse, opens
# a case file by its type, closes both windows, removes the package, and looks what is left on the system and in the home folder.
# Leaves a picture of each page as target/package/walk-*.png. Debian, as root; .ci/run (install_desktop) lists what it needs.
#
# What counts is not how a page looks: the title names the page, and the saved case says what was done on it. The keys count the stops of
# Tab: where one comes or goes on a page, walk-failed.png shows where the keyboard is, and the count here changes with it.
set -eEuo pipefail
cd "$(dirname "$0")/../.."
deb=$(realpath target/package/mailmedic_*.deb)
pictures=$PWD/target/package
person=mailmedic-try
work=$(mktemp -d)
home=$work/home
display_number=

say() { printf '%s\n' "== $*"; }
fail() {
    trap - ERR
    echo "FAILED: $*" >&2
    if [ -n "$display_number" ]; then
        import -window root "$pictures/walk-failed.png" || true
        echo "titles: $(titles | paste -sd'|')" >&2
        cat "$work/out" "$home"/.local/state/mailmedic/log/*.log >&2 || true
    fi
    exit 1
}
tidy() {
    pkill -u $person 2>/dev/null || true
    # shellcheck disable=SC2046
    kill $(jobs -p) 2>/dev/null || true
    # What a killed program leaves would count as left by the next one, whose person gets the same number.
    find /tmp /var/tmp -xdev -user $person -delete 2>/dev/null || true
    userdel $person 2>/dev/null || true
    rm -rf "$work"
}
trap tidy EXIT
trap 'fail "line $LINENO: $BASH_COMMAND"' ERR

# until SECONDS WHAT COMMAND...: waits until the command succeeds.
until_so() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ $SECONDS -lt $end ] || fail "$what did not come to be"
        sleep 0.2
    done
}

soon() {
    local end=$((SECONDS + 15))
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.2
    done
}

# ---- The system: what a package may not leave behind ----

traces() { find /etc /opt /srv /usr /var "$HOME" -xdev -ipath '*mailmedic*' 2>/dev/null | sort; }

as_person() { runuser -u $person -- env -i -C "$home" HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 GSETTINGS_BACKEND=memory DISPLAY="$DISPLAY" "$@"; }
running() { pgrep -u $person -x mailmedic -c || true; }
run_now() { [ "$(running)" = "$1" ]; }

# ---- The window: eyes and hands ----

class=org.mailmedic.app.DesktopApp
titles() { xdotool search --onlyvisible --class $class 2>/dev/null | while read -r w; do xdotool getwindowname "$w"; done; }
in_front() { xdotool getactivewindow getwindowname 2>/dev/null; }
title_is() { [ "$(in_front)" = "$1" ]; }
two_at() { [ "$(titles | grep -cx "$1 (practice) – MailMedic")" = 2 ]; }
titled() { grep -q "^$1" <<<"$(in_front)"; }
keys() { xdotool key --delay 40 "$@"; }

# at PAGE: the title bar names it; then a picture of it, once two in a row are the same.
at() {
    until_so 60 "the page $1" title_is "$1 (practice) – MailMedic"
    picture "$2"
}
picture() {
    local before='' now=''
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        now=$(import -window root ppm:- | md5sum)
        [ "$now" != "$before" ] || break
        before=$now
        sleep 0.2
    done
    import -window root "$pictures/walk-$1.png"
}
click_next() {
    local X Y WIDTH HEIGHT
    eval "$(xdotool getactivewindow getwindowgeometry --shell)"
    xdotool mousemove $((X + WIDTH - 130)) $((Y + HEIGHT - 40)) click 1
}

# The case that saves itself, asked by a jq filter.
saved() {
    local file
    file=$(ls "$home"/.local/share/mailmedic/cases/*.mailmedic 2>/dev/null) && jq -e "$1" "$file" >/dev/null 2>&1
}
case_says() { until_so 60 "$1 in the saved case" saved "$1"; }

# write_to FILE: types it into the system's dialog, whose title is given, and saves.
write_to() {
    until_so 30 "the dialog for saving" titled "$2"
    picture "$3"
    keys ctrl+a
    xdotool type --delay 20 "$1"
    keys Return
    until_so 30 "$1" test -s "$1"
    until_so 30 "the window behind the dialog" titled 'Prove it'
}

# ---- The walk ----

# A click where the text goes; two stops on from there a practice case is offered, the seventh of the sheet is ours. Again if the window
# was not ready for the keys.
choose_practice() {
    local X Y WIDTH HEIGHT _
    for _ in 1 2 3; do
        eval "$(xdotool getactivewindow getwindowgeometry --shell)"
        keys Escape
        xdotool mousemove $((X + WIDTH / 2)) $((Y + HEIGHT / 2)) click 1
        keys Tab Tab Return Tab Tab Tab Tab Tab Tab Return
        ! soon title_is 'What happened? (practice) – MailMedic' || return 0
    done
    fail "no practice case could be chosen"
}

# Back from Next: Back, what left, later, write to them, check again, apply in the lab.
apply_fix() {
    local _
    for _ in 1 2 3; do
        keys shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab space
        ! soon saved '.history.practised == ["one-spf"]' || return 0
        keys ctrl+5
        until_so 30 "the answer" titled 'The answer'
        keys ctrl+6
        at 'Fix it' 6-to-do
    done
    fail "the practice fix could not be applied"
}

walk() {
    until_so 60 "a window" title_is 'What happened? – MailMedic'
    picture 0-start
    choose_practice
    picture 1-what-happened
    keys ctrl+Return
    at 'Who sends your mail?' 2-who-sends
    case_says '.practice == "spf-two-records" and .given.address == "tom@quayside.example"'
    click_next
    at 'Sign-in and server' 3-empty
    keys F5
    case_says '[.probe.rungs[] | select(.name == "AUTH" or .name == "RCPT_TO") | .status] == ["OK", "OK"]'
    picture 3-sign-in
    keys alt+Right
    at DNS 4-empty
    case_says '[.audit.parts[].findings[].code] | any(. == "spf.multiple")'
    picture 4-dns
    keys Return
    at 'The answer' 5-answer
    case_says '.listed.cause == "spf.fail" and .listed.open == 1'
    keys Return
    at 'Fix it' 6-to-do
    apply_fix
    keys F5
    case_says '.listed.done == 1 and [.ticks[].proved] == [true]'
    picture 6-done
    click_next
    at 'Prove it' 7-prove
    keys Return Return
    case_says '[.sent[].accepted] == [true] and .listed.arrived'
    picture 7-sent
    # Away and back, so that the keyboard is on the address again; then on to: save as a page.
    keys alt+Left
    until_so 30 "the list" titled 'Fix it'
    keys alt+Right
    at 'Prove it' 7-again
    keys Tab Tab Tab Tab Tab Tab Tab Tab Return
    write_to "$home/report.html" 'Keep it' 7-dialog
    grep -q '</html>' "$home/report.html" || fail "the report is no page"
    grep -q 'include:spf.newsletter.example' "$home/report.html" || fail "the report does not hold the record"
    picture 7-saved
    keys ctrl+s
    write_to "$home/copy.mailmedic" 'Save a copy' 8-dialog
    jq -e '.format == "mailmedic-case"' "$home/copy.mailmedic" >/dev/null || fail "the copy is no case"
}

say "the package: $(du -h "$deb" | cut -f1)"
before=$(traces)
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$deb" >/dev/null 2>&1
[ "$(mailmedic --version | cut -d' ' -f1)" = MailMedic ] || fail "no version"
reading=$(echo '550 5.7.1 <buyer@shop.example>: Relay access denied' | mailmedic explain - --json) || true
grep -q '"relay.denied"' <<<"$reading" || fail "does not read a bounce"

Xvfb -displayfd 5 -ac -screen 0 1440x900x24 5>"$work/display" >/dev/null 2>&1 &
until_so 20 "a display" test -s "$work/display"
display_number=$(cat "$work/display")
export DISPLAY=:$display_number
# A window manager hands the keyboard to a new window, and Alt+F4 to the window in front.
HOME=$work openbox >/dev/null 2>&1 &
until_so 20 "a window manager" sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"'

chmod 755 "$work"
useradd --home-dir "$home" --shell /bin/sh --no-log-init $person
install -d -o $person -g $person "$home"
command=$(sed -n 's/^Exec=//p' /usr/share/applications/mailmedic.desktop | sed 's/ *%[a-zA-Z]//')
say "starting: $command"
began=$SECONDS
as_person "$command" >"$work/out" 2>&1 &
app=$!
walk
say "walked a practice case in $((SECONDS - began)) s"
stated=$(sed -n 's/^StartupWMClass=//p' /usr/share/applications/mailmedic.desktop)
[ "$stated" = $class ] || fail "the desktop entry says the window's class is $stated"

# By its type, as a file manager does it; the first window stays, and both know the same case.
as_person gio open "$home/copy.mailmedic" >>"$work/out" 2>&1
until_so 60 "a second window" two_at 'Prove it'
picture 8-second-window
keys alt+F4
until_so 30 "the end of the second window" run_now 1
case_says '[.sent[].accepted] == [true]'
keys alt+F4
until_so 30 "the end of the first window" run_now 0
wait $app || fail "the app ended with status $?"

! grep -h 'Exception\|SEVERE\|Error:' "$work/out" "$home"/.local/state/mailmedic/log/*.log || fail "the app met a fault of its own"
! grep -rqF 'quay rope tide 63' "$home" || fail "the password stands in a file"
# Ours, and what GTK and Mesa keep for every program.
strange=$(find "$home" -type f -printf './%P\n' | grep -vE '^\./(report\.html|copy\.mailmedic|\.local/share/mailmedic/cases/[0-9a-f.-]+(mailmedic(\.bak)?|lock)|\.config/mailmedic/(settings\.json|window\.properties)|\.local/state/mailmedic/log/mailmedic-0\.log(\.1)?)$' |
    grep -vE '^\./(\.cache/(fontconfig|dconf|mesa_shader_cache[^/]*)/|\.config/dconf/|\.local/share/recently-used\.xbel)' || true)
[ -z "$strange" ] || fail "in the home folder: $strange"
# Old files of Java's own (hsperfdata), unpacked libraries.
strange=$(find /tmp /var/tmp -xdev -user $person ! -path "$work/*" 2>/dev/null || true)
[ -z "$strange" ] || fail "left in a folder for temporary files: $strange"
sums() { find "$home" -type f -exec md5sum {} + | sort; }
cases=$(sums)

apt-get purge -y -qq mailmedic >/dev/null
left=$(comm -13 <(echo "$before") <(traces))
[ -z "$left" ] || fail "left behind: $left"
! grep -rl mailmedic /usr/share/applications/mimeinfo.cache /usr/share/mime/globs 2>/dev/null || fail "the file type is still known"
[ "$(sums)" = "$cases" ] || fail "removing the package touched the home folder"
say "removed; nothing is left but the user's: $(cd "$home" && find . -name '*.mailmedic' -o -name 'report.*' | sort | paste -sd' ')"
