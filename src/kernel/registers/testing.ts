/** The gardens with registers: a licence enters a garden, its withdrawal strikes it; and acts that institutions sign themselves. For tests. */
import { days } from '../../law/duration.ts'
import { assumed } from '../../law/citation.ts'
import { integer, text } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { EntryEffect, Register } from '../../law/register.ts'
import { declarations, gardenRules } from '../../law/testing.ts'
import { registers } from '../../law/testing-registers.ts'
import { same } from '../../law/text.ts'
import { felling, type Gardens, openGardens } from '../cases/testing.ts'
import { transact } from '../database/index.ts'
import type { EnteringAll } from './act.ts'
import type { ActOf, Changing, Entering } from './index.ts'

/** A procedure with an effect on one outcome. */
export function withEffect(declaration: Procedure, step: string, outcome: string, effect: EntryEffect): Procedure {
  const [at, way] = [declaration.steps[step]!, declaration.steps[step]!.outcomes[outcome]!]
  return { ...declaration, steps: { ...declaration.steps, [step]: { ...at, outcomes: { ...at.outcomes, [outcome]: { ...way, effect } } } } }
}

const guess = assumed(gardenRules)

const { eligibility: _, ...base }: Procedure = felling

/** The owner of a garden asks that its entry say how many trees there are by now. */
const recount: Procedure = {
  ...base, id: 'sample.recount', title: same('Recount of trees'), opens: { by: 'company' }, body: { name: same('Garden Board'), register: 'RC' },
  subject: { register: 'sample.gardens', title: same('The garden') },
  form: [{ id: 'count', title: same('The count'), fields: [
    text('garden', { label: same('The garden'), maxLength: 100, from: 'subject.name' }), integer('counted', { label: same('Trees'), min: 0, max: 100_000 }),
  ] }],
  rules: {}, starts: 'look', clock: { ...base.clock, from: 'look' },
  steps: {
    look: { title: same('A look'), by: { role: 'forester' }, basis: guess, late: 'escalate', outcomes: { on: { label: same('Go on'), to: 'ruling' } } },
    ruling: {
      title: same('The ruling'), by: { role: 'warden' }, basis: guess, notBy: ['look'], sign: true, late: 'escalate', excluded: [{ of: 'representatives', within: days(1), basis: guess }],
      outcomes: { record: {
        label: same('Record it'), to: 'closed', decides: 'record', effect: { register: 'sample.gardens', does: 'change', fields: { trees: 'counted' } },
      } },
    },
  },
  decisions: { record: { title: same('Record of a count'), words: same('The count is recorded.'), effect: 'grant', rules: [], basis: guess } },
}

const [licence, ...others] = declarations
const procedures: readonly Procedure[] = [
  withEffect(licence!, 'decision', 'grant', { register: 'sample.gardens', does: 'enter', fields: { name: 'gardenName', soil: 'soil', trees: 'trees', contact: 'contact' } }),
  ...others.map((one) => (one.id === 'sample.withdrawal' ? withEffect(one, 'ruling', 'act', { register: 'sample.gardens', does: 'strike' })
    : one.id === 'sample.review' ? withEffect(one, 'ruling', 'giveBack', { register: 'sample.gardens', does: 'restore' }) : one)),
  recount,
]

export interface RegisteredGardens extends Gardens {
  /** Enters a thing by an act of the institution's core that the keeper has signed; its number. */
  entered(what: Omit<Entering, 'act'>): Promise<string>
  /** Enters many things by that act. */
  enteredAll(what: Omit<EnteringAll, 'act'>): Promise<readonly string[]>
  /** Acts on an entry by that act. */
  acted(does: 'change' | 'suspend' | 'restore' | 'strike', what: Omit<Changing, 'act'>): Promise<void>
}

/** `more` are registers beside the gardens and the trees. */
export async function openRegisteredGardens(more: readonly Register[] = []): Promise<RegisteredGardens> {
  const world = await openGardens({ procedures, registers: [...registers, ...more] })
  const { db, registers: things, signatures } = world.kernel
  const keeper = world.office.officer
  const document = new TextEncoder().encode('The list of the trees that the board protects.')
  const { provider, cms } = await world.sign(keeper, document)
  const verified = await signatures.verify(provider, cms, document)
  const act: ActOf = { signature: await transact(db, (tx) => signatures.record(tx, verified, cms, document)) }
  return {
    ...world,
    entered: (what) => transact(db, (tx) => things.enter(tx, keeper, { ...what, act })),
    enteredAll: (what) => transact(db, (tx) => things.enterAll(tx, keeper, { ...what, act })),
    acted: (does, what) => transact(db, (tx) => things.act(tx, keeper, does, { ...what, act })),
  }
}
