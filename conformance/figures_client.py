"""Counts the figures of a portal anew from what it publishes, with nothing but Python, and holds each against the one that the portal shows: figures_client.py URL
What an indicator counts is read from /api/indicators, what happened from the tiles of the journal (C2SP tlog-tiles), columns from the API of the registers, progress from figures.csv.
Prints a line for each figure; exits with 1 where one is another or fewer than ten could be compared."""
import csv, datetime, decimal, io, json, sys, urllib.request, zoneinfo
BASE = sys.argv[1]
get = lambda path: urllib.request.urlopen(BASE + path).read()
said = json.loads(get('/api/indicators'))
ZONE = zoneinfo.ZoneInfo(said['zone'])
moment = lambda text: datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))
year = lambda text: moment(text).astimezone(ZONE).year

def leaves():
    size = int(get('/journal/checkpoint').split(b'\n')[1])
    for tile in range((size + 255) // 256):
        width, number, path = min(256, size - tile * 256), tile, ''
        path = '%03d' % (number % 1000)
        while number >= 1000: number //= 1000; path = 'x%03d/' % (number % 1000) + path
        bundle, at = get('/journal/tile/entries/' + path + ('.p/%d' % width if width < 256 else '')), 0
        while at < len(bundle):
            length = int.from_bytes(bundle[at:at + 2], 'big'); yield json.loads(bundle[at + 2:at + 2 + length]); at += 2 + length

def register(name, known={}):
    if name not in known:
        known[name], page = {}, 1
        while True:
            answer = json.loads(get('/api/registers/%s?page=%d' % (name, page)))
            known[name].update({one['number']: one.get('values', {}) for one in answer['entries']})
            if page * answer['size'] >= answer['total']: break
            page += 1
    return known[name]

def count(what, until):
    found = {}
    for one in JOURNAL:
        if moment(one['at']) > until: continue
        kind, body = one['type'], one['body']
        this_year = not what.get('thisYear') or year(one['at']) == until.astimezone(ZONE).year
        if what['over'] == 'entries' and kind.startswith('entry.') and body.get('register') == what['register']: found[body['entry']] = body['state'] in what['states']
        if what['over'] == 'events':
            if kind in what['types'] and this_year: found[one['subject']] = True
            elif kind in what.get('ends', ()): found[one['subject']] = False
        if what['over'] == 'decisions' and kind.startswith('decision.'):
            if kind == 'decision.issued':
                rules = one['actor'].startswith('system:')
                if this_year and body['procedure'] in what.get('procedures', [body['procedure']]) and body['effect'] in what.get('effects', [body['effect']]) and (what.get('by') or ('people', 'rules')[rules]) == ('people', 'rules')[rules]: found[body['decision']] = True
            elif what.get('standing') and body['decision'] in found: found[body['decision']] = kind == 'decision.reinstated'
        if what['over'] == 'stated' and kind == what['type']: found = {'figure': int(body['figures'][what['figure']])} if what['figure'] in body.get('figures', {}) else {}
    if what['over'] == 'stated': return found.get('figure')
    plain = lambda value: str(value).lower() if isinstance(value, bool) else str(value)
    return sum(1 for name, stands in found.items() if stands and all(column in register(what['register']).get(name, {}) and plain(register(what['register'])[name][column]) in values for column, values in what.get('where', {}).items()))

def progress(one, facts):
    """The straight line and the ratio of growth rates, as docs describe them: the score from -5 to 5."""
    (now, value), up = max(facts.items()), one['direction'] == 'up'
    base, since, goal, by = one['baseValue'], one['baseYear'], one['target'], one['targetYear']
    if (value >= goal) if up else (value <= goal): return 5
    if one['method'] == 'linear@1': ratio = (value - base) / (goal - base) / min(1, (now - since) / (by - since))
    else: ratio = (1 if up else -1) * ((value / base) ** (1 / (now - since)) - 1) / abs((goal / base) ** (1 / (by - since)) - 1)
    return min(5, 7.1429 * ratio - 4.2857) if ratio >= 0.6 else max(-5, 4.1667 * ratio - 2.5)

JOURNAL, compared, wrong = list(leaves()), 0, 0
def hold(name, mine, shown):
    global compared, wrong
    compared += 1; wrong += mine != shown
    print(('same  ' if mine == shown else 'OTHER '), name, mine, shown)

for one in said['indicators']:
    if 'counting' not in one or 'latest' not in one: continue
    until = moment(one['latest']['computedAt'])
    part, whole = count(one['counting']['count'], until), one['counting'].get('of') and count(one['counting']['of'], until)
    mine = decimal.Decimal(part) if whole is None else (decimal.Decimal(part) * 100 / whole).quantize(decimal.Decimal('0.1'), decimal.ROUND_HALF_UP)
    hold(one['id'], mine, decimal.Decimal(one['latest']['value']))
facts, told = {}, {}
for row in csv.DictReader(io.StringIO(get('/en/strategy/figures.csv').decode('utf-8-sig'))):
    key = row['indicator'], int(row['year'])
    if row['kind'] == 'fact' and row['told on'] >= told.get(key, ''): told[key] = row['told on']; facts.setdefault(key[0], {})[key[1]] = float(row['value'])
for one in json.loads(get('/api/strategy'))['indicators']:
    if one['method'] in ('linear@1', 'growth-ratio@1') and one['score'] is not None and 'counts' not in one: hold(one['number'], round(progress(one, facts[one['number']]), 9), round(one['score'], 9))
print(compared, 'figures,', wrong, 'other')
sys.exit(0 if compared >= 10 and wrong == 0 else 1)
