/**
 * The published questionnaires as SurveyJS itself reads them, the library for which they are written: which questions it asks, which values it
 * takes, and what the publisher's algorithm makes of its model, against our reader and our score.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isAsked, readQuestionnaire } from '../src/institutions/oversight/assessment/questionnaire.ts'
import { canadaRule, canadianVersions } from '../src/institutions/oversight/assessment/known.ts'
import { score } from '../src/institutions/oversight/assessment/score.ts'
import { readForeignForm } from '../src/law/studio/index.ts'
import { type PublishedFile, randomAnswers } from '../src/institutions/oversight/assessment/testing.ts'

interface JudgedQuestion {
  readonly name: string
  readonly isVisible: boolean
  readonly isParentVisible: boolean
  readonly page: { readonly isVisible: boolean }
  readonly parent: { readonly name: string }
  readonly choices?: readonly { readonly value: unknown }[]
  getType(): string
}
interface Judge {
  data: Readonly<Record<string, unknown>>
  getAllQuestions(): readonly JudgedQuestion[]
  clearIncorrectValues(): void
}

// By a name that the compiler does not follow: its 56 MB are needed here alone, and its types nowhere.
const library: string = 'survey-core'
const { Model } = await import(library) as { readonly Model: new (file: unknown) => Judge }

/** The publisher's steps, on the model of SurveyJS: the suffix of the question or of its parent, sums, the cut, the levels. */
function publisherOn(judge: Judge): readonly number[] {
  const worth = (value: unknown): number => (Array.isArray(value) ? value.map(worth).reduce((a, b) => a + b, 0)
    : typeof value === 'string' && value.includes('-') ? Number(value.slice(value.lastIndexOf('-') + 1)) || 0 : typeof value === 'number' ? value : 0)
  const kindOf = ({ name, parent }: JudgedQuestion): string => /-([RMN]S)$/.exec(name)?.[1] ?? /-([RMN]S)$/.exec(parent.name)?.[1] ?? 'NS'
  const scored = judge.getAllQuestions().filter((one) => ['radiogroup', 'checkbox', 'dropdown'].includes(one.getType()))
  const sums = ['RS', 'MS'].flatMap((kind) => {
    const its = scored.filter((one) => kindOf(one) === kind)
    const most = its.map((one) => {
      const all = one.choices!.map(({ value }) => worth(value))
      return one.getType() === 'checkbox' ? all.reduce((a, b) => a + b, 0) : Math.max(0, ...all)
    })
    return [its.reduce((sum, one) => sum + worth(judge.data[one.name]), 0), most.reduce((a, b) => a + b, 0)]
  }) as [number, number, number, number]
  const [raw, mostRaw, mitigation, mostMitigation] = sums
  const total = mitigation >= 0.8 * (mostMitigation / 2) ? Math.round((1 - 0.15) * raw) : raw
  return [...sums, total, [0.25, 0.5, 0.75].filter((share) => total > mostRaw * share).length + 1]
}

test('a survey begins a service: every question that SurveyJS asks is taken or named as not taken', () => {
  for (const known of canadianVersions) {
    const read = readForeignForm(known.file())
    assert.ok('pages' in read)
    const judge = new Model(JSON.parse(known.file()))
    const asked = judge.getAllQuestions().filter((one) => one.getType() !== 'html')
    const named = new Set(read.notTaken.map(({ what }) => what))
    const fields = read.pages.flatMap((page) => page.fields)
    assert.equal(fields.length + asked.filter(({ name }) => named.has(name)).length, asked.length)
    assert.ok(read.notTaken.some(({ what }) => what.endsWith('visibleIf')), 'conditions are named')
  }
})

for (const known of canadianVersions) {
  test(`version ${known.version}: SurveyJS asks what we ask, takes what we take, and scores what we score`, () => {
    const file = JSON.parse(known.file()) as PublishedFile
    const questionnaire = known.questionnaire()
    const judge = new Model(JSON.parse(known.file()))
    const asks = (): readonly string[] => judge.getAllQuestions().filter((one) => one.getType() !== 'html' && one.isVisible && one.isParentVisible && one.page.isVisible).map(({ name }) => name)
    assert.deepEqual(judge.getAllQuestions().filter((one) => one.getType() !== 'html').map(({ name }) => name), [...questionnaire.questions.keys()])
    fc.assert(fc.property(randomAnswers(file), fc.constantFrom(undefined, 'item1', 'item2'), (some, phase) => {
      const data = { ...some, ...(phase !== undefined && { projectDetailsPhase: phase }) }
      judge.data = data
      const answers = new Map(Object.entries(data))
      assert.deepEqual([...questionnaire.questions.values()].filter((one) => isAsked(one, answers)).map(({ name }) => name), asks())
      const { raw, mitigation, total, level, oddities } = score(questionnaire, answers)
      assert.deepEqual([raw.points, raw.most, mitigation.points, mitigation.most, total, level], publisherOn(judge))
      assert.deepEqual(oddities.filter(({ kind }) => kind !== 'not asked'), [])
      judge.clearIncorrectValues()
      assert.deepEqual(judge.data, data, 'every value is one that SurveyJS offers')
    }), { numRuns: 15 })
  })
}

test('conditions hold for SurveyJS where they hold for us, whatever the answer is compared with', () => {
  const values: readonly unknown[] = ['item1', 'ITEM1 ', 'item10', 'item1-1', 'x', '', 0, 1, 2, 10, true, false, undefined, [], ['item1'], ['item10', 'x'], ['item1', 'x'], ['item1-1']]
  const scalars = ['"item1"', '1', '10', '"item1-1"']
  const compared = ['=', '<>', '>', '>=', '<', '<='].flatMap((by) => scalars.map((right) => `{a} ${by} ${right}`))
  const contained = ['contains', 'notcontains', 'anyof', 'allof'].flatMap((by) => [...scalars, '["item1"]', '["item1", "x"]'].map((right) => `{a} ${by} ${right}`))
  const joined = ['{a} empty', '{a} notempty', '!({a} = 1) and {a} contains "x"', '{a} = "x" or ({a} = 1 and {a} notempty)', '({a} = "item1" or {a} contains ["x"]) and {a} <> 2']
  for (const visibleIf of [...compared, ...contained, ...joined]) {
    const file = { pages: [{ name: 'p', elements: [{ type: 'text', name: 'c', visibleIf }] }] }
    const judge = new Model(file)
    const ours = readQuestionnaire(file, { scheme: 'x.y', version: '1', rule: canadaRule, language: 'en' }).questions.get('c')!
    for (const a of values) {
      judge.data = { a }
      assert.equal(isAsked(ours, new Map([['a', a]])), judge.getAllQuestions()[0]!.isVisible, `${visibleIf} for a = ${JSON.stringify(a)}`)
    }
  }
})
