"""X-Road as Zeep speaks it from the description of a service: asks a register (`ask WSDL URL NUMBER`), or makes from the headers of a request that stands on the input the request
that Zeep would have sent, and says whether both are the same tree (`compare WSDL`)."""
import json
import sys

from lxml import etree
from zeep import Client
from zeep.exceptions import Fault
from zeep.helpers import serialize_object

XROAD = "{http://x-road.eu/xsd/xroad.xsd}"
IDENTIFIERS = "{http://x-road.eu/xsd/identifiers}"
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"


def headers_of(code, number):
    member = {"xRoadInstance": "SAMPLE", "memberClass": "GOV", "memberCode": "000000000000"}
    return {
        "client": {**member, "subsystemCode": "portal", "objectType": "SUBSYSTEM"},
        "service": {**member, "subsystemCode": "registers", "serviceCode": code, "objectType": "SERVICE"},
        "userId": f"KZ{number}", "id": "4894e35d-bf0f-44a6-867a-8e51f1daa7e0", "issue": "case-1", "protocolVersion": "4.0",
    }


def tree(element):
    """What a message says, however its prefixes are called."""
    return [element.tag, sorted(element.attrib.items()), (element.text or "").strip(), [tree(child) for child in element]]


def ask(wsdl, url, number):
    client = Client(wsdl)
    service = client.create_service("{urn:shanyraq:counterpart}registers", url)
    try:
        answer = service.births(number=number, _soapheaders=headers_of("births", number))
    except Fault as fault:
        return {"fault": fault.message}
    return {"body": serialize_object(answer.body, dict), "header": serialize_object(answer.header, dict)}


def compare(wsdl):
    ours = etree.fromstring(sys.stdin.buffer.read())
    client = Client(wsdl)
    header = ours.find(f"{SOAP}Header")

    def record(name):
        element = header.find(XROAD + name)
        return {**{etree.QName(child).localname: child.text for child in element}, "objectType": element.get(IDENTIFIERS + "objectType")}

    headers = {"client": record("client"), "service": record("service")}
    for name in ("userId", "id", "issue", "protocolVersion"):
        headers[name] = header.findtext(XROAD + name)
    number = ours.findtext(f"{SOAP}Body/*/number")
    theirs = client.create_message(client.service, "births", number=number, _soapheaders=headers)
    return {"same": tree(ours) == tree(theirs), "ours": str(tree(ours)), "theirs": str(tree(theirs))}


verb, *rest = sys.argv[1:]
print(json.dumps({"ask": ask, "compare": compare}[verb](*rest), default=str))
