/** A world of Kazakhstan with people who use public services and the offices that decide on them: for tests. */
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { identifierOf } from '../../../law/conventions.ts'
import { generateIin } from '../../../law/identifier.ts'
import { openWorld, pin, type World } from '../testing.ts'

export interface Administration {
  readonly world: World
  /** Somebody without an office; with a proved number they can be paid and be asked for consent. */
  person(): Promise<Actor>
  proved(): Promise<{ readonly actor: Actor; readonly iin: string; readonly email: string }>
  officer(role: string): Promise<Actor>
  /** Fills in, signs and files an application; answers the case. What is wrong with an answer is thrown. */
  filed(by: Actor, procedure: string, answers?: Submitted, of?: { readonly subject?: string; readonly about?: string }): Promise<string>
  act(by: Actor, id: string, outcome: string, more?: { readonly sign?: true; readonly findings?: Submitted }): Promise<void>
  /** The step in which a case is (undefined when it is closed) and the decisions so far, by their declared names and effects. */
  fate(by: Actor, id: string): Promise<{ readonly step: string | undefined; readonly decided: readonly string[] }>
  /** The id of the last decision of a case. */
  decisionOf(by: Actor, id: string): Promise<string>
  /** The number of the entry that the last decision of a case made. */
  entryOf(by: Actor, id: string): Promise<string>
  /** Two people of an office: what the officer found, then what the head signs. */
  byTwo(body: string, id: string, outcome: 'grant' | 'refuse', findings?: Submitted): Promise<void>
}

export async function openAdministration(options?: Parameters<typeof openWorld>[0]): Promise<Administration> {
  const world = await openWorld(options)
  const { cases, db, decisions, parties, registers, signatures } = world.kernel
  const held = new Map<string, Actor>()
  let count = 0
  const key = (): string => `administration-${count += 1}`

  const officer: Administration['officer'] = async (role) => {
    const known = held.get(role) ?? await world.officer(role)
    held.set(role, known)
    return known
  }
  const act: Administration['act'] = async (by, id, outcome, { sign, findings } = {}) => {
    const doing: Doing = { type: 'complete', outcome, reasons: 'Қаралды.', ...(findings && { findings }) }
    await cases.perform(by, { case: id, key: key(), doing, ...(sign && { signature: await world.sign(by, await cases.document(id, doing)) }) })
  }
  const decisionOf: Administration['decisionOf'] = async (by, id) => (await cases.view(by, id)).state.decisions.at(-1)!.id
  return {
    world, officer, act, decisionOf,
    person: () => world.officer(),
    async proved() {
      const actor = await world.officer()
      const iin = generateIin({ birthday: '1991-01-01', sex: 'female', serial: count += 1 })
      await transact(db, async (tx) => {
        await parties.proveNumber(tx, { person: actor.person, identifier: identifierOf('person', iin), name: actor.name, proof: 'sample register' })
        await signatures.local.enrol(tx, { person: actor.person, name: actor.name, identifier: identifierOf('person', iin), pin, role: 'person' })
      })
      return { actor, iin, email: (await parties.person(actor.person))!.email! }
    },
    async filed(by, procedure, answers = {}, of = {}) {
      const draft = await cases.begin(by, { procedure, ...of })
      for (const page of (await cases.draft(by, draft)).procedure.form) {
        const problems = await cases.savePage(by, draft, page, answers)
        if (problems.length > 0) throw new Error(`${page.id}: ${problems.map(({ field, text }) => `${field} ${text.en}`).join('; ')}`)
      }
      return cases.file(by, { draft, signature: await world.sign(by, cases.draftDocument(await cases.draft(by, draft))) })
    },
    async fate(by, id) {
      const { state } = await cases.view(by, id)
      const records = await Promise.all(state.decisions.map(async (one) => (await decisions.find(one.id))!.record))
      return { step: state.step, decided: records.map(({ effect }) => effect) }
    },
    entryOf: async (by, id) => (await registers.ofAct({ decision: await decisionOf(by, id) }))!.number,
    async byTwo(body, id, outcome, findings) {
      await act(await officer(`${body}.officer`), id, outcome === 'grant' ? 'propose' : 'decline', { ...(findings && { findings }) })
      await act(await officer(`${body}.head`), id, outcome, { sign: true })
    },
  }
}
