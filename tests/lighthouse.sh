#!/usr/bin/env bash
# Measures pages of a site with Lighthouse on its phone profile; fails where a category is below 100.
# Needs npm, and Chromium: the one that CHROMIUM names, else the one on the path.
# Usage: tests/lighthouse.sh ADDRESS [DOCUMENT…]     for example: tests/lighthouse.sh http://localhost:8080/
set -u
address=${1:?Usage: tests/lighthouse.sh ADDRESS [DOCUMENT…]}
shift
[ $# -gt 0 ] || set -- index.html groups/jnim.html persons/iyad-ag-ghaly.html events/bamako-attack-2024.html groups/index.html search.html
command -v npm >/dev/null || { echo "npm is missing: install npm."; exit 2; }
export CHROME_PATH=${CHROMIUM:-$(command -v chromium)}
[ -n "$CHROME_PATH" ] || { echo "Chromium is missing: install chromium, or set CHROMIUM."; exit 2; }
tools=${XDG_CACHE_HOME:-$HOME/.cache}/sahelwiki/lighthouse
mkdir -p "$tools"
[ -x "$tools/node_modules/.bin/lighthouse" ] || npm install --silent --no-audit --no-fund --prefix "$tools" lighthouse@12.8.2
flags="--headless=new --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
[ "$(id -u)" -ne 0 ] || flags="$flags --no-sandbox"
report=$(mktemp)
failed=0
for document in "$@"; do
  "$tools/node_modules/.bin/lighthouse" "${address%/}/$document" --quiet --output=json --output-path="$report" --chrome-flags="$flags" || { failed=1; continue; }
  node -e '
    const { categories, audits } = JSON.parse(require("fs").readFileSync(process.argv[1]));
    const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
    console.log(`${process.argv[2]}: ${scores.join(", ")}`);
    for (const { score, auditRefs } of Object.values(categories)) if (score < 1) for (const { id, weight } of auditRefs) if (weight && audits[id].score !== null && audits[id].score < 1) console.log(`  ${id}: ${audits[id].displayValue || audits[id].title}`);
    process.exit(Object.values(categories).every(({ score }) => score === 1) ? 0 : 1);
  ' "$report" "$document" || failed=1
done
rm -f "$report"
exit $failed
