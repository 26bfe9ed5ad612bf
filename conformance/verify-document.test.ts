/** Runs every command of docs/verify.md, as a stranger would paste it, against a running portal. */
import { identifierOf } from '../src/law/conventions.ts'
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { instantAt } from '../src/law/time.ts'
import { numberOf, openWholePortal, pin, type WholePortal } from '../e2e/portal.ts'
import { transact } from '../src/kernel/index.ts'
import { leafContent, leafHash, verifierKey, type Signer } from '../src/kernel/journal/index.ts'
import { checkpointText, signNote } from '../src/kernel/journal/note.ts'
import { grant } from './grant.ts'

const exec = promisify(execFile)
const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'docs/verify.md'), 'utf8')

/** A block of the document: under which heading, in what language, and its lines. */
interface Block { readonly heading: string; readonly language: string; readonly lines: string }

const blocks: readonly Block[] = text.split(/^## /m).flatMap((section) => {
  const heading = section.slice(0, section.indexOf('\n'))
  return [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, lines]) => ({ heading, language: language!, lines: lines! }))
})
const blockOf = (words: RegExp): Block => {
  const [block, ...more] = blocks.filter(({ lines }) => words.test(lines))
  assert.ok(block && more.length === 0, `one block of the document fits ${words}`)
  return block
}

const folder = mkdtempSync(join(tmpdir(), 'shanyraq-verify-document-'))
after(() => rmSync(folder, { recursive: true, force: true }))

describe('on a running portal', () => {
  let portal: WholePortal

  before(async () => {
    portal = await openWholePortal({ start: instantAt(Date.now()) }) // the command line has no clock of ours
    const { kernel, people } = portal
    const decision = await grant(portal)
    writeFileSync(join(folder, 'document.pdf'), await kernel.decisions.document(decision.record.id, 'kk'))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    symlinkSync(join(root, 'bin'), join(folder, 'bin'))
    // A person's signature, as the person and the portal have it.
    const actor = await portal.actor(people.applicant, 'self')
    const document = new TextEncoder().encode('{"what":"is signed"}')
    const iin = await numberOf(kernel, actor.person)
    const { id } = await transact(kernel.db, (tx) => kernel.signatures.local.enrol(tx, { person: actor.person, name: actor.name, identifier: identifierOf('person', iin), pin, role: 'person' }))
    writeFileSync(join(folder, 'document.json'), document)
    writeFileSync(join(folder, 'document.json.p7s'), await kernel.signatures.local.sign(actor.person, id, pin, document))
    await kernel.journal.settle()
    // An act of a case, with what opens its pseudonym, as whoever may see the case is given it.
    const filed = (await kernel.journal.read(0, 1_000)).find(({ type }) => type === 'case.filed')!
    writeFileSync(join(folder, 'leaf.json'), leafContent(filed))
    writeFileSync(join(folder, 'opening.json'), JSON.stringify(filed.opening))
    await kernel.indicators.record()
    await kernel.journal.settle()
    writeFileSync(join(folder, 'figures.json'), await (await fetch(`${portal.url}/technopark/figures.json`)).text())
  })
  after(async () => {
    await portal.close()
    assert.deepEqual(portal.faults, [])
  })

  /** Runs a block as it stands, but for the portal's address. A script is saved under its name and run by its first line. */
  async function run({ language, lines }: Block): Promise<{ readonly stdout: string; readonly stderr: string }> {
    const here = lines.replaceAll('https://portal.example', portal.url)
    let command = here
    if (language === 'js') {
      command = /^\/\/ (node (\S+).*)$/m.exec(here)![1]!
      writeFileSync(join(folder, /^node (\S+)/.exec(command)![1]!), here)
    }
    return exec('bash', ['-e', '-o', 'pipefail', '-c', command], { cwd: folder, env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`, LC_ALL: 'C.UTF-8', LANG: 'en' } })
  }

  const expected: readonly (readonly [what: string, block: RegExp, said: readonly RegExp[]])[] = [
    ['takes the attachments out of the paper', /pdfdetach/, []],
    ['fetches the keys', /curl -o trust\.json/, [/sha256 Fingerprint=/i]],
    ['checks everything offline with our command line', /bin\/shanyraq verify document/, [/genuine and in force[\s\S]*genuine and in force/]],
    ['checks the seal with poppler and OpenSSL', /pdfsig -dump/, [/Signature is Valid/, /CMS Verification successful/]],
    ['checks the credential with jose', /jose/, [/revocation false\nsuspension false/]],
    ['checks the journal with Node alone', /rootOf/, [/^signed true$/m, /^whole true /m]],
    ['counts a figure of the programme anew', /bin\/shanyraq verify indicator/, [/The same: 0/]],
    ['checks who acted behind a pseudonym', /createHmac/, [/^acted true person:/m]],
    ['checks the signature of a person with OpenSSL', /signing-root\.pem/, [/CMS Verification successful/, /Certificate Revocation List/]],
  ]

  /** No ranking is signed here, and no data are published: those blocks are run in `university/admission.test.ts` and `commons/commitments.test.ts` of `src/countries/kazakhstan`. */
  const elsewhere = /bin\/shanyraq verify ranking|check-salt\.mjs/

  test('every block of the document is one of those that are run here', () => {
    assert.equal(blocks.filter(({ lines }) => elsewhere.test(lines)).length, 2)
    assert.deepEqual(blocks.filter(({ lines }) => !elsewhere.test(lines)).map(({ lines }) => expected.filter(([, words]) => words.test(lines)).length), expected.map(() => 1))
  })

  for (const [what, words, said] of expected) {
    test(what, async () => {
      const { stdout, stderr } = await run(blockOf(words))
      for (const one of said) assert.match(`${stdout}\n${stderr}`, one)
    })
  }

  test('a credential sealed with another key is refused by the script', async () => {
    const [header, payload, signature] = readFileSync(join(folder, 'credential.vc.jwt'), 'utf8').trim().split('.')
    const changed = Buffer.from(payload!, 'base64url').toString().replace('"type"', '"typo"')
    writeFileSync(join(folder, 'changed.jwt'), [header, Buffer.from(changed).toString('base64url'), signature].join('.'))
    await assert.rejects(exec(process.execPath, ['check.mjs', 'trust.json', 'changed.jwt'], { cwd: folder }), /signature verification failed/)
  })
})

test('the check of the journal reads two hundred keys, with whatever their base64 holds', async (t) => {
  const leaf = Buffer.from('{"type":"sample"}')
  const journals = Array.from({ length: 200 }, (_, number) => {
    const signer: Signer = { name: `portal${number}.example/journal`, privateKey: generateKeyPairSync('ed25519').privateKey }
    const note = signNote(checkpointText({ origin: signer.name, size: 1, root: leafHash(leaf), extensions: [] }), signer)
    writeFileSync(join(folder, `trust-${number}.json`), JSON.stringify({ logKeys: [verifierKey(signer)] }))
    return note
  })
  assert.ok(journals.some((_, number) => readFileSync(join(folder, `trust-${number}.json`), 'utf8').split('+').length > 3), 'some keys have a plus sign in their base64')
  const server = createServer((request, response) => {
    const [, number, path] = /^\/(\d+)\/journal\/(.*)$/.exec(request.url ?? '') ?? []
    response.end(path === 'checkpoint' ? journals[Number(number)] : Buffer.concat([Buffer.of(0, leaf.length), leaf]))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const address = server.address()
  assert.ok(typeof address === 'object' && address)

  const script = join(folder, 'many.mjs')
  writeFileSync(script, blockOf(/rootOf/).lines)
  const said = t.mock.method(console, 'log', () => {})
  const before = process.argv
  t.after(() => { process.argv = before })
  for (const number of journals.keys()) {
    process.argv = [process.execPath, script, `http://127.0.0.1:${address.port}/${number}`, join(folder, `trust-${number}.json`)]
    await import(`${pathToFileURL(script).href}?${number}`)
  }
  const lines = said.mock.calls.map(({ arguments: [what, right] }) => `${String(what)} ${String(right)}`)
  assert.deepEqual([lines.filter((line) => line === 'signed true').length, lines.filter((line) => line === 'whole true').length, lines.length], [200, 200, 400])
})
