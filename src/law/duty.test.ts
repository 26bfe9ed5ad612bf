import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as always, constantFrom, integer, property, record } from 'fast-check'
import { readDeclaration, writeDeclaration } from './declaration-yaml.ts'
import { hashOf } from './canonical.ts'
import { days, months, workdays } from './duration.ts'
import { type CalendarDue, type Every, nextOccasion, type Occasion, periodOf, timeOf } from './duty.ts'
import { dutyTimeWords } from './duty-words.ts'
import type { Entitlement } from './entitlement.ts'
import { date } from './field.ts'
import { lint } from './lint.ts'
import type { Obligation, Procedure } from './procedure.ts'
import type { Register } from './register.ts'
import { licence } from './testing.ts'
import { gardenRegister } from './testing-registers.ts'
import { addDays, type Day } from './time.ts'
import type { Calendar } from './calendar.ts'

const calendar: Calendar = { zone: 'Asia/Almaty', workweek: [1, 2, 3, 4, 5], set: [], days: [], yearly: [] }
const anyDay = integer({ min: 0, max: 12_000 }).map((count) => addDays('2000-01-01', count))
const anyEvery = constantFrom<Every>('month', 'quarter', 'halfYear', 'year', { months: 1 }, { months: 5 }, { months: 18 }, { months: 24 })

/** The first occasions of a duty. */
function occasions(duty: Pick<Obligation, 'every' | 'on' | 'once' | 'within'>, since: Day, count: number): readonly Occasion[] {
  const all: Occasion[] = []
  for (let next = nextOccasion(calendar, duty, since); next !== undefined && all.length < count; next = nextOccasion(calendar, duty, since, next)) all.push(next)
  return all
}

test('the periods of a duty follow each other without a gap or an overlap, from the day on which it began', () => {
  always(property(anyEvery, anyDay, (every, since) => {
    const periods = occasions({ every, within: days(3) }, since, 20)
    assert.equal(periods[0]!.from, since)
    for (const [index, { from, to, opens }] of periods.entries()) {
      assert.ok(from <= to && opens === addDays(to, 1))
      if (index > 0) assert.equal(from, addDays(periods[index - 1]!.to, 1))
    }
  }), { numRuns: 300 })
})

test('a period holds the day that was asked for, whatever its length', () => {
  always(property(anyEvery, anyDay, integer({ min: 0, max: 4000 }), (every, since, later) => {
    const day = addDays(since, later)
    const { from, to } = periodOf(every, day, since)
    assert.ok(from <= day && day <= to, `${from} ${day} ${to}`)
  }), { numRuns: 500 })
})

test('a duty of each half-year ends with June and December, and periods of months come back to the day on which they began', () => {
  assert.deepEqual(occasions({ every: 'halfYear', within: days(1) }, '2026-03-05', 3).map(({ to }) => to), ['2026-06-30', '2026-12-31', '2027-06-30'])
  assert.deepEqual(occasions({ every: { months: 1 }, within: days(1) }, '2026-01-31', 3).map(({ to }) => to), ['2026-02-27', '2026-03-30', '2026-04-29'])
})

test('a duty by the calendar is due on its very day each year, 29 February included, and once where it names the year', () => {
  const on = (due: Partial<CalendarDue>) => ({ on: { month: 3, day: 31, opens: days(30), ...due } })
  assert.deepEqual(occasions(on({}), '2027-04-01', 3).map(({ due }) => due), ['2028-03-31', '2029-03-31', '2030-03-31'])
  assert.deepEqual(occasions(on({}), '2027-03-31', 1).map(({ due }) => due), ['2027-03-31'], 'the day itself still counts')
  assert.deepEqual(occasions(on({ month: 2, day: 29 }), '2026-01-01', 4).map(({ due }) => due), ['2026-02-28', '2027-02-28', '2028-02-29', '2029-02-28'])
  assert.deepEqual(occasions(on({ year: 2028 }), '2026-01-01', 4).map(({ due, opens }) => [due, opens]), [['2028-03-31', '2028-03-01']])
  assert.deepEqual(occasions(on({ year: 2028 }), '2029-01-01', 4), [])
  always(property(record({ month: integer({ min: 1, max: 12 }), day: integer({ min: 1, max: 31 }) }), anyDay, (due, since) => {
    const all = occasions(on(due), since, 10)
    assert.equal(new Set(all.map((one) => one.due.slice(0, 4))).size, 10, 'one in each year')
    for (const one of all) assert.ok(one.from <= one.opens && one.opens <= one.due && one.to === one.due)
  }))
})

test('a duty on the day that a case names is due on that very day and once, whenever it began, and opens as long before as is said', () => {
  always(property(anyDay, anyDay, constantFrom(undefined, days(0), days(30), months(2), workdays(7)), (since, named, opens) => {
    const times = { on: { fact: 'until', ...(opens && { opens }) } }
    const one = nextOccasion(calendar, times, since, undefined, named)!
    assert.deepEqual([one.due, one.to], [named, named])
    assert.ok(one.from <= one.to && one.from <= one.opens && one.opens >= since, 'it can be fulfilled from no day before it was laid upon anybody')
    if (since <= named) assert.ok(one.opens <= named)
    if (opens === undefined) assert.equal(one.opens, since)
    assert.equal(nextOccasion(calendar, times, since, one, named), undefined)
    assert.equal(nextOccasion(calendar, times, since), undefined, 'no day, no occasion')
  }), { numRuns: 300 })
})

const duty = licence.obligations['yearlyReport']!
const { every: _, after: __, ...rest } = duty
const withDuty = (changed: Obligation, others: Procedure['obligations'] = {}): Procedure => ({ ...licence, obligations: { ...others, odd: changed } })
const foundIn = (changed: Obligation, others?: Procedure['obligations']) =>
  lint([withDuty(changed, others)]).filter(({ place, rule }) => rule !== 'unknown-procedure' && place.startsWith('obligations.odd')).map(({ rule, place }) => [rule, place.slice('obligations.odd'.length)])

test('whoever drafts is told of a duty that can never begin, is nobody’s, or is never reminded of', () => {
  const { opens: ___, ...late } = duty.late
  const free: Obligation = { ...rest, late }
  const found = (changed: Obligation) => foundIn(changed)[0]
  assert.deepEqual(found({ ...duty, once: true }), ['duty-without-time', ''])
  assert.deepEqual(found({ ...free, once: true }), ['duty-never-begins', ''])
  assert.deepEqual(found({ ...free, every: 'month', owedBy: { role: 'gnome' } }), ['unknown-office', '.owedBy.role'])
  assert.deepEqual(found({ ...free, after: 'grant', upon: { act: { step: 'check', outcome: 'back' } } }), ['duty-of-two', '.upon.act'])
  assert.deepEqual(found({ ...free, upon: { act: { step: 'check', outcome: 'nothing' } } }), ['duty-never-begins', '.upon.act'])
  assert.deepEqual(found({ ...rest, after: 'grant', upon: { report: 'odd' } }), ['duty-never-begins', '.upon.report'])
  const upon = (report: string): Obligation => ({ ...rest, after: 'grant', upon: { report } })
  assert.deepEqual(foundIn(upon('other'), { other: upon('odd') }), [['duty-never-begins', '.upon.report']], 'two that wait for each other')
  assert.deepEqual(foundIn(upon('other'), { other: upon('yearlyReport'), yearlyReport: duty }), [])
  const untested: Obligation = { ...rest, after: 'grant', once: true, tests: {} }
  assert.deepEqual(foundIn({ ...upon('other'), again: 'other' }, { other: untested }), [['duty-never-begins', '.again']], 'a report without tests finds nothing wanting')
  assert.deepEqual(found({ ...free, after: 'grant', upon: { entry: { register: 'sample.gardens', does: ['change'] } } }), ['duty-never-begins', '.upon.entry'])
  const { within: ____, ...timeless } = free
  assert.deepEqual(found({ ...timeless, after: 'grant', on: { month: 2, day: 30, opens: days(1) } }), ['no-such-day', '.on'])
  assert.deepEqual(found({ ...timeless, after: 'grant', on: { month: 2, day: 3, year: 2020, opens: days(1) } }), ['duty-never-begins', '.on.year'])
  assert.deepEqual(found({ ...duty, remind: [months(6)] }), ['reminder-never-sent', '.remind'])
  assert.deepEqual(found({ ...duty, late: { ...duty.late, remind: [workdays(11)] } }), ['reminder-never-sent', '.late.remind'])
  assert.deepEqual(foundIn({ ...rest, every: 'month', owedBy: { role: 'officer' } }).map(([rule]) => rule), ['body-pays-nothing', 'opens-about-nothing'])
  const { pays: _____, ...unpaid } = free
  const office = { owedBy: { role: 'officer' } }
  assert.deepEqual(foundIn({ ...unpaid, every: 'month', ...office }), [])
  for (const one of [{ ...unpaid, ...office, every: 'month', after: 'grant' }, { ...unpaid, ...office, upon: { act: { step: 'check', outcome: 'back' } } }] as const) {
    assert.deepEqual(foundIn(one), [], 'an office bears what follows a decision or an act')
  }
  assert.deepEqual(foundIn({ ...unpaid, ...office, every: 'month', after: 'grant', late: duty.late }), [['opens-about-another', '.late.opens']])
  assert.deepEqual(foundIn({ ...free, upon: { act: { step: 'check', outcome: 'back' } } }), [])
})

test('whoever drafts is told of a duty whose bearer or day the case may not name', () => {
  const { pays, late: { opens: ___, ...late }, ...plain } = rest
  const { within: ____, ...timeless } = plain
  const until = date('until', { label: duty.title })
  const foundOf = (odd: Obligation) => lint([{ ...withDuty(odd), form: [...licence.form, { id: 'until', title: duty.title, fields: [until] }] }])
    .filter(({ place, rule }) => rule !== 'unknown-procedure' && place.startsWith('obligations.odd')).map(({ rule, place }) => [rule, place.slice('obligations.odd'.length)])
  const once: Obligation = { ...plain, late, after: 'grant', once: true }
  const onDay = (fact: string): Obligation => ({ ...timeless, late, after: 'grant', on: { fact } })
  assert.deepEqual(foundOf({ ...once, owedBy: { fact: 'soil' } }), [])
  assert.deepEqual(foundOf({ ...onDay('until'), owedBy: { fact: 'soil' } }), [])
  assert.deepEqual(foundOf({ ...once, owedBy: { fact: 'nothing' } }), [['unknown-fact', '.owedBy.fact']])
  assert.deepEqual(foundOf({ ...once, owedBy: { fact: 'trees' } }), [['unfit-fact', '.owedBy.fact']], 'a number is nobody')
  assert.deepEqual(foundOf(onDay('soil')), [['unfit-fact', '.on.fact']])
  assert.deepEqual(foundOf(onDay('planted')), [['unfit-fact', '.on.fact']], 'nobody has to answer it')
  assert.deepEqual(foundOf({ ...plain, late, every: 'month', owedBy: { fact: 'soil' } }).map(([rule]) => rule).toSorted(), ['duty-never-begins', 'unfit-fact'], 'a declaration that owes by itself has no case')
  const { after: _____, ...ofNothing } = onDay('until')
  assert.deepEqual(foundOf({ ...ofNothing, owedBy: { role: 'officer' } }).map(([rule]) => rule).toSorted(), ['duty-never-begins', 'unfit-fact'])
  assert.deepEqual(foundOf({ ...once, owedBy: { fact: 'soil' }, ...(pays && { pays }) }), [['body-pays-nothing', '.pays']])
  assert.deepEqual(foundOf({ ...once, owedBy: { fact: 'soil' }, late: duty.late }), [['opens-about-another', '.late.opens']])
})

test('whoever drafts is told of a duty and of a payment that follow what was granted to nobody in particular: nobody would owe it or be paid', () => {
  const support: Entitlement = {
    title: duty.title, after: 'grant', once: true, amount: { term: 'number', value: '1' }, account: 'account', expense: 'gardens.support', within: workdays(5), arrears: 'paid', basis: duty.basis,
  }
  const rules = (opens: Procedure['opens'], odd: Obligation, changed: Partial<Procedure> = {}, registers: readonly Register[] = []): readonly string[] =>
    lint([{ ...withDuty(odd), opens, entitlements: { support }, ...changed }], undefined, registers).map(({ rule }) => rule).filter((rule) => /^(duty-of-nobody|unnamed-duty|payment-to-nobody)$/.test(rule)).toSorted()
  assert.deepEqual(rules({ by: 'body' }, duty), [], 'a body owes what follows its decision as anybody')
  assert.deepEqual(rules({ by: 'body' }, { ...rest, every: 'month', owedBy: { role: 'officer' } }), [])
  assert.deepEqual(rules({ by: 'anyone' }, duty), ['payment-to-nobody', 'unnamed-duty'])
  assert.deepEqual(rules({ by: 'anyone' }, { ...duty, owedBy: { role: 'officer' } }), ['payment-to-nobody'], 'an office may owe something to whoever gave no name')
  for (const by of ['person', 'company'] as const) assert.deepEqual(rules({ by }, duty), [])
  for (const opens of [{ by: 'office', role: 'officer' }, { by: 'clock', when: { yearly: { month: 2, day: 3 } } }] as const) {
    assert.deepEqual(rules(opens, duty), ['duty-of-nobody', 'payment-to-nobody'], 'the body that opens a case, or answers for it, is owed nothing by it, and owes nothing')
    assert.deepEqual(rules(opens, duty, { about: { procedures: ['sample.licence'], effects: ['grant'] } }), [])
    const subject = { register: 'sample.wells', title: duty.title }
    for (const owner of [['body'], ['body', 'person'], ['organisation']] as const) {
      const wells = [{ ...gardenRegister, id: 'sample.wells', owner }]
      assert.deepEqual(rules(opens, duty, { subject }, wells), owner.length === 1 && owner[0] === 'body' ? ['duty-of-nobody', 'payment-to-nobody'] : [], `an entry of ${owner.join()}`)
      assert.ok(!rules(opens, { ...duty, owedBy: { role: 'officer' } }, { subject }, wells).includes('duty-of-nobody'), 'an office bears it')
    }
    assert.deepEqual(rules(opens, duty, { subject }), [], 'of a register that is not at hand nothing is known')
  }
})

test('every way in which a duty falls due is read from its YAML, keeps its hash, and is printed in three languages', () => {
  const { within: _____, ...timeless } = rest
  const ways: readonly Obligation[] = [
    { ...rest, after: 'grant', every: 'halfYear' }, { ...rest, after: 'grant', every: { months: 18 } }, { ...rest, after: 'grant', once: true },
    { ...timeless, after: 'grant', on: { month: 2, day: 29, opens: months(1) } }, { ...timeless, after: 'grant', owedBy: { fact: 'soil' }, on: { fact: 'planted' } }, { ...timeless, after: 'grant', on: { fact: 'planted', opens: days(9) } }, { ...rest, upon: { act: { step: 'check', outcome: 'back' } } },
    { ...rest, after: 'grant', upon: { entry: { register: 'sample.gardens', does: ['change', 'strike'] } } },
    { ...rest, after: 'grant', upon: { report: 'yearlyReport' }, remind: [workdays(3)], late: { remind: [], tells: { role: 'head', after: days(2) } } },
  ]
  for (const way of ways) {
    assert.notEqual(timeOf(way), undefined)
    const declared = withDuty(way, { yearlyReport: duty })
    const { value, problems } = readDeclaration(writeDeclaration(declared, '/schemas/procedure.json'))
    assert.deepEqual(problems, undefined)
    assert.equal(hashOf(JSON.parse(JSON.stringify(value))), hashOf(JSON.parse(JSON.stringify(declared))))
    const words = dutyTimeWords(declared, way)
    assert.equal(new Set(Object.values(words)).size, 3, JSON.stringify(words))
  }
})
