#!/usr/bin/env bash
# Makes target/package/MailMedic-VERSION.dmg. On macOS, after `mvn verify`. SIGN="Developer ID Application: ..." signs it.
set -euo pipefail
cd "$(dirname "$0")/../.."
packaging/image.sh
jdk=$(packaging/jdk)
version=$(sed -n 's/^  <version>\([0-9.]*\).*/\1/p' pom.xml | head -1)
associations=$(mktemp)
cat >"$associations" <<'FILE'
extension=mailmedic
mime-type=application/vnd.mailmedic.case+json
description=MailMedic case
FILE
# macOS takes no version that begins with 0.
case $version in 0.*) version=1.$version ;; esac
"$jdk/bin/jpackage" --type dmg --name MailMedic --app-version "$version" --vendor MailMedic --license-file LICENSE \
    --app-image target/package/MailMedic.app --file-associations "$associations" --mac-package-identifier org.mailmedic \
    ${SIGN:+--mac-sign --mac-signing-key-user-name "$SIGN"} --dest target/package
ls -l target/package/*.dmg
