#!/usr/bin/env bash
# Faultline on S3 (or anything that speaks its protocol), behind a CDN: examples/hosting/s3.sh BUCKET [DIST]
# S3 never chooses between .br, .gz and the plain file. So the brotli bytes go up under the plain name, marked as such:
# every browser on the map's floor reads them. What each header is for: docs/hosting.md.
# CORS, CORP and the policy are the CDN's. Attach a response headers policy with these (and never X-Frame-Options):
#   Access-Control-Allow-Origin: *
#   Cross-Origin-Resource-Policy: cross-origin
#   X-Content-Type-Options: nosniff
#   Referrer-Policy: strict-origin-when-cross-origin
#   Cross-Origin-Embedder-Policy: require-corp  (pages)
#   Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'  (pages but faultline.html)
set -euo pipefail
bucket=$1 dist=${2:-dist}

type_of() {
  case $1 in
    *.html) echo 'text/html; charset=utf-8' ;;
    *.css) echo 'text/css; charset=utf-8' ;;
    *.js | *.mjs) echo 'text/javascript; charset=utf-8' ;;
    *.json) echo application/json ;;
    *.txt) echo 'text/plain; charset=utf-8' ;;
    *.xml) echo application/xml ;;
    *.wasm) echo application/wasm ;;
    *.ttf) echo font/ttf ;;
    *.avif) echo image/avif ;;
    *.png) echo image/png ;;
    *) echo application/octet-stream ;;
  esac
}

cache_of() {
  if [[ $1 =~ (-[0-9a-f]{10}\.(js|css|wasm|ttf|pack|xml)|cells/[0-9a-f]{8}\.cell|posters/[0-9a-f]{10}/[^/]+)$ ]]; then
    echo 'public, max-age=31536000, immutable'
  else
    echo no-cache
  fi
}

# Pages last: they name the others, which must be there by then.
cd "$dist"
mapfile -t names < <(find . -type f ! -name '*.br' ! -name '*.gz' ! -name '*.html' -printf '%P\n' | sort; find . -name '*.html' -printf '%P\n' | sort)
for name in "${names[@]}"; do
  from=$name encoding=()
  if [ -f "$name.br" ]; then
    from=$name.br encoding=(--content-encoding br)
  fi
  ${AWS:-aws} s3 cp "$from" "s3://$bucket/$name" --content-type "$(type_of "$name")" --cache-control "$(cache_of "$name")" "${encoding[@]}"
done
