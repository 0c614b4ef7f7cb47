#!/usr/bin/env bash
# Judges the packages without installing them: desktop entry and metainfo by the desktop's own judges, and the .rpm by the .deb:
# the same files, and nothing that runs at installation. Needs desktop-file-utils, appstream, rpm.
set -euo pipefail
cd "$(dirname "$0")/../.."
deb=$(realpath target/package/mailmedic_*.deb)
rpm=$(realpath target/package/mailmedic-*.rpm)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

desktop-file-validate packaging/linux/mailmedic.desktop
appstreamcli validate --no-net packaging/linux/org.mailmedic.MailMedic.metainfo.xml

# Debian wants the licence in a file of this name; an .rpm names it in its head.
dpkg-deb --fsys-tarfile "$deb" | tar -t | sed 's/^\.//' | grep -v -e '/$' -e '/copyright$' | sort >"$work/deb"
rpm -qlp "$rpm" | sort >"$work/rpm-all"
# rpm names folders like files: a folder is what another name goes on from.
awk 'NR > 1 && index($0, last "/") != 1 { print last } { last = $0 } END { print last }' "$work/rpm-all" | sort >"$work/rpm"
diff "$work/deb" "$work/rpm" || {
    echo "FAILED: the .deb (<) and the .rpm (>) do not hold the same files" >&2
    exit 1
}
[ -z "$(rpm -qp --scripts --triggers "$rpm")" ] || {
    echo "FAILED: the .rpm runs something at installation" >&2
    exit 1
}
echo "== both packages hold the same $(wc -l <"$work/deb") files, and run nothing at installation"
