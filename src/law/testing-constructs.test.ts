/** Keeps docs/constructs.md true: each construct of the published schemas has a row, and what a row names exists. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bodySchema, calendarSchema } from './body-declaration.ts'
import { languageOf } from './testing-constructs.ts'
import { procedureSchema } from './declaration.ts'
import { registerSchema } from './register-declaration.ts'

const docs = join(import.meta.dirname, '../../docs')
const page = readFileSync(join(docs, 'constructs.md'), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.slice(2, -2).split(' | '))
/** With what a construct begins: the member that holds it, or the word that tells its alternatives apart. */
const beginningOf = (construct: string): string => construct.replace(/^(?:steps|parts|obligations)\.(?=\w+[.=])/, '').split(/[.=]/)[0]!

test('a language has its members, and its alternatives by the word that tells them apart', () => {
  const { constructs, usedBy } = languageOf(procedureSchema)
  for (const one of ['steps.manyAtOnce', 'rule=someRow', 'kind=slot', 'by=clock', 'term=lookup.table', 'from=subject.…', 'unit=workhour', 'field.whenEmpty', 'steps.otherTerms.when', 'parts.otherTerms.when', 'steps.late.outcome', 'obligations.late.tells']) assert.ok(constructs.includes(one), one)
  assert.equal(usedBy({ id: 'a.b' }), undefined, 'what is no procedure uses nothing')
})

test('every construct of the published schemas belongs to a row, and no row speaks of what there is not', () => {
  const words = new Set(rows.flatMap(([, begins]) => [...begins!.matchAll(/`([^`]+)`/g)].map(([, word]) => word!)))
  const there = new Set([procedureSchema, registerSchema, bodySchema, calendarSchema].flatMap((schema) => languageOf(schema).constructs.map(beginningOf)))
  assert.deepEqual([...there].filter((one) => !words.has(one)), [], 'constructs without a row')
  assert.deepEqual([...words].filter((one) => !there.has(one)), [], 'rows without a construct')
})

test('each row has ten cells, each names what exists or is a gap, and tests of properties have properties', () => {
  for (const [title = '', , ...cells] of rows) {
    assert.equal(cells.length, 10, title)
    for (const [index, cell] of cells.entries()) {
      const paths = [...cell.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => join(docs, path!))
      assert.ok(paths.length > 0 || cell === '—', `${title}: ${cell}`)
      for (const path of paths) {
        assert.ok(existsSync(path), `${title}: ${path}`)
        if (index === 9) assert.match(readFileSync(path, 'utf8'), /fast-check/, path)
      }
    }
    assert.notEqual(cells[0], '—', `${title} has no type`)
    assert.notEqual(cells[1], '—', `${title} has no schema`)
    assert.notEqual(cells[7], '—', `${title} has no rule of the linter`)
    assert.notEqual(cells[8], '—', `${title} has no example`)
  }
})
