"""Follows the feed of a portal (docs/federation.md) with nothing but Python: federation_client.py STATE.json URL LOG_KEY [URL of a portal that saw it]...
Checks the proof of a split view (a file from /federation/forks/ID): federation_client.py --proof FORK.json LOG_KEY
Exits with 0 when all is well, 1 on a split view, 2 on a silent deletion, 3 when the log cannot be read, shows less than before or is not signed by its key, or an item is not answered."""
import base64, datetime, hashlib, json, os, re, sys, urllib.error, urllib.request
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
sha = lambda *parts: hashlib.sha256(b''.join(parts)).digest()

def add(a, b):  # Ed25519, RFC 8032 section 5.1.4
    A, B, C, E = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0]), 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = B - A, E - C, E + C, B + A
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, a):
    sum = (0, 1, 1, 0)
    while n: sum, a, n = add(sum, a) if n & 1 else sum, add(a, a), n >> 1
    return sum

def point(text):
    y, odd = int.from_bytes(text, 'little') & (1 << 255) - 1, text[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and odd): raise ValueError('no point')
    return (x if x & 1 == odd else P - x), y, 1, (x if x & 1 == odd else P - x) * y % P

def is_signed(key, message, signature):
    s, k = int.from_bytes(signature[32:], 'little'), int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    a, b = times(s, point((4 * pow(5, -1, P) % P).to_bytes(32, 'little'))), add(point(signature[:32]), times(k, point(key)))
    return s < L and (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0

def checkpoint(note, log_key):  # (size, root), or None when the key did not sign
    name, id, material = log_key.split('+', 2)
    text, _, lines = note.partition('\n\n')
    for line in lines.splitlines():
        _, signer, encoded = line.split(' ')
        signature = base64.b64decode(encoded)
        if signer == name and signature[:4].hex() == id and len(signature) == 68 and is_signed(base64.b64decode(material)[1:], (text + '\n').encode(), signature[4:]):
            origin, size, root = text.split('\n')[:3]
            return (int(size), base64.b64decode(root)) if origin == name and re.fullmatch('0|[1-9][0-9]{0,15}', size) else None

def root(leaves):
    if len(leaves) < 2: return leaves[0] if leaves else sha()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b'\1', root(leaves[:half]), root(leaves[half:]))

def extends(n, m, older, newer, hashes):  # whether the tree of m entries begins with that of n, RFC 9162 section 2.1.4.2
    if n < 1 or n > m or n == m: return n == m > 0 and not hashes and older == newer
    at, last, path = n - 1, m - 1, hashes if n & n - 1 else [older] + hashes
    while at & 1: at, last = at >> 1, last >> 1
    a = b = path[0] if path else b''
    for one in path[1:]:
        if last == 0: return False
        if at & 1 or at == last:
            a, b = sha(b'\1', one, a), sha(b'\1', one, b)
            while at and not at & 1: at, last = at >> 1, last >> 1
        else: b = sha(b'\1', b, one)
        at, last = at >> 1, last >> 1
    return last == 0 and a == older and b == newer

def get(url):  # None when it is not there; an exception when there is no answer, which proves nothing
    try:
        with urllib.request.urlopen(url, timeout=30) as answer: return answer.read(1 << 25)
    except urllib.error.HTTPError as error:
        if error.code < 500 and error.code != 429: return None
        raise

def entries(url, start, size):  # the entries from the bundle of `start` on
    for tile in range(start // 256, -(-size // 256)):
        width, digits = min(256, size - tile * 256), f'{tile:0{-(-len(str(tile)) // 3) * 3}d}'
        groups = [digits[i:i + 3] for i in range(0, len(digits), 3)]
        bundle, at = get(f"{url}/journal/tile/entries/{'/'.join(['x' + g for g in groups[:-1]] + groups[-1:])}{f'.p/{width}' if width < 256 else ''}") or b'', 0
        for _ in range(width):
            if at >= len(bundle): raise ValueError(f'bundle {tile} is not served whole')
            length = int.from_bytes(bundle[at:at + 2], 'big')
            yield bundle[at + 2:at + 2 + length]
            at += 2 + length

KINDS = ('entry', 'incident', 'request', 'answer')
is_name = lambda text: bool(re.fullmatch('[^\\s+\ufeff\0-\x1f\x7f-\x9f\ud800-\udfff]{1,200}', text))
is_day = lambda text: bool(re.fullmatch('[0-9]{4}-[0-9]{2}-[0-9]{2}', text) and datetime.date.fromisoformat(text))
is_moment = lambda text: bool(re.fullmatch('([01][0-9]|2[0-3])(:[0-5][0-9]){2}([.][0-9]+)?Z', text[11:])) and text[10] == 'T' and is_day(text[:10])
SAID = {
    'from': is_name, 'to': is_name, 'until': is_day, 'kind': lambda kind: kind in KINDS, 'version': lambda n: type(n) is int and 0 < n <= 1000000, 'id': lambda text: bool(re.fullmatch('[A-Za-z0-9_.:~-]{1,200}', text)),
    'item': lambda text: bool(re.fullmatch('[0-9a-f]{64}', text)), 'answers': lambda told: told.keys() == {'from', 'id'} and is_name(told['from']) and SAID['id'](told['id'])}

def feed(leaf):  # the type and the body of an entry of the feed, None for a body that is malformed; None for any other entry
    try:
        entry = json.loads(leaf.decode('utf-8', 'replace'))
        what = entry['type'][len('federation.'):] if entry['type'].startswith('federation.') else None
    except Exception: return None
    if what not in KINDS + ('withdrawn',): return None
    try:
        body, must = entry['body'], {'from', 'kind', 'id', 'version'}
        may = must if what == 'withdrawn' else SAID.keys()
        must = must | (set() if what == 'withdrawn' else {'item'}) | {'request': {'to', 'until'}, 'answer': {'answers'}}.get(what, set())
        good = is_moment(entry['at']) and must <= body.keys() <= may and all(SAID[name](value) for name, value in body.items()) and what in ('withdrawn', body['kind'])
    except Exception: good = False
    return [what, body if good else None]

def says(item, body):  # whether the item says of itself what its entry says of it
    try: return isinstance((read := json.loads(item))['content'], dict) and {**read, 'item': body['item']} == {**body, 'content': read['content']}
    except Exception: return False

def told(teller, log_key):  # what a portal saw of this log; whatever cannot be read hides nothing else
    try: seen = list(json.loads(get(teller + '/federation/seen'))['seen'])
    except Exception as error: return print(f'{teller} tells nothing that can be read: {error!r}')
    for one in seen:
        try: other = checkpoint(one['note'], log_key)
        except Exception: continue
        if other: yield one['note'], other

end = lambda code, said: (print(said), sys.exit(code))

def follow(path, url, log_key, tellers):
    state = json.load(open(path)) if os.path.exists(path) else {'note': None, 'leaves': [], 'feed': []}
    leaves, origin = [bytes.fromhex(one) for one in state['leaves']], log_key.split('+')[0]
    note = (get(url + '/journal/checkpoint') or b'').decode()
    newest = checkpoint(note, log_key) or end(3, 'the checkpoint is not signed by the key of this log')
    split = lambda other: end(1, f"split view of {origin}:\n{state['note']}\nand\n{other}")
    if newest[0] > len(leaves):
        read = list(entries(url, len(leaves), newest[0]))
        grown = leaves[:len(leaves) // 256 * 256] + [sha(b'\0', one) for one in read]
        if grown[:len(leaves)] != leaves or root(grown) != newest[1]:
            whole = [sha(b'\0', one) for one in entries(url, 0, newest[0])]
            if root(whole) == newest[1] and root(whole[:len(leaves)]) != root(leaves): split(note)
            end(3, 'the entries that are served do not give the signed root')
        for index, one in list(enumerate(read, len(leaves) // 256 * 256))[len(leaves) % 256:]:
            if entry := feed(one): state['feed'].append([index, *entry])
        leaves, state['note'] = grown, note
    elif root(leaves[:newest[0]]) != newest[1]: split(note)
    for other, (size, signed) in [one for teller in tellers for one in told(teller, log_key)]:
        if size <= len(leaves) and root(leaves[:size]) != signed: split(other)
    json.dump({**state, 'leaves': [one.hex() for one in leaves]}, open(path, 'w'))
    last, stands, missing, silent = {}, {}, [], []
    for index, what, body in state['feed']:
        if body is None: print('refused', index, 'malformed'); continue
        name, version, withdraws = (body['kind'], body['id']), body['version'], what == 'withdrawn'
        if body['from'] != origin: print('refused', index, 'foreign', body); continue
        if version <= last.get(name, 0) or (name in last and name[0] in ('request', 'answer') and not withdraws): print('refused', index, 'replayed', body); continue
        last[name] = version
        stands[name] = [] if withdraws else stands.get(name, []) + [body]
    for body in [body for bodies in stands.values() for body in bodies]:
        try: item = get(f"{url}/federation/items/{body['item']}")
        except Exception as error: silent.append(body['item']); print('no answer', body['item'], repr(error)); continue
        if item is None or sha(item).hex() != body['item']: missing.append(body['item'])
        elif not says(item, body): print('refused', 'mismatch', body)
        else: print(body['kind'], body['id'], body['version'], body['item'])
    if missing: end(2, f'deleted in silence: {missing}')
    if newest[0] < len(leaves): end(3, f'{origin}: it shows {newest[0]} of the {len(leaves)} entries that it signed')
    end(3, f'{origin}: no answer about {len(silent)} items') if silent else end(0, f'{origin}: {len(leaves)} entries verified')

def prove(path, log_key):  # what /federation/forks/ID says: the key signed two trees whose first entries have two roots
    fork = json.load(open(path))
    at, roots = fork['proof']['size'], []
    for side in ('known', 'other'):
        size, signed = checkpoint(fork[side], log_key) or end(3, f'the note {side} is not signed by the key of this log')
        roots.append(base64.b64decode(fork['proof'][side]['root']))
        if not extends(at, size, roots[-1], signed, [base64.b64decode(one) for one in fork['proof'][side]['hashes']]): end(3, f'the proof does not lead to the root of {side}')
    end(3, 'both have one root') if roots[0] == roots[1] else end(1, f'split view of {log_key.split("+")[0]}: two histories of its first {at} entries are signed')

if __name__ == '__main__':
    sys.stdout.reconfigure(errors='backslashreplace')  # whatever a stranger wrote is said
    try: prove(*sys.argv[2:4]) if sys.argv[1] == '--proof' else follow(*sys.argv[1:4], sys.argv[4:])
    except Exception as error: end(3, f'it cannot be read: {error!r}')
