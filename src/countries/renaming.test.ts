/** Every name of every service of the houses can be changed: whatever names the thing follows, and nothing else does. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readFiles } from '../cli/declaration-files.ts'
import { canonical, type JsonObject } from '../law/canonical.ts'
import { procedureSchema } from '../law/declaration.ts'
import { lintOne } from '../law/lint.ts'
import type { Procedure } from '../law/procedure.ts'
import { changed, type Change, clausesOf, hasName } from '../law/studio/index.ts'
import { licence } from '../law/testing.ts'
import { kazakhstan } from './kazakhstan/index.ts'

const house = [...kazakhstan('sample').procedures, licence]
const strangers = readFiles([join(import.meta.dirname, 'examples/stranger')])
/** The clauses that two declarations do not have alike. */
const unlike = (one: Procedure, other: Procedure): readonly string[] => {
  const [said, was] = [one, other].map((each) => clausesOf(each).map(({ place, own }) => [place, canonical({ own })].join(' '))) as [string[], string[]]
  return said.filter((each, at) => each !== was[at]).map((each) => each.slice(0, 1000))
}

/** The clauses that have a name, in the order in which they stay. */
const named = (declaration: Procedure) => clausesOf(declaration).filter(hasName)

/** As a form writes it: what stands in a list is called by a member of its own. */
function rename(declaration: Procedure, at: number, name: string): Procedure {
  const { place, path, kind, own } = named(declaration)[at]!
  const change: Change = typeof path.at(-1) === 'number' ? { does: 'write', place, own: { ...own as JsonObject, [kind === 'page' ? 'id' : 'name']: name } } : { does: 'write', place, own, name }
  return changed(declaration, change) as unknown as Procedure
}

test('every name of every declaration is changed and changed back: under the other names it lints as before, and then it is the same', () => {
  let names = 0
  for (const [beside, registers] of [[house, []], [strangers.procedures, strangers.registers]] as const) {
    for (const declaration of beside) {
      const before = named(declaration).map(({ name }) => name!)
      names += before.length
      const other = procedureSchema.parse(before.reduce((all, _, at) => rename(all, at, `other${at}`), declaration))
      for (const [at, { name }] of named(other).entries()) assert.match(name!, /^other\d+$/, `${declaration.id} ${before[at]}`)
      const asBefore = (words: string): string => words.replaceAll(/\bother(\d+)\b/g, (_, at: string) => before[Number(at)]!)
      const found = (one: Procedure): readonly string[] => lintOne(one, [...beside.filter(({ id }) => id !== one.id), one], undefined, registers)
        .map(({ rule, place, names: mentioned = [] }) => asBefore([rule, place, ...mentioned].join(' '))).sort()
      assert.deepEqual(found(other), found(declaration), declaration.id)
      assert.deepEqual(unlike(before.reduce((all, name, at) => rename(all, at, name), other), declaration), [], declaration.id)
    }
  }
  assert.ok(names > 1500, String(names))
})
