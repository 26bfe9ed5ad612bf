/** The forms of clauses speak to people: nothing of the language of declarations stands there raw, in whatever clause of whatever service. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { licence as example } from '../../law/testing.ts'
import { kazakhstan } from '../../countries/kazakhstan/index.ts'
import { clausesOf, everyPart, shapeOf } from '../../law/studio/index.ts'
import { locales } from '../../law/text.ts'
import { formText, memberText, needText, optionText } from './clause-form.ts'

const ownAct = { id: 'town-rules', title: example.title, short: example.title, dividedInto: 'items' } as const
const procedures = [...kazakhstan('sample').procedures, { ...example, acts: [ownAct], opens: { by: 'personOrCompany', signs: 'anyone' } } as const]
const asked = procedures.flatMap((procedure) => clausesOf(procedure).flatMap((clause) => everyPart(shapeOf(procedure, clause).parts)))

test('every choice of every clause has words in each language', () => {
  const raw = new Set<string>()
  for (const part of asked) {
    // A phrase says a question of the declaration.
    const forms = part.kind === 'choice' ? part.options.filter((value) => !value.includes(' ') && value !== 'some') : []
    for (const value of forms) {
      const words = formText(part.kind === 'choice' && part.condition ? 'rule' : part.name, value)
      if (locales.every((locale) => words[locale] === value)) raw.add(`${part.name}: ${value}`)
    }
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
