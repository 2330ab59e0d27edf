#!/usr/bin/env bash
# Builds the site on Netlify: brings the .NET SDK of global.json where the image lacks it,
# and marks deploy previews, so that nobody and no search engine takes one for the site.
set -euo pipefail
cd "$(dirname "$0")/.."

# "dotnet --version" obeys global.json: it fails where no SDK here will do.
if ! dotnet --version >/dev/null 2>&1; then
  export DOTNET_ROOT="${NETLIFY_CACHE_DIR:-$HOME}/.dotnet"
  export PATH="$DOTNET_ROOT:$PATH"
  if ! dotnet --version >/dev/null 2>&1; then
    installer="$(mktemp)"
    curl --proto '=https' --tlsv1.2 --fail --silent --show-error --location --retry 3 --output "$installer" https://dot.net/v1/dotnet-install.sh
    bash "$installer" --jsonfile global.json --install-dir "$DOTNET_ROOT" --no-path
    rm -f "$installer"
  fi
fi

# Dates of last changes and the list of recent changes need the history that a shallow clone leaves out.
if [ "$(git rev-parse --is-shallow-repository 2>/dev/null || echo false)" = true ]; then
  git fetch --quiet --unshallow || echo "The history could not be fetched: the site goes without dates of changes."
fi

dotnet build src/SahelWiki.Cli --configuration Release --verbosity quiet
sahelwiki() { dotnet run --project src/SahelWiki.Cli --configuration Release --no-build -- "$@"; }

case "${CONTEXT:-production}" in
production)
  sahelwiki build --output output
  # Left by a preview, where the folder outlives a build.
  rm -f output/_headers
  ;;
*)
  if [ -n "${REVIEW_ID:-}" ]; then what="pull request ${REVIEW_ID}"; else what="branch ${BRANCH:-unknown}"; fi
  what="$(printf %s "$what" | tr -cd 'A-Za-z0-9 ._/-')"

  # Its title says what it is, and a page that every other links to, what it changes; both are taken back after the build.
  copy="$(mktemp -d)"
  cp input/site.yaml "$copy/site.yaml"
  restore() {
    cp "$copy/site.yaml" input/site.yaml
    rm -rf input/about/this-preview.md "$copy"
  }
  trap restore EXIT
  # Compared with where the branch left the main one: what others did there since is no change of this branch.
  if ! { git fetch --quiet origin main && base="$(git merge-base FETCH_HEAD HEAD)" && sahelwiki diff "$base" --output "$copy/diff.md"; }; then
    echo "What changed could not be compared with the main branch." >"$copy/diff.md"
  fi
  sed -i -E "s|^(title: *)([\"']?)(.*)\\2\$|\\1\\2\\3 (preview of $what)\\2|" input/site.yaml
  {
    printf -- '---\ntitle: Changes in this preview\nsummary: What %s changes in the wiki.\n---\n\n' "$what"
    # Raw HTML is not allowed on pages; headings begin at the second level.
    sed -e 's/<br>/; /g' -e '/^## What changes/d' -e 's/^#### /### /; t' -e 's/^### /## /' "$copy/diff.md"
  } >input/about/this-preview.md
  sahelwiki build --output output ${DEPLOY_PRIME_URL:+--base-url "$DEPLOY_PRIME_URL"}

  # Search engines may look, so that they read here that they must keep nothing.
  printf '/*\n  X-Robots-Tag: noindex, nofollow\n' >output/_headers
  printf 'User-agent: *\nAllow: /\n' >output/robots.txt
  ;;
esac
