/** Specifies that a published file is taken as its publisher wrote it: rows of the American inventory of 2024, with its own headings. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { crosswalkOf } from './crosswalks/index.ts'
import { asTheyCame, giveAll } from './given.ts'
import { outcomes, totals } from './loss.ts'
import { readFile } from './read-file.ts'
import { columnsOf, takeAll } from './taken.ts'
import { asCp1252 } from './testing-files.ts'
import { writeFile } from './written.ts'

const american = crosswalkOf('us-2024')!
const text = readFileSync(new URL('standards/us-2024-rows.csv', import.meta.url), 'utf8')
const file = readFile(asCp1252(text))
const { taken, tally, faults } = takeAll(american, file, '2026-11-30')
const columns = columnsOf(american, file.columns)

describe('rows of the American inventory as they were published', () => {
  it('have the 62 questions in full as their headings, and each of seven “If Other” belongs to the question before it', () => {
    assert.equal(file.encoding, 'windows-1252')
    assert.deepEqual(file.columns.map((column) => columns.get(column)?.name), american.fields.map(({ name }) => name))
    // What an agency wrote for a list that has no such value is told with its place, and stops nothing.
    assert.deepEqual(faults.map(({ row, stops, text: { en } }) => [row, stops, en.startsWith('“Not Applicable” is not in the list')]), [[13, false, true]])
  })

  it('are each a system with its class, state and days', () => {
    assert.deepEqual(taken.map(({ record: { riskClass, status, sector, startedOn, endedOn } }) => [riskClass, status, sector, startedOn ?? endedOn]), [
      ['minimal', 'inDevelopment', 'justice', undefined], ['high', 'inDevelopment', 'justice', undefined], ['high', 'inDevelopment', 'justice', '2024-12-31'], ['minimal', 'inDevelopment', 'justice', undefined],
      ['minimal', 'inDevelopment', 'justice', undefined], ['minimal', 'inUse', 'health', '2015-01-01'], ['minimal', 'retired', 'health', '2024-08-01'], ['minimal', 'inDevelopment', 'health', undefined],
      ['high', 'inDevelopment', 'publicService', undefined], ['high', 'inUse', 'health', undefined], ['high', 'inUse', 'health', '2021-01-01'], ['minimal', 'inDevelopment', 'other', undefined],
      ['minimal', 'inDevelopment', 'transport', undefined], ['minimal', 'inUse', 'other', undefined], ['minimal', 'inDevelopment', 'other', undefined],
    ])
    assert.equal(taken[1]!.record.ownerName, 'Department of Homeland Security, CBP')
  })

  it('lose nothing that is not told, and go back as they came', () => {
    const values = file.rows.flatMap((row) => Object.values(row.values)).filter((value) => String(value).trim() !== '').length
    const sums = totals(tally.lines)
    assert.equal(outcomes.reduce((sum, outcome) => sum + sums[outcome], 0), values)
    assert.equal(sums.unreadable, 1)
    const entries = taken.map(({ row, record, original }) => ({ number: `AIS-2026-${row}`, record, came: { crosswalk: 'us-2024', values: original, record } }))
    const back = asTheyCame(american, entries)
    assert.deepEqual(readFile(new TextEncoder().encode(writeFile(american, back, file.columns))).rows.map(({ values: said }) => said), file.rows.map(({ values: said }) => said))
    const { leftOut } = giveAll(american, entries)
    assert.deepEqual(leftOut, [])
  })

  it('are found by their headings also where some columns are left out', () => {
    const some = file.columns.filter((_, at) => at % 2 === 0 || at > 50)
    const plain = some.map((column) => column.replace(/ \(\d+\)$/, ''))
    const found = columnsOf(american, readFile(new TextEncoder().encode(`${plain.map((column) => JSON.stringify(column)).join(',')}\n${plain.map(() => 'x').join(',')}`)).columns)
    assert.ok([...found.values()].every((field) => some.some((column) => columns.get(column) === field)))
  })
})
