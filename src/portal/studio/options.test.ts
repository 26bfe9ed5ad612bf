/** The forms of clauses speak to people: nothing of the language of declarations stands there raw, in whatever clause of whatever service. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { licence as example } from '../../law/testing.ts'
import { kazakhstan } from '../../countries/kazakhstan/index.ts'
import { clausesOf, type Part, shapeOf } from '../../law/studio/index.ts'
import { locales } from '../../law/text.ts'
import { memberText, needText, optionText } from './clause-form.ts'

const procedures = [...kazakhstan('sample').procedures, example]
const partsOf = (parts: readonly Part[]): readonly Part[] => parts.flatMap((part) => [part, ...(part.kind === 'rows' ? partsOf(part.columns) : [])])
// A rule is put together by phrases, in a form of its own.
const asked = procedures.flatMap((procedure) => clausesOf(procedure).filter(({ kind }) => kind !== 'rule').flatMap((clause) => {
  const { parts, rest } = shapeOf(procedure, clause)
  return [...partsOf(parts), ...rest.map((name): Part => ({ name, optional: true, kind: 'line' }))]
}))

test('every choice of every clause has words in each language', () => {
  const raw = new Set<string>()
  for (const part of asked) {
    const options = part.kind === 'one' || part.kind === 'many' ? part.options : part.kind === 'duration' ? part.units : []
    for (const value of options) {
      const words = needText(value) ?? optionText(part.kind === 'duration' ? 'unit' : part.name, value)
      if (locales.every((locale) => words[locale] === value)) raw.add(`${part.name}: ${value}`)
    }
  }
  assert.deepEqual([...raw], [])
  assert.ok(asked.length > 1000, `${asked.length} questions`)
})

test('every question of every clause has words in each language', () => {
  const raw = new Set<string>()
  for (const { name } of asked) if (name !== '' && new Set(locales.map((locale) => memberText(name)[locale])).size === 1) raw.add(name)
  assert.deepEqual([...raw], [])
})
