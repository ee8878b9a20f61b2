#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-documented.sh PROGRAM MAN-PAGE COMPLETION - every command and every option that the
# program's help knows is in the man page and in the completion. TAP.

program=$1
man_page=$2
completion=$3
cases=0
failures=0

# has FILE WORD NAME - one case: the word is in the file.
has()
{
  cases=$((cases + 1))
  if sed 's/\\-/-/g' "$1" | grep -qw -e "$2"; then
    echo "ok $cases - $3"
  else
    echo "not ok $cases - $3"
    failures=$((failures + 1))
  fi
}

# options ARGUMENT... - the long options in a help text.
options()
{
  "$program" "$@" --help | grep -oE -e '(^|[ ,])--[a-z-]+' | tr -d ' ,' | sort -u
}

commands=$("$program" --help | sed -n 's/^  connector-studio \([a-z][a-z]*\)\b.*/\1/p' | sort -u)
if [ -z "$commands" ]; then
  echo 'Bail out! the help names no command'
  exit 1
fi

for command in '' $commands; do
  [ -z "$command" ] || has "$man_page" "$command" "$command, in the man page"
  [ -z "$command" ] || has "$completion" "$command" "$command, in the completion"
  # shellcheck disable=SC2086 # no command is no argument
  for option in $(options $command); do
    has "$man_page" "$option" "$command $option, in the man page"
    has "$completion" "$option" "$command $option, in the completion"
  done
done

echo "1..$cases"
[ "$failures" -eq 0 ]
