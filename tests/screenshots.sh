#!/usr/bin/env bash
# Takes pictures of each kind of page at 360, 768 and 1440 pixels, light and dark, to be looked at.
# Usage: tests/screenshots.sh FOLDER
set -eu
mkdir -p "${1:?Usage: tests/screenshots.sh FOLDER}"
folder=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
SCREENSHOTS="$folder" dotnet test tests/SahelWiki.BrowserTests --filter FullyQualifiedName~ScreenshotTests
echo "Pictures: $folder"
