/** Every name of every service of the houses can be changed: whatever names the thing follows, and nothing else does. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readFiles } from '../cli/declaration-files.ts'
import { canonical, type Json, type JsonObject } from '../law/canonical.ts'
import { procedureSchema } from '../law/declaration.ts'
import { lintOne } from '../law/lint.ts'
import type { Procedure } from '../law/procedure.ts'
import { changed, type Change, clauseAt, clausesOf, hasName } from '../law/studio/index.ts'
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

/** Where a clause names what stands in it and is no clause: columns, what is reported and computed, levels of a scale. */
const inner: Readonly<Record<string, readonly string[]>> = { field: ['columns'], obligation: ['form', 'fields'], computed: ['field'], bands: ['versions', 'value'] }
/** What is named there, and the same with other names. */
function namesIn(own: Json, [member, ...rest]: readonly string[]): readonly string[] {
  if (Array.isArray(own)) return [...new Set(own.flatMap((one: Json) => namesIn(one, member === undefined ? [] : [member, ...rest])))]
  if (typeof own !== 'object' || own === null) return []
  return member === undefined ? [String((own as JsonObject)['name'])] : namesIn((own as JsonObject)[member] ?? null, rest)
}
function withName(own: Json, [member, ...rest]: readonly string[], from: string, to: string): Json {
  if (Array.isArray(own)) return own.map((one: Json) => withName(one, member === undefined ? [] : [member, ...rest], from, to))
  if (typeof own !== 'object' || own === null) return own
  const object = own as JsonObject
  if (member === undefined) return object['name'] === from ? { ...object, name: to } : object
  return object[member] === undefined ? object : { ...object, [member]: withName(object[member], rest, from, to) }
}

test('columns, what is reported, what is computed and levels of scales are called otherwise and back: whatever names them follows', () => {
  const counted: Record<string, number> = {}
  for (const [beside, registers] of [[house, []], [strangers.procedures, strangers.registers]] as const) {
    for (const declaration of beside) {
      const named = clausesOf(declaration).filter(({ kind }) => inner[kind] !== undefined).flatMap(({ place, kind, own }) => namesIn(own, inner[kind]!).map((name) => ({ place, kind, name })))
      if (named.length === 0) continue
      const called = (all: Procedure, { place, kind }: (typeof named)[number], from: string, to: string): Procedure =>
        changed(all, { does: 'write', place, own: withName(clauseAt(all, place)!.own, inner[kind]!, from, to) }) as unknown as Procedure
      for (const { kind } of named) counted[kind] = (counted[kind] ?? 0) + 1
      const other = procedureSchema.parse(named.reduce((all, one, at) => called(all, one, one.name, `inner${at}`), declaration))
      const asBefore = (words: string): string => words.replaceAll(/\binner(\d+)\b/g, (_, at: string) => named[Number(at)]!.name)
      // A table that is entered has the columns of its register, which no draft renames: the linter says so.
      const found = (one: Procedure): readonly string[] => lintOne(one, [...beside.filter(({ id }) => id !== one.id), one], undefined, registers).filter(({ rule }) => rule !== 'unfit-register-field').map(({ rule, place, names: mentioned = [] }) => asBefore([rule, place, ...mentioned].join(' '))).sort()
      assert.deepEqual(found(other), found(declaration), declaration.id)
      assert.deepEqual(unlike(named.reduce((all, one, at) => called(all, one, `inner${at}`, one.name), other), declaration), [], declaration.id)
    }
  }
  for (const kind of Object.keys(inner)) assert.ok((counted[kind] ?? 0) > 0, kind)
})
