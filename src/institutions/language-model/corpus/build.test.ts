/** Specifies builds: what comes into a corpus from files, what does not and why, and that the same input gives the same hash. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { detectorsEverywhere } from '../../../kernel/personal-data/index.ts'
import { hashOfText } from '../../../law/canonical.ts'
import { buildCorpus } from './build.ts'
import type { Guarded } from './contamination.ts'
import type { BuildSpec, Manifest } from './contract.ts'
import { optOutKey } from './opt-out.ts'

type Row = Readonly<Record<string, string>>
interface Built { readonly manifest: Manifest; readonly hash: string; readonly rows: readonly Row[]; readonly removed: readonly Row[] }

interface Given extends Partial<Omit<BuildSpec, 'sources'>> {
  readonly licence?: string; readonly benchmarks?: readonly Guarded[]; readonly content?: string | Uint8Array; readonly name?: string; readonly folder?: string
}

async function build(records: readonly Row[], { licence, benchmarks = [], content, name = 'texts.jsonl', folder = mkdtempSync(join(tmpdir(), 'corpus-')), ...choices }: Given = {}): Promise<Built> {
  const path = join(folder, name)
  writeFileSync(path, content ?? records.map((record) => JSON.stringify(record)).join('\n'))
  const out = join(folder, 'out')
  try {
    const manifest = await buildCorpus({
      folder: out, work: join(folder, 'work'), detectors: detectorsEverywhere, benchmarks,
      spec: {
        title: 'Үлгі', languages: ['kk'], strict: false, machineTranslation: false, optOut: [], validation: 0, ...choices,
        sources: [{ id: 'file:1', title: 'Файл', shown: true, files: [{ path, name }], ...(licence !== undefined && { licence }) }],
      },
    })
    const lines = (file: string): readonly Row[] => gunzipSync(readFileSync(join(out, file))).toString().split('\n').filter(Boolean).map((line): Row => JSON.parse(line))
    const train = manifest.files.filter(({ split }) => split === 'train').flatMap(({ name }) => lines(name))
    return { manifest, hash: hashOfText(readFileSync(join(out, 'manifest.json'), 'utf8')), rows: [...train, ...lines('validation.jsonl.gz')], removed: lines('removed.jsonl.gz') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const sentences = [
  'Бүгін Алматы қаласында жаңа кітапхана ашылды, оған көп адам келді.', 'Көктемде шаруалар жер жыртып, егін егуге дайындалады.',
  'Абай Құнанбайұлы – қазақтың ұлы ақыны және ойшылы.', 'Мектеп оқушылары қысқы демалыста тауға шаңғы тебуге барды.',
]
const records = sentences.map((text, at): Row => ({ id: `үлгі:${at}`, source: 'үлгі', licence: 'CC0-1.0', text }))
const reasonOf = ({ removed }: Built, id: string): string | undefined => removed.find((row) => row['id'] === id)?.['reason']

test('Good texts come into the corpus with their source, licence and language', async () => {
  const { rows, manifest } = await build(records)
  assert.deepEqual(rows[0], { id: 'үлгі:0', text: sentences[0], source: 'үлгі', licence: 'CC0-1.0', language: 'kk' })
  assert.equal(rows.length, 4)
  assert.deepEqual(manifest.licences.map(({ licence, tier }) => [licence, tier]), [['CC0-1.0', 'open']])
  assert.equal(manifest.total.kept.bytes, sentences.reduce((sum, text) => sum + Buffer.byteLength(text), 0))
})

test('The same input gives the same hash, packed or not; another text gives another', async () => {
  const [one, two] = [await build(records), await build(records)]
  assert.equal(one.hash, two.hash)
  assert.notEqual(one.hash, (await build(records.slice(1))).hash)
  const packed = await build([], { name: 'texts.jsonl.gz', content: gzipSync(records.map((record) => JSON.stringify(record)).join('\n')) })
  assert.deepEqual(packed.rows, one.rows)
  assert.deepEqual(packed.manifest.files, one.manifest.files)
})

test('A text without a licence is refused, with the line and the mend; the licence of the source covers it', async () => {
  const bare = [...records, { text: sentences[0]! }]
  await assert.rejects(build(bare), { kind: 'invalid', message: /line 5 of “texts.jsonl” has no licence.*fill in the record's “licence”/ })
  assert.equal((await build(bare, { licence: 'CC-BY-4.0' })).manifest.total.read.documents, 5)
})

test('A strict corpus takes only open licences, any other takes all of them and tells their tiers', async () => {
  const mixed = records.map((record, at) => ({ ...record, licence: ['CC0-1.0', 'GPL-3.0', 'CC-BY-NC-4.0', 'nobody knows'][at]! }))
  const strict = await build(mixed, { strict: true })
  assert.deepEqual(strict.rows.map(({ id }) => id), ['үлгі:0'])
  assert.deepEqual(strict.removed.map(({ reason }) => reason), ['licence-copyleft', 'licence-restricted', 'licence-unverified'])
  assert.deepEqual((await build(mixed)).manifest.licences.map(({ tier }) => tier).toSorted(), ['copyleft', 'open', 'restricted', 'unverified'])
})

test('Lines of other languages are cut, texts wholly in them are left out, Kazakh in Latin letters is told', async () => {
  const { rows, removed, manifest } = await build([
    { id: 'а', licence: 'CC0-1.0', text: `${sentences[0]}\nЭто предложение написано по-русски и здесь не нужно.\n${sentences[1]}` },
    { id: 'б', licence: 'CC0-1.0', text: 'Сегодня в городе открылась новая библиотека, пришло много людей.' },
    { id: 'в', licence: 'CC0-1.0', text: 'Men Almatyda turamyn, munda köp adam bar jäne tau öte ädemi.' },
  ])
  assert.equal(rows[0]!['text'], `${sentences[0]}\n${sentences[1]}`)
  assert.equal(rows[1]!['language'], 'kk-Latn')
  assert.deepEqual(removed, [{ id: 'б', source: 'Файл', reason: 'language' }])
  assert.deepEqual(manifest.sources[0]!.cut, { 'language-ru': 1 })
})

test('Letters that lie and invisible characters are mended and counted', async () => {
  const { rows, manifest } = await build([{ id: 'а', licence: 'CC0-1.0', text: 'Қазақстан Үкiметі бүгін жаңа шешім қа\u00ADбылдады жəне жариялады.' }])
  assert.equal(rows[0]!['text'], 'Қазақстан Үкіметі бүгін жаңа шешім қабылдады және жариялады.')
  assert.deepEqual(manifest.sources[0]!.mended, { 'cyrillic-from-latin': 2, invisible: 1 })
})

test('A benchmark does not come in: a copied text is left out, a copied line is cut, and the report names the benchmark', async () => {
  const items = ['Түркия үш жағынан теңіздермен қоршалған батысында Эгей теңізімен солтүстігінде Қара теңізбен', 'Мен бүгін мектепке бардым']
  const built = await build([
    { id: 'көшірме', licence: 'CC0-1.0', text: `Бұрыннан белгілі: ${items[0]}.` },
    { id: 'қысқа', licence: 'CC0-1.0', text: items[1]! },
    { id: 'ішінде', licence: 'CC0-1.0', text: `${sentences.join('\n')}\n${items[0]}` },
    { id: 'бөлек', licence: 'CC0-1.0', text: 'Мен бүгін мектепке бардым деп айтты ол маған кеше кешке.' },
  ], { benchmarks: [{ id: 'сынақ', hash: 'x', texts: () => items }] })
  assert.deepEqual(built.removed, [
    { id: 'көшірме', source: 'Файл', reason: 'benchmark', benchmark: 'сынақ' }, { id: 'қысқа', source: 'Файл', reason: 'benchmark', benchmark: 'сынақ' },
  ])
  assert.deepEqual(built.rows.map(({ id }) => id), ['ішінде', 'бөлек'])
  assert.equal(built.rows[0]!['text'], sentences.join('\n'))
  assert.deepEqual(built.manifest.decontamination.benchmarks, [{ id: 'сынақ', hash: 'x', documents: 2, lines: 1 }])
})

test('The registered benchmarks are guarded unless others are named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  const path = join(folder, 'a.jsonl')
  const flores = 'Дүйсенбі күні Стэнфорд университетінің медицина факультетінің ғалымдары жасушаларды түрі бойынша сұрыптай алатын жаңа диагностикалық құралды ойлап тапқанын жариялады'
  writeFileSync(path, [flores, sentences[0]].map((text) => JSON.stringify({ text })).join('\n'))
  const { decontamination } = await buildCorpus({
    folder: join(folder, 'out'), work: join(folder, 'work'), detectors: [],
    spec: {
      title: 'Үлгі', languages: ['kk'], strict: true, machineTranslation: false, optOut: [], validation: 0,
      sources: [{ id: 'file:1', title: 'а', licence: 'CC0-1.0', shown: true, files: [{ path, name: 'a.jsonl' }] }],
    },
  })
  rmSync(folder, { recursive: true })
  assert.equal(decontamination.benchmarks.find(({ id }) => id === 'flores-kk')?.documents, 1)
})

test('Duplicates are left out and the report names the text that stays', async () => {
  const { removed } = await build([...records, { id: 'тағы', licence: 'MIT', text: sentences[2]!.toUpperCase() }])
  assert.deepEqual(removed, [{ id: 'тағы', source: 'Файл', reason: 'exact-duplicate', of: 'үлгі:2' }])
})

test('What its owner opted out of is left out: by address, domain, source, document or text', async () => {
  const all = records.map((record, at) => ({ ...record, url: `https://www.бет${at}.kz/мақала/` }))
  for (const [key, id] of [
    [optOutKey('url', 'http://бет0.kz/мақала'), 'үлгі:0'], [optOutKey('domain', 'бет1.kz'), 'үлгі:1'], [optOutKey('document', 'үлгі:2'), 'үлгі:2'], [optOutKey('text', ` ${sentences[3]!.toUpperCase()}`), 'үлгі:3'],
  ] as const) {
    const built = await build(all, { optOut: [key] })
    assert.equal(reasonOf(built, id), 'opt-out', key)
    assert.equal(built.rows.length, 3)
  }
  await assert.rejects(build(all, { optOut: [optOutKey('source', 'Үлгі')] }), /No text is left/)
})

test('Personal data is masked and counted', async () => {
  const { rows, manifest } = await build([{ id: 'а', licence: 'CC0-1.0', text: 'Сұрақтарыңызды маған мына мекенжайға жазыңыз: ulgi@example.kz, жауап береміз.' }])
  assert.equal(rows[0]!['text'], 'Сұрақтарыңызды маған мына мекенжайға жазыңыз: [email], жауап береміз.')
  assert.deepEqual(manifest.sources[0]!.masked, { email: 1 })
})

test('Machine translation is kept only when it is asked for', async () => {
  const translated = [...records, { id: 'аударма', licence: 'MIT', quality: 'machine-translation', text: 'Бұл мәтінді бағдарлама ағылшын тілінен аударған болатын.' }]
  assert.equal(reasonOf(await build(translated), 'аударма'), 'machine-translation')
  assert.equal((await build(translated, { machineTranslation: true })).rows.length, 5)
})

test('Parts of one document never stand on both sides of the split', async () => {
  const parts = Array.from({ length: 240 }, (_, at) => ({ id: `${at}`, doc: `құжат ${at % 24}`, licence: 'CC0-1.0', text: `${at}-ші бөлімде ${at * 7} адам туралы айтылады, олар ${at * 3} жаста екен, ауылы ${at} шақырым жерде.` }))
  const { manifest } = await build(parts, { validation: 0.3 })
  const { train, validation } = manifest.total
  assert.ok(train.documents > 0 && validation.documents > 0)
  assert.equal(manifest.files.find(({ split }) => split === 'validation')!.documents, validation.documents)
})

test('Broken files end in words that say where they are broken', async () => {
  await assert.rejects(build([], { content: '{"text":"а","licence":"MIT"}\nмәтін' }), /Line 2 of “texts.jsonl” is not a JSON object/)
  await assert.rejects(build([{ body: 'мәтін', licence: 'MIT' }]), /Line 1 of “texts.jsonl” has no text “text”/)
  await assert.rejects(build([], { name: 'a.jsonl.gz', content: gzipSync(JSON.stringify(records[0])).subarray(0, 60) }), /cannot be unpacked/)
  await assert.rejects(build([], { content: '\n\n' }), /No text is left/)
})

test('A build that broke off goes on after the sources that were finished, and gives the same corpus', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  const sources = [0, 1].map((at) => {
    const path = join(folder, `${at}.jsonl`)
    writeFileSync(path, records.slice(2 * at, 2 * at + 2).map((record) => JSON.stringify(record)).join('\n'))
    return { id: `file:${at}`, title: `${at}`, shown: true, files: [{ path, name: `${at}.jsonl` }] }
  })
  const spec: BuildSpec = { title: 'Үлгі', languages: ['kk'], strict: true, machineTranslation: false, optOut: [], validation: 0, sources }
  const task = { spec, detectors: [], benchmarks: [], folder: join(folder, 'out'), work: join(folder, 'work') }
  await assert.rejects(buildCorpus({ ...task, progress: ({ documents }) => { if (documents > 2) throw new Error('the power is off') } }), /power/)
  writeFileSync(sources[0]!.files[0]!.path, 'бұл файл енді оқылмайды')
  const resumed = await buildCorpus(task)
  assert.deepEqual(resumed.total.kept.documents, 4)
  assert.deepEqual(Object.keys(resumed.sources[0]!.parts), ['үлгі'])
  rmSync(folder, { recursive: true })
})
