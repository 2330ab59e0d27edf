#!/usr/bin/env bash
# Checks every document of a built site with the Nu HTML checker. Needs Java, and npm to fetch the checker.
# Usage: tests/html.sh SITE
set -eu
site=${1:?Usage: tests/html.sh SITE}
command -v java >/dev/null || { echo "Java is missing: install default-jre-headless."; exit 2; }
command -v npm >/dev/null || { echo "npm is missing: install npm."; exit 2; }
tools=${XDG_CACHE_HOME:-$HOME/.cache}/sahelwiki/vnu
mkdir -p "$tools"
[ -f "$tools/node_modules/vnu-jar/build/dist/vnu.jar" ] || npm install --silent --no-audit --no-fund --prefix "$tools" vnu-jar@26.9.27
documents=$(find "$site" -name '*.html' | wc -l)
[ "$documents" -gt 0 ] || { echo "There is no document in $site."; exit 2; }
java -Xss4m -jar "$tools/node_modules/vnu-jar/build/dist/vnu.jar" --skip-non-html --errors-only "$site"
echo "$documents documents, no error."
