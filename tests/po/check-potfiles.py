#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-potfiles.py SOURCE-ROOT: po/POTFILES.in names the files with words for people.

All of them and no other, so that no string stays without a translation because nobody
thought of the list. Prints TAP.
"""

import re
import sys
from pathlib import Path

MARKED_IN_C = re.compile(r'\b(?:N?_|N?C_|Q_|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*"')
MARKED_IN_XML = re.compile(r'\btranslatable="(?:yes|true)"')
MARKED_IN_SCHEMA = re.compile(r'<(?:summary|description)>')
COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)


def has_words(path):
    """Whether xgettext would find a string in the file."""
    text = path.read_text(encoding='utf-8')
    if path.suffix in ('.c', '.h'):
        return MARKED_IN_C.search(COMMENT.sub('', text)) is not None
    if path.name.endswith('.gschema.xml'):
        return MARKED_IN_SCHEMA.search(text) is not None
    if path.suffix in ('.ui', '.xml'):
        return MARKED_IN_XML.search(text) is not None
    return path.name.endswith(('.desktop.in', '.metainfo.xml.in'))


def main(root):
    root = Path(root)
    listed = [line.strip() for line in (root / 'po' / 'POTFILES.in').read_text().splitlines()
              if line.strip() and not line.startswith('#')]
    found = sorted(str(path.relative_to(root))
                   for folder in ('data', 'src')
                   for path in (root / folder).rglob('*')
                   if path.is_file() and path.suffix in ('.c', '.h', '.ui', '.xml', '.in')
                   and has_words(path))
    cases = {
        'nothing is missing': sorted(set(found) - set(listed)),
        'nothing is too much': sorted(set(listed) - set(found)),
        'nothing is named twice': sorted({name for name in listed if listed.count(name) > 1}),
    }

    print(f'1..{len(cases)}')
    for number, (name, wrong) in enumerate(cases.items(), start=1):
        print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
        for file in wrong:
            print(f'# {file}')
    return 1 if any(cases.values()) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
