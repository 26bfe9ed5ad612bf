/** A world of Kazakhstan with whoever brings, looks at and signs what the strategy states: for tests. */
import assert from 'node:assert/strict'
import type { Doing } from '../../../kernel/cases/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { openWorld, type World } from '../testing.ts'

export const names = (name: string): Submitted => ({ name, nameRu: `${name} (ru)`, nameEn: `${name} (en)` })
export const aGoal: Submitted = { ...names('Үлгі мақсат'), mandate: 'Үлгі құжат', certainty: 'assumed' }
export const anIndicator: Submitted = { ...names('Үлгі көрсеткіш'), definition: 'Үлгі', definitionRu: 'Образец', definitionEn: 'Sample', unit: 'дана', unitRu: 'штука|штуки|штук', unitEn: 'piece|pieces', dataSource: 'Үлгі дереккөз', method: 'linear@1', direction: 'up', baseValue: '10', baseYear: '2024', target: '25', targetYear: '2029', certainty: 'assumed' }
export const aMeasure: Submitted = { ...names('Үлгі іс-шара'), formOfCompletion: 'Есеп', executor: 'Үлгі орган', certainty: 'assumed' }

export interface Strategy {
  readonly world: World
  readonly analyst: Actor
  readonly head: Actor
  /** Files what a body brings; answers the case. */
  filed(procedure: string, answers: Submitted, subject?: string): Promise<string>
  act(by: Actor, id: string, outcome: string, findings?: Submitted): Promise<void>
  /** Brings it, has it looked at and signed; answers the number of the entry. */
  entered(procedure: string, answers: Submitted, more?: { readonly subject?: string; readonly findings?: Submitted }): Promise<string>
}

export async function openStrategy(): Promise<Strategy> {
  const world = await openWorld({ start: '2026-10-05T05:00:00.000Z' })
  const [body, analyst, head] = [await world.officer('oversight.representative'), await world.officer('strategy.analyst'), await world.officer('strategy.head')]
  const { cases, files, registers } = world.kernel
  let keys = 0
  const filed: Strategy['filed'] = async (procedure, answers, subject) => {
    const draft = await cases.begin(body, { procedure, ...(subject !== undefined && { subject }) })
    const source = async (): Promise<string> => (await files.receive((async function* () { yield new TextEncoder().encode('year,value\n2025,12\n') })(), { name: 'source.csv', limitBytes: 10_000, accept: ['text/csv'], by: actorString(body) })).id
    const told: Submitted = procedure === 'strategy.figure' ? { ...answers, figureFile: await source() } : answers
    for (const page of (await cases.draft(body, draft)).procedure.form) assert.deepEqual(await cases.savePage(body, draft, page, told), [])
    return cases.file(body, { draft })
  }
  const act: Strategy['act'] = async (by, id, outcome, findings) => {
    const doing: Doing = { type: 'complete', outcome, reasons: 'Қаралды.', ...(findings && { findings }) }
    keys += 1
    await cases.perform(by, { case: id, key: `strategy-${keys}`, doing, ...(by === head && { signature: await world.sign(by, await cases.document(id, doing)) }) })
  }
  return {
    world, analyst, head, filed, act,
    async entered(procedure, answers, { subject, findings } = {}) {
      const id = await filed(procedure, answers, subject)
      await act(analyst, id, 'propose', findings)
      await act(head, id, 'enter')
      return (await registers.ofAct({ decision: (await cases.view(head, id)).state.decisions.at(-1)!.id }))!.number
    },
  }
}
