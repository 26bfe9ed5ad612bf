"""Says what pyHanko finds in a sealed paper, as one JSON value: `read_paper.py paper.pdf moment authority.pem …`."""
import asyncio
import hashlib
import json
import sys
from datetime import datetime

from asn1crypto import crl, pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore, validate_pdf_signature
from pyhanko.sign.validation.ades import ades_with_time_validation
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge, RevinfoOnlineFetchingRule, RevocationInfoGatheringSpec, SignatureValidationSpec,
)
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer


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


def certificate(path):
    with open(path, 'rb') as file:
        return x509.Certificate.load(pem.unarmor(file.read())[2])


def stored(signature, roots, at):
    """What the store of validation data holds, and whether the seal holds by it alone (ETSI EN 319 102-1, 5.5), without a network."""
    store = DocumentSecurityStore.read_dss(reader)
    known = LocalKnowledge(
        known_crls=[CRLContainer(crl.CertificateList.load(one.get_object().data)) for one in store.crls], known_certs=[*store.load_certs()])
    policy = CertValidationPolicySpec(SimpleTrustManager.build(trust_roots=roots), CertRevTrustPolicy(REQUIRE_REVINFO))
    spec = SignatureValidationSpec(policy, RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY), ts_cert_validation_policy=policy, local_knowledge=known)
    result = asyncio.run(ades_with_time_validation(
        signature.signed_data, spec, ValidationTimingInfo(at, at, True), raw_digest=signature.compute_digest()))
    stamp = result.api_status.timestamp_validity
    return {
        'certificates': len(store.certs), 'lists': len(store.crls),
        'namesSignature': [*store.vri_entries] == ['/' + hashlib.sha1(signature.pkcs7_content).hexdigest().upper()],
        'verdict': result.ades_subindic.name, 'provedBy': result.best_signature_time.isoformat(),
        'stamp': {'valid': stamp.valid and stamp.intact, 'trusted': stamp.trusted, 'by': stamp.signing_cert.subject.native['common_name']},
    }


paper, moment, *authorities = sys.argv[1:]
roots = [certificate(path) for path in authorities]
at = datetime.fromisoformat(moment)
reader = PdfFileReader(open(paper, 'rb'))
signature = reader.embedded_regular_signatures[0]
context = ValidationContext(trust_roots=roots, moment=at, allow_fetching=False)
status = validate_pdf_signature(signature, context)
pages = [page.get_object() for page in reader.root['/Pages']['/Kids']]
annotations = [[one.get_object() for one in page.get('/Annots', [])] for page in pages]
print(json.dumps({
    'signatures': len(reader.embedded_signatures),
    'intact': status.intact, 'valid': status.valid, 'trusted': status.trusted, 'coverage': status.coverage.name, 'changed': status.modification_level.name,
    'subFilter': text(signature.sig_object['/SubFilter']), 'saidTime': text(signature.sig_object['/M']),
    'signedAttributes': sorted(one['type'].native for one in signature.signer_info['signed_attrs']),
    'unsignedAttributes': sorted(one['type'].native for one in signature.signer_info['unsigned_attrs']),
    'stored': stored(signature, roots, at) if '/DSS' in reader.root else None,
    'form': sorted(reader.root['/AcroForm'].keys()),
    'widgets': [[text(one['/T']) for one in page if one['/Subtype'] == '/Widget'] for page in annotations],
    'widgetName': text(signature.sig_field.get('/TU')),
    'links': [[{'words': text(one.get('/Contents')), 'address': text(one['/A']['/URI'])} for one in page if one['/Subtype'] == '/Link'] for page in annotations],
    'figures': [text(one.get('/Alt')) for one in kids(reader.root['/StructTreeRoot']) if one.get('/S') == '/Figure'],
}))
