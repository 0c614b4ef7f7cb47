#!/usr/bin/env bash
# Makes target/package/MailMedic-VERSION.dmg. On macOS, after `mvn verify`. SIGN="Developer ID Application: ..." signs it.
set -euo pipefail
cd "$(dirname "$0")/../.."
packaging/image.sh
jdk=$(packaging/jdk)
app=target/package/MailMedic.app
version=$(sed -n 's/^  <version>\([0-9.]*\).*/\1/p' pom.xml | head -1)
# As in image.sh: macOS takes no version that begins with 0.
case $version in 0.*) version=1.$version ;; esac
# image.sh has put the cache and the licences into the app since jpackage sealed it; macOS calls an app with a broken seal damaged.
if [ -n "${SIGN:-}" ]; then
    "$jdk/bin/jpackage" --type app-image --app-image $app --mac-sign --mac-app-image-sign-identity "$SIGN"
else
    codesign --force --deep --sign - $app
fi
"$jdk/bin/jpackage" --type dmg --name MailMedic --app-version "$version" --vendor MailMedic --license-file LICENSE --app-image $app \
    --mac-package-identifier org.mailmedic --dest target/package
ls -l target/package/*.dmg
