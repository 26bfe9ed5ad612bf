/** Specifies recipes: what is wrong is said with its line and its mend, and what decides the result is in the hash. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readRecipe } from './read-recipe.ts'
import { contentHash, progressOf, type Recipe } from './recipe.ts'
import { neededContext } from '../evaluation/index.ts'
import { defaultRecipe } from './default-recipe.ts'

const ids = { corpus: '01900000-0000-7000-8000-000000000001', tokenizer: '01900000-0000-7000-8000-000000000002' }
const good = defaultRecipe(ids)

const read = (source: string): Recipe => {
  const { recipe, problems } = readRecipe(source)
  assert.equal(problems, undefined)
  return recipe!
}
const problemsIn = (source: string): readonly string[] => readRecipe(source).problems?.map(({ line, text }) => `${line}: ${text.en}`) ?? []
const lineOf = (words: string): number => good.split('\n').findIndex((line) => line.includes(words)) + 1

test('the recipe that a new run begins with is right, once its corpus and tokenizer are named', () => {
  const recipe = read(good)
  assert.deepEqual([recipe.engine, recipe.launcher, recipe.seed], ['shanyraq', 'local', 1])
  assert.ok(recipe.engine === 'shanyraq' && recipe.model?.context === neededContext, 'its model can be evaluated by every task')
  assert.deepEqual(problemsIn(defaultRecipe({})).length, 2)
})

const mistakes: readonly (readonly [what: string, from: string, to: string, at: string, words: RegExp])[] = [
  ['a name that is spelt wrong', '  layers:', '  layrs:', 'layers:', /There is no “layrs” in “model”/],
  ['a text where a number belongs', 'lr: 0.003', 'lr: fast', 'lr:', /“optimiser.lr” must be a number/],
  ['half a layer', 'layers: 6', 'layers: 6.5', 'layers:', /whole number/],
  ['a number that is too small', 'context: 512', 'context: 2', 'context:', /at least 16/],
  ['an optimiser that nobody knows', 'name: muon', 'name: sgd', 'name: muon', /one of: adamw, muon/],
  ['heads that do not fit', '  heads: 5', '  heads: 7', '  heads:', /multiple of “heads”/],
  ['a corpus that is no identifier', ids.corpus, 'kazakh', 'corpus:', /identifier/],
  ['sequences that processes cannot share', 'processes: 1', 'processes: 3', 'sequences:', /multiple of the number of processes/],
  ['no end', '  hours: 1', '  {}', 'budget:', /when the training ends/],
  ['infinity', 'hidden_size: 320', 'hidden_size: .inf', 'hidden_size:', /a number/],
  ['a name given twice', 'seed: 1', 'precision: f32', 'precision:', /twice/],
  ['no YAML at all', 'model:', 'model: [', '', /YAML/],
]

for (const [what, from, to, at, words] of mistakes) {
  test(`a recipe with ${what} is refused, with the line and the mend`, () => {
    assert.ok(good.includes(from), from)
    const problems = problemsIn(good.replace(from, to))
    assert.ok(problems.some((one) => words.test(one)), problems.join('\n'))
    if (at !== '' && what !== 'a name given twice') assert.ok(problems.some((one) => words.test(one) && one.startsWith(`${lineOf(at)}:`)), `${problems.join('\n')} – line ${lineOf(at)}`)
  })
}

test('a place that cannot be read is said once, not again for every line below it', () => {
  const tab = problemsIn(good.replace('  layers: 6', '\tlayers: 6'))
  assert.deepEqual(tab.map((one) => one.split(':')[0]), [String(lineOf('layers: 6'))], tab.join('\n'))
})

test('an empty recipe is called empty', () => {
  for (const source of ['', ' \n\n']) assert.match(problemsIn(source).join('\n'), /^1: The recipe is empty/)
})

test('a wrong type is said as a demand in Russian too', () => {
  assert.match(readRecipe(good.replace('lr: 0.003', 'lr: быстро')).problems?.[0]?.text.ru ?? '', /«optimiser\.lr» должно быть числом/)
})

test('whatever somebody types, there is an answer with lines of that text', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.constantFrom('*a', '&a [*a]', '? [1]\n: 2', '---\n---\n', '!!binary x', '{a: &x [*x]}', `engine: trl\n${good}`)), (source) => {
    const { recipe, problems } = readRecipe(source)
    if (recipe) return
    for (const { line, text } of problems!) assert.ok(line >= 1 && line <= source.split('\n').length + 1 && text.kk !== '')
  }))
})

test('a bomb of aliases is no recipe', () => {
  const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x]', ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`)].join('\n')
  assert.ok(problemsIn(bomb).length > 0)
})

test('the hash is that of all that decides the result, not of the place where it runs', () => {
  const parts = { trainer: 'a', corpus: 'b', tokenizer: 'c' }
  const hash = (source: string, more = {}): string => contentHash({ recipe: read(source), ...parts, ...more })
  assert.equal(hash(good), hash(good.replace('launcher: local', 'launcher: slurm')))
  assert.equal(hash(good), hash(good.replace('seed: 1', 'seed: 1 # the first')))
  for (const other of [hash(good.replace('seed: 1', 'seed: 2')), hash(good, { corpus: 'd' }), hash(good, { trainer: 'd' })]) assert.notEqual(hash(good), other)
})

test('progress is the part of whichever budget is used up most', () => {
  const used = { step: 10, tokens: 1000, seconds: 1800 }
  assert.equal(progressOf({ hours: 1 }, used), 0.5)
  assert.equal(progressOf({ hours: 1, steps: 12 }, used), 10 / 12)
  assert.equal(progressOf({ tokens: 500 }, used), 1)
})
