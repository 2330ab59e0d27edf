#!/usr/bin/env bash
# Draws the theme's pictures that are no drawings: icons for home screens, and the card that a shared link shows, one for each type.
# bash scripts/pictures.sh      (needs chromium-headless-shell; the pictures are committed)
set -euo pipefail
cd "$(dirname "$0")/../theme/assets"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# picture WIDTH HEIGHT FILE, its HTML on standard input
picture() {
  cat >"$work/page.html"
  chromium-headless-shell --no-sandbox --headless --hide-scrollbars --default-background-color=00000000 \
    --window-size="$1,$2" --screenshot="$work/picture.png" "file://$work/page.html" 2>/dev/null
  cp "$work/picture.png" "$3"
}

for size in 180 192 512; do
  picture "$size" "$size" "icon-$size.png" <<HTML
<body style="margin:0"><img src="$PWD/icon.svg" width="$size" height="$size" style="display:block">
HTML
done

# 1200 by 630: the shape that WhatsApp, Signal, Facebook, X and LinkedIn show whole. Words keep away from the edges, which some cut.
card() {
  picture 1200 630 "cards/$1.png" <<HTML
<meta charset="utf-8">
<body style="margin:0;width:1200px;height:630px;position:relative;overflow:hidden;background:#232f66;color:#fff;font-family:'DejaVu Serif',serif">
<svg viewBox="0 0 1200 630" style="position:absolute;inset:0" fill="none" stroke="#fff" stroke-width="26" stroke-linecap="round">
<circle cx="930" cy="215" r="92" fill="#e9b44c" stroke="none"/>
<path opacity=".9" d="M-20 470c125-95 220-95 320 0s195 95 320 0 220-95 320 0 195 95 320 0M-20 575c125-95 220-95 320 0s195 95 320 0 220-95 320 0 195 95 320 0"/>
</svg>
<p style="position:absolute;left:90px;top:120px;margin:0;font-size:104px;line-height:1.1;font-weight:bold">$2</p>
<p style="position:absolute;left:94px;top:290px;margin:0;font:34px 'DejaVu Sans',sans-serif;color:#cfd5f2">Each statement with its source and its date</p>
HTML
}
card wiki "The Sahel"
card group "Group"
card person "Person"
card event "Event"
card place "Place"
card organisation "Organisation"
card article "Article"
