#!/bin/sh
# Puts a Java runtime of just the modules that MailMedic needs into target/app/runtime. Run `mvn verify` first.
# JAVA_HOME must be a JDK 25 or later.
set -eu
cd "$(dirname "$0")/.."
: "${JAVA_HOME:?set JAVA_HOME to a JDK 25 or later}"
[ -f target/app/lib/mailmedic.jar ] || {
    echo "target/app is not built yet: run mvn verify first" >&2
    exit 1
}
rm -rf target/app/runtime
# The modules of the JDK that the libraries require; jdk.localedata and the like are not needed for English.
modules=$("$JAVA_HOME/bin/java" --module-path target/app/lib --describe-module org.mailmedic >/dev/null &&
    "$JAVA_HOME/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
        --module-path target/app/lib --add-modules ALL-MODULE-PATH target/app/lib/mailmedic.jar |
    tr ',' '\n' | grep -E '^(java|jdk)\.' | sort -u | paste -sd, -)
"$JAVA_HOME/bin/jlink" --add-modules "$modules,jdk.crypto.ec,jdk.naming.dns" --no-header-files --no-man-pages \
    --compress zip-6 --output target/app/runtime
du -sh target/app
