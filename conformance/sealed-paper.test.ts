/** Outside tools read our papers: pyHanko, poppler (`pdfsig`, `pdftotext`, `pdfinfo`, `pdfdetach`) and `openssl`. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { openSeat, sampleDraft, sampleRefusal, type Seat } from '../src/kernel/decisions/testing.ts'
import { recordHash } from '../src/kernel/decisions/index.ts'
import type { DecisionRecord } from '../src/kernel/decisions/index.ts'
import { readPaper, type ReadPaper } from './read-paper.ts'

const exec = promisify(execFile)
const toPem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${der.toBase64().replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`

describe('the papers of a decision', () => {
  let seat: Seat
  let folder: string
  let record: DecisionRecord
  /** What pyHanko finds in each. */
  let read: Readonly<Record<string, ReadPaper>>
  const at = (name: string): string => join(folder, name)
  const run = async (tool: string, ...given: string[]): Promise<string> => (await exec(tool, given, { cwd: folder, maxBuffer: 1 << 24 })).stdout
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanyraq-paper-'))
    seat = await openSeat()
    record = await seat.issue(sampleDraft({ holder: { organisation: { name: '«ӘҒҚҢӨҰҮҺІ әғқңөұүһі» ЖШС', bin: '260140000018' } } }))
    const refusal = await seat.issue(sampleRefusal())
    await writeFile(at('certificate.pdf'), await seat.decisions.document(record.id, 'kk'))
    await writeFile(at('letter.pdf'), await seat.decisions.document(refusal.id, 'ru'))
    await writeFile(at('authority.pem'), toPem(seat.seal.authority))
    await writeFile(at('seal.pem'), toPem(seat.seal.current.certificate))
    const papers = ['certificate.pdf', 'letter.pdf']
    read = Object.fromEntries(await Promise.all(papers.map(async (file) => [file, await readPaper(at(file), seat.clock.now, at('authority.pem'))])))
  })
  after(async () => {
    await seat.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('bear a seal that pdfsig finds valid, over the whole document, in the form of PAdES', async () => {
    for (const file of ['certificate.pdf', 'letter.pdf']) {
      const said = await run('pdfsig', file)
      assert.match(said, /Signature Type: ETSI\.CAdES\.detached/)
      assert.match(said, /Total document signed/)
      assert.match(said, /Signature Validation: Signature is Valid\./)
      assert.match(said, /Signing Hash Algorithm: SHA-256/)
    }
  })

  it('are PAdES baseline B-B: pyHanko trusts the seal over the whole file, which signs three attributes and no time', async () => {
    for (const file of ['certificate.pdf', 'letter.pdf']) {
      const { intact, valid, trusted, coverage, subFilter, signedAttributes, unsignedAttributes, saidTime } = read[file]!
      assert.deepEqual({ intact, valid, trusted, coverage, subFilter }, { intact: true, valid: true, trusted: true, coverage: 'ENTIRE_FILE', subFilter: '/ETSI.CAdES.detached' })
      assert.deepEqual(signedAttributes, ['content_type', 'message_digest', 'signing_certificate_v2'])
      assert.deepEqual(unsignedAttributes, [])
      assert.equal(saidTime, `D:${seat.clock.now.slice(0, 19).replaceAll(/\D/g, '')}Z`)
    }
  })

  it('have the field of the seal in the first page, and no font in their form', async () => {
    const { widgets, form } = read['certificate.pdf']!
    assert.deepEqual(widgets, [['Seal'], [], []])
    assert.deepEqual(form, ['/Fields', '/SigFlags'])
    const fonts = (await run('pdffonts', 'certificate.pdf')).split('\n').slice(2).filter((line) => line !== '')
    assert.ok(fonts.length > 0 && fonts.every((line) => /\byes +yes +yes\b/.test(line)), 'embedded, subset, with the way back to letters')
  })

  it('say to a reader of a screen where a link leads, in the language of the page, and not the credential', async () => {
    const { links, figures, widgetName } = read['certificate.pdf']!
    const address = `https://technopark.example/decisions/${record.number}`
    const said = [`Шешімнің түпнұсқалығын тексеру: ${address}`, `Проверить подлинность решения: ${address}`, `Verify this decision: ${address}`]
    assert.deepEqual(links.map((page) => page.map(({ words }) => words)), said.map((words) => [words, words]))
    const token = (await seat.decisions.find(record.id))!.credential!
    assert.ok(links.flat().every((link) => link.address === `https://technopark.example/verify#${token}`))
    assert.deepEqual(figures, ['Тексеруге арналған QR-код', 'QR-код для проверки', 'QR code for verification'])
    assert.equal(widgetName, 'Ұйымның электрондық мөрі')
  })

  it('lose the validity of the seal when a byte is changed', async () => {
    const changed = await readFile(at('certificate.pdf'))
    const place = changed.indexOf('/Creator')
    changed[place + 12]! ^= 1
    await writeFile(at('changed.pdf'), changed)
    assert.match(await run('pdfsig', 'changed.pdf'), /Digest Mismatch/)
  })

  it('carry a signature that openssl verifies up to the sealing authority', async () => {
    assert.match(await run('openssl', 'verify', '-x509_strict', '-CAfile', 'authority.pem', 'seal.pem'), /seal\.pem: OK/)
    await run('pdfsig', '-dump', 'certificate.pdf')
    const [dump] = (await readdir(folder)).filter((name) => /^certificate\.pdf\.sig\d+$/.test(name))
    const pdf = await readFile(at('certificate.pdf'))
    const [, before, resume, after] = /\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)/.exec(pdf.toString('latin1'))!.map(Number)
    await writeFile(at('signed.bin'), Buffer.concat([pdf.subarray(0, before), pdf.subarray(resume!, resume! + after!)]))
    const { stderr } = await exec('openssl', [
      'cms', '-verify', '-inform', 'DER', '-in', dump!, '-binary', '-content', 'signed.bin', '-CAfile', 'authority.pem', '-purpose', 'any', '-out', 'verified.bin',
    ], { cwd: folder })
    assert.match(stderr, /Verification successful/)
  })

  it('give their text back with every Kazakh letter, in three languages', async () => {
    const certificate = await run('pdftotext', '-layout', 'certificate.pdf', '-')
    for (const words of ['ӘҒҚҢӨҰҮҺІ әғқңөұүһі', 'Технопарк қатысушысының куәлігі', 'Қолданылу мерзімі', 'Свидетельство участника технопарка', 'Certificate of technopark residency', record.number]) {
      assert.ok(certificate.includes(words), words)
    }
    const letter = await run('pdftotext', '-layout', 'letter.pdf', '-')
    assert.ok(letter.indexOf('Порядок обжалования') < letter.indexOf('Шағымдану тәртібі'), 'the reader’s language comes first')
    assert.match(letter, /Последний\s+день\s+подачи\s+жалобы:\s+20\s+февраля\s+2027\s+года/)
    assert.match(letter, /Шағым\s+берудің\s+соңғы\s+күні:\s+2027\s+жылғы\s+20\s+ақпан/)
  })

  it('are tagged PDF/A-3, one page a language for the certificate', async () => {
    const info = await run('pdfinfo', 'certificate.pdf')
    assert.match(info, /Tagged:\s+yes/)
    assert.match(info, /Pages:\s+3/)
    assert.match(info, /Title:\s+Технопарк қатысушысының куәлігі/)
    const metadata = await run('pdfinfo', '-meta', 'certificate.pdf')
    assert.match(metadata, /<pdfaid:part>3<\/pdfaid:part>/)
    assert.match(metadata, /<pdfaid:conformance>A<\/pdfaid:conformance>/)
  })

  it('carry the record, the credential and the proof as attachments', async () => {
    await run('pdfdetach', '-saveall', '-o', folder, 'certificate.pdf')
    const attached: DecisionRecord = JSON.parse(await readFile(at('decision.json'), 'utf8'))
    assert.equal(recordHash(attached), recordHash(record))
    assert.equal(await readFile(at('credential.vc.jwt'), 'utf8'), (await seat.decisions.find(record.id))?.credential)
    assert.equal(JSON.parse(await readFile(at('proof.json'), 'utf8')).type, 'DecisionProof')
  })
})
