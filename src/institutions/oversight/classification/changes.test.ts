/** What is promised of every regime, on systems by chance: nothing depends on how often or in which order one asks, and distances are true. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import type { Facts, Field } from '../../../law/field.ts'
import { valuesIn } from '../../../law/field.ts'
import type { Day } from '../../../law/time.ts'
import { changed, settled } from './changes.ts'
import { classify } from './classify.ts'
import { compileRegime, rulesOn, spansOf } from './compile.ts'
import { euAiAct } from './eu/index.ts'
import { systemsOf } from './testing.ts'

const on: Day = '2028-08-02'
const act = compileRegime(euAiAct)
const rules = rulesOn(act, on)
const { scales } = euAiAct
const spans = (facts: Facts) => spansOf(scales, rules, settled(act, facts))
const systems = systemsOf(act, { fixed: { scope: 'union' } })
const whole = systemsOf(act, { whole: true, fixed: { scope: 'union' } })

/** Every answer that one could give otherwise, found without looking at any rule. */
const others = (field: Field, facts: Facts): readonly Facts[] => {
  const answer = facts[field.name]
  switch (field.kind) {
    case 'flag': return [true, false].filter((to) => to !== answer).map((to) => ({ ...facts, [field.name]: to }))
    case 'choice': return field.choices.filter(({ value }) => value !== answer).map(({ value }) => ({ ...facts, [field.name]: value }))
    case 'choices': return field.choices.map(({ value }) => ({ ...facts, [field.name]: valuesIn(answer).includes(value) ? valuesIn(answer).filter((one) => one !== value) : [...valuesIn(answer), value] }))
    default: return ['0', '10', '10.00000001'].map((to) => ({ ...facts, [field.name]: to }))
  }
}
const oneAway = (facts: Facts): readonly Facts[] => act.fields.filter(({ name }) => name !== 'scope').flatMap((field) => others(field, facts))

describe('of every system', () => {
  test('the same answers give the same class, in whatever order they stand', () => {
    fc.assert(fc.property(systems, (facts) => {
      const turned = Object.fromEntries(Object.entries(facts).toReversed())
      assert.deepEqual(classify(act, turned, '2026-11-30'), classify(act, facts, '2026-11-30'))
      const told = classify(act, facts, '2026-11-30')
      assert.deepEqual(classify(act, told.facts, '2026-11-30'), told, 'the answers that count say it again')
    }), { numRuns: 60 })
  })

  test('a practice that is added never lowers the class, nor does a use of Annex III or a way of meeting people', () => {
    fc.assert(fc.property(whole, fc.constantFrom('bans', 'areas', 'meets'), fc.nat(), (facts, name, index) => {
      const field = act.fields.find((one) => one.name === name)!
      assert.ok(field.kind === 'choices')
      const { value } = field.choices[index % field.choices.length]!
      const more = { ...facts, [name]: [...new Set([...valuesIn(facts[name]), value])] }
      for (const [scale, { least }] of spans(facts).entries()) assert.ok(spans(more)[scale]!.least >= least, `${name} ${value}`)
    }), { numRuns: 300 })
  })

  test('a further answer never turns what was certain', () => {
    fc.assert(fc.property(systems, whole, (some, all) => {
      const fewer = settled(act, some)
      const more = settled(act, { ...all, ...some })
      for (const [scale, { least, most }] of spansOf(scales, rules, fewer).entries()) {
        const span = spansOf(scales, rules, more)[scale]!
        assert.ok(span.least >= least && span.most <= most)
      }
    }), { numRuns: 300 })
  })

  test('each single answer that is named moves the class to what is said, and no other single answer moves it', () => {
    fc.assert(fc.property(whole, (facts) => {
      const { stages: [{ standings }], facts: count } = classify(act, facts, on)
      for (const [scale, { moves: { single } }] of standings.entries()) {
        const { least } = spans(count)[scale]!
        for (const { change, to } of single) {
          const after = spans(changed(count, change))[scale]!
          assert.ok(after.least !== least || after.most !== least)
          assert.equal(after.least, to)
        }
        const named = new Set(single.map(({ to }) => to))
        for (const after of oneAway(count)) {
          const span = spans(after)[scale]!
          if (span.least > least || span.most < least) assert.ok(named.has(span.least))
        }
      }
    }), { numRuns: 60 })
  })

  test('the named answers lead to a stricter and a milder class, and fewer answers do not', () => {
    fc.assert(fc.property(whole, (facts) => {
      const { stages: [{ standings }], facts: count } = classify(act, facts, on)
      for (const [scale, { moves: { stricter, milder } }] of standings.entries()) {
        const { least, most } = spans(count)[scale]!
        assert.equal(least, most, 'everything was answered')
        if (stricter) assert.ok(spans(stricter.changes.reduce(changed, count))[scale]!.least > least)
        else assert.equal(least, scales[scale]!.classes.length - 1)
        if (milder) assert.ok(spans(milder.changes.reduce(changed, count))[scale]!.most < least)
        else assert.equal(least, 0)
        let [reached, size]: [readonly Facts[], number] = [[count], 0]
        const smaller = (found: typeof stricter): boolean => found !== undefined && found.changes.length > size + 1
        // All that can be reached with fewer answers, as far as that is few enough to try.
        while (size < 2 && (smaller(stricter) || smaller(milder))) {
          reached = reached.flatMap(oneAway)
          size += 1
          for (const after of reached) {
            const span = spans(after)[scale]!
            if (stricter && stricter.changes.length > size) assert.ok(span.least <= least)
            if (milder && milder.changes.length > size) assert.ok(span.most >= least)
          }
        }
      }
    }), { numRuns: 25 })
  })
})

test('to leave five bans one must change five answers', () => {
  const facts: Facts = { scope: 'union', bans: ['a', 'c', 'd', 'e', 'g'], product: 'none', areas: [], meets: [], general: false }
  assert.equal(classify(act, facts, on).stages[0].standings[0]!.moves.milder?.changes.length, 5)
})

test('two answers free twenty uses of Annex III at once', () => {
  const areas = ['2', '3a', '3b', '3c', '3d', '4a', '4b', '5a', '5b', '5c', '5d', '6a', '6b', '6c', '6d', '7a', '7b', '7c', '7d', '8a']
  const facts: Facts = { scope: 'union', bans: [], product: 'none', areas, narrow: false, improves: false, patterns: false, preparatory: false, profiling: true, meets: [], general: false }
  const { changes, to } = classify(act, facts, on).stages[0].standings[0]!.moves.milder!
  assert.deepEqual([changes.map(({ field }) => field).sort(), to], [['narrow', 'profiling'], 0])
})
