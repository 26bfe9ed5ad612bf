/** Specifies what is taken of foreign files: every value of them is taken, or kept and told of, whatever their publishers did to them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Crosswalk } from './crosswalk.ts'
import { crosswalkOf } from './crosswalks/index.ts'
import { outcomes, totals } from './loss.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { takeAll } from './taken.ts'
import { americanFile, americanRows, dutchRecord, dutchTemplate } from './testing-files.ts'

const today = '2026-11-30'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const take = (id: string, file: ReadFile) => takeAll(crosswalkOf(id)!, file, today)
const takeText = (id: string, text: string) => take(id, readFile(bytes(text)))
const takeJson = (id: string, value: unknown) => takeText(id, JSON.stringify(value))

describe('the American inventory', () => {
  const rows = americanRows(2133)
  const file = readFile(americanFile(rows))
  const { taken, tally, faults } = take('us-2024', file)

  it('is read whole from cp1252: 2,133 rows and 62 columns, and no value but its own', () => {
    assert.deepEqual([file.encoding, file.rows.length, file.columns.length, file.emptyRows], ['windows-1252', 2133, 62, 0])
    assert.deepEqual(file.rows.map(({ values }) => values), rows)
    assert.deepEqual(faults.filter(({ stops }) => stops), [])
  })

  it('accounts for every value that is not empty: taken, or kept with its row', () => {
    const values = rows.flatMap((row) => Object.values(row)).filter((value) => value.trim() !== '').length
    const sums = totals(tally.lines)
    assert.equal(outcomes.reduce((sum, outcome) => sum + sums[outcome], 0), values)
    const kept = taken.reduce((sum, { unmapped }) => sum + Object.keys(unmapped).length, 0)
    assert.equal(kept, sums.notTaken + sums.unreadable + sums.cut)
    for (const [at, { original }] of taken.entries()) assert.deepEqual(original, rows[at])
  })

  it('knows its lists by newline, capitals and spaces, and says that it mended them', () => {
    const impact = tally.lines.find(({ column }) => column === '17_impact_type')!
    assert.equal(impact.counts.unreadable, 0)
    assert.equal(taken[0]!.original['17_impact_type'], 'Rights-Impacting\n')
    assert.deepEqual([taken[0]!.record.riskClass, taken[2]!.record.riskClass, taken[5]!.record.riskClass, taken[8]!.record.riskClass], ['high', 'high', 'minimal', undefined])
  })

  it('reads months in the forms in which agencies wrote them, and keeps what is none', () => {
    assert.deepEqual(taken.slice(0, 8).map(({ record }) => record.startedOn), ['2024-01-01', '2023-05-01', '2022-12-01', '2021-03-01', '2024-01-01', undefined, undefined, '2024-02-29'])
    assert.equal(taken[5]!.unmapped['20_date_implemented'], 'N/A')
  })

  it('tells of each fault its line, its column and the mend', () => {
    const fault = faults.find(({ name }) => name === '8_topic_area')!
    // Each row before it takes two lines, for its purpose has two; one whose impact ends in a newline takes three.
    assert.deepEqual([fault.row, fault.line, fault.column], [4, file.rows[3]!.line, 5])
    assert.match(fault.text.en, /“Agriculture ” is not in the list/)
  })
})

describe('Dutch records', () => {
  it('of the standard are taken, and each field that means something else is told', () => {
    const { taken: [one], tally, faults } = takeJson('nl-1.0', [dutchRecord])
    assert.deepEqual(faults, [])
    assert.deepEqual({ ...one!.record }, {
      name: 'Automatische Verkeersregeling', reference: 'vri-1', ownerName: 'Gemeente Noorderhaaks', purpose: 'Doorstroming.', outputs: 'Regelt het verkeer.', riskClass: 'medium', sector: 'transport', humanOversight: 'Een medewerker kan ingrijpen.',
      data: 'Sensordata.', model: 'Een beslisboom.', supplier: 'Haaks', assessments: 'DPIA', risksAndMeasures: 'Er is toezicht.', contact: 'algoritmes@noorderhaaks.example', status: 'inUse', startedOn: '2023-01-01',
    })
    assert.deepEqual(one!.unmapped, { considerations: 'Sneller dan een vaste volgorde.', search_terms: 'Verkeer, Mobiliteit' })
    assert.equal(tally.lines.find(({ column }) => column === 'publication_category')!.counts.meaning, 1)
  })

  it('of the database beside it are taken by their other names, without markup, and with a category outside of the list', () => {
    const { taken: [one], faults } = takeJson('nl-1.0', [dutchTemplate])
    assert.deepEqual(faults.filter(({ text }) => !/no such field|stands twice/.test(text.en)), [])
    const { record } = one!
    assert.deepEqual([record.purpose, record.riskClass, record.legalBasis, record.startedOn], [
      'Het doel is beveiliging.\nDit heeft geen impact op burgers.', 'minimal', 'Verwijzingen wettelijke basis: Wegenverkeerswet 1994 (https://wetten.overheid.nl/BWBR0006622)', undefined,
    ])
    assert.equal(one!.original['goal'], dutchTemplate.goal)
  })
})

describe('whatever the file', () => {
  const uk = 'Name,Description,Contact email,1.1 - Organisation or department,Phase,4.4.4 - Data access and storage,Our note\n'

  it('columns are known by their labels and numbers, and unknown ones are kept and told of', () => {
    const { taken: [one], faults } = takeText('uk-atrs-3.0', `${uk}Triage,Sorts letters,a@b.example,Home Office,Beta/Pilot,Nobody,mine\n`)
    assert.deepEqual({ ...one!.record }, { name: 'Triage', ownerName: 'Home Office', purpose: 'Sorts letters', contact: 'a@b.example', status: 'inDevelopment' })
    assert.deepEqual(one!.unmapped, { '4.4.4 - Data access and storage': 'Nobody', 'Our note': 'mine' })
    assert.deepEqual(faults.map(({ line, column, name, stops }) => [line, column, name, stops]), [[1, 7, 'Our note', false]])
  })

  it('a column keeps its values whatever it is called', () => {
    const { taken: [one] } = takeText('nl-1.0', 'name,organization,__proto__,constructor\nA,G,one,two\n')
    assert.deepEqual(Object.entries(one!.unmapped), [['__proto__', 'one'], ['constructor', 'two']])
  })

  it('a future date, an end before the beginning, and a wrong value are kept, told of with their place, and not taken', () => {
    const { taken: [one], faults } = takeText('nl-1.0', 'name,status,start_date,end_date,source_id\r\nA,in Gebruik,2027-01,2026-13,x\r\n')
    assert.deepEqual({ ...one!.record }, { name: 'A', reference: 'x', status: 'inUse' })
    assert.deepEqual(faults.map(({ line, column, text }) => [line, column, text.en.slice(0, 30)]), [[2, 3, '“2027-01” is in the future. Ch'], [2, 4, 'The date “2026-13” cannot be r']])
    assert.deepEqual(takeText('nl-1.0', 'name,start_date,end_date\nA,2024-05,2023-05\n').taken[0]!.record.endedOn, undefined)
  })

  it('a tag is what opens and closes before another opens, however many open before it', () => {
    const opened = '<p '.repeat(30_000)
    const said = (purpose: string) => takeJson('nl-1.0', [{ name: 'A', purpose_and_impact: purpose }]).taken[0]!.record.purpose
    assert.equal(said(opened), opened, 'nothing closes: it is text')
    assert.equal(said(`${opened}>b</p>`), `${'<p '.repeat(29_999)}b`)
    assert.equal(said('<p class="x">a</p><ul><li>b</li></ul>'), 'a\n– b')
  })

  it('a list of choices that no standard has is not looked through', () => {
    const theme = (value: unknown) => takeJson('nl-1.0', [{ name: 'A', theme: value }]).taken[0]!.record.sector
    assert.deepEqual([theme('Anders; Verkeer'), theme(`${'Anders; '.repeat(1000)}Verkeer`), theme([...Array.from({ length: 1000 }, () => 'Anders'), 'Verkeer'])], ['transport', undefined, undefined])
  })

  it('which number of a date with slashes is the day, the standard says; where it does not, the date is kept and not read', () => {
    const started = (crosswalk: Crosswalk, date: string) => takeAll(crosswalk, readFile(bytes(JSON.stringify([{ name: 'A', start_date: date, '2_use_case_name': 'A', '20_date_implemented': date }]))), today).taken[0]!.record.startedOn
    const [dutch, american] = [crosswalkOf('nl-1.0')!, crosswalkOf('us-2024')!]
    assert.deepEqual([started(american, '03/04/2024'), started(dutch, '03/04/2024')], ['2024-03-04', '2024-04-03'])
    assert.deepEqual([started(american, '25/12/2023'), started(dutch, '25/12/2023')], [undefined, '2023-12-25'])
    const { dates, ...silent } = dutch
    assert.deepEqual([dates, started(silent, '03/04/2024'), started(silent, '2024-04-03')], ['day first', undefined, '2024-04-03'])
    assert.deepEqual(['uk-atrs-3.0', 'eu-viii-a', 'eu-viii-b', 'eu-viii-c'].map((id) => crosswalkOf(id)!.dates), ['day first', undefined, undefined, undefined])
  })

  it('a reference that stands twice stops the file', () => {
    const { faults } = takeText('nl-1.0', 'name,source_id\nA,x\nB,y\nC,x\n')
    assert.deepEqual(faults.map(({ line, column, row, stops, text }) => [line, column, row, stops, text.en]), [[4, 2, 3, true, 'The reference “x” stands in record 1 too. Each system must have its own.']])
  })

  it('a file of another standard, or of nothing, stops', () => {
    assert.deepEqual(takeText('us-2024', 'a,b\n1,2\n').faults.filter(({ stops }) => stops).map(({ text }) => text.en.slice(0, 22)), ['No field of this stand'])
    assert.deepEqual(takeText('us-2024', '2_use_case_name\n\n').faults.map(({ text }) => text.en), ['The file has no record.'])
  })

  it('a line with more cells than columns stops, and one with fewer does not', () => {
    const { faults, taken } = takeText('nl-1.0', 'name;status;contact\nA;In gebruik\nB;In gebruik;c;;\nC;In gebruik;c;d\n')
    assert.deepEqual(faults.map(({ line, column, stops }) => [line, column, stops]), [[4, 4, true]])
    assert.equal(taken.length, 3)
  })
})
