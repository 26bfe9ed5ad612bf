/** What decisions carry out besides being issued: acts of the house, and of the core of an institution, each done by whoever knows it. */
import { type CarriesOut, type CoreAct, statedByAct } from '../../law/core-act.ts'
import type { Passage } from '../../law/differences.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { carryingOut, type Procedure } from '../../law/procedure.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { messages } from './messages.ts'

/** How one act is done. `told` is what the case says for each thing that the act takes; a `Failure` names these in its problems. */
export interface Doer {
  /** What it reads in that. Asked when the case is opened, and again in the transaction of the decision: nothing that cannot be done is opened or decided. `body` opened the case for itself. */
  reads(tx: Tx, by: Actor | SystemActor, told: Facts, body?: string): Promise<Facts>
  /** What would change, for whoever decides. */
  shows?(within: Db, told: Facts): Promise<readonly Passage[]>
  /** Does it, in the transaction of the decision. `office` is the role in which it was decided, `signature` the id of the kept one, where it was signed. */
  carryOut(tx: Tx, by: Actor | SystemActor, what: { readonly told: Facts; readonly decision: string; readonly office?: string; readonly signature?: string; readonly body?: string; readonly opener?: string }): Promise<void>
}

/** A decision that carries something out, in its case. */
interface Deciding {
  readonly declaration: Procedure
  readonly carriesOut: CarriesOut
  readonly facts: Facts
  readonly decision: string
  readonly office?: string
  /** The body that opened it for itself. */
  readonly body?: string
  /** Who opened the case. */
  readonly opener: string | undefined
  /** The signature of whoever decided, if they signed. */
  readonly signature?: string
}

export interface CoreActs {
  /** Says who does an act. Said once in every process. */
  keep(act: CoreAct, doer: Doer): void
  /** What the fields `from: act.…` of a case state that is opened with these facts. */
  stated(tx: Tx, by: Actor | SystemActor, declaration: Procedure, facts: Facts, body?: string): Promise<Facts>
  /** What the decisions of a case would change; empty when nobody shows it. */
  shows(within: Db, declaration: Procedure, facts: Facts): Promise<readonly Passage[]>
  carryOut(tx: Tx, by: Actor | SystemActor, deciding: Deciding): Promise<void>
}

/** The fields of a case in which an act states what it read, with the names that the act has for it. */
export const statedFields = ({ form }: Procedure) => form.flatMap(({ fields }) => fields).flatMap((field) => {
  const stated = statedByAct(field)
  return stated === undefined ? [] : [{ field, stated }]
})

export function openCoreActs(): CoreActs {
  const kept = new Map<string, { readonly act: CoreAct; readonly doer: Doer }>()
  const doerOf = ({ act }: CarriesOut) => {
    const found = kept.get(act)
    if (found === undefined) throw new Error(`nobody does ${act}`)
    return found
  }
  const toldBy = (carriesOut: CarriesOut, facts: Facts): Facts =>
    Object.fromEntries(Object.entries(carriesOut.with).flatMap(([name, field]) => (facts[field] === undefined || facts[field] === '' ? [] : [[name, facts[field]]])))

  /** Reads by the act, and says what is wrong at the fields of the case. */
  async function reads(tx: Tx, by: Actor | SystemActor, carriesOut: CarriesOut, facts: Facts, body: string | undefined): Promise<Facts> {
    try {
      return await doerOf(carriesOut).doer.reads(tx, by, toldBy(carriesOut, facts), body)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      throw new Failure(error.kind, error.text, error.problems.map((problem) => ({ ...problem, ...(problem.field !== undefined && { field: carriesOut.with[problem.field] ?? problem.field }) })))
    }
  }

  return {
    keep(act, doer) {
      if (kept.has(act.name)) throw new Error(`somebody does ${act.name} already`)
      kept.set(act.name, { act, doer })
    },
    async stated(tx, by, declaration, facts, body) {
      const read: Record<string, Facts[string]> = {}
      for (const { carriesOut } of carryingOut(declaration)) Object.assign(read, await reads(tx, by, carriesOut, facts, body))
      return Object.fromEntries(statedFields(declaration).map(({ field: { name }, stated }) => [name, read[stated] ?? '']))
    },
    async shows(within, declaration, facts) {
      const passages: Passage[] = []
      for (const { carriesOut } of carryingOut(declaration)) passages.push(...await doerOf(carriesOut).doer.shows?.(within, toldBy(carriesOut, facts)) ?? [])
      return passages
    },
    async carryOut(tx, by, { declaration, carriesOut, facts, decision, office, body, opener, signature }) {
      const { act, doer } = doerOf(carriesOut)
      // The declaration says so too, or the linter would have refused it: this holds whatever a declaration says.
      if (act.twoPeople && (!('person' in by) || by.person === opener)) throw new Failure('refused', messages.opener)
      if (act.twoPeople && signature === undefined) throw new Failure('refused', messages.signatureMissing)
      const read = await reads(tx, by, carriesOut, facts, body)
      const changed = statedFields(declaration).find(({ field: { name }, stated }) => stated in act.states && (facts[name] ?? '') !== (read[stated] ?? ''))
      if (changed) throw new Failure('conflict', messages.changedSinceOpened(changed.field.label))
      await doer.carryOut(tx, by, { told: toldBy(carriesOut, facts), decision, ...(office !== undefined && { office }), ...(signature !== undefined && { signature }), ...(body !== undefined && { body }), ...(opener !== undefined && { opener }) })
    },
  }
}
