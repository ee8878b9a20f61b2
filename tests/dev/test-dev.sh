#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-dev.sh SOURCE-ROOT - how ./dev sees to its packages, with programs that only write down
# how they were called in the place of apt-get and its like. TAP.

dev=$1/dev
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

# A machine has the everyday programs, and what each case puts beside them.
mkdir "$scratch/everyday"
for program in bash cat comm dirname env grep printf rm sed sort; do
  ln -s "$(command -v "$program")" "$scratch/everyday/$program"
done

cases=0
failures=0

# machine NAME... - a new machine with these programs: "apt-get" and "sudo" record their
# arguments, "root" and "user" are who we are, "full" and "bare" what is installed.
machine()
{
  local name
  rm -rf "${scratch:?}/bin" "$scratch/calls"
  mkdir "$scratch/bin"
  : >"$scratch/calls"

  for name in "$@"; do
    case $name in
      apt-get) script="echo \"apt-get \$*\" >>'$scratch/calls'" ;;
      sudo) script="echo sudo >>'$scratch/calls'; exec \"\$@\"" ;;
      root) name=id script='echo 0' ;;
      user) name=id script='echo 1000' ;;
      full)
        name=dpkg-query
        # shellcheck disable=SC2016 # for the script that is written
        script='shift 2; [ "$1" != -f ] || shift 2; for p in "$@"; do echo "installed $p"; done'
        ;;
      bare) name=dpkg-query script='exit 1' ;;
    esac
    printf '#!%s\n%s\n' "$(command -v bash)" "$script" >"$scratch/bin/$name"
    chmod +x "$scratch/bin/$name"
  done
}

# runs STATUS ARGUMENT... - what ./dev says goes to $scratch/said.
runs()
{
  local expected=$1 status=0
  shift
  env -i PATH="$scratch/bin:$scratch/everyday" "$dev" "$@" >"$scratch/said" 2>&1 || status=$?
  [ "$status" -eq "$expected" ]
}

# passes NAME COMMAND... - one case.
passes()
{
  local name=$1
  shift
  cases=$((cases + 1))
  if "$@"; then
    echo "ok $cases - $name"
  else
    echo "not ok $cases - $name"
    sed 's/^/# said: /' "$scratch/said"
    sed 's/^/# call: /' "$scratch/calls"
    failures=$((failures + 1))
  fi
}

said()
{
  grep -q -- "$1" "$scratch/said"
}

called()
{
  grep -q -- "$1" "$scratch/calls"
}

calls()
{
  [ "$(grep -c '' "$scratch/calls")" -eq "$1" ]
}

machine
passes 'help' runs 0 help
passes 'help names the commands' said '  test  '
passes 'an unknown command' runs 2 nonsense
passes 'an unknown command is named' said "'nonsense'"

passes 'a soak of no minutes' runs 2 soak 0

if grep -Eqs '^ID(_LIKE)?=.*\<debian\>' /etc/os-release; then
  machine apt-get root full
  passes 'all is installed' runs 0 install
  passes 'then apt is not called' calls 0

  machine apt-get root bare
  passes 'nothing is installed' runs 0 install
  passes 'lists are fetched and packages installed, once each' calls 2
  passes 'the lists first' called '^apt-get update'
  passes 'the packages, without asking' called '^apt-get install .*-y .*libgtk-4-dev'

  machine apt-get sudo user bare
  passes 'not root' runs 0 install
  passes 'then with sudo' called '^sudo$'

  machine apt-get user bare
  passes 'not root, no sudo' runs 1 install
  passes 'then the command is told' said '^  apt-get install --no-install-recommends .*libzip-dev'
  passes 'and nothing was done' calls 0
fi

machine root
passes 'another system' runs 1 install
passes 'then what is missing is listed' said 'libadwaita-1'
passes 'and where Debian has it' said 'libadwaita-1-dev'

echo "1..$cases"
[ "$failures" -eq 0 ]
