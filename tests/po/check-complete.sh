#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-complete.sh SOURCE-ROOT LANGUAGE - every string that the sources have today is translated,
# and none is marked fuzzy. TAP.
#
# A language is held to this from the day that its file says so, with the header line
# "X-Complete: yes".

root=$1
po=$root/po/$2.po

for program in xgettext msgcmp msgfmt; do
  if ! command -v "$program" >/dev/null; then
    echo "1..0 # SKIP $program is not installed"
    exit 0
  fi
done
if ! grep -q '^"X-Complete: yes\\n"$' "$po"; then
  echo "1..0 # SKIP po/$2.po does not say 'X-Complete: yes' yet"
  exit 0
fi

scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

number=0
failures=0

# passes NAME COMMAND... - one case; what the command says comes with a failure.
passes ()
{
  number=$((number + 1))
  name=$1
  shift
  if "$@" >"$scratch/log" 2>&1; then
    echo "ok $number - $name"
  else
    echo "not ok $number - $name"
    sed 's/^/# /' "$scratch/log"
    failures=$((failures + 1))
  fi
}

no_fuzzy ()
{
  ! grep -n '^#,.*fuzzy' "$po"
}

echo '1..4'
# The keywords are those of meson's preset 'glib'.
passes 'the strings are extracted' xgettext --from-code=UTF-8 --add-comments \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dcgettext:2 \
  --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 --keyword=ngettext:1,2 \
  --directory="$root" --files-from="$root/po/POTFILES.in" --output="$scratch/now.pot"
passes 'the file is well formed' msgfmt --check --output-file=/dev/null "$po"
passes 'every string of today is translated' msgcmp "$po" "$scratch/now.pot"
passes 'nothing is fuzzy' no_fuzzy
[ "$failures" -eq 0 ]
