/** Every clause of every service of the houses is written by forms: what stands in them says it again, and nothing of it is left to YAML. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readFiles } from '../cli/declaration-files.ts'
import { canonical, type JsonObject } from '../law/canonical.ts'
import { actsCited, clauseFrom, clausesOf, shapeOf, typedOf } from '../law/studio/index.ts'
import { licence } from '../law/testing.ts'
import { kazakhstan } from './kazakhstan/index.ts'

test('what stands in the form of a clause says the clause again, for every clause of every service and every construct of the strangers, and nothing is left to YAML', () => {
  const left = new Set<string>()
  const other: string[] = []
  let clauses = 0
  for (const declaration of [...kazakhstan('sample').procedures, ...readFiles([join(import.meta.dirname, 'examples/stranger')]).procedures, licence]) {
    const acts = actsCited([declaration])
    for (const clause of clausesOf(declaration)) {
      clauses += 1
      const shape = shapeOf(declaration, clause)
      for (const name of shape.rest) left.add(`${clause.kind}.${name}`)
      const typed = typedOf(shape, clause.own, declaration)
      // What is sent is read by what was chosen in it, with nothing to go by but the fields.
      const sent = shapeOf(declaration, clause, typed.values)
      const { own, problems } = clauseFrom(sent, clause.own, typed, acts, declaration)
      const [said, was] = [canonical({ own } as JsonObject), canonical({ own: clause.own } as JsonObject)]
      if (said !== was || problems.length > 0) other.push(`${declaration.id} ${clause.place}: ${JSON.stringify(problems.map((p) => [p.field, p.text.en]))}\n   ${said.slice(0, 300)}\n   ${was.slice(0, 300)}`)
    }
  }
  if (other.length) console.log(other.length, other.slice(0, 8).join('\n'))
  assert.deepEqual([...left], [])
  assert.equal(other.length, 0)
  assert.ok(clauses > 1000, String(clauses))
})
