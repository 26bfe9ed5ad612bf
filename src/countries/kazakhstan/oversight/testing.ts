/** A world of Kazakhstan with an organisation, the offices of oversight and systems to register: for tests. */
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import type { Facts } from '../../../law/field.ts'
import { openWorld, type World } from '../testing.ts'

/** Answers about a system of minimal risk that a person decides with; `changes` makes it another. */
export const someSystem = (changes: Submitted = {}): Submitted => ({
  name: 'Үлгі хат сұрыптаушы', purpose: 'Кіріс хаттарды тақырып бойынша сұрыптайды.', outputs: 'Хаттың тақырыбы.', sector: 'publicService', status: 'inUse', section: 'open',
  decisionRole: 'person', ...(Object.keys(changes).some((name) => name.startsWith('failureEffects.')) ? {} : { 'failureEffects.little': 'true' }), peopleAffected: 'Кеңсе қызметкерлері, шамамен 20 адам.', humanOversight: 'Маман әр тақырыпты тексереді.', appealRoute: 'Кеңсеге жазу.', contact: 'kense@ulgi.example',
  data: 'Кіріс хаттардың мәтіні.', risksAndMeasures: 'Қате сұрыптау: маман түзетеді.',
  bansManipulation: 'false', bansVulnerability: 'false', bansScoring: 'false', bansPersonalData: 'false', bansBiometrics: 'false', bansEmotions: 'false', bansResults: 'false', peaceful: 'true', ...changes,
})

export interface Oversight {
  readonly world: World
  readonly owner: Actor
  readonly officer: Actor
  readonly inspector: Actor
  readonly head: Actor
  /** Fills in and files an application of a procedure; answers the case. */
  filed(by: Actor, procedure: string, answers: Submitted, subject?: string): Promise<string>
  /** Files an appeal or another application about a decision. */
  filedAbout(by: Actor, procedure: string, about: string, answers: Submitted): Promise<string>
  /** Opens a case of an office about a decision. */
  opened(by: Actor, procedure: string, about: string, facts: Facts): Promise<string>
  act(by: Actor, id: string, outcome: string, more?: { readonly sign?: true; readonly findings?: Submitted; readonly corrections?: Submitted }): Promise<void>
  /** The number of an entry of the owner's, registered at once by the rules. */
  registered(changes?: Submitted): Promise<{ readonly number: string; readonly decision: string }>
  /** The id of the last decision of a case, as somebody sees it who is of it: the owner where nobody else is named. */
  decisionOf(id: string, by?: Actor): Promise<string>
}

export async function openOversight(options?: Parameters<typeof openWorld>[0]): Promise<Oversight> {
  const world = await openWorld(options)
  const { cases, db, registers } = world.kernel
  const [owner, officer, inspector, head] = [await world.founder('«Үлгі Сұрып» ЖШС'), await world.officer('oversight.officer'), await world.officer('oversight.inspector'), await world.officer('oversight.head')]
  let keys = 0
  const key = (): string => `oversight-${keys += 1}`

  async function fill(by: Actor, draft: string, answers: Submitted): Promise<string> {
    for (const page of (await cases.draft(by, draft)).procedure.form) {
      const problems = await cases.savePage(by, draft, page, answers)
      if (problems.length > 0) throw new Error(`${page.id}: ${problems.map(({ field, text }) => `${field} ${text.en}`).join('; ')}`)
    }
    const made = await cases.draft(by, draft)
    return cases.file(by, { draft, signature: await world.sign({ ...by, roles: [] }, cases.draftDocument(made)) })
  }
  const decisionOf: Oversight['decisionOf'] = async (id, by = owner) => (await cases.view(by, id)).state.decisions.at(-1)!.id
  const filed: Oversight['filed'] = async (by, procedure, answers, subject) => fill(by, await cases.begin(by, { procedure, ...(subject !== undefined && { subject }) }), answers)
  return {
    world, owner, officer, inspector, head, filed, decisionOf,
    filedAbout: async (by, procedure, about, answers) => fill(by, await cases.begin(by, { procedure, about }), answers),
    opened: (by, procedure, about, facts) => transact(db, (tx) => cases.openByOffice(tx, by, { procedure, about, facts, reasons: 'Негіз бар.', key: key() })),
    async act(by, id, outcome, { sign, findings, corrections } = {}) {
      const doing: Doing = { type: 'complete', outcome, reasons: 'Қаралды.', ...(findings && { findings }), ...(corrections && { corrections }) }
      await cases.perform(by, { case: id, key: key(), doing, ...(sign && { signature: await world.sign(by, await cases.document(id, doing)) }) })
    },
    async registered(changes) {
      const decision = await decisionOf(await filed(owner, 'oversight.ai-system', someSystem(changes)))
      return { number: (await registers.ofAct({ decision }))!.number, decision }
    },
  }
}
