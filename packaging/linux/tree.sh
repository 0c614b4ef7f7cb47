#!/usr/bin/env bash
# tree.sh FOLDER: lays the app image out in FOLDER as a Linux system wants it. What deb.sh and rpm.sh pack.
set -euo pipefail
root=$1
cd "$(dirname "$0")/../.."
[ -x target/package/mailmedic/bin/mailmedic ] || {
    echo "There is no app image yet: run packaging/image.sh first" >&2
    exit 1
}
rm -rf "$root"
install -d "$root"/usr/{bin,lib,share/applications,share/mime/packages,share/metainfo,share/doc/mailmedic,share/icons/hicolor/scalable/apps}
cp -r target/package/mailmedic "$root/usr/lib/mailmedic"
ln -s ../lib/mailmedic/bin/mailmedic "$root/usr/bin/mailmedic"
install -m 644 packaging/linux/mailmedic.desktop "$root/usr/share/applications/"
install -m 644 packaging/linux/mailmedic-mime.xml "$root/usr/share/mime/packages/mailmedic.xml"
install -m 644 packaging/linux/org.mailmedic.MailMedic.metainfo.xml "$root/usr/share/metainfo/"
install -m 644 assets/icon/mailmedic.svg "$root/usr/share/icons/hicolor/scalable/apps/"
for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "assets/icon/mailmedic-$size.png" "$root/usr/share/icons/hicolor/${size}x$size/apps/mailmedic.png"
done
ln -s ../../../lib/mailmedic/lib/legal "$root/usr/share/doc/mailmedic/legal"
find "$root" -type d -exec chmod 755 {} +
find "$root" -type f ! -perm -100 -exec chmod 644 {} +
# What two builds must agree on.
find "$root" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-$(date -u -d "$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml)" +%s)}" {} +
