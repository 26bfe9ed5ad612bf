import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import fc from 'fast-check'
import { identifier } from '../signatures/testing.ts'
import { type Answered, type Connection, connectedRegisters, counterpartSettings, type MadeUp, type Question, type SmartBridgeSettings, smartBridgeConnection, startCounterpart, xRoadConnection } from './index.ts'

const other = { scheme: identifier.scheme, value: '000000000000' }
const unknown = { scheme: identifier.scheme, value: '111111111111' }
const people: MadeUp = { [identifier.value]: { childName: 'Үлгі & <Санжар>', bornOn: '2024-05-06' }, [other.value]: 'no consent' }
const fields = ['childName', 'bornOn'] as const
const question: Question = { about: identifier, issue: 'draft-1', user: `KZ${identifier.value}`, fields }
const at = '2026-11-24T04:00:00.000Z'
const failedFor = (answer: Answered): string => (answer.outcome === 'failed' ? answer.because : answer.outcome)

async function counterpart(t: TestContext): Promise<string> {
  const server = await startCounterpart(new Map([['births', people]]), () => at)
  t.after(() => server.close())
  return server.url
}

/** A server of the test's own; `say` gets what came and where, and answers nothing to be silent. */
async function server(t: TestContext, say: (asked: string, path: string) => { readonly status?: number; readonly body: string | Uint8Array; readonly type?: string } | undefined): Promise<string> {
  const listening = createServer(async (request, response) => {
    const said = say(await text(request), request.url ?? '')
    if (said) response.writeHead(said.status ?? 200, { 'content-type': said.type ?? 'text/xml; charset=utf-8' }).end(said.body)
  })
  t.after(() => { listening.close(); listening.closeAllConnections() })
  listening.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
}

const bridge = (url: string): SmartBridgeSettings => ({
  protocol: 'smart-bridge', url: `${url}/smart-bridge`, serviceId: 'births', sender: { senderId: 'portal', passwordFrom: 'P' }, number: 'iin', key: '/key.p12', keyPasswordFrom: 'K',
  answer: counterpartSettings(url, 'births', fields).answer, seconds: 5,
})

/** Stands in for NCANode: puts the header of WS-Security where it belongs. */
const ncanode = (t: TestContext): Promise<string> => server(t, (asked, path) => {
  assert.equal(path, '/wsse/sign')
  const { xml, key, password } = JSON.parse(asked)
  assert.deepEqual([key, password], [Buffer.from('p12').toString('base64'), 'secret'])
  return { type: 'application/json', body: JSON.stringify({ status: 200, message: 'OK', xml: xml.replace('<soapenv:Header/>', '<soapenv:Header><wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/></soapenv:Header>') }) }
})
const secrets = (url: string) => ({ ncanode: url, key: Buffer.from('p12'), password: 'sesame', keyPassword: 'secret' })

async function eachProtocol(t: TestContext): Promise<readonly (readonly [string, Connection])[]> {
  const url = await counterpart(t)
  return [['X-Road', xRoadConnection(counterpartSettings(url, 'births', fields))], ['SmartBridge', smartBridgeConnection(bridge(url), secrets(await ncanode(t)), () => at)]]
}

test('a register that knows the person is found, with its time and the hash of what came', async (t) => {
  for (const [protocol, connection] of await eachProtocol(t)) {
    const answer = await connection.ask(question)
    assert.ok(answer.outcome === 'found', `${protocol}: ${JSON.stringify(answer)}`)
    assert.deepEqual({ ...answer.values }, { childName: 'Үлгі & <Санжар>', bornOn: '2024-05-06' })
    assert.equal(answer.evidence.sourceTime, at)
    assert.match(answer.evidence.hash, /^[0-9a-f]{64}$/)
    assert.ok(answer.outcome === 'found' && !('ghost' in answer.values))
  }
})

test('what XML cannot hold does not break a request', async (t) => {
  for (const [protocol, connection] of await eachProtocol(t)) assert.equal((await connection.ask({ ...question, issue: 'a\u0000\u000B\uD800\uFFFE<&>"' })).outcome, 'found', protocol)
})

test('a register that knows nobody, and one that may not tell, are two answers, and neither is a failure', async (t) => {
  for (const [protocol, connection] of await eachProtocol(t)) {
    assert.equal((await connection.ask({ ...question, about: unknown })).outcome, 'absent', protocol)
    assert.equal((await connection.ask({ ...question, about: other })).outcome, 'no consent', protocol)
  }
})

test('a register that never answers has failed when its time is over, and one that is not there at once', async (t) => {
  const silent = await server(t, () => undefined)
  assert.equal(failedFor(await xRoadConnection({ ...counterpartSettings(silent, 'births', fields), seconds: 0.05 }).ask(question)), 'silent')
  assert.equal(failedFor(await smartBridgeConnection({ ...bridge(silent), seconds: 0.05 }, secrets(await ncanode(t)), () => at).ask(question)), 'silent')
  assert.equal(failedFor(await xRoadConnection(counterpartSettings('http://127.0.0.1:1', 'births', fields)).ask(question)), 'unreachable')
})

test('an answer that begins and does not end has failed when its time is over', async (t) => {
  const listening = createServer((_, response) => { response.writeHead(200, { 'content-type': 'text/xml' }).write('<soapenv:Envelope') })
  t.after(() => { listening.close(); listening.closeAllConnections() })
  listening.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  assert.equal(failedFor(await xRoadConnection({ ...counterpartSettings(url, 'births', fields), seconds: 0.1 }).ask(question)), 'silent')
})

test('what a server says of its own trouble is a fault: a SOAP fault, a status of HTTP, a code of the gateway, a signature that NCANode refuses', async (t) => {
  const url = await counterpart(t)
  assert.equal(failedFor(await xRoadConnection(counterpartSettings(url, 'ghost', fields)).ask(question)), 'fault')
  const page = await server(t, () => ({ status: 502, type: 'text/html', body: '<html><p>Bad gateway</html>' }))
  assert.equal(failedFor(await xRoadConnection(counterpartSettings(page, 'births', fields)).ask(question)), 'fault')
  assert.equal(failedFor(await smartBridgeConnection({ ...bridge(url), serviceId: 'ghost' }, secrets(await ncanode(t)), () => at).ask(question)), 'fault')
  const refusing = await server(t, () => ({ status: 400, type: 'application/json', body: '{"message":"bad key"}' }))
  assert.equal(failedFor(await smartBridgeConnection(bridge(url), secrets(refusing), () => at).ask(question)), 'unreachable')
  const unsigned = await server(t, (asked) => ({ type: 'application/json', body: JSON.stringify({ xml: JSON.parse(asked).xml }) }))
  assert.equal(failedFor(await smartBridgeConnection(bridge(url), secrets(unsigned), () => at).ask(question)), 'fault')
})

/** A right answer of the counterpart to what comes, bent before it goes on. */
async function bent(t: TestContext, bend: (answer: string, asked: string) => { readonly body: string | Uint8Array; readonly type?: string }): Promise<Connection> {
  const right = await counterpart(t)
  const listening = createServer(async (request, response) => {
    const asked = await text(request)
    const answer = await (await fetch(`${right}${request.url}`, { method: 'POST', body: asked, headers: { 'content-type': 'text/xml' } })).text()
    const { body, type } = bend(answer, asked)
    response.writeHead(200, { 'content-type': type ?? 'text/xml; charset=utf-8' }).end(body)
  })
  t.after(() => { listening.close(); listening.closeAllConnections() })
  listening.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return xRoadConnection(counterpartSettings(`http://127.0.0.1:${(listening.address() as AddressInfo).port}`, 'births', fields))
}

const nonsense: Readonly<Record<string, (answer: string) => string | Uint8Array>> = {
  'is cut off': (answer) => answer.slice(0, -40),
  'is no XML': () => '{"status":"OK"}',
  'has a document type': (answer) => answer.replace('<soapenv:Envelope', '<!DOCTYPE x [<!ENTITY e "boom">]><soapenv:Envelope'),
  'has another envelope': (answer) => answer.replaceAll('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
  'speaks of another person': (answer) => answer.replace(`<number>${identifier.value}<`, `<number>${unknown.value}<`),
  'does not say of whom it speaks': (answer) => answer.replace(/<number>\d+<\/number>/, ''),
  'speaks of two persons': (answer) => answer.replace('</record>', `</record><record><number>${identifier.value}</number></record>`),
  'repeats another id': (answer) => answer.replace(/<xrd:id>[^<]+/, '<xrd:id>1'),
  'repeats the headers in another order': (answer) => answer.replace(/(<xrd:id>[^<]*<\/xrd:id>)(<xrd:issue>[^<]*<\/xrd:issue>)/, '$2$1'),
  'leaves out a header': (answer) => answer.replace(/<xrd:userId>[^<]*<\/xrd:userId>/, ''),
  'comes from another client': (answer) => answer.replace('>portal<', '>other<'),
  'has the hash of another request': (answer) => answer.replace(/(sha512">)[^<]+/, `$1${createHash('sha512').update('x').digest('base64')}`),
  'has no hash of the request': (answer) => answer.replace(/<xrd:requestHash.*<\/xrd:requestHash>/, ''),
  'has a hash of a broken algorithm': (answer) => answer.replace('http://www.w3.org/2001/04/xmlenc#sha512', 'http://www.w3.org/2000/09/xmldsig#sha1'),
  'is of another service': (answer) => answer.replaceAll('birthsResponse', 'deathsResponse'),
  'is of another namespace': (answer) => answer.replaceAll('urn:shanyraq:counterpart', 'urn:other'),
  'has a time that is none': (answer) => answer.replace(`<at>${at}`, '<at>yesterday'),
  'has elements where a value should be': (answer) => answer.replace('<bornOn>2024-05-06', '<bornOn><x>2024</x>'),
  'says a value twice': (answer) => answer.replace('<bornOn>', '<bornOn>2020-01-01</bornOn><bornOn>'),
  'is too large': (answer) => answer.replace('</record>', `<pad>${'x'.repeat(1_000_001)}</pad></record>`),
  'is no text': () => Uint8Array.of(0x3c, 0xff, 0xfe),
}

for (const [what, bend] of Object.entries(nonsense)) {
  test(`an answer that ${what} is nonsense, and nothing of it is taken`, async (t) => {
    const connection = await bent(t, (answer) => {
      const body = bend(answer)
      assert.notEqual(body, answer)
      return { body }
    })
    assert.equal(failedFor(await connection.ask(question)), 'nonsense')
  })
}

test('the same answer, not bent, is found', async (t) => {
  assert.equal((await (await bent(t, (answer) => ({ body: answer }))).ask(question)).outcome, 'found')
})

test('an answer in another encoding is nonsense', async (t) => {
  const connection = await bent(t, (answer) => ({ body: answer, type: 'text/xml; charset=windows-1251' }))
  assert.equal(failedFor(await connection.ask(question)), 'nonsense')
})

test('whatever becomes of a right answer on its way, either all values are right or none is taken', async (t) => {
  let bend: (answer: string) => string = (answer) => answer
  const connection = await bent(t, (answer) => ({ body: bend(answer) }))
  await fc.assert(fc.asyncProperty(fc.nat(), fc.nat({ max: 60 }), fc.constantFrom('cut', 'double', 'swap'), fc.string({ maxLength: 4 }), async (place, length, how, put) => {
    bend = (answer) => {
      const from = answer.indexOf('<soapenv:Header>') + place % (answer.indexOf('<record>') - answer.indexOf('<soapenv:Header>'))
      const piece = answer.slice(from, from + length)
      return answer.slice(0, from) + (how === 'cut' ? '' : how === 'double' ? piece + piece : put) + answer.slice(from + length)
    }
    const answer = await connection.ask(question)
    if (answer.outcome === 'found') for (const [name, value] of Object.entries(answer.values)) assert.equal(value, { childName: 'Үлгі & <Санжар>', bornOn: '2024-05-06' }[name])
    else assert.ok(answer.outcome !== 'no consent')
  }), { numRuns: 150 })
})

test('the file of the operator names registers; what is wrong with it is said, and secrets are not in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beyond-'))
  const write = (what: unknown): string => {
    const path = join(folder, 'registers.json')
    writeFileSync(path, JSON.stringify(what))
    return path
  }
  const key = join(folder, 'key.p12')
  writeFileSync(key, 'p12')
  const beside = { ncanode: 'http://127.0.0.1:14579', environment: { P: 'p', K: 'k' }, now: () => at }
  const one = counterpartSettings('http://127.0.0.1:1', 'births', fields)
  const two = { ...bridge('http://127.0.0.1:1'), key }
  assert.deepEqual([...connectedRegisters(write({ births: one, 'tax.debts': two }), beside).keys()], ['births', 'tax.debts'])
  assert.throws(() => connectedRegisters(write({ births: { ...one, url: 'ftp://x' } }), beside), /REGISTERS_BEYOND|url/)
  assert.throws(() => connectedRegisters(write({ births: { ...one, ghost: 1 } }), beside), /ghost/)
  assert.throws(() => connectedRegisters(write({ births: two }), { ...beside, environment: { P: 'p' } }), /K/)
  assert.throws(() => connectedRegisters(write({ births: two }), { ...beside, ncanode: undefined }), /NCANODE_URL/)
  assert.throws(() => connectedRegisters(join(folder, 'none.json'), beside), /none\.json/)
})
