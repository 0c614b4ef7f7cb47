#!/usr/bin/env bash
# Makes target/package/mailmedic_VERSION_ARCH.deb from the app image. Needs dpkg-deb and fakeroot (or root).
set -euo pipefail
cd "$(dirname "$0")/../.."
root=target/package/work/deb
packaging/linux/tree.sh $root
version=$(sed -n 's/^  <version>\([0-9.]*\).*/\1/p' pom.xml | head -1)
arch=$(dpkg --print-architecture)
install -d $root/DEBIAN
cat >$root/usr/share/doc/mailmedic/copyright <<'FILE'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: MailMedic

Files: *
Copyright: 2026 The MailMedic developers
License: Apache-2.0
 The text is in /usr/share/common-licenses/Apache-2.0.
Comment: The libraries and the Java runtime inside have licences of their own: see the folder legal here, where sbom.json
 lists them all, and /usr/lib/mailmedic/lib/runtime/legal.
FILE
# The libraries that the runtime and JavaFX ask the system for; both names of GTK, since Debian 13 renamed it.
cat >$root/DEBIAN/control <<FILE
Package: mailmedic
Version: $version
Section: mail
Priority: optional
Architecture: $arch
Maintainer: The MailMedic developers <hello@mailmedic.example>
Installed-Size: $(du -sk --exclude=DEBIAN $root | cut -f1)
Depends: libc6 (>= 2.34), libgtk-3-0 | libgtk-3-0t64, libgl1, libx11-6, libxtst6, libxxf86vm1, libfreetype6, libfontconfig1
Recommends: xdg-utils
Homepage: https://mailmedic.example/
Description: finds out why mail comes back, and leads to mail that arrives
 Paste the message that came back: MailMedic says who refused it and what that
 means, tests the sign-in to the mail server step by step, reads the DNS of the
 domain the way a receiver does (SPF, DKIM, DMARC, reverse DNS, block lists),
 names the most likely cause and leads through mending it.
FILE
(cd $root && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -u -d "$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml)" +%s)}
find $root/DEBIAN -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
file=target/package/mailmedic_${version}_$arch.deb
dpkg-deb --root-owner-group -Zxz --build $root "$file" >/dev/null
rm -rf $root
ls -l "$file"
