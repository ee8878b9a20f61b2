#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-completion.sh FILE - what the bash completion offers, as a person would see it. TAP.

framework=/usr/share/bash-completion/bash_completion
if [ ! -r "$framework" ]; then
  echo '1..0 # SKIP bash-completion is not installed'
  exit 0
fi
# shellcheck disable=SC1090 # neither is ours to check here
. "$framework"
# shellcheck disable=SC1090
. "$1" || exit 1

scratch=$(mktemp -d) && cd "$scratch" || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir -p alerts/env
touch alerts/env/.env.dev alerts/env/.env.production manifest.json alerts.zip notes.txt logo.png

# Stands for the program, which the completion asks for what there is.
connector-studio()
{
  case $* in
    rules) printf '%s\n' 'icon-color-size  error' 'icon-outline-colors  error' 'name-short  error' ;;
    'icons --list') printf '%s\n' 'bell' 'bug  An insect' ;;
    'new --list') printf '%s\n' 'connector  With a page' 'notification  Without one' ;;
  esac
}

cases=0
failures=0

# offers LINE WORD... - completing LINE at its end offers exactly these words, in any order.
offers()
{
  local line=$1 expected got
  shift
  expected=$(printf '%s\n' "$@" | sort)

  read -ra COMP_WORDS <<<"$line"
  [[ $line != *' ' ]] || COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMP_LINE=$line
  COMP_POINT=${#line}
  COMPREPLY=()
  _connector_studio connector-studio "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
  got=$(printf '%s\n' "${COMPREPLY[@]}" | sort)

  cases=$((cases + 1))
  if [ "$got" = "$expected" ]; then
    echo "ok $cases - $line"
  else
    echo "not ok $cases - $line"
    echo "# expected: ${expected//$'\n'/ }"
    echo "# got:      ${got//$'\n'/ }"
    failures=$((failures + 1))
  fi
}

offers 'connector-studio ' new validate export import icons convert payload fill render rules send serve
offers 'connector-studio i' import icons
offers 'connector-studio --' --sample --help --version
offers 'connector-studio man' manifest.json
offers 'connector-studio validate ' alerts alerts.zip manifest.json
offers 'connector-studio validate --profile ' upload store
offers 'connector-studio validate --format s' sarif
offers 'connector-studio validate manifest.json --f' --format --fix
offers 'connector-studio export alerts --' --output --env --force --help
offers 'connector-studio export alerts -o ' alerts alerts.zip
offers 'connector-studio export alerts --env ' dev production
offers 'connector-studio export alerts --env p' production
offers 'connector-studio validate --target ' workflows connector outlook bot
offers 'connector-studio render --target w' workflows
offers 'connector-studio convert ' alerts manifest.json
offers 'connector-studio fill ' alerts manifest.json
offers 'connector-studio payload m' manifest.json
offers 'connector-studio import ' alerts alerts.zip
offers 'connector-studio import alerts.zip ' alerts
offers 'connector-studio icons ' alerts logo.png
offers 'connector-studio icons --glyph b' bell bug
offers 'connector-studio icons --' --glyph --color --list --help
offers 'connector-studio new ' alerts
offers 'connector-studio new --template c' connector
offers 'connector-studio rules --format ' text json
offers 'connector-studio rules icon-' icon-color-size icon-outline-colors

echo "1..$cases"
[ "$failures" -eq 0 ]
