/** Specifies the pages of training: what a check says, how a run goes on, and why it failed, to whom. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { languageModelOptions } from '../../../countries/kazakhstan/language-model/options.ts'
import { openWorld, type World } from '../../../countries/kazakhstan/testing.ts'
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { same } from '../../../law/text.ts'
import { testPortal } from '../../../portal/testing.ts'
import { type LanguageModel, openLanguageModel } from '../index.ts'
import { defaultRecipe } from './default-recipe.ts'
import { trainingRoutes } from './index.ts'
import { noteGoingOn, noteInterruption } from './interruptions.ts'
import { readRecipe } from './read-recipe.ts'
import type { RunState } from './tables.ts'

describe('the pages of training', () => {
  let world: World
  let lm: LanguageModel
  let engineer: Actor
  const [corpus, tokenizer] = [newId(), newId()]
  const recipe = defaultRecipe({ corpus, tokenizer })

  before(async () => {
    world = await openWorld()
    lm = openLanguageModel(world.kernel, languageModelOptions('sample'))
    engineer = await world.officer(lm.options.engineer)
    const at = world.kernel.now()
    await world.kernel.db.insertInto('corpus').values({
      id: corpus, title: 'Үлгі', choices: JSON.stringify({ title: 'Үлгі', languages: ['kk'], strict: true, machineTranslation: false, validation: 0.01, sources: [{ dataset: 'x' }] }),
      state: 'ready', actor: JSON.stringify(engineer), manifest: JSON.stringify({ total: { kept: { documents: 900, bytes: 90_000 } } }), hash: 'a'.repeat(64), artefacts: '[]', failure: null, created_at: at, finished_at: at,
    }).execute()
    await world.kernel.db.insertInto('tokenizer').values({
      id: tokenizer, name: 'kazakh-1k', kind: 'bpe', vocabulary: 800, corpus, corpus_hash: 'a'.repeat(64), state: 'done', job: newId(), created_by: 'system:test', created_at: at, ended_at: at,
      seconds: 3, failure: null, hash: 'b'.repeat(64), artefact: '{}', card: JSON.stringify({ vocabulary: 800 }),
    }).execute()
    await transact(world.kernel.db, async (tx) => {
      await world.kernel.lineage.put(tx, { id: `corpus:${corpus}`, kind: 'corpus', title: same('Үлгі') })
      await world.kernel.lineage.put(tx, { id: `tokenizer:${tokenizer}`, kind: 'tokenizer', title: same('kazakh-1k') })
    })
  })
  after(() => world.close())

  const ask = async (actor: Actor | null, path: string, form?: Readonly<Record<string, string>>): Promise<string> => {
    const { kernel, options, marks, corpora, tokenizers, training, models } = lm
    const portal = testPortal({ routes: trainingRoutes({ kernel, options, marks, corpora, tokenizers, training, models }), session: { actor } })
    const page = await (await portal.ask(path, form && { method: 'POST', form })).text()
    assert.deepEqual(portal.lines.filter((line) => line.includes('"fault"')), [])
    return page
  }

  async function run(state: RunState, more: { readonly failure?: string; readonly error?: object; readonly resumed?: number; readonly checkpoint?: boolean } = {}): Promise<string> {
    const { db, now } = world.kernel
    const id = newId()
    const step = 1400
    await db.insertInto('training_run').values({
      id, name: 'kazakh-10m', source: recipe, recipe: JSON.stringify(readRecipe(recipe).recipe), content_hash: 'b'.repeat(64), parts: JSON.stringify({ trainer: 'c'.repeat(64) }), corpus, tokenizer, base: null,
      state, job: newId(), created_by: 'system:test', created_at: now(), started_at: now(), ended_at: null, step: BigInt(step), tokens: 1n, seconds: 1200, cpu_seconds: 57, figures: null,
      failure: more.failure ?? null, checkpoint: more.checkpoint ? JSON.stringify({ step, artefact: { name: 'checkpoint-1400.pt', file: newId(), hash: 'd'.repeat(64), size: 1 } }) : null, artefacts: '[]',
    }).execute()
    if (more.error) await db.insertInto('training_event').values({ run: id, seq: 1n, kind: 'error', step: null, at: now(), body: JSON.stringify({ message: more.failure, ...more.error }) }).execute()
    if (more.resumed !== undefined) await db.insertInto('training_event').values({ run: id, seq: 2n, kind: 'resume', step: BigInt(more.resumed), at: now(), body: JSON.stringify({ step: more.resumed }) }).execute()
    return id
  }

  test('a check warns of a context that is too short to be evaluated, and looks up what is named', async () => {
    const check = (source: string): Promise<string> => ask(engineer, '/en/training/new', { act: 'check', recipe: source })
    const right = await check(recipe)
    assert.match(right, /The recipe is right/)
    assert.doesNotMatch(right, /cannot be evaluated/)
    assert.match(right, /The budget is told in hours: the learning rate follows the clock/)
    assert.doesNotMatch(await check(recipe.replace('hours: 1', 'tokens: 1000000')), /told in hours/)
    const short = await check(recipe.replace('context: 512', 'context: 256'))
    assert.match(short, /The recipe is right/)
    assert.match(short, /cannot be evaluated by every task: its context is 256 tokens, and 512 are needed/)
    const gone = await check(recipe.replace(corpus, newId()))
    assert.doesNotMatch(gone, /The recipe is right/)
    assert.match(gone, /<span class="at">3<\/span>.*“corpus” is not here/s)
  })

  test('a failed run says why in the reader’s language, to everybody', async () => {
    const failure = 'The training text has 126223 tokens; it needs more than 262144.'
    const id = await run('failed', { failure, error: { code: 'too-little-text', values: { tokens: 126223, least: 262144 } } })
    assert.match(await ask(null, `/kk/training/${id}`), /Оқыту мәтінінде 126\u{a0}223 токен бар, ал 262\u{a0}144 токеннен көп керек/u)
    assert.doesNotMatch(await ask(null, `/ru/training/${id}`), /The training text/)
  })

  test('words that only the trainer has are marked as its own, and those that name a folder are for the engineer', async () => {
    const id = await run('failed', { failure: 'RuntimeError: out of memory' })
    assert.match(await ask(null, `/ru/training/${id}`), /Слова самой программы обучения: <q lang="en">RuntimeError: out of memory<\/q>/)
    const secret = await run('failed', { failure: '/srv/data/x.pt is not there' })
    assert.doesNotMatch(await ask(null, `/ru/training/${secret}`), /srv/)
    assert.match(await ask(engineer, `/ru/training/${secret}`), /\/srv\/data/)
  })

  test('a run that goes on tells of an interruption and of the time left', async () => {
    const page = await ask(null, `/en/training/${await run('running', { resumed: 1275 })}`)
    assert.match(page, /Went on from step 1,275 after an interruption/)
    assert.match(page, /About 40 min 0 s left/)
    assert.match(page, /does not give the same model bit for bit/)
    for (const path of [`/corpora/${corpus}`, `/tokenizers/${tokenizer}`]) assert.ok(page.split('Run it on a cluster')[1]?.includes(`href="/en${path}"`), 'what the cluster needs is a click away')
    assert.equal(page.match(/Processor time/g)?.length, 1)
  })

  test('what interrupted a run stays on its page when it is done, in every language', async () => {
    const id = await run('done')
    await transact(world.kernel.db, async (tx) => {
      await noteInterruption(tx, id, { cause: 'crashed', at: '2026-01-10T05:00:00.000Z', words: 'the trainer was killed by SIGKILL' })
      await noteGoingOn(tx, id, { at: '2026-01-10T05:01:00.000Z', from: 1250 })
      await noteInterruption(tx, id, { cause: 'crashed', at: '2026-01-10T05:02:00.000Z', words: 'Traceback: File "/srv/x.py"' })
    })
    assert.match(await ask(null, `/kk/training/${id}`), /Үзілістер.*оқыту бағдарламасы апатты тоқтады <q lang="en">the trainer was killed by SIGKILL<\/q>.*1\u{a0}250-қадамнан/su)
    assert.match(await ask(null, `/ru/training/${id}`), /Прерывания.*с шага 1\u{a0}250/su)
    assert.match(await ask(null, `/en/training/${id}`), /Interruptions.*1,400.*the trainer crashed or was killed.*from step 1,250/s)
    assert.doesNotMatch(await ask(null, `/en/training/${id}`), /srv/, 'folders of the machine are for engineers')
    assert.doesNotMatch(await ask(null, `/en/training/${await run('done')}`), /Interruptions/)
  })

  test('once a run has ended its processor time stands there once, with its price', async () => {
    const id = await run('done', { checkpoint: true })
    await world.kernel.db.insertInto('stage_use').values({ subject: `training-run:${id}`, day: '2026-01-10', stage: 'training', clock_seconds: 60, processor_seconds: 58.9, accelerator_seconds: 0, joules: null }).execute()
    assert.equal((await ask(null, `/en/training/${id}`)).match(/Processor time/g)?.length, 1)
  })

  test('a run that stops is asked to stop once, unless its worker is gone', async () => {
    const id = await run('stopping')
    const stop = new RegExp(`/training/${id}/stop`)
    assert.match(await ask(engineer, `/en/training/${id}`), stop)
    await world.kernel.db.insertInto('job').values({
      id: (await lm.training.find(id))!.job!, name: 'language-model.training', payload: '{}', key: null, status: 'waiting', run_at: world.kernel.now(), enqueued_by: null, enqueued_at: world.kernel.now(),
      started_at: null, finished_at: null, state: 'null', done: null, total: null, note: 'null', last_failure: null, holder: null, lease_until: null,
    }).execute()
    assert.doesNotMatch(await ask(engineer, `/en/training/${id}`), stop)
  })

  test('an engineer goes on with a changed recipe, makes a model of a run that is done, and is told what may not change', async () => {
    const id = await run('done', { checkpoint: true })
    const page = await ask(engineer, `/en/training/${id}`)
    assert.match(page, new RegExp(`href="/en/models/new\\?run=${id}"`))
    assert.match(page, /Go on with this recipe/)
    assert.doesNotMatch(await ask(null, `/en/training/${id}`), /models\/new|Go on with this recipe/)
    assert.match(await ask(engineer, `/en/training/${await run('done')}`), /No checkpoint is kept to go on from/)

    const refused = await ask(engineer, `/en/training/${id}/resume`, { recipe: recipe.replace('hours: 1', 'hours: 2').replace('seed: 1', 'seed: 2') })
    assert.match(refused, /<span class="at">5<\/span>.*“seed” cannot change on the way\. Give back what it was \(1\)/s)
    assert.equal((await lm.training.find(id))?.state, 'done')
    await ask(engineer, `/en/training/${id}/resume`, { recipe: recipe.replace('hours: 1', 'hours: 2') })
    const changed = await lm.training.find(id)
    assert.deepEqual([changed?.state, changed?.recipe.budget], ['waiting', { hours: 2 }])
  })
})
