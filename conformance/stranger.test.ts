/** A stranger verifies a decision of a running portal over HTTP, with `node:crypto`, `jose`, OpenSSL, poppler and our command line. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { instantAt } from '../src/law/time.ts'
import { openWholePortal, signAs, type WholePortal } from '../e2e/portal.ts'
import { enterSamplePlans } from '../src/countries/kazakhstan/strategy/sample.ts'
import { bundleText, type Decision } from '../src/kernel/decisions/index.ts'
import { sampleRefusal } from '../src/kernel/decisions/testing.ts'
import { transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { verifyPublished } from '../src/kernel/journal/index.ts'
import { withJose, withOpenssl, withShanyraq } from '../src/portal/record/index.ts'
import { grant } from './grant.ts'

const exec = promisify(execFile)
const root = join(import.meta.dirname, '..')
const reason = { kk: 'Шағым берілді.', ru: 'Подана жалоба.', en: 'An appeal was filed.' }

let portal: WholePortal
let decision: Decision
let folder: string
let earlier: string
const at = (name: string): string => join(folder, name)
const fetchText = async (path: string): Promise<string> => (await fetch(`${portal.url}${path}`)).text()

/** Runs lines as somebody would paste them, where the files were downloaded to. */
const paste = (lines: string): Promise<{ stdout: string; stderr: string }> => exec('bash', ['-e', '-c', lines], {
  cwd: folder, env: { ...process.env, PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`, LC_ALL: 'C.UTF-8', LANG: 'en' },
})

before(async () => {
  // The command line has no clock of ours: the portal lives today.
  portal = await openWholePortal({ start: instantAt(Date.now()) })
  const { kernel } = portal
  await kernel.journal.settle()
  earlier = await fetchText('/journal/checkpoint')
  decision = await grant(portal)
  folder = await mkdtemp(join(tmpdir(), 'shanyraq-stranger-'))
  await symlink(join(root, 'node_modules'), at('node_modules'))
  await writeFile(at('document.pdf'), await kernel.decisions.document(decision.record.id, 'kk'))
  await writeFile(at('proof.json'), bundleText(await kernel.decisions.bundle(decision.record.id)))
  await writeFile(at('credential.jwt'), decision.credential!)
  await writeFile(at('check.mjs'), withJose(portal.url))
})
after(async () => {
  await rm(folder, { recursive: true, force: true })
  await portal.close()
  assert.deepEqual(portal.faults, [])
})

/** RFC 9162 as written there, with nothing but SHA-256. */
const sha = (...parts: Uint8Array[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const node = (left: Uint8Array, right: Uint8Array): Buffer => sha(Buffer.of(1), left, right)

/** Reads a signed note (C2SP), checks its Ed25519 signature with the key of the trust file. */
async function readCheckpoint(note: string): Promise<{ size: number; root: Buffer }> {
  const { logKeys: [key] } = JSON.parse(await fetchText('/.well-known/shanyraq/trust.json'))
  const [name, id, ...rest] = String(key).split('+')
  const raw = Buffer.from(rest.join('+'), 'base64').subarray(1)
  const end = note.indexOf('\n\n') + 1
  const line = note.slice(end + 1).split('\n').find((one) => one.startsWith(`— ${name} `))!
  const signature = Buffer.from(line.split(' ')[2]!, 'base64')
  assert.equal(signature.subarray(0, 4).toString('hex'), id)
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
  assert.ok(verifySignature(null, Buffer.from(note.slice(0, end)), publicKey, signature.subarray(4)))
  const [, size, hash] = note.split('\n')
  return { size: Number(size), root: Buffer.from(hash!, 'base64') }
}

test('the credential and its status verify with jose alone, by the script of the verifying page', async () => {
  const { stdout } = await exec(process.execPath, ['check.mjs', 'credential.jwt'], { cwd: folder })
  assert.ok(stdout.includes(decision.record.number) && stdout.includes(portal.company.bin))
  assert.match(stdout, /revocation false\nsuspension false/)
})

test('the addresses in the credential answer in their own media types, for every origin', async () => {
  const types = {
    '/.well-known/did.json': 'application/did+json', '/.well-known/jwks.json': 'application/jwk-set+json', '/credentials/v1': 'application/ld+json',
    '/status/revocation/1': 'application/vc+jwt', '/status/suspension/1': 'application/vc+jwt', '/journal/checkpoint': 'text/plain; charset=utf-8',
    '/.well-known/shanyraq/signing.crl': 'application/pkix-crl',
  }
  for (const [path, type] of Object.entries(types)) {
    const answer = await fetch(`${portal.url}${path}`)
    assert.deepEqual([answer.status, answer.headers.get('content-type'), answer.headers.get('access-control-allow-origin')], [200, type, '*'], path)
    await answer.arrayBuffer()
  }
  assert.equal((await fetch(`${portal.url}/status/revocation/1`)).headers.get('cache-control'), 'no-store')
  for (const path of ['/status/revocation/2', '/status/anything/1', '/status/revocation/01']) assert.equal((await fetch(`${portal.url}${path}`)).status, 404, path)
  assert.match(await fetchText('/.well-known/shanyraq/signing-root.pem'), /BEGIN CERTIFICATE/)
})

test('the decision is in the journal, and the journal was only added to, by SHA-256 and Ed25519 alone', async () => {
  const { inclusion } = JSON.parse(await readFile(at('proof.json'), 'utf8'))
  const now = await readCheckpoint(await fetchText('/journal/checkpoint'))
  const answer = JSON.parse(await fetchText(`/api/journal/inclusion?index=${inclusion.index}&size=${now.size}`))
  const width = Math.min(256, now.size - Math.floor(inclusion.index / 256) * 256)
  const tile = String(Math.floor(inclusion.index / 256)).padStart(3, '0') + (width < 256 ? `.p/${width}` : '')
  const bundle = Buffer.from(await (await fetch(`${portal.url}/journal/tile/entries/${tile}`)).arrayBuffer())
  let content = Buffer.alloc(0)
  for (let i = 0, place = 0; i <= inclusion.index % 256; i++, place += 2 + content.length) content = bundle.subarray(place + 2, place + 2 + bundle.readUInt16BE(place))
  assert.equal(JSON.parse(content.toString()).body.number, decision.record.number)

  let [index, last] = [inclusion.index, now.size - 1]
  let hash = sha(Buffer.of(0), content)
  assert.equal(hash.toString('base64'), answer.leaf)
  for (const text of answer.proof) {
    const sibling = Buffer.from(text, 'base64')
    if (index % 2 === 1 || index === last) {
      hash = node(sibling, hash)
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, last >> 1]
    } else hash = node(hash, sibling)
    ;[index, last] = [index >> 1, last >> 1]
  }
  assert.equal(hash.toString('base64'), now.root.toString('base64'))

  const before = await readCheckpoint(earlier)
  assert.ok(before.size > 0 && before.size < now.size)
  const { proof } = JSON.parse(await fetchText(`/api/journal/consistency?from=${before.size}&to=${now.size}`))
  const path: Buffer[] = proof.map((text: string) => Buffer.from(text, 'base64'))
  if (Number.isInteger(Math.log2(before.size))) path.unshift(before.root)
  let [first, end] = [before.size - 1, now.size - 1]
  while (first % 2 === 1) [first, end] = [first >> 1, end >> 1]
  let [old, young] = [path[0]!, path[0]!]
  for (const sibling of path.slice(1)) {
    if (first % 2 === 1 || first === end) {
      old = node(sibling, old)
      young = node(sibling, young)
      while (first % 2 === 0 && first !== 0) [first, end] = [first >> 1, end >> 1]
    } else young = node(young, sibling)
    ;[first, end] = [first >> 1, end >> 1]
  }
  assert.deepEqual([old.toString('base64'), young.toString('base64')], [before.root.toString('base64'), now.root.toString('base64')])
})

test('whoever follows the log over HTTP finds it whole, and finds another key to be another', async () => {
  const check = (keys: readonly string[]) => verifyPublished({ base: `${portal.url}/journal`, keys, earlier: [earlier], fetch })
  const whole = await check([portal.kernel.journal.verifierKey])
  assert.ok(whole.valid)
  assert.equal(whole.checkpoints, 2)
  const foreign = 'journal.example+c7c5d8e1+AQ=='
  await assert.rejects(check([foreign]), TypeError)
})

test('tiles are the canonical ones only, and a full one may be kept for ever', async () => {
  const append = (count: number) => transact(portal.kernel.db, async (tx) => {
    for (let i = 0; i < count; i += 1) await portal.kernel.journal.append(tx, 'system:test', { type: 'test.filled', subject: 'test:1', body: { i } })
  })
  const { size: before } = await readCheckpoint(await fetchText('/journal/checkpoint'))
  // The newest tile holds at least one hash and lacks at least two.
  await append([255, 0].includes(before % 256) ? 2 : 0)
  await portal.kernel.journal.settle()
  const { size } = await readCheckpoint(await fetchText('/journal/checkpoint'))
  const [newest, width] = [`${Math.floor(size / 256)}`.padStart(3, '0'), size % 256]
  const ask = (path: string) => fetch(`${portal.url}/journal/tile/${path}`)
  assert.equal((await ask(`0/${newest}.p/${width}`)).headers.get('cache-control'), 'public, max-age=300')
  for (const path of [`0/${newest}.p/${width + 1}`, '0/0', `0/${newest}.p/0`, '0/x000/000', '9/000', `entries/${newest}`]) assert.equal((await ask(path)).status, 404, path)
  for (const query of ['inclusion?index=x', 'inclusion', 'consistency?from=0']) assert.equal((await fetch(`${portal.url}/api/journal/${query}`)).status, 422, query)
  assert.equal((await fetch(`${portal.url}/api/journal/inclusion?index=${size + 5}`)).status, 404)
  await append(256 - width)
  await portal.kernel.journal.settle()
  const full = await ask(`0/${newest}`)
  assert.deepEqual([full.status, full.headers.get('cache-control')], [200, 'public, max-age=31536000, immutable'])
  assert.equal((await full.arrayBuffer()).byteLength, 256 * 32)
})

test('the paper verifies with poppler and OpenSSL, by the lines of the verifying page', async () => {
  const { stderr, stdout } = await paste(withOpenssl(portal.url))
  assert.match(stdout, /Signature is Valid/)
  assert.match(stderr, /Verification successful/)
})

test('the command line finds the downloaded paper and bundle genuine, and changed ones not', async () => {
  const { stdout } = await paste(withShanyraq(portal.url))
  assert.equal(stdout.match(/genuine and in force/g)?.length, 2, stdout)

  const pdf = await readFile(at('document.pdf'))
  pdf[pdf.indexOf('/Producer') + 20]! ^= 1
  await writeFile(at('changed.pdf'), pdf)
  await writeFile(at('changed.json'), (await readFile(at('proof.json'), 'utf8')).replace(portal.company.name, '«Бөтен» ЖШС'))
  for (const file of ['changed.pdf', 'changed.json']) {
    await assert.rejects(paste(`shanyraq verify ${file} --trust trust.json`), ({ code, stdout: said }) => code === 1 && /cannot be trusted/.test(said), file)
  }
})

test('a stranger counts more than ten figures of the portal anew from what it publishes, with nothing but Python, and finds the one that is told otherwise', async () => {
  const { kernel, people: { appeals: [analyst, head], colleague } } = portal
  const named = async (who: typeof colleague, role: string): Promise<Actor> => {
    await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'test' }, { person: who.person, role }))
    return portal.actor(who, 'office')
  }
  await enterSamplePlans(kernel, { analyst: await named(analyst!, 'strategy.analyst'), head: await named(head!, 'strategy.head'), reporter: await named(colleague, 'oversight.representative') }, async (actor, document) => signAs(portal, actor, document))
  await kernel.journal.settle()
  await kernel.indicators.record()
  const counted = (): Promise<string> => exec('python3', ['-I', join(import.meta.dirname, 'figures_client.py'), portal.url]).then(({ stdout }) => stdout, (error: { readonly stdout?: string }) => error.stdout ?? String(error))
  // Told otherwise before anybody has asked: what was read once is remembered until the next count.
  await sql`update indicator_value set value = value + 1 where indicator = 'strategy.residents'`.execute(kernel.db)
  assert.match(await counted(), /OTHER {2}strategy\.residents 1 2[^]*1\d figures, 1 other/)
  await kernel.indicators.record()
  const same = await counted()
  assert.match(same, /^1\d figures, 0 other$/m)
  for (const figure of ['strategy.residents 1 1', 'strategy.measures-with-evidence 25.0 25.0']) assert.ok(same.includes(figure), same)
})

test('a suspension, its end and a revocation are seen right after the act', async () => {
  const { decisions, db } = portal.kernel
  const see = async (): Promise<string> => (await exec(process.execPath, ['check.mjs', 'credential.jwt'], { cwd: folder })).stdout.split('\n').slice(-3).join('\n').trim()
  const { id, number } = decision.record
  await transact(db, (tx) => decisions.suspend(tx, 'system:test', id, { reason }))
  assert.equal(await see(), 'revocation false\nsuspension true')
  await transact(db, (tx) => decisions.reinstate(tx, 'system:test', id, { reason }))
  assert.equal(await see(), 'revocation false\nsuspension false')
  await transact(db, async (tx) => {
    const act = await decisions.issue(tx, 'system:test', sampleRefusal({ effect: 'revoke', about: id }))
    await decisions.revoke(tx, 'system:test', id, { byDecision: act.id, reason })
  })
  assert.equal(await see(), 'revocation true\nsuspension false')
  assert.match(await fetchText(`/en/verify/${number}`), /Revoked[\s\S]*An appeal was filed\./)
  await writeFile(at('document.pdf'), await decisions.document(id, 'kk'))
  await assert.rejects(paste('shanyraq verify document.pdf --trust trust.json'), ({ code, stdout: said }) => code === 1 && /has been revoked/.test(said))
})
