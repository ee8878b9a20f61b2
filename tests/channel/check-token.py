#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-token.py METADATA AUDIENCE TOKEN - what a service that knows nothing of Connector Studio
makes of a token: it fetches the metadata, then the keys, and checks by them. Prints "valid" or
the name of what is wrong."""

import base64
import hashlib
import json
import sys
import urllib.request

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import Encoding

metadata_url, audience, token = sys.argv[1:]


def fetch(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        assert answer.headers.get_content_type() == 'application/json', answer.headers
        return json.load(answer)


metadata = fetch(metadata_url)
keys = fetch(metadata['jwks_uri'])['keys']
head = jwt.get_unverified_header(token)
key, = [key for key in keys if key['kid'] == head['kid']]

# The certificate is of the same key, signed by itself, and gives the key its name.
certificate = x509.load_der_x509_certificate(base64.b64decode(key['x5c'][0]))
public = certificate.public_key()
number = int.from_bytes(base64.urlsafe_b64decode(key['n'] + '=='), 'big')
assert public.public_numbers().n == number
public.verify(certificate.signature, certificate.tbs_certificate_bytes, padding.PKCS1v15(),
              certificate.signature_hash_algorithm)
thumbprint = hashlib.sha1(certificate.public_bytes(Encoding.DER)).digest()
assert key['x5t'] == base64.urlsafe_b64encode(thumbprint).decode().rstrip('=')

try:
    claims = jwt.decode(token, jwt.algorithms.RSAAlgorithm.from_jwk(json.dumps(key)),
                        algorithms=['RS256'], audience=audience, issuer=metadata['issuer'],
                        options={'require': ['exp', 'iat', 'nbf', 'iss', 'aud', 'sub']})
except jwt.InvalidTokenError as error:
    print(type(error).__name__)
else:
    assert claims['appid'] == '48af08dc-f6d2-435f-b2a7-069abd99c086'
    print('valid')
