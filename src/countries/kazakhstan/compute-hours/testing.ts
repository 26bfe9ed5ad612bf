/** A world of Kazakhstan with a partition, a programme of hours and whoever asks for them and gives them: for tests. */
import assert from 'node:assert/strict'
import type { Doing } from '../../../kernel/cases/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { openWorld, type World } from '../testing.ts'

export interface Hours {
  readonly world: World
  /** The number of the programme, whose partition is connected as `ulgi`, queue `main`. */
  readonly programme: string
  /** The number of its partition. */
  readonly partition: string
  officer(role: string): Promise<Actor>
  /** Enters a partition or a programme; answers its number. */
  entered(procedure: string, answers: Submitted): Promise<string>
  /** Asks for hours, of that programme or another: answers the case. */
  asked(by: Actor, answers?: Submitted, of?: string): Promise<string>
  act(role: string, id: string, outcome: string, more?: { readonly sign?: true; readonly findings?: Submitted }): Promise<void>
  /** Has a login of an organisation confirmed on the partition. */
  confirmed(by: Actor, login?: string): Promise<void>
  /** The number of the decision of a case that was granted. */
  granted(by: Actor, id: string): Promise<string>
}

export const asks: Submitted = { kind: 'startup', purpose: 'training', project: 'Үлгі модель.', ethics: 'Адамдарға қатері жоқ.', hours: '8', days: '30', undertakes: 'true' }

export async function openHours(options: Parameters<typeof openWorld>[0] = {}): Promise<Hours> {
  const world = await openWorld(options)
  const { cases, registers } = world.kernel
  const people = new Map<string, Actor>()
  let keys = 0
  const officer = async (role: string): Promise<Actor> => {
    const known = people.get(role) ?? await world.officer(role)
    people.set(role, known)
    return known
  }
  const act: Hours['act'] = async (role, id, outcome, { sign, findings } = {}) => {
    const by = await officer(role)
    const doing: Doing = { type: 'complete', outcome, reasons: 'Қаралды.', ...(findings && { findings }) }
    keys += 1
    await cases.perform(by, { case: id, key: `hours-${keys}`, doing, ...(sign && { signature: await world.sign(by, await cases.document(id, doing)) }) })
  }
  const filled = async (by: Actor, begin: { readonly procedure: string; readonly subject?: string }, answers: Submitted): Promise<string> => {
    const draft = await cases.begin(by, begin)
    for (const page of (await cases.draft(by, draft)).procedure.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
    return draft
  }
  const entered = async (procedure: string, answers: Submitted): Promise<string> => {
    const body = await officer('oversight.representative')
    const id = await cases.file(body, { draft: await filled(body, { procedure }, answers) })
    await act('compute-hours.officer', id, 'propose')
    await act('compute-hours.head', id, 'enter', { sign: true })
    return (await registers.ofAct({ decision: (await cases.view(await officer('compute-hours.head'), id)).state.decisions.at(-1)!.id }))!.number
  }
  const partition = await entered('compute-hours.partition', { name: 'Үлгі бөлім', cluster: 'Үлгі кластер', scheduler: 'slurm', accelerator: 'Үлгі үдеткіш', accelerators: '16', connection: 'ulgi', queue: 'main', certainty: 'assumed' })
  const programme = await entered('compute-hours.programme', {
    name: 'Үлгі бағдарлама', nameRu: 'Образец программы', nameEn: 'A sample programme', partition, tier: 'project', forWhom: 'startup', mostHours: '100', atOnceHours: '10', mostDays: '90', idleDays: '30',
  })
  return {
    world, programme, partition, officer, entered, act,
    async asked(by, answers = {}, of = programme) {
      const draft = await filled(by, { procedure: 'compute-hours.request', subject: of }, { ...asks, ...answers })
      return cases.file(by, { draft, signature: await world.sign(by, cases.draftDocument(await cases.draft(by, draft))) })
    },
    async confirmed(by, login = 'nobody') {
      const draft = await filled(by, { procedure: 'compute-hours.login' }, { partition, login })
      const id = await cases.file(by, { draft, signature: await world.sign(by, cases.draftDocument(await cases.draft(by, draft))) })
      await act('compute-operator.engineer', id, 'told', { findings: { theirs: 'true' } })
      await act('compute-hours.officer', id, 'confirm', { sign: true })
    },
    async granted(by, id) {
      await world.kernel.journal.settle()
      const decision = (await cases.view(by, id)).state.decisions.at(-1)!
      return (await world.kernel.decisions.find(decision.id))!.record.number
    },
  }
}
