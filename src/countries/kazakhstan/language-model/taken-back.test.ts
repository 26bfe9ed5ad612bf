/** Specifies how a withdrawal of a dataset is told everywhere: at every place that shows, gives or serves what was made from it, and by letter. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Dataset } from '../../../institutions/commons/index.ts'
import { signReceipt } from '../../../institutions/language-model/evaluation/receipt.ts'
import { enoughResults } from '../../../institutions/language-model/evaluation/testing-results.ts'
import { languageModel, type LanguageModel, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { signUndertaking } from '../../../institutions/language-model/keys/testing.ts'
import { type Model, modelSubject } from '../../../institutions/language-model/models/model.ts'
import { someDescription, someProvenance } from '../../../institutions/language-model/models/testing-registry.ts'
import { tinyModel } from '../../../institutions/language-model/models/testing.ts'
import { type StubUpstream, stubUpstream } from '../../../institutions/language-model/serving/testing.ts'
import { defaultRecipe } from '../../../institutions/language-model/training/default-recipe.ts'
import { readRecipe } from '../../../institutions/language-model/training/read-recipe.ts'
import { newId, type Tx } from '../../../kernel/database/index.ts'
import { transact } from '../../../kernel/index.ts'
import { restingOnSources } from '../../../kernel/lineage/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { same } from '../../../law/text.ts'
import { listen, openLog, type RunningServer } from '../../../portal/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { type CommonsWorld, openCommonsWorld } from '../commons/testing.ts'
import { languageModelOptions } from './options.ts'

const options = languageModelOptions('sample')
const sentences = Array.from({ length: 40 }, (_, at) => `Біздің ауылда ${at + 3} үй бар, соның ${at + 1} үйінде кітапхана мен бақша ашылған, көршілер бір-біріне көмектеседі.`)
const name = 'ulgi-auyl'
const reason = { kk: 'Рұқсатсыз мәтін табылды', ru: 'Найден текст без разрешения', en: 'Text without permission was found' }

describe('when a dataset is withdrawn', () => {
  let world: CommonsWorld
  let lm: LanguageModel
  let dataset: Dataset
  let upstream: StubUpstream
  let server: RunningServer
  let folder: string
  let secret: string
  let builder: Actor
  let drafter: Actor
  let head: Actor
  let founder: Actor
  let stranger: Actor
  let corpus: string
  const [tokenizer, run] = [newId(), newId()]

  before(async () => {
    upstream = await stubUpstream()
    folder = mkdtempSync(join(tmpdir(), 'shanyraq-upstreams-'))
    const file = join(folder, 'upstreams.yaml')
    writeFileSync(file, JSON.stringify({ upstreams: [{ id: 'stub', engine: 'vllm', url: upstream.url, outside: false, models: [{ name, as: 'stub', contextLength: 256 }] }] }))
    world = await openCommonsWorld({ connections: 12, environment: { LANGUAGE_MODEL_UPSTREAMS: file } })
    const { kernel } = world
    lm = openLanguageModel(kernel, options)
    languageModel(options).work(kernel)
    server = await listen(undefined, { port: 0, doors: () => languageModel(options).doors!(kernel, openLog({ level: 'error', write: () => undefined })) })
    ;[builder, drafter, head, founder, stranger] = [await world.officer(options.engineer), await world.officer(options.engineer), await world.officer(options.head), await world.founder(), await world.founder()]
    dataset = await world.publish('auyl', { 'texts.csv': `text\n${sentences.map((text) => `"${text}"`).join('\n')}` }, { description: { title: same('Village'), languages: ['kk'], theme: 'LANG' } })
    const [offered] = await lm.corpora.offered(builder)
    corpus = await transact(kernel.db, (tx) => lm.corpora.begin(tx, builder, { title: 'Үлгі корпус', languages: ['kk'], strict: true, machineTranslation: false, validation: 0.1, sources: [{ dataset: offered!.reference }] }))
    await kernel.jobs.settle()
    await made()
    secret = await keyOf(founder)
    await kernel.journal.settle()
  })
  after(async () => {
    await server.stop(0)
    await world.close()
    await upstream.close()
    rmSync(folder, { recursive: true })
  })

  /** A tokenizer, a run and a released model, made from the corpus. */
  async function made(): Promise<void> {
    const { kernel } = world
    const { db, lineage } = kernel
    const [at, recipe] = [kernel.now(), defaultRecipe({ corpus, tokenizer })]
    await transact(db, async (tx) => {
      await tx.insertInto('tokenizer').values({
        id: tokenizer, name: 'qazaq-cut', kind: 'bpe', vocabulary: 800, corpus, corpus_hash: 'a'.repeat(64), state: 'done', job: newId(), created_by: actorString(builder), created_at: at, ended_at: at,
        seconds: 3, failure: null, hash: 'b'.repeat(64), artefact: '{}',
        card: JSON.stringify({ vocabulary: 800, fertility: { kk: { words: 1, bytes: 1, tokens: 1 }, ru: { words: 1, bytes: 1, tokens: 1 }, en: { words: 1, bytes: 1, tokens: 1 } }, roundTrip: { tried: 1, exact: 1 }, samples: [] }),
      }).execute()
      await lineage.put(tx, { id: `tokenizer:${tokenizer}`, kind: 'tokenizer', title: same('qazaq-cut'), path: `/tokenizers/${tokenizer}` })
      await lineage.link(tx, `tokenizer:${tokenizer}`, `corpus:${corpus}`, 'derives', 'trained on')
      await tx.insertInto('training_run').values({
        id: run, name: 'qazaq-run', source: recipe, recipe: JSON.stringify(readRecipe(recipe).recipe), content_hash: 'c'.repeat(64), parts: JSON.stringify({ trainer: 'd'.repeat(64), tokenizer: 'b'.repeat(64) }), corpus, tokenizer,
        base: null, state: 'done', job: newId(), created_by: actorString(builder), created_at: at, started_at: at, ended_at: at, step: 10n, tokens: 1n, seconds: 12, cpu_seconds: 5, figures: null, failure: null,
        checkpoint: null, artefacts: '[]',
      }).execute()
      await lineage.put(tx, { id: `training-run:${run}`, kind: 'training-run', title: same('qazaq-run'), path: `/training/${run}` })
      await lineage.link(tx, `training-run:${run}`, `corpus:${corpus}`, 'derives', 'trained on')
      await lineage.link(tx, `training-run:${run}`, `tokenizer:${tokenizer}`, 'derives', 'tokenised with')
    })
    const model = await draftOf(name)
    await transact(world.kernel.db, (tx) => lm.models.submit(tx, drafter, model))
    await lm.models.release(head, model, await world.sign(head, await lm.models.document(model)))
  }

  /** A draft made from the run, judged. */
  async function draftOf(called: string): Promise<Model> {
    const { db, jobs, now, statements } = world.kernel
    const id = await transact(db, async (tx) => lm.models.draft(tx, drafter, {
      name: called, description: someDescription, from: { folder: (await tinyModel()).folder, provenance: { ...someProvenance, run: { ...someProvenance.run, id: run } } },
    }))
    await jobs.settle()
    const model = await lm.models.find(id)
    const receipt = signReceipt(statements, {
      kind: 'evaluation', evaluation: newId(), model: { name: called, hash: model.made!.hash }, seeds: [1], limit: 997,
      results: enoughResults(), software: { node: '26' }, at: now(),
    })
    await transact(db, (tx) => lm.evaluations.receive(tx, drafter, receipt, modelSubject(id)))
    return model
  }

  async function keyOf(holder: Actor): Promise<string> {
    const { undertakings } = lm.keys
    await signUndertaking(undertakings, holder, world.sign)
    await until(async () => lm.serving.modelNamed(name)?.version !== undefined && lm.serving.modelNamed(name)?.version !== '')
    const key = await transact(world.kernel.db, (tx) => lm.keys.make(tx, holder, {
      name: 'Кілт', purpose: 'product', days: 30, models: [name], endpoints: 'all', limits: { requestsPerMinute: 1_000, tokensPerMinute: 1_000_000 }, keepsLogs: false,
    }))
    await until(async () => lm.keys.ring.bySecret(key.secret) !== undefined)
    return key.secret
  }

  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!await holds()) await new Promise((next) => { setImmediate(next) })
  }

  const portal = (actor: Actor | null = null) => testPortal({ routes: languageModel(options).routes(world.kernel), session: { actor } })
  const page = (path: string, actor: Actor | null = null) => async (): Promise<string> => {
    const response = await portal(actor).ask(path)
    assert.equal(response.status, 200, path)
    return response.text()
  }
  const header = (path: string) => async (): Promise<string> => (await portal().ask(path)).headers.get('x-kz-taken-back') ?? ''
  const call = (path: string, body?: object): Promise<Response> => fetch(`http://127.0.0.1:${server.port}/v1/${path}`, {
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }, ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  const asked = { model: name, prompt: 'Сәлем', max_tokens: 8 }

  /** Every place that shows, gives or serves something that was made from the dataset, and how the mark looks there. */
  const places: readonly (readonly [place: string, look: () => Promise<string>, mark: RegExp])[] = [
    ['the page of the corpus', () => page(`/kk/corpora/${corpus}`)(), /Бұл корпусты пайдаланбаңыз[^]*Рұқсатсыз мәтін табылды/],
    ['the list of corpora', page('/ru/corpora'), /Не использовать/],
    ['the first page', page('/ru/language-model'), /ulgi-auyl<\/a>[^]{0,200}Основа отозвана/],
    ['the leaderboard', page('/ru/leaderboard'), /ulgi-auyl \(основа отозвана\)/],
    ['the leaderboard as CSV', page('/ru/leaderboard.csv'), /^ulgi-auyl,[^\n]*,true\r?$/m],
    ['the page of its evaluation', async () => page(`/kk/evaluations/${(await lm.evaluations.list({ limit: 1, model: name }))[0]!.id}`)(), /Негізі қайтарып алынған/],
    ['the list that clients of Hugging Face read', page('/api/models'), /"taken-back"/],
    ['the manifest of the corpus', () => header(`/corpora/${corpus}/manifest.json`)(), /^dataset-version:[0-9a-f-]{36}$/],
    ['the summary of training content', () => page(`/ru/corpora/${corpus}/summary`)(), /Не используйте этот корпус[^]*Найден текст без разрешения/],
    ['the summary as data', () => page(`/kk/corpora/${corpus}/summary.json`)(), /"takenBack":\[\{"thing":"dataset-version:/],
    ['the page of the tokenizer', page(`/ru/tokenizers/${tokenizer}`), /Не используйте этот токенизатор[^]*Найден текст без разрешения/],
    ['the list of tokenizers', page('/kk/tokenizers'), /Негізі қайтарып алынған/],
    ['the page of the training run', page(`/kk/training/${run}`), /Бұл оқыту нәтижесін пайдаланбаңыз[^]*Рұқсатсыз мәтін табылды/],
    ['the list of training runs', page('/en/training'), /Source taken back/],
    ['the page of the model', page(`/en/models/${name}`), /A warning about what the model was made from[^]*Text without permission was found/],
    ['the registry', page('/ru/models'), /Основа отозвана/],
    ['the registry as data', page('/models.json'), /"takenBack":\["dataset-version:/],
    ['the registry as CSV', page('/models.csv'), /,dataset-version:[0-9a-f-]{36}\r?\n/],
    ['model.json', page(`/models/${name}/model.json`), /"takenBack":\[\{"thing":"dataset-version:[^]*Text without permission/],
    ['register.json', page(`/models/${name}/register.json`), /"takenBack":\[\{"thing":"dataset-version:[^]*Text without permission/],
    ['the README that clients of Hugging Face read', page(`/shanyraq/${name}/resolve/main/README.md`), /taken_back: \["dataset-version:[^]*Найден текст без разрешения/],
    ['the files that they download', header(`/shanyraq/${name}/resolve/main/config.json`), /^dataset-version:/],
    ['the data of its card', page(`/api/models/shanyraq/${name}`), /"taken_back":\["dataset-version:/],
    ['/v1/models', async () => (await call('models')).text(), /"taken_back":\[\{"thing":"dataset-version:[^]*Text without permission/],
    ['an answer of the model', async () => (await call('completions', asked)).headers.get('x-kz-taken-back') ?? '', /^dataset-version:/],
    ['the label of a stream', async () => (await call('completions', { ...asked, stream: true })).text(), /"kz_ai_label":\{[^}]*"taken_back":"dataset-version:/],
  ]

  /** Texts of the corpus that everybody sees. */
  const texts: readonly (readonly [place: string, look: () => Promise<string>])[] = [
    ['the page of the corpus', () => page(`/kk/corpora/${corpus}`)()], ['its manifest', () => page(`/corpora/${corpus}/manifest.json`)()],
  ]

  /** Lists to choose from for new work: what stands there. */
  const choosers: readonly (readonly [place: string, look: () => Promise<string>, offer: () => RegExp])[] = [
    ['corpora for a tokenizer', () => page('/kk/tokenizers/new', builder)(), () => new RegExp(`<option value="${corpus}"|${corpus}`)],
    ['corpora, tokenizers and bases for training', () => page('/kk/training/new', builder)(), () => new RegExp(`<code>${corpus}</code>[^]*<code>${tokenizer}</code>[^]*<code>${run}</code>`)],
    ['runs for a model', () => page('/kk/models/new', builder)(), () => new RegExp(run)],
    ['models for an evaluation', () => page('/kk/evaluations/new', builder)(), () => new RegExp(`<option value="${name}"`)],
  ]

  const letters = async (): Promise<readonly { readonly person: string | null; readonly subject: string; readonly body: string }[]> =>
    (await world.kernel.db.selectFrom('mail').select(['person', 'subject', 'body']).where('subject', 'like', '%Village%').orderBy('created_at').execute())
      .filter(({ subject }) => subject.startsWith('Қайтарып алынды'))
  const withdraw = async (): Promise<void> => transact(world.kernel.db, async (tx) => world.commons.publication.withdraw(tx, world.owner, await world.commons.datasets.byId(dataset.id, tx), reason))
  const lift = async (): Promise<void> => transact(world.kernel.db, async (tx) => world.commons.publication.lift(tx, world.owner, await world.commons.datasets.byId(dataset.id, tx)))
  const served = (marked: boolean) => until(async () => (lm.serving.modelNamed(name)?.takenBack.length ?? 0) > 0 === marked)

  const look = async (marked: boolean): Promise<void> => {
    await served(marked)
    for (const [place, shown, mark] of places) {
      const said = await shown()
      assert.equal(mark.test(said), marked, `${place}: ${said.slice(0, 300)}`)
    }
    for (const [place, shown] of texts) assert.equal(/кітапхана мен бақша/.test(await shown()), !marked, `texts on ${place}`)
    for (const [place, shown, offer] of choosers) assert.equal(offer().test(await shown()), !marked, place)
  }

  it('nothing is marked before, and everything is offered', () => look(false))

  it('every place is marked at once, and what was made from it is no longer offered for new work', async () => {
    await withdraw()
    await look(true)
  })

  it('nothing new is made from it by whoever knows its address', async () => {
    const { kernel } = world
    const refused = await lm.training.check(defaultRecipe({ corpus, tokenizer }))
    assert.match(JSON.stringify(refused.problems), /“corpus”[^]*“tokenizer” was made from data that was taken back/)
    await assert.rejects(transact(kernel.db, (tx) => lm.models.draft(tx, drafter, { name: 'ulgi-again', description: someDescription, from: { run } })), { kind: 'invalid' })
    await assert.rejects(transact(kernel.db, (tx) => lm.keys.make(tx, founder, {
      name: 'Тағы', purpose: 'product', days: 30, models: [name], endpoints: 'all', limits: { requestsPerMinute: 10, tokensPerMinute: 1_000 }, keepsLogs: false,
    })), { kind: 'invalid' })
  })

  it('each whom it reaches gets one letter that names what is theirs, and nobody else gets any', async () => {
    await world.kernel.journal.settle()
    await world.kernel.journal.settle()
    const written = await letters()
    assert.deepEqual(written.map(({ person }) => person).toSorted(), [builder, drafter, head, founder].map(({ person }) => person).toSorted())
    const to = (actor: Actor): string => written.find(({ person }) => person === actor.person)!.body
    for (const actor of [builder, drafter, head, founder]) assert.match(to(actor), /Рұқсатсыз мәтін табылды/)
    assert.match(to(builder), /Үлгі корпус[^]*qazaq-cut[^]*qazaq-run/)
    assert.doesNotMatch(to(builder), /ulgi-auyl/, 'a model that another engineer drafted')
    assert.match(to(drafter), /ulgi-auyl/)
    assert.match(to(head), /Үлгі корпус[^]*ulgi-auyl|ulgi-auyl[^]*Үлгі корпус/)
    assert.match(to(founder), /Кілттеріңіз қолданатын[^]*Модель: ulgi-auyl: http:\/\/localhost:3000\/kk\/models\/ulgi-auyl/)
    assert.doesNotMatch(to(founder), /Үлгі корпус/)
    assert.ok(!written.some(({ person }) => person === stranger.person))
  })

  it('returning it takes every mark away, writes to nobody, and a second withdrawal is told anew', async () => {
    await lift()
    await look(false)
    await world.kernel.journal.settle()
    assert.equal((await letters()).length, 4)
    await withdraw()
    await served(true)
    await world.kernel.journal.settle()
    assert.equal((await letters()).length, 8)
    await lift()
    await served(false)
  })

  /** Whether a transaction waits for an act that excludes it. */
  const waits = async (): Promise<boolean> => {
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`.execute(world.kernel.db)
    return rows.length > 0
  }
  /** Begins an act, until it has ended or waits for another. */
  async function begun<T>(act: Promise<T>): Promise<'ended' | 'waits'> {
    let ended = false
    act.catch(() => undefined).finally(() => { ended = true })
    await until(async () => ended || await waits())
    return ended ? 'ended' : 'waits'
  }

  it('a release waits for a withdrawal that has begun, and is refused when that commits', async () => {
    const { kernel, commons, owner } = world
    const second = await draftOf('ulgi-ekinshi')
    await transact(kernel.db, (tx) => lm.models.submit(tx, drafter, second))
    const signature = await world.sign(head, await lm.models.document(second))
    const [under, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const withdrawal = transact(kernel.db, async (tx) => {
      await commons.publication.withdraw(tx, owner, await commons.datasets.byId(dataset.id, tx), reason)
      under.resolve()
      await commit.promise
    })
    await under.promise
    const release = lm.models.release(head, second, signature)
    assert.equal(await begun(release), 'waits')
    commit.resolve()
    await withdrawal
    await assert.rejects(release, { kind: 'refused', message: /Village/ })
    assert.equal((await lm.models.find(second.id)).state, 'draft')
    await lift()
  })

  it('nothing is taken back beside an act that rests on it: order, withdrawal, version and opt-out wait for its end', async () => {
    const { kernel, commons, owner } = world
    const administrator = await world.officer('administrator')
    const acts: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
      order: (tx) => kernel.orders.suspend(tx, administrator, { subject: `corpus:${corpus}`, reason, office: 'administrator' }),
      withdrawal: async (tx) => commons.publication.withdraw(tx, owner, await commons.datasets.byId(dataset.id, tx), reason),
      version: async (tx) => commons.publication.retire(tx, owner, await commons.datasets.byId(dataset.id, tx), 1),
      optOut: (tx) => lm.corpora.optOuts.add(tx, builder, { kind: 'domain', value: 'ulgi.example', reason: 'Үлгі' }),
    }
    for (const [name, act] of Object.entries(acts)) {
      const [under, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const resting = transact(kernel.db, async (tx) => {
        await restingOnSources(tx)
        under.resolve()
        await commit.promise
      })
      await under.promise
      const undone = new Error('undone')
      const taking = transact(kernel.db, async (tx) => {
        await act(tx)
        throw undone
      })
      assert.equal(await begun(taking), 'waits', name)
      commit.resolve()
      await resting
      await assert.rejects(taking, undone)
    }
  })

  it('an order on a system that stops its model for everybody is told to whoever calls that model, once, and stops it', async () => {
    const { kernel } = world
    const administrator = await world.officer('administrator')
    const { id } = await kernel.db.selectFrom('language_model').select('id').where('name', '=', name).executeTakeFirstOrThrow()
    await transact(kernel.db, (tx) => kernel.lineage.put(tx, { id: 'entry:AIS-2026-000001', kind: 'entry', title: same('A system') }))
    const order = await transact(kernel.db, (tx) => kernel.orders.suspend(tx, administrator, { subject: 'entry:AIS-2026-000001', reason, office: 'administrator', reaches: [modelSubject(id)] }))
    await kernel.journal.settle()
    const told = await kernel.db.selectFrom('mail').select('person').where('subject', 'like', '%A system%').execute()
    assert.equal(told.filter(({ person }) => person === founder.person).length, 1)
    assert.ok(!told.some(({ person }) => person === stranger.person))
    assert.equal(kernel.orders.standing(modelSubject(id))?.id, order)
    await transact(kernel.db, (tx) => kernel.orders.lift(tx, administrator, { order }))
    await kernel.journal.settle()
  })

  it('an order of the authority on the dataset marks as its owner’s withdrawal does, and so does a version that is taken back', async () => {
    const { kernel, commons, owner } = world
    const administrator = await world.officer('administrator')
    const order = await transact(kernel.db, (tx) => kernel.orders.suspend(tx, administrator, { subject: `dataset:${dataset.id}`, reason, office: 'administrator' }))
    await look(true)
    await transact(kernel.db, (tx) => kernel.orders.lift(tx, administrator, { order }))
    await look(false)
    await kernel.journal.settle()
    const before = (await letters()).length
    await transact(kernel.db, async (tx) => commons.publication.retire(tx, owner, await commons.datasets.byId(dataset.id, tx), 1))
    await kernel.journal.settle()
    await served(true)
    assert.match(await page(`/kk/models/${name}`)(), /осы нұсқасын иесі қайтарып алды/)
    assert.equal((await letters()).length, before + 4)
  })
})
