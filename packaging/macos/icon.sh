#!/usr/bin/env bash
# icon.sh FILE.icns: the app's icon in the form that macOS wants. On macOS.
set -euo pipefail
cd "$(dirname "$0")/../.."
set_folder=$(mktemp -d)/mailmedic.iconset
mkdir -p "$set_folder"
for size in 16 32 128 256; do
    cp assets/icon/mailmedic-$size.png "$set_folder/icon_${size}x$size.png"
    cp assets/icon/mailmedic-$((size * 2)).png "$set_folder/icon_${size}x$size@2x.png"
done
cp assets/icon/mailmedic-512.png "$set_folder/icon_512x512.png"
iconutil --convert icns --output "$1" "$set_folder"
