#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases of the last 'meson test' in each build folder given.

meson counts test programs; a TAP program has many cases, and each is counted here. A
program that crashes, runs out of time or prints fewer cases than it planned counts as
one failure more. Prints what failed, what was skipped and why, and at the end the line

    N passed, N failed, N skipped

Exit status: 0 when nothing failed and something passed, else 1.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

PLAN = re.compile(r'^1\.\.(\d+)')
CASE = re.compile(r'^(not )?ok\b\s*\d*\s*(?:- )?\s*(.*?)(?:\s*#\s*(SKIP|TODO)\b\s*:?\s*(.*))?$',
                  re.IGNORECASE)


class Count:
    def __init__(self):
        self.passed = 0
        self.failed = []
        self.skipped = defaultdict(list)

    def add_tap(self, test, name, output):
        """Counts the cases in a program's output, and whether it came to its end."""
        planned = None
        seen = 0
        failures = len(self.failed)

        for line in output.splitlines():
            if match := PLAN.match(line):
                planned = int(match.group(1))
                if planned == 0:
                    reason = re.sub(r'^.*#\s*(SKIP\b)?\s*', '', line, flags=re.IGNORECASE)
                    self.skipped[reason or 'no reason given'].append(name)
                    return
            elif match := CASE.match(line):
                not_ok, case, directive, reason = match.groups()
                seen += 1
                if directive and directive.upper() == 'SKIP':
                    self.skipped[reason or 'no reason given'].append(f'{name}: {case}')
                elif not_ok and not directive:
                    self.failed.append(f'{name}: {case}')
                else:
                    self.passed += 1
            elif line.startswith('Bail out!') and len(self.failed) == failures:
                self.failed.append(f'{name}: {line}')

        if test['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL') and len(self.failed) == failures:
            self.failed.append(f"{name}: {test['result'].lower()} after {seen} of {planned} cases")

    def add_plain(self, test, name):
        """Counts a program that has an exit status and nothing else."""
        if test['result'] == 'SKIP':
            text = (test.get('stderr') or test.get('stdout') or '').strip()
            self.skipped[text.splitlines()[-1] if text else 'no reason given'].append(name)
        elif test['result'] in ('OK', 'EXPECTEDFAIL'):
            self.passed += 1
        else:
            self.failed.append(f"{name}: {test['result'].lower()}")

    def add(self, test, name):
        output = test.get('stdout') or ''
        if any(PLAN.match(line) for line in output.splitlines()):
            self.add_tap(test, name, output)
        else:
            self.add_plain(test, name)


def main(folders):
    count = Count()

    for folder in folders:
        log = Path(folder, 'meson-logs', 'testlog.json')
        if not log.exists():
            count.failed.append(f'{folder}: the tests did not run')
            continue
        for line in log.read_text(encoding='utf-8', errors='replace').splitlines():
            test = json.loads(line)
            # The name has the suite before it: "connector-studio:base / base/place".
            count.add(test, f"{folder}: {test['name'].rpartition(' / ')[2]}")

    for name in count.failed:
        print(f'FAILED  {name}')
    for reason, names in count.skipped.items():
        print(f'skipped {len(names)}: {reason}')
        for name in names[:5]:
            print(f'        {name}')
        if len(names) > 5:
            print(f'        and {len(names) - 5} more')

    skipped = sum(len(names) for names in count.skipped.values())
    print(f'\n{count.passed} passed, {len(count.failed)} failed, {skipped} skipped')
    return 1 if count.failed or count.passed == 0 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
