#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long `connector-studio render` takes as a whole process, against a bare `node -e 0`."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROUNDS = 25
MOST = 2.3


def take(arguments):
    begin = time.perf_counter()
    subprocess.run(arguments, check=True)
    return (time.perf_counter() - begin) * 1000


def main(program, folder):
    if shutil.which('node') is None:
        print('there is no node to compare with')
        return 77
    card = sorted(pathlib.Path(folder).rglob('*.json'))[0]
    with tempfile.TemporaryDirectory() as scratch:
        render = [program, 'render', str(card), '-o', f'{scratch}/card.png']
        take(render)
        times = [(take(['node', '-e', '0']), take(render)) for _ in range(ROUNDS)]
    node, ours = (sorted(column) for column in zip(*times))
    last = ROUNDS * 95 // 100
    print(f'render: median {ours[ROUNDS // 2]:.1f} ms, node {node[ROUNDS // 2]:.1f} ms; '
          f'95th percentile {ours[last]:.1f} ms, node {node[last]:.1f} ms: '
          f'{ours[last] / node[last]:.2f} times, at most {MOST}')
    return 0 if ours[last] <= MOST * node[last] else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
