/** What a company, a guest and an officer of the centre do in tests: they apply, sign and act. */
import assert from 'node:assert/strict'
import type { Actor } from '../../../kernel/parties/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { Failure } from '../../../law/failure.ts'
import type { World } from '../testing.ts'

export const saying = (words: RegExp) => (error: unknown): boolean => error instanceof Failure && words.test(error.text.en)

export const own = ({ person, name }: Actor): Actor => ({ person, name, roles: [] })

export const guest = async (world: World): Promise<Actor> => own(await world.founder())

export const decidedBy = async (world: World, by: Actor, id: string) => (await world.kernel.cases.view(by, id)).state.decisions

/** Applies with these answers, whatever is wrong with them, and answers the case. */
export async function filed(world: World, by: Actor, procedure: string, answers: Submitted, about?: string, subject?: string): Promise<string> {
  const { cases } = world.kernel
  const draft = await cases.begin(by, { procedure, ...(about && { about }), ...(subject && { subject }) })
  for (const page of (await cases.draft(by, draft)).pages) {
    const [wrong] = await cases.savePage(by, draft, page, answers)
    if (wrong) throw new Failure('invalid', wrong.text, [wrong])
  }
  return cases.file(by, { draft })
}

/** A founder whose company may sign contracts. */
export async function tenant(world: World): Promise<Actor> {
  const founder = await world.founder()
  await transact(world.kernel.db, (tx) => world.kernel.parties.proveHead(tx, { organisation: founder.organisation!.id, person: founder.person, proof: 'test' }))
  return founder
}

/** Applies and signs. */
export async function applies(world: World, by: Actor, procedure: string, answers: Submitted, about?: string): Promise<string> {
  const { cases } = world.kernel
  const draft = await cases.begin(by, { procedure, ...(about && { about }) })
  for (const page of (await cases.draft(by, draft)).pages) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
  return cases.file(by, { draft, signature: await world.sign(by, cases.draftDocument(await cases.draft(by, draft))) })
}

/** Completes a step, signed where the step is. */
export async function acts(world: World, by: Actor, id: string, outcome: string, more: object = {}, { signs = false } = {}): Promise<void> {
  const { cases } = world.kernel
  const doing = { type: 'complete', outcome, ...more } as const
  await cases.perform(by, { case: id, key: `${id} ${outcome} ${Math.random()}`, doing, ...(signs && { signature: await world.sign(by, await cases.document(id, doing)) }) })
}
