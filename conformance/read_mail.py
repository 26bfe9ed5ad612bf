"""Reads messages with the strict policy of Python's own parser, and says of each what a reader sees; any defect ends it."""
import email
import email.policy
import json
import sys

told = []
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        source = file.read()
    for line in source.split(b"\r\n"):
        assert len(line) <= 998 and b"\n" not in line and b"\r" not in line, "RFC 5322, 2.1.1: lines"
        assert b"=?" not in line or len(line) <= 76, "RFC 2047, 2: a line with an encoded word"
        line.decode("ascii")
    message = email.message_from_bytes(source, policy=email.policy.strict)
    for value in message.values():
        assert not value.defects, (path, value.defects)
    sender = message["from"].addresses[0]
    told.append({
        "subject": str(message["subject"]), "from": sender.addr_spec, "name": sender.display_name, "to": [one.addr_spec for one in message["to"].addresses],
        "date": message["date"].datetime.isoformat(), "language": message["content-language"], "body": message.get_content(),
    })
print(json.dumps(told))
