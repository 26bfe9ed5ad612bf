/** The door of the Hub API for datasets: routes of its protocol, and who comes through them. */
import { Failure } from '../../../law/failure.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Route, Visit } from '../../../portal/index.ts'
import { type Answer, HubFailure, machine as hubMachine, type Params, writerOf } from '../../../portal/hub/index.ts'
import { Denied } from '../access.ts'
import type { Commons } from '../commons.ts'
import type { Dataset } from '../dataset.ts'
import { messages } from '../messages.ts'
import type { Asker } from '../policy.ts'
import { words } from './messages.ts'
import { datasetAt, requireOwn, sending } from './repositories.ts'

/** A refusal of the policy function as the clients know it. */
function asHubFailure(error: unknown): unknown {
  if (!(error instanceof Denied)) return error
  const { code, text, kind } = error
  return new HubFailure(code === 'not found' ? 'RepoNotFound' : code === 'withdrawn' ? 'disabled' : 'GatedRepo', text, kind)
}

/** A route of the protocol. Who may ask is its handler's to say: keys are told apart by their scopes. */
export const machine = (method: Route['method'], path: string, answer: Answer): Route => hubMachine(method, path, async (visit, params) => {
  try {
    return await answer(visit, params)
  } catch (error) {
    throw asHubFailure(error)
  }
})

/** Who reads: the person of the session or of the key; a visitor without either. Throws a `Failure` when the key is for other things. */
export function readerOf({ access }: Pick<Commons, 'access'>, { actor, scopes }: Pick<Visit, 'actor' | 'scopes'>): Promise<Asker> {
  if (actor !== null && scopes.length > 0 && !scopes.includes('datasets:read')) throw new Failure('refused', words.noRead)
  return access.asker(actor)
}

/** The dataset of an address, for whoever may see what it is about, with who asks; to others it is not there. */
export async function seenAt(commons: Commons, visit: Visit, params: Params): Promise<{ readonly asker: Asker; readonly dataset: Dataset }> {
  const [asker, dataset] = [await readerOf(commons, visit), await datasetAt(commons, params)]
  const verdict = await commons.access.verdict(asker, dataset, { mode: 'metadata' })
  if (!verdict.allowed) throw new HubFailure('RepoNotFound', messages.noDataset)
  return { asker, dataset }
}

/** The dataset that the visit may write to, with who writes. */
export async function ownAt(commons: Commons, visit: Visit, params: Params): Promise<{ readonly actor: Actor; readonly dataset: Dataset }> {
  const actor = writerOf(visit, sending)
  const dataset = await datasetAt(commons, params)
  await requireOwn(commons, actor, dataset)
  return { actor, dataset }
}
