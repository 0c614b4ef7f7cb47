#!/usr/bin/env bash
# Makes target/package/mailmedic-VERSION-1.ARCH.rpm from the app image. Needs rpmbuild. RPM_PAYLOAD=w1.zstdio packs it quickly, and larger.
set -euo pipefail
cd "$(dirname "$0")/../.."
top=$PWD/target/package/work/rpm
rm -rf "$top"
packaging/linux/tree.sh "$top/tree"
version=$(sed -n 's/^  <version>\([0-9.]*\).*/\1/p' pom.xml | head -1)
cat >"$top/mailmedic.spec" <<FILE
Name: mailmedic
Version: $version
Release: 1
Summary: Finds out why mail comes back, and leads to mail that arrives
License: Apache-2.0
URL: https://mailmedic.example/
# What the launcher needs is known; the runtime's own libraries are nobody else's business.
AutoReqProv: no
Requires: gtk3, libXtst, libXxf86vm, mesa-libGL, fontconfig, freetype
%define __os_install_post %{nil}
%define _build_id_links none
%define source_date_epoch_from_changelog 0

%description
Paste the message that came back: MailMedic says who refused it and what that means, tests the sign-in to the mail server
step by step, reads the DNS of the domain the way a receiver does, names the most likely cause and leads through mending it.

%install
cp -a "$top/tree/." %{buildroot}/

%files
/usr/bin/mailmedic
/usr/lib/mailmedic
/usr/share/applications/mailmedic.desktop
/usr/share/mime/packages/mailmedic.xml
/usr/share/metainfo/org.mailmedic.MailMedic.metainfo.xml
/usr/share/icons/hicolor/*/apps/mailmedic.*
/usr/share/doc/mailmedic
FILE
rpmbuild -bb --quiet --define "_topdir $top" --define "_rpmdir $top/out" --define "_binary_payload ${RPM_PAYLOAD:-w19.zstdio}" "$top/mailmedic.spec"
cp "$top"/out/*/*.rpm target/package/
rm -rf "$top"
ls -l target/package/*.rpm
