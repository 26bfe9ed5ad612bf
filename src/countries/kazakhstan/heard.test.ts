/** Enumerates the declarations: what burdens somebody after a hearing waits for it in each procedure that declares one, also in one that is written tomorrow. Of a first round on the shortest ways and on one around the hearing; of a second round, of silence and of minutes where they are declared on one way each. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { hearingMessages } from '../../kernel/cases/hearing.messages.ts'
import { newId } from '../../kernel/database/index.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import { dueDay } from '../../law/duration.ts'
import { evaluate } from '../../law/evaluate.ts'
import type { Facts } from '../../law/field.ts'
import type { FormField } from '../../law/form.ts'
import { hearingSpeech } from '../../law/hearing-words.ts'
import { fieldsOf, type Outcome, type Procedure, type Step } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { addDays, atTime, dayOf, type Instant } from '../../law/time.ts'
import { kazakhstan } from './index.ts'
import { openWorld, type World } from './testing.ts'

/** What was done on a way: which outcome of which step was taken. */
type Taken = readonly (readonly [step: string, outcome: string])[]

/** A way of a case through its hearing to an outcome that burdens: what leads to the hearing, how it is answered, what follows, and the outcome itself. */
interface Way { readonly to: Taken; readonly answer: string; readonly onwards: Taken; readonly step: string; readonly outcome: string }

/** The shortest way to each outcome that burdens, for each answer in the hearing. No step is passed twice. */
function waysThrough({ starts, steps }: Procedure, heard: string): readonly Way[] {
  const [found, { before: burdens = [] } = {}] = [new Map<string, Way>(), steps[heard]!.hearing]
  const open: { readonly step: string; readonly taken: Taken }[] = [{ step: starts, taken: [] }]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { step, taken } = next
    for (const [outcome, { to, decides, after: earlier, byClock }] of Object.entries<Outcome>(steps[step]?.outcomes ?? {})) {
      if (byClock || (earlier !== undefined && !taken.some(([one, was]) => one === earlier.step && was === earlier.outcome))) continue
      const at = taken.findIndex(([one]) => one === heard)
      if (decides !== undefined && burdens.includes(decides) && at >= 0) {
        const key = `${taken[at]![1]} ${step} ${outcome}`
        if (!found.has(key)) found.set(key, { to: taken.slice(0, at), answer: taken[at]![1], onwards: taken.slice(at + 1), step, outcome })
      }
      if (to !== 'closed' && to !== step && !taken.some(([one]) => one === to)) open.push({ step: to, taken: [...taken, [step, outcome]] })
    }
  }
  return [...found.values()]
}

/** Answers of flags, numbers and choices, one combination after another. */
function* answersOf([field, ...others]: readonly FormField[]): Generator<Facts> {
  if (field === undefined) return yield {}
  const values = field.kind === 'flag' ? [true, false] : field.kind === 'integer' ? [0, 1, 1000] : field.kind === 'choice' ? field.choices.map(({ value }) => value) : []
  for (const rest of answersOf(others)) {
    if (values.length === 0) yield rest
    for (const value of values) yield { ...rest, [field.name]: value }
  }
}

/** Answers with which the check of a step comes out as an outcome of it needs: nothing, where it needs nothing. */
function factsFor(declaration: Procedure, { step, outcome }: Way): Facts {
  const { check, outcomes } = declaration.steps[step]!
  const needs = outcomes[outcome]!.whenCheck
  if (needs === undefined || check === undefined || needs.includes('unknown')) return {}
  const reading = readingOf(declaration, dayOf(told, 'Asia/Almaty'))
  for (const facts of answersOf(fieldsOf(declaration).toReversed())) if (needs.includes(evaluate(declaration.rules[check]!, facts, reading).verdict)) return facts
  return assert.fail(`${declaration.id}: no answers let ${step} ${outcome} be taken`)
}

const hearings = kazakhstan('sample').procedures.flatMap((procedure) => Object.entries<Step>(procedure.steps).flatMap(([name, step]) => (step.hearing ? [{ procedure, name, step, hearing: step.hearing }] : [])))

/** A Monday. */
const told: Instant = '2026-02-02T05:00:00.000Z'

describe('a decision before which somebody is heard', () => {
  let world: World
  let party: Actor
  const officers = new Map<string, Promise<Actor>>()
  before(async () => {
    world = await openWorld({ start: told })
    party = await world.founder()
  })
  after(() => world.close())

  const officer = (role: string): Promise<Actor> => officers.get(role) ?? officers.set(role, world.officer(role)).get(role)!
  const roleOf = ({ by }: Step): string => (typeof by === 'object' && 'role' in by ? by.role : assert.fail('an office decides'))

  /** Puts acts into the log of a case that nobody checks: what is tried here are the hearing and the decision, and not the road to them. */
  async function puts(id: string, by: Actor, first: readonly object[], taken: Taken, step: string): Promise<void> {
    const { db, now } = world.kernel
    const acts = [...first, ...taken.map(([one, outcome]) => ({ type: 'completed', step: one, outcome }))]
    const { actions } = await db.selectFrom('case_record').select('actions').where('id', '=', id).executeTakeFirstOrThrow()
    if (acts.length > 0) {
      await db.insertInto('case_action').values(acts.map((act, place) => ({
        id: newId(), case_id: id, seq: actions + place, key: randomUUID(), input_hash: '', at: now(), actor: actorString(by), person: by.person, act: act as never, personal: null, journal_id: 1n,
      }))).execute()
    }
    await db.updateTable('case_record').set({ actions: actions + acts.length, step }).where('id', '=', id).execute()
  }

  /** A case that was told of in its hearing just now. */
  async function toldOf({ id: procedure, opens }: Procedure, taken: Taken, heard: string, facts: Facts): Promise<string> {
    const { cases, db, now } = world.kernel
    world.at(told)
    const [id, { hash: version }] = [newId(), cases.versions.withHashes().findLast(({ declaration }) => declaration.id === procedure)!]
    await db.insertInto('case_record').values({
      id, number: `2026-${id.slice(-12)}`, procedure, version, person: null, organisation: party.organisation!.id, about: null, subject: null, filed_at: now(), step: heard, assignee: null,
      due_day: null, step_due_day: null, closed_at: null, changed_at: now(), actions: 0, used_workdays: null,
    }).execute()
    await puts(id, party, [opens.by === 'office' ? { type: 'opened', facts, reasons: 'Негізі бар.' } : { type: 'filed', facts }], taken, heard)
    return id
  }

  it('is declared by procedures of several institutions, each with its answers', () => {
    assert.ok(new Set(hearings.map(({ procedure: { id } }) => id.split('.')[0])).size > 3)
    for (const { procedure, name, step } of hearings) {
      const answers = Object.entries(step.outcomes).flatMap(([outcome, { byClock }]) => (byClock ? [] : [outcome]))
      assert.deepEqual([...new Set(waysThrough(procedure, name).map(({ answer }) => answer))].toSorted(), answers.toSorted(), `${procedure.id}: each answer leads to a decision that burdens`)
    }
  })

  for (const { procedure, name, step, hearing } of hearings) {
    it(`hears anew in ${procedure.id} what is reopened, takes silence for an answer once the notice is over, and holds the minutes where they are declared`, async () => {
      const { cases, country: { calendar } } = world.kernel
      const way = waysThrough(procedure, name)[0]!
      const decider = await officer(roleOf(procedure.steps[way.step]!))
      const permit = async (id: string) => (await cases.view(decider, id)).permit
      /** A case in the step that decides, which was told of in its hearing: how that ended, and what was decided since. */
      const standing = async (outcome: string, decided: boolean): Promise<string> => {
        const id = await toldOf(procedure, [], name, { ...factsFor(procedure, way), [hearing.objection]: 'Келіспеймін.' })
        const passage = (one: string, was: string) => ({ step: one, outcome: was, entered: told, left: told, people: [] })
        const passages = [...way.to.map(([one, was]) => passage(one, was)), passage(name, outcome), ...way.onwards.map(([one, was]) => passage(one, was)), { step: way.step, entered: told, people: [] }]
        const decisions = decided ? [{ id: newId(), number: 'X-2026-000001', kind: hearing.before[0]!, at: '2026-02-02T06:00:00.000Z' as Instant }] : []
        await puts(id, party, [{ type: 'moved', standing: { step: way.step, passages, extended: false, decisions, filedAt: told } }], [], way.step)
        return id
      }
      const late = addDays(dueDay(calendar, dayOf(told, calendar.zone), hearing.notice), 1)
      const offers = (id: string) => permit(id).then(({ outcomes, waits }) => [outcomes.includes(way.outcome), waits?.en])
      const follows = procedure.steps[way.step]!.outcomes[way.outcome]!.after?.step === name
      const again = await standing(way.answer, true)
      world.at(atTime(late, '09:00:00', calendar.zone))
      const [offered, because] = await offers(again)
      assert.ok(!offered && (follows || because === hearingMessages.notHeard(hearingSpeech(procedure), step.title).en), 'what was told before the last decision is not told of what is decided now')
      const silent = typeof step.late === 'object' ? step.late.outcome : undefined
      if (silent !== undefined && !follows) {
        const quiet = await standing(silent, false)
        world.at(atTime(addDays(late, -1), '09:00:00', calendar.zone))
        assert.equal((await offers(quiet))[0], false, 'whoever is silent has the whole notice')
        world.at(atTime(late, '09:00:00', calendar.zone))
        assert.equal((await offers(quiet))[0], true, 'and no more')
      }
      const objecting = Object.entries<Outcome>(step.outcomes).find(([, { findings = [] }]) => findings.some(({ name: one }) => one === hearing.objection))![0]
      if (hearing.minutes !== undefined && !follows) {
        const unminuted = await standing(objecting, false)
        world.at(atTime(late, '09:00:00', calendar.zone))
        assert.deepEqual(await offers(unminuted), [false, hearingMessages.minutesDue(hearingSpeech(procedure), procedure.steps[hearing.minutes]!.title).en], 'no decision after an objection without minutes')
      }
    })
    it(`waits in ${procedure.id} until they were heard or the notice is over, whatever they answer but that they waive it`, async () => {
      const { cases, country: { calendar } } = world.kernel
      for (const way of waysThrough(procedure, name)) {
        const about = `${way.answer}, then ${way.step} ${way.outcome}`
        const decider = await officer(roleOf(procedure.steps[way.step]!))
        const decide = async (id: string) => cases.perform(decider, { case: id, key: randomUUID(), doing: { type: 'complete', outcome: way.outcome, reasons: 'Негізі бар.' } })
        const unheard = await toldOf(procedure, way.to, name, factsFor(procedure, way))
        await assert.rejects(decide(unheard), { kind: 'refused' }, `${about}: while nobody has answered`)
        // In the step that decides, by a way around the hearing.
        const passages = [...way.to, ...way.onwards].map(([one, outcome]) => ({ step: one, outcome, entered: told, left: told, people: [] }))
        const around = await toldOf(procedure, [], name, factsFor(procedure, way))
        await puts(around, party, [{ type: 'moved', standing: { step: way.step, passages: [...passages, { step: way.step, entered: told, people: [] }], extended: false, decisions: [], filedAt: told } }], [], way.step)
        const unheardOf = hearingMessages.notHeard(hearingSpeech(procedure), step.title).en
        const follows = procedure.steps[way.step]!.outcomes[way.outcome]!.after?.step === name // offered to nobody who did not pass through the hearing
        await assert.rejects(decide(around), { kind: 'refused', ...(!follows && { message: unheardOf }) }, `${about}: around the hearing`)
        const objects = (step.outcomes[way.answer]!.findings ?? []).some(({ name: one }) => one === hearing.objection)
        await cases.perform(party, { case: unheard, key: randomUUID(), doing: { type: 'complete', outcome: way.answer, ...(objects && { findings: { [hearing.objection]: 'Келіспеймін.' } }) } })
        await puts(unheard, await officer('administrator'), [], way.onwards, way.step) // whoever proposes does not decide
        const offered = async () => (await cases.view(decider, unheard)).permit
        const now = await offered()
        if (way.answer === hearing.waives) {
          assert.ok(now.outcomes.includes(way.outcome), `${about}: at once`)
          continue
        }
        assert.ok(!now.outcomes.includes(way.outcome) && now.waits !== undefined, `${about}: the notice runs`)
        await assert.rejects(decide(unheard), { kind: 'refused', message: now.waits.en }, `${about}: and is not decided by sending it`)
        const last = dueDay(calendar, dayOf(told, calendar.zone), hearing.notice)
        world.at(atTime(last, '12:00:00', calendar.zone))
        assert.ok(!(await offered()).outcomes.includes(way.outcome), `${about}: on its last day`)
        world.at(atTime(addDays(last, 1), '09:00:00', calendar.zone))
        assert.ok((await offered()).outcomes.includes(way.outcome), `${about}: on the day after`)
        assert.equal((await cases.view(decider, unheard)).state.facts[hearing.objection], objects ? 'Келіспеймін.' : undefined, about)
      }
    })
  }
})
