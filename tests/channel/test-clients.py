# SPDX-License-Identifier: GPL-3.0-or-later
"""test-clients.py PROGRAM - clients as others use them, unchanged but for the address, post to the
local channel. TAP. A client that is not installed is skipped."""

import json
import shutil
import subprocess
import sys
import tempfile

MESSAGE_CARD = {
    '@type': 'MessageCard', '@context': 'https://schema.org/extensions', 'summary': 'Build 7',
    'title': 'Build 7', 'text': 'It **failed** on the heron’s branch'}
ENVELOPE = {
    'type': 'message',
    'attachments': [{
        'contentType': 'application/vnd.microsoft.card.adaptive',
        'content': {'type': 'AdaptiveCard', 'version': '1.4',
                    'body': [{'type': 'TextBlock', 'text': 'Build 7 failed'}]}}]}
BODIES = [('text', {'text': 'hello'}), ('message-card', MESSAGE_CARD), ('envelope', ENVELOPE)]
ANSWERS = {'connector': (200, '1'), 'workflow': (202, '')}


def post_with_curl(url, body):
    done = subprocess.run(
        ['curl', '--silent', '--show-error', '--max-time', '10', '--write-out', '\n%{http_code}',
         '--header', 'Content-Type: application/json', '--data-binary', '@-', url],
        input=json.dumps(body), capture_output=True, text=True, check=True)
    text, status = done.stdout.rsplit('\n', 1)
    return int(status), text


def post_with_requests(url, body):
    import requests

    # Whatever proxy the environment names, this machine is not behind it.
    session = requests.Session()
    session.trust_env = False
    answer = session.post(url, json=body, timeout=10)
    return answer.status_code, answer.text


def has_requests():
    try:
        import requests  # noqa: F401
    except ImportError:
        return False
    return True


CLIENTS = [('curl', post_with_curl, shutil.which('curl') is not None),
           ('python-requests', post_with_requests, has_requests())]


def main():
    number = 0
    failures = 0

    print('1..%d' % (len(CLIENTS) * len(BODIES) * len(ANSWERS)))
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen([sys.argv[1], 'serve', '--no-limits', '--folder', folder],
                                  stdout=subprocess.PIPE, text=True)
        try:
            addresses = {}
            while len(addresses) < len(ANSWERS):
                line = json.loads(server.stdout.readline())
                if line['kind'] in ANSWERS:
                    addresses[line['kind']] = line['url']
            for client, post, present in CLIENTS:
                for kind, expected in ANSWERS.items():
                    for name, body in BODIES:
                        number += 1
                        case = '%d - %s/%s/%s' % (number, client, kind, name)
                        if not present:
                            print('ok %s # SKIP it is not installed' % case)
                            continue
                        got = post(addresses[kind], body)
                        line = {}
                        while line.get('event') != 'message':
                            line = json.loads(server.stdout.readline())
                        fine = (got == expected and line['kind'] == kind and line['accepted'] and
                                line['payload'] == body)
                        print('%s %s' % ('ok' if fine else 'not ok', case))
                        if not fine:
                            print('# answered %r, printed %r' % (got, line))
                            failures += 1
        finally:
            server.terminate()
            server.wait()
            server.stdout.close()

    return 1 if failures else 0


sys.exit(main())
