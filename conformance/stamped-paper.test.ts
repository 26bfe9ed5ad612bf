/** Papers with a time stamp and all that checks them in years (PAdES baseline B-LT): pyHanko reads them, and OpenSSL stamps as an outside authority. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { PDF, PdfNumber, PdfString } from '@libpdf/core'
import { instantAt } from '../src/law/time.ts'
import { verifyFile } from '../src/kernel/decisions/index.ts'
import { openSeat, sampleDraft, type Seat } from '../src/kernel/decisions/testing.ts'
import { pemOf } from '../src/kernel/x509.ts'
import { readPaper } from './read-paper.ts'

/** What our own verifier says of the seal on a paper. */
async function paperStep(seat: Seat, paper: Uint8Array, trust = seat.decisions.trust()) {
  const { steps } = await verifyFile(paper, { trust, now: seat.clock.now })
  return steps.find(({ name }) => name === 'paper')!
}

describe('a paper that the portal itself has stamped', () => {
  let seat: Seat
  let folder: string
  let paper: Uint8Array
  const at = (name: string): string => join(folder, name)
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanyraq-stamped-'))
    seat = await openSeat(undefined, { timestamps: 'own' })
    paper = await seat.decisions.document((await seat.issue(sampleDraft())).id, 'kk')
    await writeFile(at('paper.pdf'), paper)
    await writeFile(at('authority.pem'), pemOf('CERTIFICATE', seat.seal.authority))
  })
  after(async () => {
    await seat.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is baseline B-LT: pyHanko finds seal and stamp valid by what the paper carries, without a network', async () => {
    const read = await readPaper(at('paper.pdf'), '2026-11-20T10:00:00Z', at('authority.pem'))
    assert.deepEqual(read.unsignedAttributes, ['signature_time_stamp_token'])
    assert.deepEqual([read.coverage, read.changed], ['ENTIRE_REVISION', 'LTA_UPDATES'])
    assert.deepEqual(read.stored, {
      certificates: 3, lists: 1, namesSignature: true, verdict: 'OK', provedBy: '2026-11-20T09:00:00+00:00',
      stamp: { valid: true, trusted: true, by: 'Time stamps of the portal itself, of no third party' },
    })
  })

  it('says to whoever checks it that no third party vouches for its time', async () => {
    const { verdict, detail } = await paperStep(seat, paper)
    assert.equal(verdict, 'ok')
    assert.match(detail.kk, /Бұл уақытты үшінші тарап растамайды/)
    assert.match(detail.ru, /Третья сторона это время не подтверждает/)
    assert.match(detail.en, /No third party vouches for it/)
  })

  it('is refused when anything but validation data stands behind the seal', async () => {
    const change = async (how: (document: PDF) => void): Promise<Uint8Array> => {
      const document = await PDF.load(paper)
      how(document)
      return document.save({ incremental: true })
    }
    const changed = await Promise.all([
      change((document) => document.getPages()[0]!.dict.set('Rotate', PdfNumber.of(180))),
      change((document) => document.getCatalog().set('Lang', PdfString.fromString('en'))),
      change((document) => document.getCatalog().delete('AcroForm')),
      change((document) => document.setTitle('Another title')),
      Buffer.concat([paper, Buffer.from('\n1 0 obj\n<</Type/Catalog>>\nendobj\n')]),
      Buffer.concat([paper, Buffer.from('\n%%EOF\n')]),
    ])
    for (const file of changed) assert.equal((await paperStep(seat, file)).verdict, 'failed')
  })
})

describe('a paper that an outside authority has stamped', () => {
  let folder: string
  let seat: Seat
  const reports: unknown[] = []
  const at = (name: string): string => join(folder, name)
  const openssl = (...given: string[]) => promisify(execFile)('openssl', given, { cwd: folder })
  let answers = true
  const server = createServer(async (request, response) => {
    if (request.url === '/tsa.crl') return response.end(await readFile(at('tsa.crl')))
    if (!answers) return response.writeHead(503).end()
    const query = Buffer.concat(await request.toArray())
    await writeFile(at('query.tsq'), query)
    await openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr')
    return response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(await readFile(at('reply.tsr')))
  })
  const now = instantAt(Date.now())

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanyraq-tsa-'))
    const listening = Promise.withResolvers<void>()
    server.listen(0, '127.0.0.1', listening.resolve)
    await listening.promise
    const address = server.address()
    assert.ok(typeof address === 'object' && address !== null)
    const url = `http://127.0.0.1:${address.port}`
    await writeFile(at('tsa.cnf'), [
      'oid_section=oids', '[oids]', 'policy=1.2.3.4.1', '[req]', 'distinguished_name=dn', '[dn]',
      '[root]', 'basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign', 'subjectKeyIdentifier=hash',
      '[stamping]', 'extendedKeyUsage=critical,timeStamping', 'keyUsage=critical,digitalSignature', 'authorityKeyIdentifier=keyid', `crlDistributionPoints=URI:${url}/tsa.crl`,
      '[ca]', 'default_ca=own', '[own]', 'database=index.txt', 'crlnumber=crlnumber', 'default_md=sha256', 'default_crl_days=30', 'crl_extensions=list', '[list]', 'authorityKeyIdentifier=keyid',
      '[tsa]', 'default_tsa=stamps', '[stamps]', 'serial=serial', 'crypto_device=builtin', 'signer_cert=tsa.pem', 'certs=root.pem', 'signer_key=tsa.key', 'signer_digest=sha256',
      'default_policy=policy', 'digests=sha256', 'ess_cert_id_alg=sha256', 'ess_cert_id_chain=no',
    ].join('\n'))
    for (const [name, text] of [['index.txt', ''], ['crlnumber', '01'], ['serial', '01']] as const) await writeFile(at(name), text)
    await openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'root.key', '-out', 'root.pem', '-days', '30', '-subj', '/CN=Sample root', '-config', 'tsa.cnf', '-extensions', 'root')
    await openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Sample time-stamping authority', '-config', 'tsa.cnf')
    await openssl('x509', '-req', '-in', 'tsa.csr', '-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '30', '-out', 'tsa.pem', '-extfile', 'tsa.cnf', '-extensions', 'stamping')
    await openssl('ca', '-gencrl', '-config', 'tsa.cnf', '-keyfile', 'root.key', '-cert', 'root.pem', '-out', 'crl.pem')
    await openssl('crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'tsa.crl')
    seat = await openSeat(undefined, { timestamps: { url, certificates: at('root.pem') }, report: (error) => reports.push(error), at: now })
    await writeFile(at('authority.pem'), pemOf('CERTIFICATE', seat.seal.authority))
  })
  after(async () => {
    await seat.close()
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is baseline B-LT by both authorities, and names who stamped; whoever does not trust them is told', async () => {
    const paper = await seat.decisions.document((await seat.issue(sampleDraft())).id, 'ru')
    await writeFile(at('paper.pdf'), paper)
    assert.deepEqual(reports, [])
    const { stored } = await readPaper(at('paper.pdf'), instantAt(Date.parse(now) + 3_600_000), at('authority.pem'), at('root.pem'))
    assert.deepEqual([stored?.certificates, stored?.lists, stored?.verdict, stored?.stamp], [4, 2, 'OK', { valid: true, trusted: true, by: 'Sample time-stamping authority' }])
    assert.match((await paperStep(seat, paper)).detail.en, /Time stamp: .*, by Sample time-stamping authority\./)
    const stranger = await paperStep(seat, paper, { ...seat.decisions.trust(), timestampAuthorities: [] })
    assert.equal(stranger.verdict, 'ok')
    assert.match(stranger.detail.en, /The time stamp does not count/)
  })

  it('is sealed without a stamp while the authority does not answer, and the operator is told', async () => {
    answers = false
    const paper = await seat.decisions.document((await seat.issue(sampleDraft())).id, 'ru')
    answers = true
    const { verdict, detail } = await paperStep(seat, paper)
    assert.equal(verdict, 'ok')
    assert.doesNotMatch(detail.en, /stamp/)
    assert.match(String(reports.splice(0)), /503/)
  })

  it('is sealed without a stamp when the certificates that the operator named do not vouch for the authority', async () => {
    const address = server.address()
    assert.ok(typeof address === 'object' && address !== null)
    const other = await openSeat(undefined, {
      timestamps: { url: `http://127.0.0.1:${address.port}`, certificates: at('authority.pem') }, report: (error) => reports.push(error), at: now,
    })
    try {
      const paper = await other.decisions.document((await other.issue(sampleDraft())).id, 'ru')
      assert.doesNotMatch((await paperStep(other, paper)).detail.en, /stamp/)
      assert.match(String(reports.splice(0)), /does not hold/)
    } finally {
      await other.close()
    }
  })
})
