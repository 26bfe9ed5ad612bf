import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contextFor } from './context.ts'
import type { Model, Scored } from './endpoint.ts'
import { answerF1, chrF, mean, ratio, share } from './metrics.ts'
import { neededContext } from './context.ts'
import { canary, pieces, runningParts, taskNamed, tasks, tooLongFor } from './tasks.ts'

/** A model that knows nothing: each byte is as likely as any other. Its tokens are the bytes. */
const ignorant: Model = {
  score: async (text): Promise<Scored> => ({
    whole: false,
    tokens: [...text].flatMap((letter, offset) => Array.from({ length: Buffer.byteLength(letter) }, () => ({ offset, logprob: -Math.log(256) }))).slice(1),
  }),
  complete: async () => '',
}

/** A model that finds one text likelier than any other. */
const knowing = (favourite: (text: string) => boolean): Model => ({
  score: async (text) => ({ whole: true, tokens: [{ offset: [...text].length - 1, logprob: favourite(text) ? -0.1 : -10 }] }),
  complete: async () => '',
})

const some = { seed: 1, limit: 20 }

test('a model that knows nothing needs eight bits for each byte of every text', async () => {
  for (const id of ['bits-per-byte-kk', 'bits-per-byte-ru', 'bits-per-byte-en', 'bits-per-byte-news-kk', 'bits-per-byte-running-kk']) {
    const { estimate, fertility, unanswered } = await taskNamed(id)!.run(ignorant, some)
    assert.ok(Math.abs(estimate.value - 8) < 1e-9, id)
    const begun = await taskNamed(id)!.run({ ...ignorant, score: async (text) => ({ whole: true, tokens: [{ offset: 0, logprob: -Math.log(256) }, ...(await ignorant.score(text)).tokens] }) }, some)
    assert.ok(Math.abs(begun.estimate.value - 8) < 1e-9, `${id}, where the first token counts`)
    assert.equal(fertility!.bytesPerToken, 1)
    assert.equal(unanswered, 0)
  }
})

test('of running text the model sees what came before, and pays for every character once', async () => {
  const asked: string[] = []
  await taskNamed('bits-per-byte-running-kk')!.run({ ...ignorant, score: async (text) => { asked.push(text); return ignorant.score(text) } }, some)
  assert.ok(asked.length > 5)
  assert.ok(asked.slice(1).every((text) => text.length > 600 && text.length < 800), 'with what came before, and within a small context')
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => {
    const parts = runningParts(text, 100)
    assert.equal(parts.map(({ from, to }) => text.slice(from, to)).join(''), text)
    assert.ok(parts.slice(1).every(({ from }) => /\s/u.test(text[from]!)))
  }))
})

test('a model that knows nothing is near chance in every choice', async () => {
  for (const task of tasks.filter(({ metric, seeded }) => metric === 'accuracy' && seeded)) {
    const { estimate } = await task.run(ignorant, { seed: 1, limit: 60 })
    assert.ok(estimate.low <= task.chance! + 0.15, `${task.id}: ${estimate.value}`)
  }
})

test('a model that knows vowel harmony is always right', async () => {
  const { estimate } = await taskNamed('harmony-kk')!.run(knowing((text) => !/[аы].*[ея]|[еә].*а/u.test(text)), some)
  assert.ok(estimate.value > 0.5)
})

test('a model that has seen the canary is exposed, one that has not is not', async () => {
  const seen = await taskNamed('canary')!.run(knowing((text) => text.includes(canary)), some)
  assert.ok(seen.estimate.value > 6.6)
  const never = await taskNamed('canary')!.run(knowing((text) => !text.includes(canary)), some)
  assert.equal(never.estimate.value, 0)
})

test('a model that refuses everything is an absent model, not a bad one', async () => {
  const absent: Model = { score: () => Promise.reject(new Error('no context')), complete: () => Promise.reject(new Error('no context')) }
  await assert.rejects(taskNamed('bits-per-byte-kk')!.run(absent, some), /no context/)
})

test('another seed shows other examples, and the same items', async () => {
  const prompts = async (seed: number): Promise<readonly string[]> => {
    const asked: string[] = []
    await taskNamed('topic-kk')!.run({ ...ignorant, score: async (text) => { asked.push(text); return ignorant.score(text) } }, { seed, limit: 3 })
    return asked.toSorted()
  }
  assert.deepEqual(await prompts(1), await prompts(1))
  assert.notDeepEqual(await prompts(1), await prompts(2))
})

test('the pieces of a text are the text, and none is too long', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
    const all = pieces(text, 100)
    assert.equal(all.join(''), text)
    assert.ok(all.every((piece) => piece.length <= 101))
  }))
})

test('chrF is 1 for the reference itself and 0 for another alphabet', () => {
  assert.equal(chrF('Қазақстан Республикасы', 'Қазақстан Республикасы'), 1)
  assert.equal(chrF('abc', 'где'), 0)
  // What sacrebleu 2.6.0 answers: CHRF(word_order=0).sentence_score(translation, [reference]).
  for (const [translation, reference, score] of [
    ['the cat is on the mat', 'there is a cat on the mat', 47.892408356241575],
    ['Қазақстан Республикасының астанасы', 'Қазақстанның астанасы Астана қаласы', 54.57963961034501],
    ['сәлем', 'сәлеметсіз бе', 33.310548831508605],
  ] as const) assert.ok(Math.abs(100 * chrF(translation, reference) - score) < 1e-9)
})

test('an answer counts by its words, without case and punctuation', () => {
  assert.equal(answerF1('1927 жылы.', ['1927 жылы']), 1)
  assert.equal(answerF1('мүлде басқа', ['1927']), 0)
  assert.ok(Math.abs(answerF1('1927 жылы қаңтарда', ['1927']) - 0.5) < 1e-9)
})

test('intervals hold the value and shrink with more items', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (items, p) => {
    const right = Math.round(items * p)
    const { low, value, high } = share(right, items)
    assert.ok(0 <= low && low <= value && value <= high && high <= 1)
    assert.ok(share(right * 4, items * 4).high - share(right * 4, items * 4).low < high - low)
  }))
  assert.equal(ratio([{ over: 8, under: 1 }, { over: 16, under: 2 }]).value, 8)
})

test('every prompt of a task fits the context that the task says it needs, and none needs more than the needed context', async () => {
  for (const task of tasks) {
    let longest = 0
    const seeing = { score: (text: string) => { longest = Math.max(longest, [...text].length); return ignorant.score(text) }, complete: async (text: string) => { longest = Math.max(longest, [...text].length); return '' } }
    for (const seed of task.seeded ? [1, 2] : [1]) await task.run(seeing, { seed, limit: 100 })
    assert.ok(contextFor(longest, task.metric === 'chrF' ? 96 : task.metric === 'F1' ? 32 : 1) <= task.context, `${task.id}: ${longest}`)
  }
  assert.equal(Math.max(...tasks.map(({ context }) => context)), neededContext)
})

test('a model with a short context is asked neither about topics nor about long texts', () => {
  const all = tasks.map(({ id }) => id)
  assert.deepEqual(tooLongFor({ context: 256 }, all).map(({ id }) => id).filter((id) => !id.startsWith('translation')), ['bits-per-byte-running-kk', 'topic-kk', 'topic-ru', 'topic-en', 'reading-kk'])
  assert.deepEqual(tooLongFor({ context: 256 }, ['harmony-kk']), [])
  assert.deepEqual([tooLongFor({ context: 512 }, all), tooLongFor({}, all)], [[], []])
})

test('the interval of a mean stays between 0 and 1, holds the mean, and is never certainty', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }), (values) => {
    const { low, value, high } = mean(values)
    assert.ok(0 <= low && low <= value && value <= high && high <= 1 && high - low > 0.005)
  }))
  const none = mean(Array.from({ length: 10 }, () => 0))
  assert.equal(none.low, 0)
  assert.ok(none.high > 0.25, 'ten wrong answers say little')
  // Shares are the case of the values 0 and 1: Agresti and Coull, 15 of 20.
  const { low, high } = mean([...Array.from({ length: 15 }, () => 1), ...Array.from({ length: 5 }, () => 0)])
  assert.deepEqual([low.toFixed(4), high.toFixed(4)], ['0.5275', '0.8919'])
  assert.equal(ratio([{ over: 0, under: 1 }, { over: 4, under: 1 }]).low, 0)
})
