#!/usr/bin/env bash
# Makes target/package/: a folder (on macOS MailMedic.app) that runs where there is no Java. Run `mvn verify` first.
#
# jlink puts our module, the libraries and the parts of the JDK that they need into one runtime; jpackage gives it a native
# launcher; a training run of that very launcher leaves the AOT cache that halves the start (decision 0900).
# --no-cache leaves the training out.
set -euo pipefail
cd "$(dirname "$0")/.."
lib=target/app/lib
out=target/package
work=$out/work
jdk=$(packaging/jdk)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml | xargs -I{} date -u -d {} +%s 2>/dev/null || echo 1795392000)}

[ -f $lib/mailmedic.jar ] || {
    echo "target/app is not built yet: run mvn verify first" >&2
    exit 1
}

# JavaFX on Maven Central carries its native libraries inside its jars, and would unpack them into the user's home at each
# first start. As jmods they go where a runtime keeps such things.
javafx_as_jmods() {
    local jar name folder
    for jar in "$lib"/javafx-*-*-*.jar; do
        name=$(basename "$jar" | sed 's/^javafx-\([a-z]*\)-.*/\1/')
        folder=$work/javafx/$name
        mkdir -p "$folder/classes" "$folder/libs"
        (cd "$folder/classes" && "$jdk/bin/jar" --extract --file "$OLDPWD/$jar")
        find "$folder/classes" -maxdepth 1 \( -name '*.so' -o -name '*.dll' -o -name '*.dylib' \) -exec mv {} "$folder/libs/" \;
        rm -f "$folder/classes/META-INF/MANIFEST.MF" "$folder/classes/javafx-swt.jar"
        "$jdk/bin/jmod" create --date "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)" \
            --class-path "$folder/classes" --libs "$folder/libs" "$work/modules/javafx.$name.jmod"
    done
}

# Parsing the style sheets would be a good part of the start: they travel as JavaFX's binary form, too.
with_parsed_style() {
    local folder=$work/modules/$1
    mkdir -p "$folder"
    unzip -q "$2" -d "$folder"
    "$jdk/bin/java" --module-path "$lib" --add-modules javafx.graphics packaging/startup/Stylesheets.java "$folder"/$3
}

# Those that have bundles, with commas between: en,de,es.
languages() {
    (echo en && find src/main/resources/org/mailmedic/text -name 'shell_*.properties' | sed 's/.*shell_\(.*\)\.properties/\1/' | sort) | paste -sd, -
}

link_runtime() {
    local names
    find "$lib" -name '*.jar' ! -name 'javafx-*' ! -name 'atlantafx-*' ! -name 'mailmedic.jar' -exec cp {} "$work/modules/" \;
    with_parsed_style mailmedic "$lib/mailmedic.jar" 'org/mailmedic/ui/look/*.css'
    with_parsed_style atlantafx "$(ls "$lib"/atlantafx-base-*.jar)" 'atlantafx/base/theme/primer-*.css'
    names=$("$jdk/bin/java" --module-path "$lib" --list-modules | sed -n 's/^\([^@ ]*\).*file:.*/\1/p' | grep -v '^javafx\..*Empty$' | sort -u | paste -sd, -)
    # jdk.charsets: bounces come in any charset. jdk.naming.dns: finds the system's resolver. The languages are those of the app.
    # Not compressed: the packages compress better, and the start is quicker.
    "$jdk/bin/jlink" --module-path "$work/modules" --add-modules "$names,jdk.charsets,jdk.localedata,jdk.naming.dns$1" \
        --include-locales="$(languages)" --no-header-files --no-man-pages --output "$work/runtime"
}

# JSON: what lies in the package, each part with its version and licence; and the licences themselves.
add_legal() {
    local legal=$1/legal jar folder
    mkdir -p "$legal"
    cp LICENSE "$legal/"
    cp src/main/resources/org/mailmedic/ui/look/fonts/OFL.txt "$legal/fonts-OFL.txt"
    cp target/app/sbom.json "$legal/"
    # What some jars leave out.
    cp target/generated-resources/about/*.txt "$legal/"
    for jar in "$lib"/*.jar; do
        folder=$legal/$(basename "$jar" .jar)
        mkdir -p "$folder"
        (cd "$folder" && unzip -q -o -j "$OLDPWD/$jar" 'META-INF/*LICENSE*' 'META-INF/*NOTICE*' 'META-INF/licenses/*' 'LICENSE*' 'NOTICE*' 2>/dev/null || true)
        rmdir "$folder" 2>/dev/null || true
    done
}

rm -rf "$work"
mkdir -p "$work/modules"
javafx_as_jmods
version=$(sed -n 's/^  <version>\([0-9.]*\).*/\1/p' pom.xml | head -1)
main=org.mailmedic/org.mailmedic.app.Launcher
# The serial collector: a window waits for people, not for memory, and it needs the least of it.
options=(--enable-native-access=javafx.graphics,org.mailmedic -XX:+UseSerialGC -XX:-UsePerfData)

# native_launcher ICON OPTION...: jpackage's own, with these options of jpackage. It opens the window, so it takes the quick compiler alone
# (decision 0901).
native_launcher() {
    local icon=$1
    shift
    "$jdk/bin/jpackage" --type app-image --name MailMedic --vendor MailMedic --description "Finds out why mail comes back" \
        --runtime-image "$work/runtime" --module $main --icon "$icon" --dest $out "${options[@]/#/--java-options=}" \
        --java-options=-XX:TieredStopAtLevel=1 "$@"
}

case $(uname -s) in
    Darwin)
        image=$out/MailMedic.app
        rm -rf "$image"
        link_runtime ''
        packaging/macos/icon.sh "$work/mailmedic.icns"
        # The file type and the identifier are written into the app itself here, not when it is packed. macOS takes no version
        # that begins with 0.
        case $version in 0.*) version=1.$version ;; esac
        native_launcher "$work/mailmedic.icns" --app-version "$version" --mac-package-identifier org.mailmedic \
            --file-associations packaging/case-file.properties
        start=$image/Contents/MacOS/MailMedic content=$image/Contents/app runtime=$image/Contents/runtime/Contents/Home
        ;;
    MINGW* | MSYS* | CYGWIN*)
        image=$out/MailMedic
        rm -rf "$image"
        # The certificates that Windows trusts.
        link_runtime ,jdk.crypto.mscapi
        # A program of Windows has either a window or a console: the commands have a launcher of their own.
        native_launcher packaging/windows/mailmedic.ico --app-version "$version" \
            --add-launcher mailmedic-console=packaging/windows/console.properties
        start=$image/MailMedic.exe content=$image/app runtime=$image/runtime
        ;;
    *)
        # Not jpackage's launcher: on Linux it asks dpkg and rpm twice at each start whose file it is (decision 0900).
        image=$out/mailmedic
        rm -rf "$image"
        link_runtime ''
        install -D -m 755 packaging/linux/launcher "$image/bin/mailmedic"
        mkdir -p "$image/lib"
        mv "$work/runtime" "$image/lib/runtime"
        start=$image/bin/mailmedic content=$image/lib runtime=$image/lib/runtime
        ;;
esac
add_legal "$(dirname "$runtime")"

# Last of all: the cache is void once a flag or a module changes.
if [ "${1:-}" != --no-cache ]; then
    packaging/train.sh "$start" "$content"
fi
# The training needs java by its own name; people who look at what runs shall read ours. jpackage's launchers need no java at all,
# but on Windows the libraries lie beside it.
case $(uname -s) in
    Darwin) rm -rf "${runtime:?}/bin" ;;
    MINGW* | MSYS* | CYGWIN*) find "$runtime/bin" -name '*.exe' -delete ;;
    *)
        find "$runtime/bin" -type f ! -name java -delete
        mv "$runtime/bin/java" "$runtime/bin/mailmedic"
        ;;
esac
rm -rf "$work"
du -sh "$image"
