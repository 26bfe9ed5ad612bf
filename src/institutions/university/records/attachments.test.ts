/** Attachments and signatures over HTTP: what comes in several parts, and what is refused of it. */
import assert from 'node:assert/strict'
import { createSign, generateKeyPairSync, hash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { aStatement, openTestStore } from './testing.ts'

const boundary = '-------314159265358979323846'
const attachmentOf = (content: string, more: object = {}) =>
  ({ usageType: 'http://example.com/attachment-usage/test', display: { 'en-US': 'A test attachment' }, contentType: 'text/plain', length: content.length, sha2: hash('sha256', content), ...more })

/** A part with its headers. */
const part = (content: string, headers: Readonly<Record<string, string>> = {}): string =>
  `--${boundary}\r\n${Object.entries({ 'Content-Type': 'text/plain', 'Content-Transfer-Encoding': 'binary', 'X-Experience-API-Hash': hash('sha256', content), ...headers }).filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${content}\r\n`
const first = (statement: unknown, type = 'application/json'): string => `--${boundary}\r\nContent-Type: ${type}\r\n\r\n${JSON.stringify(statement)}\r\n`
const end = `--${boundary}--\r\n`

/** A certificate made for this test (openssl req -x509), and what its key signed by RS256: `aStatement()`, under a header with this very certificate. */
const certificate = [
  'MIIDBTCCAe2gAwIBAgIUIUOTkKeMaXxzqgBZJpkXdX+lQdMwDQYJKoZIhvcNAQELBQAwETEPMA0GA1UEAwwGU2lnbmVyMCAXDTI2MTEzMDEwNTAwOFoYDzIxMjYxMTA2MTA1MDA4',
  'WjARMQ8wDQYDVQQDDAZTaWduZXIwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCn57k3pkG0mTb3j+ajSdDjQIRFseYUwagwmMPyNWmzV1HLlAnU/iBXjz2AKikE4ndo',
  '62U65JA53MfjvOKVt8x34xOeJA0nttJ6UsbsRLYpFUNPw9RqoOk90CCH/WIS5amLnNFUx7gh+/yruFpW4RoKUGMG4Mb1fkHWOpjNGqD+8DGWAU9qT4sQ5jB6TZMt2yZuHQSoFdBX',
  'fA67uxXIcLCfwyRHCCqU73DIDS03mrPuHXfOpalN3HfZp3ZSl4D5Hi13Df3I9aTZqN/+JuQ+QI+kOJ6aEIdv7YytAtl8Qw00/q1sUiBDJ8IOdQmGVUc67NV/G54bfeHA4+Ln7W4H',
  'IO3jAgMBAAGjUzBRMB0GA1UdDgQWBBSLm1E/6yzPGtQHh/NWP3UeNs3b8jAfBgNVHSMEGDAWgBSLm1E/6yzPGtQHh/NWP3UeNs3b8jAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3',
  'DQEBCwUAA4IBAQCmbOtTqqyyWyU8ourhLyVq6jpDUyCSNI3QIrG1p3bHVyvdwUk1xQ7ANT7P0l0wN9LTmKjjr3iXjZ7VR57VSh/2Yf8x35ir3YdVMCsA2HHv7kn5dKm5SukS1TO3',
  'KVpSg4cDXGShyP1HFHrwi22CFGkSe8umd8jvAitx/gYhR37YYFuDyS+qLas9+yknRQa8cst+REht2G/UfDgpRFeUn3VYWe54EiO4VPbQmGbDsMFU+qU8lv1zCNQazJe2jyAsVqpZ',
  'WyB/IrXeyn4jkufQgj/u9d+Uk9JLVFkYsXI+bt1CZwCH8TA0F88JxIUKsEEy4TOCTFvOsMzBgWv1Be86zpis',
].join('')
const signatureOfCertificate = [
  'Z_o1gxNsUSniIJUtjl3XwF5nNQCmaW6aJpkVbWi3S5frCFudw2F9b6TMCGdCXoI57koNAer4NUQZk1V3A_B1Sn78prJ3sCjBY79BZWVrD4E6ZZRYdjv1oKLDyHFyLFScJ2qtgItQ',
  'FAVK7ZcIre6FOP6shKSieTAhhoXh3oVgoGcw4Ilr5B2CW_rue2Rh0xb4Xy6r_ZI903AZalIg3ZHam515pg8OzIDvdCCmzxiALnb-sUV1pw2AOWHGFAS_b6T1KIvzMaVzqQXfUr_R',
  '6RTIlU-QjDryVll5gr63KnRzHGF8u4V2nb9X4a7rOdqlBXkvqovrzXpmI4-Ss_V45sssYQ',
].join('')

describe('attachments', () => {
  let store: Awaited<ReturnType<typeof openTestStore>>
  before(async () => { store = await openTestStore() })
  after(() => store.close())
  const post = (body: string, type = `multipart/mixed; boundary=${boundary}`) => store.ask('/statements', { method: 'POST', body, headers: { 'content-type': type } })
  const text = 'here is a simple attachment'
  const statement = aStatement({ attachments: [attachmentOf(text)] })

  test('come back with their statements, each once', async () => {
    const [id] = await (await post(first(statement) + part(text) + end)).json() as string[]
    const response = await store.ask('/statements', { query: { statementId: id!, attachments: 'true' } })
    assert.match(response.headers.get('content-type') ?? '', /^multipart\/mixed; boundary=\S+$/)
    const body = await response.text()
    assert.equal(body.split(hash('sha256', text)).length - 1, 2, 'in the statement and with the data')
    assert.ok(body.includes(`\r\n\r\n${text}\r\n--`))
    assert.match((await store.ask('/statements', { query: { statementId: id! } })).headers.get('content-type') ?? '', /^application\/json/)
    assert.match((await store.ask('/statements', { query: { attachments: 'true', limit: '1' } })).headers.get('content-type') ?? '', /^multipart\/mixed/)
  })

  test('are given out with the statements with which they came, and to nobody who only names their hash', async () => {
    const secret = `a secret of one key ${crypto.randomUUID()}`
    await post(first(aStatement({ attachments: [attachmentOf(secret)] })) + part(secret) + end)
    const named = aStatement({ attachments: [attachmentOf(secret, { fileUrl: 'http://over.there.com/file.txt' })] })
    const other = store.key(['statements/write', 'statements/read/mine'])
    const [id] = await (await store.ask('/statements', { method: 'POST', body: named, as: other })).json() as string[]
    for (const query of [{ statementId: id!, attachments: 'true' }, { attachments: 'true' }]) {
      assert.ok(!(await (await store.ask('/statements', { query: query as Readonly<Record<string, string>>, as: other })).text()).includes(secret))
    }
    const own = store.key(['statements/write', 'statements/read/mine'])
    const sent = await store.ask('/statements', { method: 'POST', as: own, body: first(aStatement({ attachments: [attachmentOf(secret)] })) + part(secret, { 'Content-Type': 'text/html' }) + end, headers: { 'content-type': `multipart/mixed; boundary=${boundary}` } })
    assert.equal(sent.status, 200)
    const back = await (await store.ask('/statements', { query: { attachments: 'true' }, as: own })).text()
    assert.ok(back.includes(secret) && back.includes('Content-Type: text/html'), 'who sends it too has it, as they called it')
  })

  test('are refused when they and the statements do not belong together', async () => {
    const elsewhere = aStatement({ attachments: [attachmentOf(text, { fileUrl: 'http://over.there.com/file.txt' })] })
    const answers: Readonly<Record<string, readonly [Promise<Response>, number]>> = {
      'data elsewhere, as JSON': [post(JSON.stringify(elsewhere), 'application/json'), 200], 'data elsewhere, in parts': [post(first(elsewhere) + end), 200], 'no attachments in parts': [post(first(aStatement()) + end), 200],
      'data missing, as JSON': [post(JSON.stringify(statement), 'application/json'), 400], 'data missing': [post(first(statement) + end), 400], 'a form': [post(first(statement) + part(text) + end, `multipart/form-data; boundary=${boundary}`), 400],
      'no boundary named': [post(first(statement) + part(text) + end, 'multipart/mixed;'), 400], 'no first boundary': [post(first(statement).slice(boundary.length + 4) + part(text) + end), 400], 'no end': [post(first(statement) + part(text)), 400],
      'statements of another type': [post(first(statement, 'text/plain') + part(text) + end), 400], 'data that no statement names': [post(first(statement) + part(text) + part('more') + end), 400],
      'statements in two parts': [post(first(statement) + first(statement) + part(text) + end), 400], 'no hash': [post(first(statement) + part(text, { 'X-Experience-API-Hash': '' }) + end), 400],
      'another hash': [post(first(statement) + part(text, { 'X-Experience-API-Hash': hash('sha256', 'other') }) + end), 400], 'no encoding': [post(first(statement) + part(text, { 'Content-Transfer-Encoding': '' }) + end), 400],
      'another encoding': [post(first(statement) + part(text, { 'Content-Transfer-Encoding': 'base64' }) + end), 400], 'no parts between': [post(first(statement) + part(text).slice(boundary.length + 4) + end), 400],
    }
    for (const [what, [answer, status]] of Object.entries(answers)) assert.equal((await answer).status, status, what)
  })

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jws = (payload: string, alg: string, header: object = {}): string => {
    const signed = [JSON.stringify({ alg, ...header }), payload].map((one) => Buffer.from(one).toString('base64url')).join('.')
    return `${signed}.${createSign(`RSA-SHA${alg.slice(2)}`).update(signed).sign(privateKey, 'base64url')}`
  }
  const signed = (signature: string, said = aStatement(), more: object = {}) => {
    const attachments = [attachmentOf(signature, { usageType: 'http://adlnet.gov/expapi/attachments/signature', contentType: 'application/octet-stream', ...more })]
    return post(first({ ...said, attachments }) + part(signature, { 'Content-Type': 'application/octet-stream' }) + end)
  }

  test('that are signatures are of this statement, by an algorithm that may sign one', async () => {
    const payload = JSON.stringify(aStatement())
    for (const alg of ['RS256', 'RS384', 'RS512']) assert.equal((await signed(jws(payload, alg))).status, 200, alg)
    const other = JSON.stringify(aStatement({ verb: { id: 'http://example.com/other' } }))
    const refused = [
      signed(jws(payload, 'HS256')), signed(jws(payload.slice(1), 'RS256')), signed(jws(other, 'RS256')), signed(jws(payload, 'RS256'), aStatement(), { contentType: 'text/plain' }),
      signed('no.jws'), signed(jws(payload, 'RS256', { x5c: ['no certificate'] })),
    ]
    const certified = jws(payload, 'RS256', { x5c: [certificate] })
    assert.equal((await signed(`${certified.slice(0, certified.lastIndexOf('.'))}.${signatureOfCertificate}`)).status, 200, 'by the key of its certificate')
    const forged = await signed(certified)
    assert.deepEqual([forged.status, /the signature does not fit/.test(await forged.text())], [400, true], 'by another key')
    assert.deepEqual(await Promise.all(refused.map(async (one) => (await one).status)), refused.map(() => 400))
  })
})
