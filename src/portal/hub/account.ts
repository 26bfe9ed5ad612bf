/** Who the key speaks for, and the making and removing of repositories. */
import { z } from 'zod'
import { Failure } from '../../law/failure.ts'
import { json } from '../layout.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { bodyOf, machine, writerOf } from './door.ts'
import { hubWords as words } from './messages.ts'
import { type HubAddress, type HubRepositories, pathOf } from './repositories.ts'

const repository = z.object({
  // The client for Python leaves out what is a model.
  type: z.string().nullish(), name: z.string().max(200), organization: z.string().max(100).nullish(),
})

const card = z.object({ content: z.string(), repoType: z.string().nullish() })

/** Clients send the name alone with the namespace beside it, or both in one. */
function addressOf({ name, organization }: z.infer<typeof repository>): { readonly namespace?: string; readonly name: string } {
  const [first = '', second] = name.split('/')
  const namespace = second === undefined ? organization : first
  return { name: second ?? first, ...(namespace && { namespace }) }
}

export function accountRoutes(all: readonly HubRepositories[]): readonly Route[] {
  function repositoriesOf(type: string | null | undefined): HubRepositories {
    const found = all.find((one) => one.type === (type ?? 'model'))
    if (found === undefined) throw new Failure('invalid', words.otherType(all.map((one) => one.type).join(', ')))
    return found
  }

  const named = ({ settings }: Visit, type: HubRepositories['type'], { namespace, name }: HubAddress) =>
    ({ url: `${settings.origin}${pathOf[type]}/${namespace}/${name}`, name: `${namespace}/${name}` })

  return [
    machine('GET', '/api/whoami-v2', async ({ actor, scopes }) => {
      if (actor === null) throw new Failure('unauthenticated', words.noToken)
      const names = await Promise.all(all.map((one) => one.speaksFor(actor)))
      const orgs = names.filter((one) => one?.as === 'org').map((one) => ({ type: 'org', id: one!.name, name: one!.name, fullname: one!.name, isEnterprise: false, canPay: false, periodEnd: null, avatarUrl: '', roleInOrg: 'write' }))
      return json({
        type: 'user', id: actor.organisation?.id ?? actor.person, name: names.find((one) => one?.as === 'user')?.name ?? actor.person, fullname: actor.organisation?.name ?? actor.name,
        emailVerified: true, canPay: false, isPro: false, periodEnd: null, avatarUrl: '', orgs,
        auth: { type: 'access_token', accessToken: { displayName: 'API', role: all.some(({ scope }) => scopes.includes(scope)) ? 'write' : 'read' } },
      })
    }),

    machine('POST', '/api/repos/create', async (visit) => {
      const asked = await bodyOf(visit, repository)
      const repositories = repositoriesOf(asked.type)
      const made = await repositories.create(writerOf(visit, repositories.scope), addressOf(asked))
      const address = named(visit, repositories.type, made)
      // Who is content with one that is there goes on with its address.
      return 'taken' in made ? json({ error: visit.text(made.taken), ...address }, { status: 409 }) : json({ ...address, id: made.id })
    }),

    machine('DELETE', '/api/repos/delete', async (visit) => {
      const asked = await bodyOf(visit, repository)
      const repositories = repositoriesOf(asked.type)
      await repositories.remove(writerOf(visit, repositories.scope), addressOf(asked))
      return json({})
    }),

    // Front matter is not read here: whatever is described is described in the portal.
    machine('POST', '/api/validate-yaml', async (visit) => {
      await bodyOf(visit, card)
      return json({ errors: [], warnings: [] })
    }),
  ]
}
