#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# test-install.sh BUILD-ROOT PREFIX APP-ID VERSION - what 'meson install' puts where, and that an
# installed program runs. TAP.

build=$1
prefix=$2
id=$3
version=$4
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

if ! meson install -C "$build" --no-rebuild --quiet --destdir "$scratch" >"$scratch/log" 2>&1; then
  sed 's/^/# /' "$scratch/log"
  echo 'Bail out! meson install failed'
  exit 1
fi

number=0
failures=0

# passes NAME COMMAND... - one case.
passes ()
{
  number=$((number + 1))
  name=$1
  shift
  if "$@"; then
    echo "ok $number - $name"
  else
    echo "not ok $number - $name"
    failures=$((failures + 1))
  fi
}

has_version ()
{
  "$scratch$prefix/bin/connector-studio" --version | grep -qw "$version"
}

for file in \
  bin/connector-studio \
  bin/connector-studio-picture \
  bin/connector-studio-window \
  share/applications/"$id".desktop \
  share/bash-completion/completions/connector-studio \
  share/glib-2.0/schemas/"$id".gschema.xml \
  share/icons/hicolor/scalable/apps/"$id".svg \
  share/icons/hicolor/symbolic/apps/"$id"-symbolic.svg \
  share/locale/fr/LC_MESSAGES/connector-studio.mo \
  share/man/man1/connector-studio.1 \
  share/metainfo/"$id".metainfo.xml
do
  passes "$file" test -f "$scratch$prefix/$file"
done
passes 'connector-studio --version' has_version

echo "1..$number"
[ "$failures" -eq 0 ]
