#!/usr/bin/env bash
# Sends a first letter, with curl alone: from the demo town's municipality to its first citizen, Solveig Fjordblom.
#   examples/first-letter.sh [POSTKASSE] [TOKENS]
set -euo pipefail
postkasse=${1:-http://127.0.0.1:8480}
tokens=${2:-http://127.0.0.1:8482/demo-token}
api=$postkasse/api/v1

# 1. A token for the municipality's system. In production Maskinporten gives it for a signed assertion.
token=$(curl -sSf -H 'Accept: text/plain' -d client_id=fjordmyr-kommune -d "resource=$api" "$tokens")

# 2. Begin the sending: to whom, and what will come. The same key again would tell the same answer again.
letter=$(mktemp) && trap 'rm -f "$letter"' EXIT
printf 'Hei, Solveig!\n\nDette er det første brevet ditt.\n' >"$letter"
begun=$(curl -sSf "$api/sendings" -H "Authorization: Bearer $token" -H "Idempotency-Key: first-letter-$RANDOM-$RANDOM" --json @- <<JSON
{
  "recipient": { "_tag": "NationalId", "nationalId": "17898933644" },
  "subject": "Et første brev",
  "requires": "substantial",
  "contents": {
    "_tag": "Files",
    "files": [{
      "name": "brev.txt",
      "mediaType": "text/plain",
      "bytes": $(($(wc -c <"$letter"))),
      "sha256": "$(openssl dgst -sha256 -r "$letter" | cut -d' ' -f1)"
    }]
  }
}
JSON
)
sending=$(sed -E 's/.*"id":"([^"]+)".*/\1/' <<<"$begun")
file=$(sed -E 's/.*"href":"([^"]+)".*/\1/' <<<"$begun")

# 3. Put the file, as it is.
curl -sSf -X PUT "$postkasse$file" -H "Authorization: Bearer $token" -H 'Content-Type: text/plain' --data-binary "@$letter"

# 4. Commit. From here on Postkasse answers for it.
curl -sSf -X POST "$api/sendings/$sending/commit" -H "Authorization: Bearer $token" -o /dev/null

# 5. What has happened to it.
for _ in 1 2 3 4 5 6 7 8 9 10; do
  state=$(curl -sSf "$api/sendings/$sending" -H "Authorization: Bearer $token")
  [[ $state == *'"Delivered"'* ]] && break
  sleep 0.5
done
printf '%s\n' "$state"
