/** Specifies corpora in the programme: built from datasets lent for training and from files, shown to everybody, marked when something is taken back. */
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import type { Corpus } from '../../../institutions/language-model/corpus/corpus.ts'
import { shownManifest, type Withheld } from '../../../institutions/language-model/corpus/withheld.ts'
import { languageModel, type LanguageModel, type LanguageModelOptions, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { transact } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { hashOf } from '../../../law/canonical.ts'
import { same } from '../../../law/text.ts'
import { testPortal, testToken } from '../../../portal/testing.ts'
import { type CommonsWorld, openCommonsWorld } from '../commons/testing.ts'
import { languageModelOptions } from './options.ts'

const sentences = Array.from({ length: 40 }, (_, at) => `Біздің ауылда ${at + 3} үй бар, соның ${at + 1} үйінде кітапхана мен бақша ашылған, көршілер бір-біріне көмектеседі.`)
const jsonl = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n')
/** What happens once the data of a corpus are lent and before it is built. */
let meanwhile = async (): Promise<void> => undefined
const given = languageModelOptions('sample')
const options: LanguageModelOptions = {
  ...given, datasets: (kernel) => {
    const real = given.datasets(kernel)
    return { ...real, open: (actor, reference, use) => real.open(actor, reference, async (texts) => {
      await meanwhile()
      return use(texts)
    }) }
  },
}
const choices = { title: 'Үлгі корпус', languages: ['kk'], strict: true, machineTranslation: false, validation: 0.1 } as const

describe('corpora', () => {
  let world: CommonsWorld
  let here: LanguageModel
  let engineer: Actor

  before(async () => {
    world = await openCommonsWorld()
    here = openLanguageModel(world.kernel, options)
    languageModel(options).work(world.kernel)
    engineer = await world.officer(options.engineer)
  })
  after(async () => { await world.close() })

  const begin = (sources: Parameters<LanguageModel['corpora']['begin']>[2]['sources'], changes: Partial<typeof choices> = {}): Promise<string> =>
    transact(world.kernel.db, (tx) => here.corpora.begin(tx, engineer, { ...choices, ...changes, sources }))

  async function upload(content: string, by: Actor = engineer): Promise<string> {
    const file = await world.kernel.files.receive(new Blob([content]).stream(), { name: 'texts.jsonl', limitBytes: 2 ** 20, accept: ['application/octet-stream'], by: actorString(by) })
    return file.id
  }

  const offer = async (title: string): Promise<string> => {
    const found = (await here.corpora.offered(engineer)).find((one) => one.title.en === title && one.column === 'text')
    assert.ok(found, `no offer of ${title}`)
    return found.reference
  }

  const about = (title: string) => ({ title: { kk: title, ru: title, en: title }, languages: ['kk'], theme: 'LANG' })

  it('are built from a dataset of the commons, hold its texts, and stand on the thread; the read is noted', async () => {
    const dataset = await world.publish('auyl', { 'texts.csv': `text\n${sentences.map((text) => `"${text}"`).join('\n')}` }, { description: about('Village') })
    const id = await begin([{ dataset: await offer('Village') }])
    await world.kernel.jobs.settle()
    const corpus = await here.corpora.find(id)
    assert.equal(corpus.state, 'ready', corpus.failure?.en ?? (await here.corpora.work(id))?.lastFailure ?? '')
    assert.equal(corpus.hash, hashOf(corpus.manifest!))
    assert.equal(corpus.manifest!.total.kept.documents, 40)
    const texts = await here.corpora.texts(corpus, 'train', async (paths) => paths.flatMap((path) => gunzipSync(readFileSync(path)).toString().split('\n').filter(Boolean)))
    assert.equal(texts.length, corpus.manifest!.total.train.documents)
    assert.deepEqual(Object.keys(JSON.parse(texts[0]!)), ['id', 'text', 'source', 'licence', 'language'])
    assert.deepEqual((await world.kernel.lineage.sources(`corpus:${id}`)).map(({ kind }) => kind), ['dataset version', 'dataset'])
    const [read] = await world.commons.reads.of(dataset.id, { limit: 1 })
    assert.equal(read?.door, 'training')
  })

  it('take only what is lent for the training of models, to the engineer or a company for which they act', async () => {
    const terms = { tier: 'restricted', purposes: ['research', 'model-training'], mode: 'download', months: 12, atOnce: { purposes: ['model-training'], mode: 'download', months: 12 } } as const
    const dataset = await world.publish('jabyq', { 'texts.csv': `text\n${sentences.map((text) => `"${text}"`).join('\n')}` }, { description: about('Closed'), terms: { ...terms, purposes: [...terms.purposes], atOnce: { ...terms.atOnce, purposes: [...terms.atOnce.purposes] } } })
    await world.publish('zertteu', { 'texts.csv': `text\n${sentences.map((text) => `"${text}"`).join('\n')}` }, { description: about('Research only'), terms: { purposes: ['research'] } })
    assert.deepEqual((await here.corpora.offered(engineer)).map(({ title }) => title.en), ['Village'])
    const founder = await world.founder()
    await world.ask(founder, dataset.id, { purpose: 'model-training', use: 'Үлгі модель', mode: 'download', months: '6', agrees: 'true' })
    const asEngineer: Actor = { person: founder.person, name: founder.name, roles: [options.engineer] }
    const offered = await here.corpora.offered(asEngineer)
    assert.deepEqual(offered.map(({ title }) => title.en).toSorted(), ['Closed', 'Village'])
    const reference = offered.find(({ title }) => title.en === 'Closed')!.reference
    const refused = await begin([{ dataset: reference }])
    const id = await transact(world.kernel.db, (tx) => here.corpora.begin(tx, asEngineer, { ...choices, sources: [{ dataset: reference }] }))
    await world.kernel.jobs.settle()
    assert.equal((await here.corpora.find(refused)).state, 'failed')
    const { state, manifest } = await here.corpora.find(id)
    assert.deepEqual([state, manifest?.samples], ['ready', []], 'texts that are not for everybody are not shown')
    const [read] = await world.commons.reads.of(dataset.id, { limit: 1 })
    assert.equal(read?.organisation, founder.organisation!.id)
  })

  it('give their files to engineers alone, each time by the terms of the datasets and with a note', async () => {
    const { kernel } = world
    const listed = await here.corpora.list()
    const [closed, open] = await Promise.all([listed.find(({ state }) => state === 'ready')!, listed.at(-1)!].map(({ id }) => here.corpora.find(id)))
    assert.equal(closed!.manifest!.sources[0]!.shown, false)
    const address = ({ id }: { readonly id: string }, name = 'train-00000.jsonl.gz') => `/corpora/${id}/files/${name}`
    const as = (actor: Actor | null) => testPortal({ routes: languageModel(options).routes(kernel), session: { actor } })
    const founder = await world.founder()
    const citizen: Actor = { person: founder.person, name: founder.name, roles: [] }
    for (const [actor, status] of [[null, 401], [citizen, 403], [founder, 403]] as const) {
      for (const corpus of [closed!, open!]) assert.equal((await as(actor).ask(address(corpus))).status, status)
      assert.doesNotMatch(await (await as(actor).ask(`/en/corpora/${open!.id}`)).text(), /files\/train-00000/)
    }
    assert.equal((await as(engineer).ask(address(closed!))).status, 403, 'not lent to this engineer')
    const given = await as(engineer).ask(address(open!))
    assert.equal(given.status, 200)
    const bytes = Buffer.from(await given.arrayBuffer())
    const { hash: sha256, size } = open!.artefacts.find(({ name }) => name === 'train-00000.jsonl.gz')!
    assert.deepEqual([hash('sha256', bytes, 'hex'), bytes.length], [sha256, size])
    const page = await (await as(engineer).ask(`/en/corpora/${open!.id}`)).text()
    for (const said of [address(open!), address(open!, 'validation.jsonl.gz'), sha256]) assert.ok(page.includes(said), said)
    const noted = await kernel.db.selectFrom('journal_entry').select(['subject', 'type']).where('type', '=', 'corpus.downloaded').execute()
    assert.deepEqual(noted.map(({ subject }) => subject), [`corpus:${open!.id}`])
    const dataset = await world.commons.datasets.at('ulgi', 'auyl')
    assert.equal((await world.commons.reads.of(dataset.id, { limit: 9 })).filter(({ door }) => door === 'training').length, 2)
    for (const name of ['manifest.json', 'removed.jsonl.gz', '..%2Fx']) assert.equal((await as(engineer).ask(address(open!, name))).status, 404)
  })

  it('are marked at once with everything made from them when a dataset is withdrawn, and unmarked when it is returned', async () => {
    const { kernel, commons, owner } = world
    const { id } = (await here.corpora.list()).find(({ state, documents }) => state === 'ready' && documents === 40)!
    const corpus = (await here.corpora.list()).at(-1)!.id
    const thing = `corpus:${corpus}`
    await transact(kernel.db, async (tx) => {
      await kernel.lineage.put(tx, { id: 'model:үлгі', kind: 'model', title: { kk: 'Үлгі', ru: 'Образец', en: 'Sample' } })
      await kernel.lineage.link(tx, 'model:үлгі', thing, 'derives', 'trained on')
    })
    assert.ok(id)
    assert.deepEqual(await here.marks.of('model:үлгі'), [])
    const dataset = await commons.datasets.at('ulgi', 'auyl')
    const reason = { kk: 'Рұқсатсыз мәтін табылды', ru: 'Найден текст без разрешения', en: 'Text without permission was found' }
    await transact(kernel.db, (tx) => commons.publication.withdraw(tx, owner, dataset, reason))
    assert.deepEqual((await here.marks.of(thing)).map(({ kind, reason }) => [kind, reason.en]), [['withdrawn', reason.en]])
    assert.equal((await here.marks.of('model:үлгі')).length, 1)
    const { ask } = testPortal({ routes: languageModel(options).routes(kernel) })
    assert.match(await (await ask(`/kk/corpora/${corpus}`)).text(), /Бұл корпусты пайдаланбаңыз[\s\S]*Рұқсатсыз мәтін табылды/)
    await assert.rejects(here.corpora.download(engineer, corpus, 'train-00000.jsonl.gz'), { kind: 'refused', message: /taken back/ })
    await transact(kernel.db, async (tx) => commons.publication.lift(tx, owner, await commons.datasets.byId(dataset.id, tx)))
    assert.deepEqual(await here.marks.of('model:үлгі'), [])
  })

  it('whose dataset is withdrawn while they are built are not kept, and say why', async () => {
    const { kernel, commons, owner } = world
    const { id: dataset } = await commons.datasets.at('ulgi', 'auyl')
    const reason = { kk: 'Рұқсатсыз мәтін табылды', ru: 'Найден текст без разрешения', en: 'Text without permission was found' }
    const id = await begin([{ dataset: await offer('Village') }])
    meanwhile = async () => transact(kernel.db, async (tx) => commons.publication.withdraw(tx, owner, await commons.datasets.byId(dataset, tx), reason))
    await kernel.jobs.settle()
    meanwhile = async () => undefined
    const { state, failure, artefacts } = await here.corpora.find(id)
    assert.deepEqual([state, failure?.en.includes('While the corpus was being built one of its sources was taken back'), artefacts], ['failed', true, []])
    await transact(kernel.db, async (tx) => commons.publication.lift(tx, owner, await commons.datasets.byId(dataset, tx)))
    await transact(kernel.db, (tx) => here.corpora.again(tx, engineer, id))
    await kernel.jobs.settle()
    assert.equal((await here.corpora.find(id)).state, 'ready')
  })

  it('are marked when a version of a dataset is taken back', async () => {
    const { kernel, commons, owner } = world
    const corpus = (await here.corpora.list()).at(-1)!.id
    await transact(kernel.db, async (tx) => commons.publication.retire(tx, owner, await commons.datasets.at('ulgi', 'auyl'), 1))
    assert.match((await here.marks.of(`corpus:${corpus}`))[0]!.reason.en, /took this version of the dataset back/)
  })

  it('are built from files; one without a licence fails in words that name the line, and can be built again', async () => {
    const rows = sentences.slice(0, 3).map((text) => ({ text }))
    const [bare, named] = [await upload(jsonl(rows)), await upload(jsonl(rows))]
    const failed = await begin([{ file: bare, name: 'texts.jsonl' }])
    const ready = await begin([{ file: named, name: 'texts.jsonl', licence: 'CC0-1.0' }])
    await world.kernel.jobs.settle()
    assert.match((await here.corpora.find(failed)).failure!.en, /line 1 of “texts.jsonl” has no licence/)
    assert.equal((await here.corpora.find(ready)).manifest?.total.kept.documents, 3)
    const form = await testPortal({ routes: languageModel(options).routes(world.kernel), session: { actor: engineer } }).ask(`/kk/corpora/new?from=${failed}`)
    assert.match(await form.text(), new RegExp(`name="kept" value="${bare}"(?! checked)`), 'the file that the failure names is to be replaced')
    await transact(world.kernel.db, (tx) => here.corpora.again(tx, engineer, failed))
    await world.kernel.jobs.settle()
    assert.equal((await here.corpora.find(failed)).state, 'failed')
  })

  it('of which nothing is left name the rules, give the report, and are built again by other choices with another file', async () => {
    const { kernel } = world
    const gpl = sentences.slice(0, 3).map((text) => ({ text, licence: 'GPL-3.0' }))
    const [good, bad] = [await upload(jsonl(gpl)), await upload(jsonl([{ text: 'Сегодня в городе открылась новая библиотека.', licence: 'GPL-3.0' }, ...gpl.slice(0, 1)]))]
    const id = await begin([{ file: good, name: 'good.jsonl' }, { file: bad, name: 'bad.jsonl', text: 'text' }])
    await kernel.jobs.settle()
    const { failure, state, artefacts } = await here.corpora.find(id)
    assert.deepEqual([state, failure?.removed, artefacts.map(({ name }) => name)], ['failed', { 'licence-copyleft': 5 }, ['removed.jsonl.gz']])
    assert.match(failure!.ru, /удалено по правилам: «Лицензия: копилефт» \(5\)/)
    const as = (actor: Actor | null) => testPortal({ routes: languageModel(options).routes(kernel), session: { actor } })
    const text = async (actor: Actor | null, path: string): Promise<string> => (await as(actor).ask(path)).text()
    const page = await text(engineer, `/en/corpora/${id}`)
    for (const said of ['Licence: copyleft', 'good.jsonl', 'bad.jsonl', 'Kazakh', 'Open licences only', `/corpora/${id}/removed.jsonl.gz`, `/corpora/new?from=${id}`]) assert.ok(page.includes(said), said)
    const visitor = await text(null, `/en/corpora/${id}`)
    assert.match(visitor, /Licence: copyleft[\s\S]*Open licences only/)
    assert.doesNotMatch(visitor, /good\.jsonl|removed\.jsonl|from=/)
    const report = await as(engineer).ask(`/corpora/${id}/removed.jsonl.gz`)
    assert.equal(gunzipSync(Buffer.from(await report.arrayBuffer())).toString().trim().split('\n').length, 5)
    assert.equal((await as(await world.founder()).ask(`/corpora/${id}/removed.jsonl.gz`)).status, 403)

    const form = await text(engineer, `/en/corpora/new?from=${id}`)
    assert.match(form, new RegExp(`name="kept" value="${good}" checked`))
    assert.match(form, /value="Үлгі корпус"/)
    const filled = new FormData()
    for (const [name, value] of [['csrf', testToken], ['from', id], ['title', 'Түзетілген'], ['languages', 'kk'], ['kept', good]] as const) filled.append(name, value)
    filled.append('files', new File([jsonl(sentences.slice(10, 14).map((text) => ({ text, licence: 'MIT' })))], 'mended.jsonl'))
    const begun = await as(engineer).ask('/en/corpora/new', { method: 'POST', body: filled, headers: { 'sec-fetch-site': 'same-origin' } })
    assert.deepEqual([begun.status, begun.headers.get('location')?.endsWith(`/corpora/${id}`)], [303, true])
    await kernel.jobs.settle()
    const again = await here.corpora.find(id)
    assert.deepEqual([again.state, again.title, again.manifest?.sources.map(({ title }) => title)], ['ready', 'Түзетілген', ['good.jsonl', 'mended.jsonl']])
    const attached = (await kernel.files.attachedTo(`corpus:${id}`)).map(({ id: file }) => file)
    assert.ok(attached.includes(good) && !attached.includes(bad) && !attached.includes(artefacts[0]!.file))
    assert.deepEqual((await kernel.lineage.sources(`corpus:${id}`)).map(({ kind, title }) => [kind, title.en]).toSorted(), [['file', 'File: good.jsonl'], ['file', 'File: mended.jsonl']])
    assert.equal((await as(engineer).ask(`/en/corpora/new?from=${id}`)).status, 409)
  })

  it('say of an empty file that it is empty, and nothing more', async () => {
    const filled = new FormData()
    for (const [name, value] of [['csrf', testToken], ['title', 'Бос'], ['languages', 'kk']] as const) filled.append(name, value)
    filled.append('files', new File([''], 'bos.jsonl'))
    const page = await testPortal({ routes: languageModel(options).routes(world.kernel), session: { actor: engineer } }).ask('/kk/corpora/new', { method: 'POST', body: filled, headers: { 'sec-fetch-site': 'same-origin' } })
    const said = await page.text()
    assert.equal(page.status, 422)
    assert.match(said, /bos\.jsonl: Файл бос/)
    assert.doesNotMatch(said, /Ешбір дереккөз таңдалмады/)
  })

  it('that hold what is opted out afterwards are marked, and later ones leave it out', async () => {
    const { kernel } = world
    const file = await upload(jsonl(sentences.slice(0, 4).map((text, at) => ({ text, licence: 'CC0-1.0', source: at === 0 ? 'қарсы' : 'бейтарап' }))))
    const before = await begin([{ file, name: 'texts.jsonl' }])
    await kernel.jobs.settle()
    await transact(kernel.db, (tx) => here.corpora.optOuts.add(tx, engineer, { kind: 'source', value: 'Қарсы', reason: 'Авторы сұрады' }))
    await kernel.jobs.settle()
    const [mark] = await here.marks.of(`corpus:${before}`)
    assert.match(mark!.reason.kk, /1 құжат бар: Авторы сұрады/)
    assert.deepEqual((await here.corpora.optOuts.list()).map(({ corpora }) => corpora), [1])
    const again = await upload(jsonl(sentences.slice(0, 4).map((text, at) => ({ text, licence: 'CC0-1.0', source: at === 0 ? 'қарсы' : 'бейтарап' }))))
    const later = await begin([{ file: again, name: 'texts.jsonl' }])
    await kernel.jobs.settle()
    const { manifest } = await here.corpora.find(later)
    assert.deepEqual([manifest?.total.kept.documents, Object.keys(manifest!.sources[0]!.removed)], [3, ['opt-out']])
    assert.deepEqual(await here.marks.of(`corpus:${later}`), [])
  })

  it('can be stopped, and are built by engineers only', async () => {
    const { kernel } = world
    const id = await begin([{ file: await upload(jsonl([{ text: sentences[0], licence: 'MIT' }])), name: 'texts.jsonl' }])
    await transact(kernel.db, (tx) => here.corpora.cancel(tx, engineer, id))
    await kernel.jobs.settle()
    assert.equal((await here.corpora.find(id)).state, 'cancelled')
    await assert.rejects(transact(kernel.db, (tx) => here.corpora.cancel(tx, engineer, id)), { kind: 'conflict' })
    const stranger = await world.founder()
    await assert.rejects(transact(kernel.db, (tx) => here.corpora.begin(tx, stranger, { ...choices, sources: [{ dataset: 'x' }] })), { kind: 'refused' })
  })

  it('never change once they are built', async () => {
    const { id } = (await here.corpora.list()).find(({ state }) => state === 'ready')!
    await assert.rejects(world.kernel.db.updateTable('corpus').set({ title: 'Басқа' }).where('id', '=', id).execute(), /never changed/)
  })

  it('are shown to everybody: card, manifest and summary of training content in three languages', async () => {
    const { kernel } = world
    const id = (await here.corpora.list()).at(-1)!.id
    const { ask } = testPortal({ routes: languageModel(options).routes(kernel) })
    for (const locale of ['kk', 'ru', 'en']) {
      for (const path of ['/corpora', `/corpora/${id}`, `/corpora/${id}/summary`, '/corpora/opt-outs']) assert.equal((await ask(`/${locale}${path}`)).status, 200, path)
    }
    const card = await (await ask(`/en/corpora/${id}`)).text()
    for (const words of ['CC-BY-4.0', 'Near-duplicate|estimated Jaccard', 'dataset', 'FLORES', 'Gopher']) assert.match(card, new RegExp(words))
    const [given, { manifest, hash }]: [object, Corpus] = [await (await ask(`/corpora/${id}/manifest.json`)).json(), await here.corpora.find(id)]
    assert.ok('samples' in given && manifest!.samples.length > 0)
    assert.deepEqual(given.samples, [], 'a version of its dataset was taken back: its texts are shown to nobody')
    await kernel.journal.settle()
    const { withheld, ...rest }: { readonly withheld: Withheld } = await (await ask(`/corpora/${id}/manifest.json`)).json()
    assert.deepEqual([withheld.members, withheld.whole, withheld.rest], [['samples'], hash, hashOf(rest)], 'it says itself that it is not what the hash names')
    assert.match(withheld.because.join(' '), /^dataset-version:/)
    assert.equal(hashOf({ ...rest, samples: manifest!.samples }), hash)
    const [entry] = await kernel.journal.read(Number(withheld.journal!.split('/').at(-1)), 1)
    assert.deepEqual(entry?.body, { ...(entry?.body as object), sha256: hash, withoutSamples: withheld.rest }, 'a stranger checks the rest by the journal')
    assert.match(card, new RegExp(`do not have that hash[^]*${withheld.rest}`))
    const summary: { readonly parts: readonly { readonly number: string; readonly fields: readonly { readonly value: unknown }[] }[] } = await (await ask(`/en/corpora/${id}/summary.json`)).json()
    assert.deepEqual(summary.parts.map(({ number }) => number), ['1', '2', '3'])
    for (const { value } of summary.parts.flatMap(({ fields }) => fields)) assert.ok(Array.isArray(value) ? value.length > 0 : JSON.stringify(value).length > 20)
    assert.equal((await ask('/kk/corpora/new')).status, 303, 'whoever is not signed in is asked to')
  })

  it('say that the rest cannot be compared while the journal names the whole alone', async () => {
    const ready = (await here.corpora.list()).find(({ state }) => state === 'ready')!
    const { manifest, hash } = await here.corpora.find(ready.id)
    const mark = { source: 'dataset-version:1', title: same('x'), kind: 'withdrawn', reason: same('x') } as const
    const older = { entriesOf: async () => (await world.kernel.journal.entriesOf(`corpus:${ready.id}`)).filter(({ type }) => type === 'corpus.built').map((entry) => ({ ...entry, body: { sha256: hash! } })) }
    const { withheld } = await shownManifest({ journal: older }, { id: ready.id, hash: hash!, manifest: manifest! }, [mark, mark])
    assert.deepEqual(withheld, { members: ['samples'], because: ['dataset-version:1'], whole: hash, rest: hashOf({ ...manifest!, samples: [] }) })
  })

  it('call datasets by their titles in the language of the reader', async () => {
    const title = { kk: 'Ауыл әңгімелері', ru: 'Сельские рассказы', en: 'Village stories' }
    await world.publish('angime', { 'texts.csv': `text\n${sentences.map((text) => `"${text}"`).join('\n')}` }, { description: { ...about('Stories'), title } })
    const id = await begin([{ dataset: await offer('Village stories') }])
    await world.kernel.jobs.settle()
    const { ask } = testPortal({ routes: languageModel(options).routes(world.kernel) })
    assert.equal(hashOf(await (await ask(`/corpora/${id}/manifest.json`)).json()), (await here.corpora.find(id)).hash)
    for (const locale of ['ru', 'en'] as const) {
      for (const path of [`/corpora/${id}`, `/corpora/${id}/summary`]) {
        const page = await (await ask(`/${locale}${path}`)).text()
        assert.ok(page.includes(title[locale]), `${locale}${path}`)
        assert.doesNotMatch(page, /Ауыл әңгімелері/)
      }
    }
  })

  it('are begun by a form that says what is missing', async () => {
    const { ask } = testPortal({ routes: languageModel(options).routes(world.kernel), session: { actor: engineer } })
    const page = await ask('/kk/corpora/new')
    assert.match(await page.text(), /Тек ашық лицензиялар[\s\S]*FLORES/)
    const wrong = await ask('/kk/corpora/new', { form: { title: '', languages: 'kk' } })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /Корпусқа атау беріңіз[\s\S]*Ешбір дереккөз таңдалмады/)
  })
})
