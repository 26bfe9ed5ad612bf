/** Who the key speaks for, and the making and removing of datasets. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { transact } from '../../../kernel/index.ts'
import { json, type Route, type Visit } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { fullName } from '../dataset.ts'
import { bodyOf, datasetAt, machine, writerOf } from './door.ts'
import { words } from './messages.ts'

const repository = z.object({
  type: z.string().optional(), name: z.string().max(200), organization: z.string().max(100).nullish(),
})

const card = z.object({ content: z.string(), repoType: z.string().optional() })

/** Clients send the name alone with the namespace beside it, or both in one. */
function addressOf({ type, name, organization }: z.infer<typeof repository>, own: string | undefined): { readonly namespace: string; readonly name: string } {
  if (type !== 'dataset') throw new Failure('invalid', words.onlyDatasets)
  const [first = '', second] = name.split('/')
  const namespace = second === undefined ? organization ?? own : first
  if (namespace === undefined) throw new Failure('invalid', words.noNamespace)
  return { namespace, name: second ?? first }
}

const named = ({ settings }: Visit, address: { readonly namespace: string; readonly name: string }) =>
  ({ url: `${settings.origin}/datasets/${fullName(address)}`, name: fullName(address) })

export const accountRoutes = (commons: Commons): readonly Route[] => [
  machine('GET', '/api/whoami-v2', async ({ actor, scopes }) => {
    if (actor === null) throw new Failure('unauthenticated', words.noToken)
    const name = await commons.datasets.namespaceOf(actor) ?? actor.person
    return json({
      type: 'user', id: actor.organisation?.id ?? actor.person, name, fullname: actor.organisation?.name ?? actor.name,
      emailVerified: true, canPay: false, isPro: false, periodEnd: null, avatarUrl: '', orgs: [],
      auth: { type: 'access_token', accessToken: { displayName: 'API', role: scopes.includes('datasets:write') ? 'write' : 'read' } },
    })
  }),

  machine('POST', '/api/repos/create', async (visit) => {
    const actor = writerOf(visit)
    const asked = await bodyOf(visit, repository)
    const own = await commons.datasets.namespaceOf(actor)
    if (own === undefined) throw new Failure('invalid', words.noNamespace)
    const wanted = addressOf(asked, own)
    try {
      const dataset = await transact(commons.kernel.db, (tx) => commons.datasets.create(tx, actor, wanted))
      return json({ ...named(visit, wanted), id: dataset.id })
    } catch (error) {
      if (!(error instanceof Failure && error.kind === 'conflict')) throw error
      // Who is content with a dataset that is there goes on with its address.
      return json({ error: visit.text(error.text), ...named(visit, wanted) }, { status: 409 })
    }
  }),

  machine('DELETE', '/api/repos/delete', async (visit) => {
    const actor = writerOf(visit)
    const dataset = await datasetAt(commons, addressOf(await bodyOf(visit, repository), await commons.datasets.namespaceOf(actor)))
    commons.access.requireOwner(actor, dataset)
    await transact(commons.kernel.db, (tx) => commons.datasets.remove(tx, actor, dataset))
    return json({})
  }),

  // Front matter is not read here: whatever is described is described in the portal.
  machine('POST', '/api/validate-yaml', async (visit) => {
    await bodyOf(visit, card)
    return json({ errors: [], warnings: [] })
  }),
]
