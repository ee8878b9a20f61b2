#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-flatpak.py MANIFEST APP-ID: the Flatpak manifest is strict JSON and keeps our promises.

Portals only: no file system, no session bus, no names to talk to. What the runtime lacks is
pinned by its hash. Prints TAP.
"""

import json
import re
import sys

ORDER = ['id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup', 'modules']
PERMISSIONS = {'--share=ipc', '--share=network', '--socket=wayland', '--socket=fallback-x11',
               '--device=dri'}


def without_duplicates(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f'duplicate member in {names}')
    return dict(pairs)


def refuse_constant(name):
    raise ValueError(f'{name} is no JSON')


def is_pinned(source):
    if source['type'] == 'dir':
        return source['path'] == '..'
    if source['type'] == 'archive':
        return (source['url'].startswith('https://') and
                re.fullmatch('[0-9a-f]{64}', source['sha256']) is not None)
    return source['type'] == 'git' and re.fullmatch('[0-9a-f]{40}', source['commit']) is not None


def main(path, app_id):
    with open(path, 'rb') as file:
        text = file.read().decode('utf-8')
    manifest = json.loads(text, object_pairs_hook=without_duplicates,
                          parse_constant=refuse_constant)
    sources = [source for module in manifest['modules'] for source in module['sources']]
    cases = {
        'line feeds, and one at the end': '\r' not in text and text.endswith('}\n'),
        'id': manifest['id'] == app_id and path.endswith(f'{app_id}.json'),
        'order of members': list(manifest) == ORDER,
        'runtime': manifest['runtime'] == 'org.gnome.Platform',
        'portals only': set(manifest['finish-args']) <= PERMISSIONS,
        'sources are pinned': all(is_pinned(source) for source in sources),
        'our module comes last': manifest['modules'][-1]['name'] == 'connector-studio',
    }

    print(f'1..{len(cases)}')
    for number, (name, passed) in enumerate(cases.items(), start=1):
        print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    return 0 if all(cases.values()) else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
