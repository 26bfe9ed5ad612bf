/** Specifies what is given to foreign standards: valid by them, with each loss told, and back byte for byte what came from there. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Ajv } from 'ajv'
import { given } from './crosswalk.ts'
import { crosswalkOf, crosswalks } from './crosswalks/index.ts'
import { asTheyCame, type EntryToGive, giveAll } from './given.ts'
import { type Json, readFile } from './read-file.ts'
import { type FieldName, fieldNames, ourFields, type SystemRecord, valuesOf } from './record.ts'
import { dutchSchema } from './published.ts'
import { takeAll } from './taken.ts'
import { americanFile, americanRows, dutchRecord, dutchTemplate } from './testing-files.ts'
import { writeFile } from './written.ts'

const today = '2026-11-30'
const take = (id: string, given: Uint8Array | string) => takeAll(crosswalkOf(id)!, readFile(typeof given === 'string' ? new TextEncoder().encode(given) : given), today)
const entered = (id: string, file: Uint8Array | string): readonly EntryToGive[] => take(id, file).taken.map(({ row, record, original }) => ({ number: `AIS-2026-${row}`, record, came: { crosswalk: id, values: original, record } }))

const system: SystemRecord = {
  name: 'Сөйлеу', reference: 'own-1', ownerName: 'Ұйым', purpose: 'Аударады', outputs: 'Мәтін', decisionRole: 'person', autonomy: 'low', riskClass: 'high', sector: 'health', peopleAffected: 'Бәрі', humanOversight: 'Маман', data: 'Дыбыс', datasets: 'kk-1',
  model: 'm', supplier: 's', legalBasis: 'заң', assessments: 'аудит', risksAndMeasures: 'қате', appealRoute: 'хат', contact: 'a@b.example', website: 'https://a.example/', status: 'inUse', startedOn: '2025-03-01',
}

describe('giving entries', () => {
  it('gives Dutch records that its own published schema accepts, and says what it has no place for', () => {
    const { records, tally, notFilled, leftOut } = giveAll(crosswalkOf('nl-1.0')!, [{ number: 'AIS-2026-1', record: system }])
    const validate = new Ajv({ strict: false, formats: { uri: true } }).compile(dutchSchema)
    assert.ok(validate(records[0]), JSON.stringify(validate.errors))
    assert.deepEqual(leftOut, [])
    assert.deepEqual(tally.lines.filter(({ counts }) => counts.notTaken > 0).map(({ column }) => column), ['decisionRole', 'autonomy', 'peopleAffected', 'appealRoute'])
    assert.deepEqual(notFilled.map(({ field }) => field.name), ['considerations'])
    assert.deepEqual([records[0]!['considerations'], records[0]!['publication_category']], ['Niet ingevuld', 'Hoog-risico AI-systeem (Categorie A)'])
  })

  it('leaves out what a standard demands and we do not know, and says which', () => {
    const { startedOn: _, ...unknown } = system
    assert.deepEqual(giveAll(crosswalkOf('nl-1.0')!, [{ number: 'AIS-2026-1', record: unknown }]).leftOut, [{ number: 'AIS-2026-1', complaints: [{ field: 'start_date', says: 'must have required property \'start_date\'' }] }])
  })

  it('cuts what is longer than a standard allows, and says so', () => {
    const { records, tally } = giveAll(crosswalkOf('nl-1.0')!, [{ number: 'n', record: { ...system, name: '😀'.repeat(120) } }])
    assert.equal([...records[0]!['name'] as string].length, 99)
    assert.equal(tally.lines.find(({ column }) => column === 'name')!.counts.cut, 1)
  })

  it('gives an entry without a reference by its number', () => {
    const { reference: _, ...own } = system
    assert.equal(giveAll(crosswalkOf('nl-1.0')!, [{ number: 'AIS-2026-7', record: own }]).records[0]!['source_id'], 'AIS-2026-7')
  })

  it('writes sections of Annex VIII by their points', () => {
    const [record] = JSON.parse(writeFile(crosswalkOf('eu-viii-a')!, giveAll(crosswalkOf('eu-viii-a')!, [{ number: 'n', record: system }]).records))
    assert.deepEqual([record.A4, record.A7], [{ tradeName: 'Сөйлеу', reference: 'own-1' }, 'on the market, or in service'])
  })
})

describe('there and back', () => {
  it('2,133 American rows go back as they came, byte for byte', () => {
    const rows = americanRows(2133)
    const back = asTheyCame(crosswalkOf('us-2024')!, entered('us-2024', americanFile(rows)))
    assert.deepEqual(back, rows)
    const columns = Object.keys(rows[0]!)
    assert.deepEqual(readFile(new TextEncoder().encode(writeFile(crosswalkOf('us-2024')!, back, columns))).rows.map(({ values }) => values), rows)
  })

  it('Dutch records go back as they came, whether the standard accepts them or not; given anew, the spelling alone is mended', () => {
    const entries = entered('nl-1.0', JSON.stringify([dutchRecord, dutchTemplate]))
    const flatTemplate = dutchTemplate as unknown as Readonly<Record<string, Json>>
    assert.deepEqual(asTheyCame(crosswalkOf('nl-1.0')!, entries), [dutchRecord, flatTemplate])
    const { records, leftOut } = giveAll(crosswalkOf('nl-1.0')!, entries)
    assert.deepEqual(records, [dutchRecord])
    // It has no month in which it was begun, which the standard requires.
    assert.deepEqual(leftOut.map(({ complaints }) => complaints.map(({ field }) => field)), [['start_date']])
    const dated = { ...dutchTemplate, begin_date: '2023-08' }
    const mended = giveAll(crosswalkOf('nl-1.0')!, entered('nl-1.0', JSON.stringify([dated]))).records[0]!
    assert.deepEqual([mended['publication_category'], mended['purpose_and_impact'], mended['considerations']], ['Overige algoritmes (Categorie C)', dutchTemplate.goal, dutchTemplate.proportionality])
  })

  it('what was changed since is given as it stands now', () => {
    const [entry] = entered('nl-1.0', JSON.stringify([dutchRecord]))
    const { records } = giveAll(crosswalkOf('nl-1.0')!, [{ ...entry!, record: { ...entry!.record, purpose: 'Anders.' } }])
    assert.deepEqual(records, [{ ...dutchRecord, purpose_and_impact: 'Anders.' }])
  })

  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((value) => value.replaceAll(/\p{Cc}|\uFEFF/gu, 'x')).filter((value) => value.trim() === value && value !== '' && !/<\/?(?:p|div|br|ul|ol|li)\b/i.test(value))
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }).map((value) => value.toISOString().slice(0, 10))
  const valueOf = (name: FieldName): fc.Arbitrary<string | undefined> => (valuesOf(name) ? fc.option(fc.constantFrom(...valuesOf(name)!), { nil: undefined })
    : ourFields[name].kind === 'day' ? fc.option(name === 'endedOn' ? day.map((one) => one.replace(/^\d{4}/, '2021').replace('-02-29', '-02-28')) : day, { nil: undefined })
      : name === 'website' ? fc.option(fc.webUrl(), { nil: undefined }) : name === 'name' ? text : fc.option(text, { nil: undefined }))
  const records = fc.record(Object.fromEntries(fieldNames.map((name) => [name, valueOf(name)])) as Record<FieldName, fc.Arbitrary<string | undefined>>)
    .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as SystemRecord)

  for (const crosswalk of crosswalks) {
    it(`${crosswalk.id}: whatever the report calls exact comes back as it was, and nothing else is changed without being told`, () => {
      fc.assert(fc.property(records, (record) => {
        const entry = { number: 'AIS-2026-1', record }
        const { records: [foreign], tally } = giveAll(crosswalk, [entry])
        if (foreign === undefined) return
        const { taken: [back], faults } = take(crosswalk.id, writeFile(crosswalk, [foreign]))
        assert.deepEqual(faults.filter(({ stops }) => stops), [])
        for (const { column, counts } of tally.lines) {
          const name = column as FieldName
          if (record[name] !== undefined && counts.exact === 1) assert.equal(back!.record[name], record[name], name)
          // A field that means something else there comes back with the same words; a value of a list need not.
          if (record[name] !== undefined && counts.meaning === 1 && valuesOf(name) === undefined) assert.equal(back!.record[name], record[name], name)
          if (record[name] !== undefined && !crosswalk.fields.some((field) => given(field) && field.ours === name)) assert.equal(counts.notTaken, 1, name)
        }
        // And once more from there: taken, entered and given again it stays.
        const again = giveAll(crosswalk, [{ number: 'AIS-2026-1', record: back!.record, came: { crosswalk: crosswalk.id, values: back!.original, record: back!.record } }])
        assert.deepEqual(JSON.parse(JSON.stringify(again.records)), [JSON.parse(JSON.stringify(foreign))])
      }), { numRuns: 150 })
    })
  }
})
