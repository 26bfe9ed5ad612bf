/** The gardens: a country of small declarations with its people, whose cases are brought to any step; for tests. */
import { conventions as kazakhstan } from '../../countries/kazakhstan/conventions.ts'
import { test, type TestContext } from 'node:test'
import type { Submitted } from '../../law/answers.ts'
import type { Calendar } from '../../law/calendar.ts'
import { assumed } from '../../law/citation.ts'
import { workdays, years } from '../../law/duration.ts'
import { email, integer, text } from '../../law/field.ts'
import { procedure, type Procedure } from '../../law/procedure.ts'
import { atLeast } from '../../law/rule.ts'
import { appeal, declarations, gardenRules } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import type { Country } from '../index.ts'
import type { Actor } from '../parties/index.ts'
import { openWorldOf, type World, type WorldOptions } from '../testing.ts'
import type { Doing, Request } from './index.ts'

const guess = assumed(gardenRules)

/** Five days of work a week, and one holiday on 2026-02-11, a Wednesday. */
const calendar: Calendar = {
  zone: 'Asia/Almaty', workweek: [1, 2, 3, 4, 5], set: [2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032],
  days: [{ day: '2026-02-11', kind: 'holiday', name: same('Day of the spade'), basis: guess }], yearly: [],
}

const age = integer('age', { label: same('How old is the tree?'), min: 0, max: 1000 })
const where = text('where', { label: same('Where does it stand?'), maxLength: 200, public: true })
const owner = text('owner', { label: same('Your name'), maxLength: 200, from: 'person.name', personal: true })
const mail = email('mail', { label: same('Your address'), from: 'person.email', personal: true })

/** A person's service: the rules alone say yes, and whoever they do not help is heard by an officer. */
export const felling = procedure({
  id: 'sample.felling', title: same('Felling of a tree'), summary: same('Leave to fell a tree.'), audience: same('Owners of trees'),
  inForce: { from: '2026-01-01', basis: guess, openCases: { rule: 'finish', basis: guess } },
  body: { name: same('Garden Board'), register: 'FT' }, offices: { forester: same('Forester'), warden: same('Warden') },
  opens: { by: 'person' },
  form: [{ id: 'tree', title: same('The tree'), fields: [owner, mail, where, age] }],
  parameters: {}, rules: { old: atLeast(age, 50).by(guess).else(same('The tree is too young.')) }, eligibility: 'old',
  clock: { within: workdays(10), from: 'rules', stopsIn: [], silence: 'escalate', basis: guess },
  starts: 'rules',
  steps: {
    rules: {
      title: same('The rules'), by: 'rules', basis: guess, check: 'old', late: 'escalate',
      outcomes: {
        yes: { label: same('Allow'), to: 'closed', decides: 'allow', whenCheck: [true] },
        look: { label: same('Let a person look'), to: 'look', whenCheck: [false, 'unknown'] },
      },
    },
    look: {
      title: same('The forester looks'), by: { role: 'forester' }, basis: guess, check: 'old', late: 'escalate',
      outcomes: { on: { label: same('Go on'), to: 'ruling', reasons: true } },
    },
    ruling: {
      title: same('The ruling'), by: { role: 'warden' }, basis: guess, check: 'old', notBy: ['look'], sign: true, late: 'escalate',
      outcomes: {
        allow: { label: same('Allow'), to: 'closed', decides: 'allow', reasons: true },
        refuse: { label: same('Refuse'), to: 'closed', decides: 'refuse', whenCheck: [false] },
      },
    },
  },
  decisions: {
    allow: { title: same('Leave to fell'), words: same('The tree may be felled.'), effect: 'grant', rules: ['old'], basis: guess },
    refuse: {
      title: same('Refusal'), words: same('The tree stays.'), effect: 'refuse', rules: ['old'], basis: guess,
      appeal: { within: workdays(30), procedure: 'sample.hearing', to: same('The council'), basis: guess },
    },
  },
  obligations: {}, fee: 'free', complaint: { words: same('Complain to the head.'), basis: guess }, keep: { for: years(1), basis: guess },
})

/** Hears whom the wardens refused; a person has no representatives who could sit on both sides. */
const hearing: Procedure = {
  ...appeal, id: 'sample.hearing', opens: { by: 'person' }, about: { procedures: ['sample.felling'], effects: ['refuse'] },
  steps: { ...appeal.steps, ruling: { ...appeal.steps.ruling, excluded: [{ of: 'authors', basis: guess }] } }, decisions: { act: { ...appeal.decisions.act, effect: 'dismiss' } },
}

export const gardens = (procedures: Country['procedures'] = [...declarations, felling, hearing], registers: NonNullable<Country['registers']> = []): Country => ({
  code: 'XX', name: same('Gardens'), calendar, procedures, registers, seals: 'Garden Board',
  schemes: kazakhstan.schemes,
  bodies: [{
    id: 'board', name: same('Garden Board'), identifiers: [], roles: Object.assign({}, ...procedures.map(({ offices }) => offices)),
    registers: [...new Set(procedures.map(({ body }) => body.register))],
  }],
})

/** Answers of a garden that meets every condition. */
export const goodGarden: Submitted = {
  gardenName: 'Alma', soil: 'clay', trees: '120', deposit: '1000', watered: 'true', planted: '', plan: '', contact: 'alma@example.kz',
}

/** The same person, who acts for themself. */
export function ownHat(actor: Actor): Actor {
  const { organisation: _, capacity: __, ...self } = actor
  return self
}

const plan = '%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

export interface Gardens extends World {
  /** An officer, a council with its chair, and a head. */
  readonly office: { readonly officer: Actor; readonly members: readonly Actor[]; readonly chair: Actor; readonly head: Actor }
  /** A draft of a licence with these answers, none filed; `withPlan` adds the document that the first step asks for. */
  drafted(founder: Actor, answers?: Submitted, withPlan?: boolean): Promise<string>
  /** A filed application for a licence. */
  filed(founder: Actor, answers?: Submitted, withPlan?: boolean): Promise<string>
  /** Signs where `sign` says so, under a key of its own unless one is given. */
  act(actor: Actor, id: string, doing: Doing, options?: { readonly sign?: boolean } & Partial<Pick<Request, 'key' | 'seen'>>): Promise<void>
  /** Lets the whole council vote, and the chair conclude. */
  vote(id: string, outcome: 'yes' | 'no'): Promise<void>
  /** An application brought to its licence; the id of the decision. */
  granted(founder: Actor): Promise<string>
  /** An application brought to its refusal. */
  refused(founder: Actor): Promise<{ readonly case: string; readonly decision: string }>
  /** Uploads a small PDF by this actor. */
  upload(actor: Actor, more?: string): Promise<string>
}

export async function openGardens(
  { procedures, registers, ...options }: WorldOptions & { readonly procedures?: Country['procedures']; readonly registers?: NonNullable<Country['registers']> } = {},
): Promise<Gardens> {
  const world = await openWorldOf(gardens(procedures, registers), options)
  const { cases, files } = world.kernel
  const office = {
    officer: await world.officer('officer'), head: await world.officer('head'), chair: await world.officer('chair', 'member'),
    members: [await world.officer('member'), await world.officer('member')],
  }
  let keys = 0

  const self: Gardens = {
    ...world, office,
    async upload(actor, more = '') {
      const bytes = (async function* () { yield new TextEncoder().encode(plan + more) })()
      return (await files.receive(bytes, { name: 'plan.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${actor.person}` })).id
    },
    async drafted(founder, answers = {}, withPlan = true) {
      const draft = await cases.begin(founder, { procedure: 'sample.licence' })
      const all = { ...goodGarden, ...(withPlan && { plan: await self.upload(founder) }), ...answers }
      for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, all)
      return draft
    },
    async filed(founder, answers, withPlan) {
      const draft = await self.drafted(founder, answers, withPlan)
      return cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
    },
    async act(actor, id, doing, { sign = false, key = `key-${keys += 1}`, seen } = {}) {
      const signature = sign && await world.sign(actor, await cases.document(id, doing))
      await cases.perform(actor, { case: id, key, doing, ...(signature && { signature }), ...(seen !== undefined && { seen }) })
    },
    async vote(id, outcome) {
      for (const member of [...office.members, office.chair]) await self.act(member, id, { type: 'vote', vote: outcome, reasons: 'Seen.' })
      await self.act(office.chair, id, { type: 'conclude', minutes: 'The council met.' })
    },
    async granted(founder) {
      const id = await self.filed(founder)
      await self.act(office.officer, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
      await self.vote(id, 'yes')
      await self.act(office.head, id, { type: 'complete', outcome: 'grant' }, { sign: true })
      return (await cases.view(founder, id)).state.decisions[0]!.id
    },
    async refused(founder) {
      const id = await self.filed(founder, { trees: '5' })
      await self.act(office.officer, id, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
      await self.vote(id, 'no')
      await self.act(office.head, id, { type: 'complete', outcome: 'refuse', reasons: 'Too few trees.' }, { sign: true })
      return { case: id, decision: (await cases.view(founder, id)).state.decisions[0]!.id }
    },
  }
  return self
}

/** A test in gardens of its own, in which 2026-02-02 is a Monday and 2026-02-11 a holiday. */
export const inGardens = (title: string, body: (world: Gardens, t: TestContext) => Promise<void>): void => {
  test(title, async (t) => {
    const world = await openGardens()
    t.after(() => world.close())
    await body(world, t)
  })
}
