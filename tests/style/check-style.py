#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-style.py SOURCE-ROOT: the parts of the house style that a program can see.

Each rule is a function that takes a file and its text and yields what is wrong. Prints TAP,
one case for each rule.
"""

import re
import sys
from pathlib import Path

GTK = re.compile(r'^#include <(?:gtk|gdk|gsk|adwaita|gtksourceview)[/.]', re.MULTILINE)
VAGUE = re.compile(r'(?:^|[-_])(?:utils?|common|misc|managers?|helpers?)(?:[-_.]|$)')
INCLUDE = re.compile(r'^#include [<"]([^>"]+)[>"]', re.MULTILINE)
MAX_LINE = 120   # what is to be aimed at is 100; a sentence or a table's row may need more
MAX_LINES = 1000


def check_license(path, text):
    if path.suffix in ('.c', '.h') and \
       not text.startswith('/* SPDX-License-Identifier: GPL-3.0-or-later */\n'):
        yield 'has no SPDX line at its top'


def check_log_domain(path, text):
    if path.suffix == '.c' and '#define G_LOG_DOMAIN "cs-' not in text:
        yield 'defines no G_LOG_DOMAIN'


def check_own_header(path, text):
    includes = INCLUDE.findall(text)
    own = {f'{path.stem}.h', f'{path.stem}-private.h'}
    if path.suffix == '.c' and path.with_suffix('.h').exists() and includes[0] not in own:
        yield f'includes {includes[0]} before its own header'


def check_pragma_once(path, text):
    if path.suffix == '.h' and '#pragma once' not in text:
        yield 'has no #pragma once'


def check_whitespace(path, text):
    for number, line in enumerate(text.split('\n'), start=1):
        if '\t' in line:
            yield f'{number}: has a tab'
        if line != line.rstrip():
            yield f'{number}: ends with white space'
    if text and not text.endswith('\n'):
        yield 'has no line feed at its end'


def check_sizes(path, text):
    # A table may be wide and long, and a test is one: it is looked things up in, not read.
    if path.parts[0] != 'src':
        return
    lines = text.split('\n')
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            yield f'{number}: has {len(line)} columns'
    if path.suffix == '.c' and len(lines) > MAX_LINES and 'vocab' not in path.parts:
        yield f'has {len(lines)} lines; split it by subject'


def check_gtk(path, text):
    allowed = {'render', 'ui'} & set(path.parts) or path.name in ('connector-studio-window.c', 'connector-studio-render.c')
    if 'src' in path.parts and not allowed and GTK.search(text):
        yield 'includes GTK'


def check_names(path, text):
    if VAGUE.search(path.name):
        yield 'has a name that says nothing'


def check_goto(path, text):
    if re.search(r'^\s*goto\s', text, re.MULTILINE):
        yield 'has a goto'


RULES = [check_license, check_log_domain, check_own_header, check_pragma_once, check_whitespace,
         check_sizes, check_gtk, check_names, check_goto]


def main(root):
    root = Path(root)
    files = [(path, path.read_text(encoding='utf-8'))
             for folder in ('src', 'tests')
             for path in sorted((root / folder).rglob('*.[ch]'))]
    failures = 0

    print(f'1..{len(RULES)}')
    for number, rule in enumerate(RULES, start=1):
        wrong = [f'{path.relative_to(root)}: {fault}'
                 for path, text in files for fault in rule(path.relative_to(root), text)]
        name = rule.__name__.removeprefix('check_').replace('_', ' ')
        print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
        for fault in wrong:
            print(f'# {fault}')
        failures += len(wrong)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
