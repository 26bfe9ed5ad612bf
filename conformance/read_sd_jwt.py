"""Reads an SD-JWT with the key of its issuer, by the reference implementation in Python, and prints its claims."""
import json
import sys

from jwcrypto.jwk import JWK
from sd_jwt.verifier import SDJWTVerifier

key, presentation = sys.argv[1:]
verifier = SDJWTVerifier(presentation, lambda issuer, header: JWK.from_json(key))
print(json.dumps(verifier.get_verified_payload()))
