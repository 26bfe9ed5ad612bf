/** Specifies runs of training: done, stopped and gone on, killed and gone on, broken, and made ready for other machines. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { transact } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import { hasPython } from '../python.ts'
import { causeOf } from './failure-words.ts'
import { takenBack } from './messages.ts'
import { contentHash } from './recipe.ts'
import { openTrainingWorld, tinyRecipe, type TrainingWorld } from './testing.ts'
import type { TrainingRun } from './index.ts'

const runOf = async ({ training }: TrainingWorld, id: string): Promise<TrainingRun> => {
  const run = await training.find(id)
  assert.ok(run)
  return run
}

/** The losses of a run, step by step. */
const curveOf = async ({ training }: TrainingWorld, id: string): Promise<readonly (readonly [number | undefined, unknown])[]> =>
  (await training.events(id, ['step'])).map(({ step, body }) => [step, body['loss']])

/** Waits until no worker is at the run any more. */
async function ended(it: TrainingWorld, id: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const unwatch = await it.kernel.jobs.watch((await runOf(it, id)).job!, ({ finishedAt }) => { if (finishedAt) resolve() })
  await promise
  unwatch()
}

/** Calls `act` once the run has said something of this kind about a step from `step` on. */
async function once(it: TrainingWorld, id: string, step: number, act: () => Promise<void> | void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const job = (await runOf(it, id)).job
  assert.ok(job)
  const look = async (): Promise<void> => { if ((await runOf(it, id)).step >= step) resolve() }
  const unwatch = await it.kernel.jobs.watch(job, () => void look())
  await promise
  unwatch()
  await act()
}

if (hasPython()) {
  test('a recipe becomes a model: a kill and a stop on its way change nothing, and others go on from it', async () => {
    await using it = await openTrainingWorld()
    const tokenizer = await it.trained()
    const made = await it.tokenizers.find(tokenizer)
    assert.deepEqual([made?.state, made?.made?.card.vocabulary], ['done', 1024])
    assert.equal(made?.made?.card.roundTrip.exact, made?.made?.card.roundTrip.tried, 'every text came back')
    // Long enough that it can be killed in the middle on a fast machine too.
    const long = tinyRecipe({ corpus: it.corpus, tokenizer }, { budget: '{ steps: 400 }', evaluate_every: '200' })
    const unbroken = await it.begin(long)
    await it.settle()
    const run = await runOf(it, unbroken)
    assert.equal(run.failure, undefined)
    assert.deepEqual([run.state, run.step, run.tokens], ['done', 400, 400 * 4 * 32])
    assert.ok(run.seconds > 0 && run.cpuSeconds > 0)
    assert.ok(run.figures && run.figures.parameters > 1024 * 32)
    const curve = await curveOf(it, unbroken)
    assert.deepEqual(curve.map(([step]) => step), Array.from({ length: 400 }, (_, i) => i + 1))
    const [first, last] = [Number(curve[0]?.[1]), Number(curve.at(-1)?.[1])]
    assert.ok(last < first, `${first} → ${last}`)
    assert.deepEqual((await it.training.events(unbroken, ['eval'])).map(({ step, body }) => [step, body['name'], Number(body['bits_per_byte']) > 0]), [[200, 'validation', true], [400, 'validation', true]])
    assert.deepEqual(run.artefacts.map(({ name }) => name), ['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json'])
    await it.training.folder(unbroken, async (path) => {
      assert.deepEqual(readdirSync(path).toSorted(), run.artefacts.map(({ name }) => name))
      assert.match(readFileSync(join(path, 'config.json'), 'utf8'), /LlamaForCausalLM/)
    })
    const sources = await it.kernel.lineage.sources(`training-run:${unbroken}`)
    assert.deepEqual(sources.map(({ id, by, relation }) => [id, by.split(':')[0], relation]).toSorted(), [[`corpus:${it.corpus}`, 'training-run', 'trained on'], [`tokenizer:${tokenizer}`, 'training-run', 'tokenised with']])

    // The same recipe, but its trainer is killed in the middle, and later it is stopped and told to go on.
    const broken = await it.begin(long)
    const killed = it.settle()
    await once(it, broken, 11, () => {
      const pids: unknown = JSON.parse(readFileSync(join(it.folder, 'training', broken, 'processes.json'), 'utf8'))
      assert.ok(Array.isArray(pids) && typeof pids[0] === 'number')
      process.kill(pids[0], 'SIGKILL')
    })
    await killed
    const again = await runOf(it, broken)
    assert.equal(again.state, 'done')
    assert.equal(again.contentHash, run.contentHash, 'the same ingredients have the same hash')
    const [resumed] = await it.training.events(broken, ['resume'])
    const [interruption, ...others] = await it.training.interruptions(broken)
    assert.deepEqual([interruption?.cause, interruption?.words, interruption?.resumed?.from, others], ['crashed', 'the trainer was killed by SIGKILL', resumed?.step, []])
    assert.ok(interruption!.step >= 11 && interruption!.step >= interruption!.resumed!.from)
    assert.deepEqual(await it.training.interruptions(unbroken), [])
    assert.deepEqual(await curveOf(it, broken), curve)
    assert.deepEqual(again.artefacts.map(({ hash }) => hash), run.artefacts.map(({ hash }) => hash), 'the same model, byte for byte')

    const on = await it.begin(tinyRecipe({ corpus: it.corpus, tokenizer }, { base: unbroken, processes: '2', budget: '{ steps: 6 }', optimiser: '{ name: muon, lr: 0.003, warmup: 5, schedule: cosine }' }).replace(/^model:.*\n/m, ''))
    assert.notEqual((await runOf(it, on)).contentHash, run.contentHash)
    await it.settle()
    const continued = await runOf(it, on)
    assert.deepEqual([continued.state, continued.figures?.processes], ['done', 2])
    assert.ok(Number((await curveOf(it, on))[0]?.[1]) < first - 0.2, 'it goes on from what was learnt')
  })

  test('a run is stopped with a checkpoint, and goes on from it when told, on another machine too', async () => {
    await using it = await openTrainingWorld()
    const id = await it.begin(tinyRecipe({ corpus: it.corpus, tokenizer: await it.tokenizer() }, { budget: '{ steps: 100000 }', checkpoint_every: '100000', evaluate_every: '100000' }))
    await it.kernel.jobs.start({ only: ['language-model.training'] })
    await once(it, id, 5, () => it.training.stop(it.engineer, id))
    await ended(it, id)
    const stopped = await runOf(it, id)
    assert.equal(stopped.state, 'stopped')
    assert.ok(stopped.step > 0)
    assert.equal(stopped.checkpoint?.step, stopped.step)
    await assert.rejects(it.training.stop(it.engineer, id), (error) => error instanceof Failure && error.kind === 'conflict')

    rmSync(join(it.folder, 'training', id), { recursive: true })
    await it.training.resume(it.engineer, id)
    await once(it, id, stopped.step + 1, () => it.training.stop(it.engineer, id))
    await ended(it, id)
    assert.deepEqual((await it.training.interruptions(id)).map(({ cause, step, resumed }) => [cause, step, resumed?.from]), [
      ['stopped', stopped.step, stopped.step], ['stopped', (await runOf(it, id)).step, undefined],
    ])
    const steps = (await curveOf(it, id)).map(([step]) => step)
    assert.deepEqual(steps, steps.map((_, i) => i + 1), 'no step is missing or there twice')
    assert.equal((await it.kernel.files.attachedTo(`training-run:${id}`)).length, 1, 'of checkpoints only the newest is kept')
  })

  test('a run that is done goes on with a larger budget, until something is made from it', async () => {
    await using it = await openTrainingWorld()
    const names = { corpus: it.corpus, tokenizer: await it.tokenizer() }
    const recipe = tinyRecipe(names, { budget: '{ steps: 20 }' })
    const id = await it.begin(recipe)
    await it.settle()
    const first = await runOf(it, id)
    assert.deepEqual([first.state, first.checkpoint?.step], ['done', 20])

    await assert.rejects(it.training.resume(it.engineer, id), (error) => error instanceof Failure && error.kind === 'conflict', 'as it is there is nothing to go on with')
    const lines = async (changes: Readonly<Record<string, string>>): Promise<readonly string[]> => (await it.training.changeProblems(id, tinyRecipe(names, changes))).map(({ line, text }) => `${line}: ${text.en}`)
    assert.deepEqual(await lines({ budget: '{ steps: 10 }' }), ['9: This budget is used up already. Write a larger one to go on.'])
    assert.deepEqual(await lines({ budget: '{ steps: 30 }', seed: '2', model: '{ hidden_size: 32, intermediate_size: 64, layers: 3, heads: 2, kv_heads: 1, context: 32 }' }), [
      '6: “model.layers” cannot change on the way. Give back what it was (2), or begin another run.', '12: “seed” cannot change on the way. Give back what it was (1), or begin another run.',
    ])
    await assert.rejects(it.training.resume(it.engineer, id, tinyRecipe(names, { seed: '2' })), (error) => error instanceof Failure && error.problems.length === 1)

    const larger = tinyRecipe(names, { budget: '{ steps: 30 }', batch: '{ sequences: 8 }', name: 'tiny-more' })
    await it.training.resume(it.engineer, id, larger)
    await it.settle()
    const more = await runOf(it, id)
    assert.deepEqual([more.failure, more.state, more.step, more.name, more.source], [undefined, 'done', 30, 'tiny-more', larger])
    assert.equal(more.tokens, 20 * 4 * 32 + 10 * 8 * 32, 'each step counts with the batch that it had')
    assert.deepEqual((await curveOf(it, id)).map(([step]) => step), Array.from({ length: 30 }, (_, i) => i + 1), 'it went on from its last step')
    assert.notEqual(more.contentHash, first.contentHash)
    assert.equal(more.contentHash, contentHash({ recipe: more.recipe, ...more.parts }))
    assert.deepEqual(more.parts.after, { content: first.contentHash, step: 20 })
    const kept = (await it.kernel.files.attachedTo(`training-run:${id}`)).map(({ id: file }) => file).toSorted()
    assert.deepEqual(kept, [...more.artefacts.map(({ file }) => file), more.checkpoint!.artefact.file].toSorted(), 'the model of before is let go')
    const entries = (await it.kernel.journal.entriesOf(`training-run:${id}`)).filter(({ type }) => type === 'training-run.recipe-changed')
    assert.deepEqual(entries.map(({ body }) => body), [{ before: first.contentHash, after: more.contentHash, step: 20 }])

    const base = await it.begin(tinyRecipe(names, { base: id }).replace(/^model:.*\n/m, ''))
    assert.equal((await runOf(it, base)).state, 'waiting')
    await assert.rejects(it.training.resume(it.engineer, id, tinyRecipe(names, { budget: '{ steps: 40 }' })), /Something was made from this run/)
  })

  test('a run that waited, or was stopped, does not go on once its data was taken back, and does when they are given back', async () => {
    await using it = await openTrainingWorld()
    const { kernel } = it
    const id = await it.begin(tinyRecipe({ corpus: it.corpus, tokenizer: await it.tokenizer() }, { budget: '{ steps: 6 }' }))
    const court = { system: 'language-model' }
    const reason = { kk: 'Үлгі', ru: 'Пример', en: 'A sample' }
    const order = await transact(kernel.db, (tx) => kernel.orders.suspend(tx, court, { subject: `corpus:${it.corpus}`, reason }))
    await it.settle()
    const failed = await runOf(it, id)
    assert.deepEqual([failed.state, failed.step, causeOf(failed.failure!, undefined)], ['failed', 0, { text: takenBack }])
    await assert.rejects(it.training.resume(it.engineer, id), (error) => error instanceof Failure && error.kind === 'refused' && error.text === takenBack)
    await transact(kernel.db, (tx) => kernel.orders.lift(tx, court, { order }))
    await it.training.resume(it.engineer, id)
    await it.settle()
    assert.deepEqual([(await runOf(it, id)).state, (await runOf(it, id)).step], ['done', 6])
  })

  test('a tokenizer that was to be trained while its data were suspended is trained when they are given back', async () => {
    await using it = await openTrainingWorld()
    const { kernel, tokenizers, engineer } = it
    const court = { system: 'language-model' }
    const order = await transact(kernel.db, (tx) => kernel.orders.suspend(tx, court, { subject: `corpus:${it.corpus}`, reason: { kk: 'Үлгі', ru: 'Пример', en: 'A sample' } }))
    const id = await it.trained()
    const failed = await tokenizers.find(id)
    assert.equal(failed?.state, 'failed')
    assert.match(failed.failure ?? '', /is suspended.* start the training again/)
    await assert.rejects(tokenizers.again(engineer, id), (error) => error instanceof Failure && error.kind === 'refused')
    await transact(kernel.db, (tx) => kernel.orders.lift(tx, court, { order }))
    await assert.rejects(tokenizers.again({ ...engineer, roles: [] }, id), (error) => error instanceof Failure && error.kind === 'refused')
    await tokenizers.again(engineer, id)
    await kernel.jobs.settle()
    const done = await tokenizers.find(id)
    assert.deepEqual([done?.state, done?.failure, done?.made?.card.vocabulary], ['done', undefined, 1024])
    await assert.rejects(tokenizers.again(engineer, id), (error) => error instanceof Failure && error.kind === 'conflict')
  })

  test('when one of two processes is killed the run is tried again, and keeps that it was interrupted', async () => {
    await using it = await openTrainingWorld()
    const recipe = tinyRecipe({ corpus: it.corpus, tokenizer: await it.tokenizer() }, { processes: '2', budget: `{ tokens: ${300 * 4 * 32} }` })
    const unbroken = await it.begin(recipe)
    await it.settle()
    const broken = await it.begin(recipe)
    const killed = it.settle()
    await once(it, broken, 11, () => {
      const pids = z.array(z.number()).parse(JSON.parse(readFileSync(join(it.folder, 'training', broken, 'processes.json'), 'utf8')))
      process.kill(pids[1]!, 'SIGKILL')
    })
    await killed
    const [run, again] = [await runOf(it, unbroken), await runOf(it, broken)]
    assert.deepEqual([again.state, again.tokens], ['done', 300 * 4 * 32])
    assert.deepEqual(again.artefacts.map(({ hash }) => hash), run.artefacts.map(({ hash }) => hash), 'the same model, byte for byte')
    assert.deepEqual((await it.training.interruptions(broken)).map(({ cause, words }) => [cause, words]), [['crashed', 'the trainer was killed by SIGKILL']])
  })

  test('a run whose portal ended under it keeps that too', async () => {
    await using it = await openTrainingWorld()
    const id = await it.begin(tinyRecipe({ corpus: it.corpus, tokenizer: await it.tokenizer() }, { budget: '{ steps: 6 }' }))
    // What a worker that was killed leaves behind.
    await it.kernel.db.updateTable('training_run').set({ state: 'running', started_at: it.kernel.now() }).where('id', '=', id).execute()
    await it.settle()
    assert.equal((await runOf(it, id)).state, 'done')
    assert.deepEqual((await it.training.interruptions(id)).map(({ cause, step, resumed }) => [cause, step, resumed?.from]), [['portal', 0, 0]])
  })

  test('runs wait for one another, so that other jobs find a free hand', async () => {
    await using it = await openTrainingWorld()
    const tokenizer = await it.tokenizer()
    const long = await it.begin(tinyRecipe({ corpus: it.corpus, tokenizer }, { budget: '{ steps: 100000 }', checkpoint_every: '100000', evaluate_every: '100000' }))
    const next = await it.begin(tinyRecipe({ corpus: it.corpus, tokenizer }, { budget: '{ steps: 6 }' }))
    const first = (await runOf(it, next)).job
    await it.kernel.jobs.start({ only: ['language-model.training'] })
    await once(it, long, 2, async () => {
      const waiting = await runOf(it, next)
      assert.deepEqual([waiting.state, waiting.job === first], ['waiting', false])
      await it.training.stop(it.engineer, long)
    })
    await ended(it, long)
    await it.kernel.jobs.stop()
    await it.settle()
    assert.equal((await runOf(it, next)).state, 'done')
  })

  test('what the trainer cannot use ends the run with its words, and is not tried again', async () => {
    await using it = await openTrainingWorld()
    const id = await it.begin(tinyRecipe({ corpus: it.corpus, tokenizer: await it.tokenizer() }, { model: '{ hidden_size: 32, intermediate_size: 64, layers: 1, heads: 2, kv_heads: 1, context: 131072 }' }))
    await it.settle()
    const run = await runOf(it, id)
    assert.equal(run.state, 'failed')
    assert.match(run.failure ?? '', /needs more than/)
    const cause = causeOf(run.failure ?? '', (await it.training.events(id, ['error'])).at(-1))
    assert.match('text' in cause ? cause.text.ru : '', /^Токенов в обучающем тексте — [\d\u00a0]+, а нужно больше 262\u00a0144\./)
    assert.equal((await it.kernel.jobs.get(run.job!))?.attempts, 1)
    assert.deepEqual((await it.training.interruptions(id)).map(({ cause, resumed }) => [cause, resumed]), [['refused', undefined]])
  })
} else {
  test('without a Python environment a tokenizer says what to do', async () => {
    await using it = await openTrainingWorld()
    const made = await it.tokenizers.find(await it.trained())
    assert.equal(made?.state, 'failed')
    assert.match(made.failure ?? '', /trainer:setup/)
  })
}

test('a recipe that is broken, or names what cannot be used, begins nothing', async () => {
  await using it = await openTrainingWorld()
  const names = { corpus: it.corpus, tokenizer: it.corpus }
  await assert.rejects(it.begin('name: [\n'), (error) => error instanceof Failure && /^Line \d+: /.test(error.problems[0]?.text.en ?? ''))
  const says = (words: RegExp) => (error: unknown): boolean => error instanceof Failure && error.problems.some(({ text }) => words.test(text.en))
  await assert.rejects(it.begin(tinyRecipe(names)), says(/tokenizer/))
  await assert.rejects(it.begin(tinyRecipe({ ...names, corpus: it.withdrawn })), says(/withdrawn/))
  await assert.rejects(it.begin(tinyRecipe({ ...names, corpus: it.engineer.person })), says(/corpus/))
  assert.equal((await it.training.list()).total, 0)
})

test('what a recipe names is looked up when it is checked as when it begins, and both say the line', async () => {
  await using it = await openTrainingWorld()
  const [own, other] = [await it.tokenizer(), await it.tokenizer()]
  await it.kernel.db.updateTable('tokenizer').set({ hash: 'e'.repeat(64) }).where('id', '=', other).execute()
  const problemsOf = async (source: string): Promise<readonly string[]> => {
    const checked = (await it.training.check(source)).problems?.map(({ line, text }) => `Line ${line}: ${text.en}`) ?? []
    if (checked.length > 0) await assert.rejects(it.begin(source), (error) => error instanceof Failure && assert.deepEqual(error.problems.map(({ text }) => text.en), checked) === undefined)
    return checked
  }
  const gone = await problemsOf(tinyRecipe({ corpus: it.withdrawn, tokenizer: it.corpus }, { base: it.corpus }).replace(/^model:.*\n/m, ''))
  assert.deepEqual(gone.map((one) => /^(Line \d+): “(\w+)”/.exec(one)?.slice(1)), [['Line 3', 'corpus'], ['Line 4', 'tokenizer'], ['Line 11', 'base']])

  const done = await it.begin(tinyRecipe({ corpus: it.corpus, tokenizer: own }))
  await it.kernel.db.updateTable('training_run').set({ state: 'done' }).where('id', '=', done).execute()
  const onward = (tokenizer: string): string => tinyRecipe({ corpus: it.corpus, tokenizer }, { base: done }).replace(/^model:.*\n/m, '')
  const refused = await problemsOf(onward(other))
  assert.ok(refused.length === 1 && /^Line 11: .*another tokenizer/.test(refused[0]!) && refused[0]!.includes(own), refused.join('\n'))
  const right = await it.training.check(onward(own))
  assert.deepEqual(right.problems ?? [right.vocabulary, right.context], [800, 32], 'its model sees what that of the base does')
})

test('a recipe for a cluster is made ready, and nobody pretends that it ran', async () => {
  await using it = await openTrainingWorld()
  const id = await it.begin(`name: kk-8b
engine: torchtitan
launcher: slurm
corpus: ${it.corpus}
base: /models/Llama-3.1-8B
precision: bf16
torchtitan: { model: llama3/llama3_8b }
optimiser: { name: adamw, lr: 0.00003, warmup: 200, schedule: cosine }
batch: { sequences: 64 }
budget: { steps: 1000 }
`)
  await it.settle()
  const run = await runOf(it, id)
  assert.deepEqual([run.state, run.job, run.step], ['prepared', undefined, 0])
  await assert.rejects(it.training.stop(it.engineer, id), Failure)
  await assert.rejects(it.training.folder(id, async () => {}), Failure)
})

test('only an engineer begins, stops and resumes', async () => {
  await using it = await openTrainingWorld()
  const stranger = { ...it.engineer, roles: [] }
  for (const act of [it.training.stop(stranger, it.corpus), it.training.resume(stranger, it.corpus), it.training.resume(stranger, it.corpus, '')]) {
    await assert.rejects(act, (error) => error instanceof Failure && error.kind === 'refused')
  }
})
