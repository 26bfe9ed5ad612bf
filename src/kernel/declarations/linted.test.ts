/** Specifies what is remembered of declarations: the linter is asked again as soon as anything differs by which it judges, and a version is that of what stands written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Body } from '../../law/body.ts'
import { hashOf } from '../../law/canonical.ts'
import { conventions, keepTo } from '../../law/conventions.ts'
import { houseActs, keepActs } from '../../law/core-act.ts'
import { procedureSchema } from '../../law/declaration.ts'
import type { Language } from '../../law/language.ts'
import { lint } from '../../law/lint.ts'
import { keepRegions } from '../../law/places.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Register } from '../../law/register.ts'
import { english, russian } from '../../law/source-languages.ts'
import { declarations, licence } from '../../law/testing.ts'
import { registers } from '../../law/testing-registers.ts'
import { languagesSpoken, locales, same, speak, type Text } from '../../law/text.ts'
import { dataOf, lintTogether, versionOf } from './index.ts'
import { faultsOf, keepNewest } from './written.ts'

const paper = { day: String, from: String, until: String }
const kyrgyz: Language = { ...russian, tag: 'ky', further: { fallback: 'ru', words: new URL('file:///none'), paper } }
const decision = licence.steps['decision']!
/** The licence as one whose grant enters a garden, carries out an act of an institution's core, and is given in a region; nobody has written its summary in Kazakh. */
const granting: Procedure = {
  ...licence, summary: { ru: 'Лицензия', en: 'A licence' } as Text, scopes: { pilot: { title: same('The pilot'), basis: licence.decisions['grant']!.basis, regions: ['71'] } },
  steps: { ...licence.steps, decision: { ...decision, outcomes: { ...decision.outcomes, grant: { ...decision.outcomes['grant']!,
    carriesOut: { act: 'gardens.open', with: {} }, effect: { register: 'sample.gardens', does: 'enter', fields: { name: 'gardenName' } } } } } },
}
const opening = { ...houseActs[0]!, name: 'gardens.open' }

interface Asked { readonly procedures: readonly Procedure[]; readonly registers: readonly Register[]; readonly bodies?: readonly Body[] }
const asked: Asked = { procedures: [granting, ...declarations.slice(1)], registers }
const remembered = (one: Asked) => lintTogether(one.procedures, one.registers, one.bodies)
const rulesOf = (one: Asked): readonly string[] => remembered(one).map(({ place, rule, words }) => `${place} ${rule} ${words.en}`)

/** Everything by which the linter judges, with a change of it and what takes that back. */
const changes: Readonly<Record<string, () => { readonly changed?: Asked; readonly back: () => unknown }>> = {
  'other words of a procedure': () => ({ changed: { ...asked, procedures: [{ ...granting, starts: 'nowhere' }, ...asked.procedures.slice(1)] }, back() {} }),
  'other procedures': () => ({ changed: { ...asked, procedures: [granting] }, back() {} }),
  'another register': () => ({ changed: { ...asked, registers: [{ ...registers[0], fields: registers[0].fields.slice(1) }, registers[1]] }, back() {} }),
  'bodies': () => ({ changed: { ...asked, bodies: [] }, back() {} }),
  'other acts of institutions': () => {
    const former = keepActs([opening])
    return { back: () => keepActs(former) }
  },
  'other regions': () => {
    const former = keepRegions([{ code: '71', name: same('Region') }])
    return { back: () => keepRegions(former) }
  },
  'other languages': () => {
    const former = speak([russian, english])
    return { back: () => speak(former) }
  },
}

for (const [what, change] of Object.entries(changes)) {
  test(`what was found is not told again with ${what}, and is when all is as before`, () => {
    const [regionsBefore, actsBefore] = [keepRegions([]), keepActs([])]
    try {
      const before = rulesOf(asked)
      assert.equal(remembered({ ...asked, procedures: structuredClone(asked.procedures) }), remembered(asked), 'the same words are not judged twice')
      const { changed = asked, back } = change()
      try {
        assert.notDeepEqual(rulesOf(changed), before)
        assert.deepEqual(remembered(changed), lint(changed.procedures, undefined, changed.registers, changed.bodies))
      } finally {
        back()
      }
      assert.deepEqual(rulesOf(asked), before)
    } finally {
      keepRegions(regionsBefore)
      keepActs(actsBefore)
    }
  })
}

test('what was found under the conventions of one country is not told under those of another', () => {
  const before = remembered(asked)
  const former = keepTo({ ...conventions() })
  try {
    assert.notEqual(remembered(asked), before)
  } finally {
    keepTo(former)
  }
  assert.equal(remembered(asked), before)
})

test('a studio that drafts without an end pushes out its drafts, and not what the house asks for', () => {
  const draft = (title: string): Asked => ({ ...asked, procedures: [{ ...licence, title: same(title) }] })
  const [house, first] = [remembered(asked), remembered(draft('Draft'))]
  for (let n = 0; n < 150; n += 1) {
    remembered(draft(`Draft ${n}`))
    assert.equal(remembered(asked), house)
  }
  assert.notEqual(remembered(draft('Draft')), first, 'it was forgotten')
})

test('of what is kept, the one that was asked for longest ago goes first', () => {
  const kept = new Map<string, number>()
  for (const key of ['one', 'two', 'one', 'three', 'four']) keepNewest(kept, key, key.length, 3)
  assert.deepEqual([...kept.keys()], ['one', 'three', 'four'])
})

test('a version is that of the words as they stand, also when another language is spoken since, and so is what fits a schema', () => {
  const title: Text = { kk: 'Бақша', ru: 'Сад', en: 'Garden' }
  const declaration = { ...licence, title }
  const before = versionOf(declaration)
  assert.deepEqual([...faultsOf(procedureSchema, declaration), ...faultsOf(procedureSchema, licence)], [])
  const former = speak([...languagesSpoken(), kyrgyz], new Map([['ky', () => 'Бакча']]), [title])
  try {
    assert.equal(title[locales.at(-1)!], 'Бакча')
    assert.equal(versionOf(declaration), hashOf(dataOf(declaration)))
    assert.notEqual(versionOf(declaration), before)
    assert.ok(faultsOf(procedureSchema, licence).some(({ path }) => path.join('.') === 'title.ky'))
  } finally {
    speak(former)
  }
  assert.equal(versionOf(declaration), before)
  assert.deepEqual(faultsOf(procedureSchema, licence), [])
})
