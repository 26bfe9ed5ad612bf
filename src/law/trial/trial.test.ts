/** Services are tried: applicants made from the declaration reach what there is to reach, time is turned, and an example holds until the service changes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { kazakhstan } from '../../countries/kazakhstan/index.ts'
import { versionsOf } from '../dated.ts'
import { writeDeclaration, readDeclaration } from '../declaration-yaml.ts'
import { procedureDifferences } from '../differences.ts'
import { workdays } from '../duration.ts'
import { printDeclaration } from '../print.ts'
import { lintOne } from '../lint.ts'
import type { Procedure, Step } from '../procedure.ts'
import { atMost } from '../rule.ts'
import { licence, trees } from '../testing.ts'
import { same } from '../text.ts'
import { type Call, rank } from '../call.ts'
import { newClause, skeletonOf } from '../studio/index.ts'
import { readingOf } from '../reading.ts'
import { addDays, atTime, dayOf, parseDay } from '../time.ts'
import { applicantsOf, courseOf, failedExamples, lintExamples, type Made, plannedOf, rankedTogether, resultOf, type TrialCase } from './index.ts'

const { calendar, procedures } = kazakhstan('sample')
const on = '2026-03-02'
const made = (declaration: Procedure, seed = 1): Made => applicantsOf(declaration, calendar, on, seed)

test('of a licence every rule, ground, step, outcome and bound is reached, the value at which a rule turns and its neighbours too', () => {
  const { applicants, missed } = made(licence)
  assert.deepEqual(missed.filter(({ of }) => of !== 'value' && of !== 'late').map((one) => ('words' in one ? one.words.en : one)), [])
  const tried = new Set(applicants.map(({ course }) => course.facts['trees']))
  for (const bound of [0, 89, 90, 91, 8999, 9000, 9001, 100_000]) assert.ok(tried.has(bound), `${bound} trees`)
  assert.ok(applicants.some(({ course }) => course.decided.some(({ decision }) => licence.decisions[decision as keyof typeof licence.decisions].effect === 'refuse')))
})

test('the same number makes the same applicants, and whatever the number each kept as an example holds, and is the same after YAML', () => {
  assert.deepEqual(made(licence, 7), made(licence, 7))
  const services = procedures.filter(({ id }) => ['administration.hall', 'administration.parking-card', 'oversight.trusted'].includes(id))
  fc.assert(fc.property(fc.constantFrom(...services), fc.integer({ min: 0, max: 1_000_000 }), (service, seed) => {
    const examples = made(service, seed).applicants.map(({ case: one, course }, at) => ({ name: `case${at}`, shows: same('x'), ...one, comesTo: resultOf(course) }))
    const kept: Procedure = { ...service, examples }
    assert.deepEqual(failedExamples(kept, calendar), [])
    const read = readDeclaration(writeDeclaration(kept, ''))
    assert.deepEqual(read.problems ?? [], [])
    assert.deepEqual(failedExamples(read.value!, calendar), [])
  }), { numRuns: 6, seed: 1 })
})

test('a call that is open for longer than the term of the service, or of the step where it is ranked, lets that pass with whoever applies early: the linter says so, and how it is mended', () => {
  const draft = skeletonOf({ id: 'town.stalls', title: same('Stalls'), body: { name: same('Town'), roles: { 'town.officer': same('Officer'), 'town.head': same('Head') } }, register: 'TWN', by: 'person', act: licence.inForce.basis.act, from: '2026-01-05' })
  const called = { ...draft, call: newClause(draft, 'call', 'call') as unknown as Call }
  const rules = (declaration: Procedure) => lintOne(declaration, [declaration]).filter(({ rule }) => rule.startsWith('call-outlasts')).map(({ rule, place, severity }) => [rule, place, severity])
  const told = (declaration: Procedure) => courseOf(declaration, calendar, { filed: '2026-01-06', until: '2027-01-05', answers: { request: 'A stall' }, acts: [{ step: 'check', outcome: 'propose', after: 1 }, { step: 'decision', outcome: 'grant', after: 363 }] }).stages[1]!.told.length
  assert.deepEqual(rules(called), [['call-outlasts-term', 'clock.stopsIn', 'warning'], ['call-outlasts-step', 'steps.decision.within', 'warning']])
  assert.equal(told(called), 2)
  const { within: _, ...decision } = called.steps['decision']!
  const mended = { ...called, clock: { ...called.clock, stopsIn: ['decision'] }, steps: { ...called.steps, decision } }
  assert.deepEqual([rules(mended), told(mended)], [[], 0])
  assert.deepEqual(rules({ ...called, call: { ...called.call, window: { from: '2026-01-05T09:00', until: '2026-01-08T18:00' } } }), [])
})

test('whatever is not reached is told: a ground that no answer of the form can meet', () => {
  const appeal = procedures.find(({ id }) => id === 'administration.appeal')!
  assert.deepEqual(made(appeal).missed.filter(({ of }) => of === 'ground').length, 1)
})

const filed = (until: TrialCase['until'], acts: TrialCase['acts'] = []): TrialCase => ({ filed: on, until, acts, answers: { gardenName: 'G', soil: 'clay', trees: 100, deposit: '1', watered: true, plan: 'x', contact: 'a@b.kz' } })
const step = licence.steps.check

test('time is turned: a step in which nobody acts waits, the head is told of lateness, and silence speaks on the day on which it means something', () => {
  const waits = courseOf(licence, calendar, filed(on))
  assert.deepEqual(waits.stages.map(({ by, told }) => [by, told]), [['nobody', []]])
  const due = waits.stages[0]!.due!
  const after = (days: number): TrialCase['until'] => new Date(Date.parse(due) + days * 86_400_000).toISOString().slice(0, 10) as TrialCase['until']
  assert.equal(courseOf(licence, calendar, filed(due)).stages[0]!.told.length, 0)
  const { late: _, ...rest } = step
  const silent: Procedure = { ...licence, steps: { ...licence.steps, check: { ...rest, late: { outcome: Object.keys(step.outcomes)[0]! } } } }
  assert.equal(courseOf(silent, calendar, filed(due)).stages[0]!.by, 'nobody', 'on the last day there is still time')
  assert.deepEqual(courseOf(silent, calendar, filed(after(1))).stages[0]!.by, 'silence')
  const acted = courseOf(silent, calendar, filed(after(30), [{ step: 'check', outcome: Object.keys(step.outcomes)[0]!, after: 1, found: { healthy: true } }]))
  assert.equal(acted.stages[0]!.by, 'performer', 'who acts in time is not silent')
  assert.equal(courseOf(silent, calendar, filed(after(30), [{ step: 'check', outcome: Object.keys(step.outcomes)[0]!, after: 40 }])).stages[0]!.by, 'silence', 'who acts too late comes too late')
})

test('an example of which something else comes is named with what came instead, and a rule that is new says nothing against it', () => {
  const tried = filed('2026-03-03', [])
  const kept: Procedure = { ...licence, examples: [{ name: 'enough', shows: same('Enough trees'), ...tried, comesTo: resultOf(courseOf(licence, calendar, tried)) }] }
  assert.match(printDeclaration(kept, 'en'), /Examples\n\n\d+\.1\. Enough trees \(.*2026\): no decision\./)
  assert.equal(procedureDifferences(licence, kept).filter(({ does }) => does === 'adds').length, 1, 'who checks a new version reads its new examples')
  assert.deepEqual(lintExamples(kept, calendar), [])
  assert.deepEqual(lintExamples({ ...kept, rules: { ...kept.rules, more: kept.rules['eligible']! } }, calendar), [])
  const stricter: Procedure = { ...kept, rules: { ...kept.rules, eligible: atMost(trees, 50) } }
  const [found, ...others] = lintExamples(stricter, calendar)
  assert.deepEqual([found!.place, found!.severity, others], ['examples.enough', 'warning', []])
  assert.match(found!.words.en, /“Enough trees” comes out otherwise.*the rule “eligible”: met before, not met now/)
  const never = lintExamples({ ...kept, examples: [{ ...kept.examples![0]!, until: '9999-12-31', filed: '0001-01-01' }], rules: { ...kept.rules, eligible: atMost(trees, 50) } }, { ...calendar, zone: 'Nowhere/Else' })
  assert.match(never[0]!.words.en, /this case cannot be walked/, 'what cannot be walked has failed, and breaks no page')
  assert.equal(lintExamples({ ...kept, clock: { ...kept.clock, within: workdays(1) } }, calendar).length, 0)
})

const permit = procedures.find(({ id }) => id === 'administration.building-permit')!
const workshop: TrialCase = { filed: on, until: '2026-06-01', answers: { object: 'O', region: '71', site: 'S', storeys: 1, ownLand: true, financing: 'F' }, acts: [{ step: 'completeness', outcome: 'consult', after: 0, found: { complete: true } }] }
const opinions = (acts: TrialCase['acts'], until = workshop.until) => courseOf(permit, calendar, { ...workshop, acts: [...workshop.acts, ...acts], until })
const saidIn = ({ stages }: ReturnType<typeof opinions>) => stages.find(({ step: name }) => name === 'opinions')!.parts.map(({ name, said }) => [name, said?.answer, said?.silent])

test('bodies that are silent about a permit have agreed on their day, and the case goes on to the head, who is in time', () => {
  const [, asked, decides] = opinions([]).stages
  assert.deepEqual([asked!.parts.map(({ due }) => due), asked!.by, asked!.outcome, asked!.told], [['2026-03-17', '2026-03-17'], 'silence', 'cleared', []])
  assert.deepEqual([dayOf(asked!.ended!, calendar.zone), decides!.step, decides!.facts['complete']], ['2026-03-18', 'decision', true])
  assert.deepEqual(saidIn(opinions([])), [['fire', 'agree', true], ['sanitary', 'agree', true]])
  assert.deepEqual(opinions([], '2026-03-17').at, 'opinions', 'on the last day there is still time')
})

test('each body answers by itself: one objects, the other is silent; who comes too late has agreed already, and what is done after it stands', () => {
  const head = { step: 'decision', outcome: 'refuse', after: 1 } as const
  const contested = opinions([{ step: 'opinions', part: 'fire', outcome: 'object', after: 3 }, head])
  assert.deepEqual([saidIn(contested), contested.stages[1]!.outcome, contested.decided.map(({ decision }) => decision)], [[['fire', 'object', undefined], ['sanitary', 'agree', true]], 'contested', ['refused']])
  const late = opinions([{ step: 'opinions', part: 'sanitary', outcome: 'object', after: 60 }, { step: 'opinions', part: 'fire', outcome: 'agree', after: 0 }, { ...head, outcome: 'grant' }])
  assert.deepEqual([saidIn(late), late.decided.map(({ decision }) => decision)], [[['fire', 'agree', undefined], ['sanitary', 'agree', true]], ['granted']])
  const kept = { ...permit, examples: [{ name: 'silent', shows: same('Silence'), ...workshop, acts: [...workshop.acts, { step: 'opinions', part: 'fire', outcome: 'object', after: 3 }], comesTo: resultOf(contested) }] }
  assert.deepEqual(readDeclaration(writeDeclaration(kept, '')).problems ?? [], [], 'an example says whose answer it was')
})

test('made applicants take a step of several parts part by part: each body gives each of its answers, its silence counts, and each who votes votes by themselves', () => {
  for (const id of ['administration.building-permit', 'technopark.incubation']) {
    const declaration = procedures.find((one) => one.id === id)!
    const { applicants, reached, missed } = made(declaration)
    const shared = new Set(Object.entries<Step>(declaration.steps).flatMap(([name, { by }]) => (typeof by === 'object' && 'together' in by ? [name] : [])))
    const acts = applicants.flatMap((one) => one.case.acts).filter((act) => shared.has(act.step))
    assert.deepEqual(missed.filter(({ of }) => of === 'answer' || of === 'silent' || of === 'outcome'), [], id)
    assert.ok(acts.length > 0 && acts.every(({ part }) => part !== undefined), `${id}: nobody answers for all`)
    assert.ok(reached.some(({ of }) => of === 'answer'), id)
  }
  const said = made(permit).applicants.map(({ course }) => course.stages.flatMap(({ parts }) => parts.map(({ said: given }) => given?.answer)).join())
  assert.ok(said.includes('object,agree') && said.includes('agree,object'), 'one body objects where another agrees')
})

test('applicants of a call are ranked together: points, ties, quotas, places and who waits are those of the law; who came too late is not among them, and it is signed once the call is closed', () => {
  const research = procedures.find(({ id, call }) => call !== undefined && id === 'university.research-grant')!
  const call = { ...research.call!, capacity: 2 }
  const declaration = { ...research, call }
  const day = dayOf(atTime(parseDay(call.window!.from.slice(0, 10)), '00:00', calendar.zone), calendar.zone)
  const competing = applicantsOf(declaration, calendar, addDays(day, 1), 1).applicants.filter(({ course }) => course.stages.some(({ step: name }) => name === call.at)).slice(0, 3).map((one, at) => ({ number: `N-${at}`, case: one.case }))
  const late = { number: 'late', case: { ...competing[0]!.case, filed: addDays(parseDay(call.window!.until.slice(0, 10)), 2) } }
  const { rows, left, signed } = rankedTogether(declaration, calendar, [...competing, late], '1')
  assert.deepEqual(rows.map(({ fate }) => fate), ['admitted', 'admitted', 'waiting'])
  const order = rank(call, competing.map((one) => ({ number: one.number, facts: courseOf(declaration, calendar, one.case).facts, reading: readingOf(declaration, one.case.filed) })), '1')
  assert.deepEqual(rows.map(({ number, points }) => [number, points]), order.map(({ number, points }) => [number, points]))
  assert.deepEqual(left.map(({ number, why }) => [number, why]), [['late', 'outside']])
  assert.ok(signed > call.window!.until.slice(0, 10) && rows[0]!.course.decided.every(({ on: decided }) => decided >= signed))
})

test('a grant in stages is a calendar: each report with its last day, each part with its sum and what comes before it', () => {
  const grant = procedures.find(({ id }) => id === 'administration.start-grant')!
  const course = applicantsOf(grant, calendar, on, 1).applicants.find((one) => one.course.decided.some(({ decision }) => decision === 'granted'))!
  const planned = plannedOf(grant, calendar, course.course, course.case.filed)
  const asked = BigInt(String(course.course.facts['asked']))
  const paid = planned.filter(({ kind }) => kind === 'paid')
  assert.deepEqual(paid.map(({ upon, stage }) => [upon!.en, stage!.en]), [['Check of the report on the opening', 'At the opening'], ['Check of the report on the spending', 'When the spending is shown']])
  assert.equal(paid.reduce((sum, { amount }) => sum + (typeof amount === 'bigint' ? amount : 0n), 0n), asked, 'the parts are the whole that was asked')
  assert.deepEqual(planned.map(({ due }) => due), planned.map(({ due }) => due).toSorted(), 'by their days')
  assert.equal(planned.filter(({ kind, due }) => kind === 'duty' && due !== undefined).length, 4)
})

test('a copy that comes into force after a value that its rules read is over can be granted to nobody, and the linter says which value and from when', () => {
  const grant = procedures.find(({ id }) => id === 'administration.start-grant')!
  const later: Procedure = { ...grant, inForce: { ...grant.inForce, from: '2027-01-01' }, parameters: { ...grant.parameters, mci: [{ ...versionsOf(grant.parameters['mci']!)[0]!, from: '2026-01-01', until: '2026-12-31' }] } }
  const found = lintOne(later, [...procedures.filter(({ id }) => id !== grant.id), later]).filter(({ rule }) => rule === 'value-over')
  assert.deepEqual(found.map(({ place, severity }) => [place, severity]), [['parameters.mci', 'warning']])
  assert.match(found[0]!.words.en, /“mci” has no value on 2027-01-01.*Add the value/)
  assert.deepEqual(lintOne(grant, procedures).filter(({ rule }) => rule === 'value-over'), [])
  assert.ok(applicantsOf(later, calendar, '2027-01-01', 1).missed.some((one) => one.of === 'decision' && one.decision === 'granted'))
})

test('a value that becomes a hundred times smaller is asked about, and one that grows as values do is not', () => {
  const grant = procedures.find(({ id }) => id === 'administration.start-grant')!
  const [first] = versionsOf(grant.parameters['mci']!)
  const then = (value: string) => lintOne({ ...grant, parameters: { ...grant.parameters, mci: [{ ...first!, from: '2026-01-01', until: '2026-12-31', value: '432500' }, { ...first!, from: '2027-01-01', value }] } }, procedures)
    .filter(({ rule }) => rule === 'value-jumps').map(({ place, words }) => [place, words.en])
  assert.deepEqual(then('4325'), [['parameters.mci', 'From 2027-01-01 “mci” differs more than fifty times from what it was. Check that it is written in the right unit.']])
  assert.deepEqual(then('459500'), [])
})
