"""Says what pyHanko finds in a sealed paper, as one JSON value: `read_paper.py paper.pdf authority.pem moment`."""
import json
import sys
from datetime import datetime

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def kids(node):
    """The elements of a structure tree in the order in which they are read."""
    node = node.get_object()
    children = node.get('/K', [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object() if hasattr(child, 'get_object') else child
        if isinstance(child, dict):
            yield child
            yield from kids(child)


def text(value):
    return None if value is None else str(value)


paper, authority, moment = sys.argv[1:]
with open(authority, 'rb') as file:
    root = x509.Certificate.load(pem.unarmor(file.read())[2])
reader = PdfFileReader(open(paper, 'rb'))
signature = reader.embedded_regular_signatures[0]
context = ValidationContext(trust_roots=[root], moment=datetime.fromisoformat(moment), allow_fetching=False)
status = validate_pdf_signature(signature, context)
pages = [page.get_object() for page in reader.root['/Pages']['/Kids']]
annotations = [[one.get_object() for one in page.get('/Annots', [])] for page in pages]
print(json.dumps({
    'signatures': len(reader.embedded_signatures),
    'intact': status.intact, 'valid': status.valid, 'trusted': status.trusted, 'coverage': status.coverage.name,
    'subFilter': text(signature.sig_object['/SubFilter']), 'saidTime': text(signature.sig_object['/M']),
    'signedAttributes': sorted(one['type'].native for one in signature.signer_info['signed_attrs']),
    'unsignedAttributes': sorted(one['type'].native for one in signature.signer_info['unsigned_attrs']),
    'form': sorted(reader.root['/AcroForm'].keys()),
    'widgets': [[text(one['/T']) for one in page if one['/Subtype'] == '/Widget'] for page in annotations],
    'widgetName': text(signature.sig_field.get('/TU')),
    'links': [[{'words': text(one.get('/Contents')), 'address': text(one['/A']['/URI'])} for one in page if one['/Subtype'] == '/Link'] for page in annotations],
    'figures': [text(one.get('/Alt')) for one in kids(reader.root['/StructTreeRoot']) if one.get('/S') == '/Figure'],
}))
