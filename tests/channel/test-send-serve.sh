#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-send-serve.sh PROGRAM SOURCE-ROOT - one process plays the channel, others send to it; and
# no secret is in anything that they write. TAP.

program=$1
source=$2
work=$(mktemp -d)
export XDG_DATA_HOME=$work/data
export SECRET_BACKEND=file SECRET_FILE_TEST_PATH=$work/keyring SECRET_FILE_TEST_PASSWORD=password
cases=0
failures=0
server=

finish()
{
  [ -z "$server" ] || kill "$server" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT

# is NAME EXPECTED ACTUAL
is()
{
  cases=$((cases + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $cases - $1"
  else
    echo "not ok $cases - $1"
    printf '# expected %s\n# got %s\n' "$2" "$3"
    failures=$((failures + 1))
  fi
}

# keep_lines - keeps what a server printed, but for the lines that tell its addresses.
keep_lines()
{
  [ ! -f "$work/served" ] || grep -v '"event":"ready"' "$work/served" >>"$work/lines"
}

# start ARGUMENT... - starts the channel; sets connector and workflow.
start()
{
  [ -z "$server" ] || { kill "$server"; wait "$server" 2>/dev/null; }
  keep_lines
  # What the last one printed must not be taken for what this one will.
  : >"$work/served"
  G_MESSAGES_DEBUG=all "$program" serve --folder "$work/kept" "$@" >"$work/served" \
    2>>"$work/serve-errors" &
  server=$!
  for _ in $(seq 100); do
    [ "$(wc -l <"$work/served")" -ge 2 ] && break
    sleep 0.05
  done
  connector=$(sed -n '1s/.*"url":"\([^"]*\)".*/\1/p' "$work/served")
  workflow=$(sed -n '2s/.*"url":"\([^"]*\)".*/\1/p' "$work/served")
  export connector workflow
}

# send ARGUMENT... - prints the exit status and the verdict's id.
send()
{
  G_MESSAGES_DEBUG=all "$program" send --json "$@" >"$work/out" 2>>"$work/errors"
  echo "$? $(sed -n 's/.*"verdict":"\([^"]*\)".*/\1/p' "$work/out" | tr '\n' ' ')" | sed 's/ *$//'
  cat "$work/out" >>"$work/written"
}

cp -r "$source/data/sample" "$work/project"
card=$work/project/cards/deployment.json
printf '{"type":"AdaptiveCard",' >"$work/bad.json"
cat >"$work/template.json" <<'CARD'
{ "type": "AdaptiveCard", "version": "1.4", "fallbackText": "Build ${name}",
  "body": [ { "type": "TextBlock", "text": "Build ${name}", "wrap": true } ] }
CARD
printf '{"name":"4711"}' >"$work/data.json"

start --no-limits
secrets=("${workflow##*sig=}" "$(sed 's|.*/IncomingWebhook/\([^/]*\)/.*|\1|' <<<"$connector")"
         "$(sed 's|.*/workflows/\([^/]*\)/.*|\1|' <<<"$workflow")")

is 'to a workflow, from a variable' '0 accepted' "$(send "$card" --url-env workflow)"
is 'to a connector, from the input' '0 posted' "$(send "$card" --url-stdin <<<"$connector")"
is 'a dry run' '0' "$(send "$card" --url-env workflow --dry-run)"
is 'remembered' '0 accepted' "$(send "$card" --to build-room --url-env workflow --remember)"
is 'by its name' '0 accepted' "$(send "$card" --to build-room)"
is 'by a name that is not there' '2' "$(send "$card" --to nobody)"
is 'a card with errors' '1' "$(send "$work/bad.json" --url-env workflow)"
is 'no card, forced' '2' "$(send "$work/bad.json" --url-env workflow --force)"
is 'without an address' '2' "$(send "$card")"
is 'a variable that is not set' '2' "$(send "$card" --url-env nothing_like_this)"
is 'a template with data' '0 accepted' \
  "$(send "$work/template.json" --data "$work/data.json" --url-env workflow)"
is 'the message of a template' 1 "$(grep -c '"payload":{"type":"message","summary":"Build 4711"'\
',"attachments":\[{.*"text":"Build 4711"' "$work/served")"
is 'data that are not there' '2' \
  "$(send "$work/template.json" --data "$work/none.json" --url-env workflow)"
is 'messages that arrived' 5 "$(grep -c '"event":"message"' "$work/served")"

# Killed in the middle of its life, it has what it acknowledged.
kill -9 "$server"
wait "$server" 2>/dev/null
server=
start --fault connector=retired --fault workflow=flow-off
is 'kept over a kill' 5 "$(cat "$work"/kept/messages-*.log | grep -ac '^CSM1 ')"
is 'a retired connector' '2 connector-retired' "$(send "$card" --url-env connector)"
is 'a workflow that is off' '2 flow-off' "$(send "$card" --url-env workflow)"
secrets+=("${workflow##*sig=}")
start --fault drop
is 'a connection that is cut' '2 cut' "$(send "$card" --url-env workflow)"
"$program" serve --fault nonsense >/dev/null 2>&1
is 'a fault that is not there' 2 $?
keep_lines

# What an address is cut or spelled wrong in is told without it; and so is all help.
{
  workflow=${workflow%????} send "$card" --url-env workflow
  workflow=${workflow/127.0.0.1/example.com} send "$card" --url-env workflow
  send "$card" --url-env workflow --dry-run
  "$program" send "$card" --url-env workflow --dry-run
  "$program" send --help
  "$program" serve --help
} >>"$work/said" 2>&1
is 'lines of messages' yes "$(grep -q '"event":"message"' "$work/lines" && echo yes)"
is 'a dry run says where' 1 "$(grep -c 'would send to a webhook' "$work/said")"

key=$work/data/connector-studio/button-calls.pem
is 'the key of this machine' '600 1' "$(stat -c %a "$key") $(grep -c 'BEGIN PRIVATE KEY' "$key")"
is 'the key is nowhere else' "$key" "$(grep -rlaF -e "$(sed -n 2p "$key")" "$work")"

for secret in "${secrets[@]}"; do
  is 'a secret was found' yes "$([ ${#secret} -ge 32 ] && echo yes)"
  is 'a secret in what was written' '' \
    "$(grep -rlaF -e "$secret" "$work/data" "$work/kept" "$work/project" "$work/keyring" \
       "$work/errors" "$work/written" "$work/serve-errors" "$work/lines" "$work/said")"
done

echo "1..$cases"
[ "$failures" -eq 0 ]
