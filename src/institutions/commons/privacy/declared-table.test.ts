import assert from 'node:assert/strict'
import { test } from 'node:test'
import { subjectsOf } from './declared-table.ts'

test('people whom a keyed hash names are protected, unless surely nobody stands in two rows: an estimate is not sure', () => {
  const unitOf = (rows: number, distinct: number) => subjectsOf(
    { name: 'visits', profile: { rows, duplicates: 0, bytes: 1, columns: [{ name: 'patient', type: 'VARCHAR', kind: 'identifier', nulls: 0, distinct }] } as never },
    { gate: { by: 'person:a', at: '2026-02-02T05:00:00.000Z', actions: [{ table: 'visits', column: 'patient', action: 'keyed-hash' }] } },
  ).unit
  assert.equal(unitOf(5000, 5000), 'row')
  assert.deepEqual(unitOf(5000, 4999), { column: 'patient' })
  assert.deepEqual(unitOf(1_000_000, 1_000_000), { column: 'patient' })
})

test('of several columns of keyed hashes the subject is who has most rows, wherever the column stands', () => {
  const distinct: Readonly<Record<string, number>> = { visit: 5000, patient: 900, household: 300, doctor: 301 }
  const unitOf = (columns: readonly string[]) => subjectsOf(
    { name: 'visits', profile: { rows: 5000, duplicates: 0, bytes: 1, columns: columns.map((name) => ({ name, type: 'VARCHAR', kind: 'identifier', nulls: 0, distinct: distinct[name] })) } as never },
    { gate: { by: 'person:a', at: '2026-02-02T05:00:00.000Z', actions: columns.map((column) => ({ table: 'visits', column, action: 'keyed-hash' })) } },
  ).unit
  for (const columns of [['visit', 'patient', 'household', 'doctor'], ['doctor', 'household', 'patient'], ['household', 'visit']]) assert.deepEqual(unitOf(columns), { column: 'household' })
  assert.deepEqual(unitOf(['visit', 'patient']), { column: 'patient' })
})
