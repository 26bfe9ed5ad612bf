/** The wells: a permit on which the board's own geologist and two other bodies give their opinions at once; for tests. */
import { assumed } from '../../law/citation.ts'
import { workdays, years } from '../../law/duration.ts'
import { integer, text } from '../../law/field.ts'
import { procedure, type Procedure } from '../../law/procedure.ts'
import { gardenRules } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import type { Part } from '../../law/together.ts'
import type { Country } from '../index.ts'
import type { Actor } from '../parties/index.ts'
import { openWorldOf, type World } from '../testing.ts'
import type { Doing } from './index.ts'
import { gardens, ownHat } from './testing.ts'

const guess = assumed(gardenRules)

const place = text('place', { label: same('Where is the well?'), maxLength: 200, public: true })
const income = text('income', { label: same('What do you earn?'), maxLength: 200 })
const score = integer('score', { label: same('Points for the project'), min: 0, max: 10 })
const depth = integer('depth', { label: same('How deep is the water?'), min: 0, max: 500 })
const germs = text('germs', { label: same('Which germs were found?'), maxLength: 200 })

const answers: Part['answers'] = { agree: { label: same('Agree') }, object: { label: same('Object'), reasons: true } }

const declared = procedure({
  id: 'sample.well', title: same('A well'), summary: same('Leave to dig a well.'), audience: same('Everybody'),
  inForce: { from: '2026-01-01', basis: guess, openCases: { rule: 'finish', basis: guess } },
  body: { name: same('Garden Board'), register: 'WB' },
  offices: { clerk: same('Clerk'), geologist: same('Geologist'), judge: same('Head of the board'), inspector: same('Inspector of health'), hydrologist: same('Hydrologist') },
  opens: { by: 'person' },
  form: [
    { id: 'site', title: same('The place'), fields: [place] },
    { id: 'means', title: same('Your means'), fields: [income] },
  ],
  parameters: {}, rules: {},
  clock: {
    within: workdays(20), from: 'intake', stopsIn: ['mend', 'opinions'], basis: guess,
    silence: { label: same('Taken for granted'), to: 'closed', decides: 'granted', basis: guess },
  },
  starts: 'intake',
  steps: {
    intake: {
      title: same('Intake'), by: { role: 'clerk' }, basis: guess, late: 'escalate',
      outcomes: {
        zealous: { label: same('Ask for opinions'), to: 'opinions', findings: [score] },
        back: { label: same('Return'), to: 'mend', reasons: true },
        all: { label: same('Not ours'), to: 'closed' },
      },
    },
    mend: {
      title: same('Correction'), by: 'applicant', basis: guess, within: workdays(10), corrects: 'all',
      outcomes: { again: { label: same('Send again'), to: 'intake' }, gone: { label: same('Given up'), to: 'closed', byClock: true } },
      late: { outcome: 'gone', basis: guess },
    },
    opinions: {
      title: same('Opinions'), basis: guess, late: 'escalate',
      by: { together: {
        needs: 'all',
        parts: {
          health: {
            title: same('Health'), by: { body: 'health', role: 'inspector', shown: ['site'] }, basis: guess, within: workdays(5), silence: { answer: 'agree', basis: guess },
            answers: { ...answers, object: { ...answers['object']!, findings: [germs] } },
          },
          water: { title: same('Water'), by: { body: 'water', role: 'hydrologist' }, basis: guess, within: workdays(10), silence: 'escalate', findings: [depth], answers },
          ground: { title: same('Ground'), by: { role: 'geologist' }, basis: guess, within: workdays(3), silence: { answer: 'agree', basis: guess }, answers },
        },
      } },
      outcomes: {
        unanimous: { label: same('All agree'), to: 'ruling', whenSaid: { answer: 'agree', by: 'all' } },
        contested: { label: same('Somebody objects'), to: 'ruling' },
      },
    },
    ruling: {
      title: same('Ruling'), by: { role: 'judge' }, basis: guess, notBy: ['opinions'], sign: true, late: 'escalate',
      outcomes: {
        grant: { label: same('Grant'), to: 'closed', decides: 'granted', after: { step: 'opinions', outcome: 'unanimous' } },
        anew: { label: same('Ask anew'), to: 'opinions', reasons: true },
        refuse: { label: same('Refuse'), to: 'closed', decides: 'refused', reasons: true },
      },
    },
  },
  decisions: {
    granted: { title: same('Leave to dig'), words: same('The well may be dug.'), effect: 'grant', rules: [], basis: guess },
    refused: { title: same('No well'), words: same('No well is dug.'), effect: 'dismiss', rules: [], basis: guess },
  },
  obligations: {}, fee: 'free', complaint: { words: same('Complain to the head.'), basis: guess }, keep: { for: years(1), basis: guess },
})

export const well: Procedure = declared

export const wells = (procedures: Country['procedures'] = [well]): Country => ({
  ...gardens(procedures),
  bodies: [
    { id: 'board', name: same('Garden Board'), identifiers: [], roles: { clerk: same('Clerk'), geologist: same('Geologist'), judge: same('Head') }, registers: ['WB'] },
    { id: 'health', name: same('Health Inspection'), identifiers: [], roles: { inspector: same('Inspector') }, registers: [] },
    { id: 'water', name: same('Water Committee'), identifiers: [], roles: { hydrologist: same('Hydrologist') }, registers: [] },
  ],
})

export interface Wells extends World {
  readonly clerk: Actor
  readonly geologist: Actor
  readonly judge: Actor
  readonly inspector: Actor
  readonly hydrologist: Actor
  /** A filed application. */
  filed(person: Actor): Promise<string>
  person(): Promise<Actor>
  act(actor: Actor, id: string, doing: Doing, options?: { readonly key?: string; readonly sign?: boolean }): Promise<void>
  /** An application on which the opinions are asked for. */
  asked(person: Actor): Promise<string>
}

export async function openWells(procedures?: Country['procedures']): Promise<Wells> {
  const world = await openWorldOf(wells(procedures))
  const { cases } = world.kernel
  let keys = 0
  const self: Wells = {
    ...world, clerk: await world.officer('clerk'), geologist: await world.officer('geologist'), judge: await world.officer('judge'),
    inspector: await world.officer('inspector'), hydrologist: await world.officer('hydrologist'),
    person: async () => ownHat(await world.founder()),
    async filed(person) {
      const draft = await cases.begin(person, { procedure: 'sample.well' })
      for (const page of (await cases.draft(person, draft)).procedure.form) await cases.savePage(person, draft, page, { place: 'By the gate', income: 'Little' })
      return cases.file(person, { draft })
    },
    async act(actor, id, doing, { key = `well-${keys += 1}`, sign = false } = {}) {
      const signature = sign && await world.sign(actor, await cases.document(id, doing))
      await cases.perform(actor, { case: id, key, doing, ...(signature && { signature }) })
    },
    async asked(person) {
      const id = await self.filed(person)
      await self.act(self.clerk, id, { type: 'complete', outcome: 'zealous', findings: { score: '7' } })
      return id
    },
  }
  return self
}
