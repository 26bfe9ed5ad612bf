/** What peers fetch: items by their hash, the last checkpoints that were seen, and the proof of a split view. Open to every origin. */
import type { Kernel } from '../../kernel/index.ts'
import { idFrom } from '../asked.ts'
import { notFound } from '../answers.ts'
import { open } from '../record/published.ts'
import { route, type Route } from '../routes.ts'
import { federationWords as words } from './messages.ts'

const json = 'application/json'

export const servedRoutes = ({ federation }: Pick<Kernel, 'federation'>): readonly Route[] => [
  route({
    method: 'GET', path: '/federation/items/:hash', kind: 'machine', permission: 'everyone', title: words.item,
    async handle(_visit, { hash }) {
      const text = await federation.item(hash)
      if (text === undefined) throw notFound()
      return open(text, json, 'public, max-age=60') // it never changes, and may be withdrawn
    },
  }),
  route({
    method: 'GET', path: '/federation/seen', kind: 'machine', permission: 'everyone', title: words.seen,
    handle: async () => open(JSON.stringify({ seen: await federation.seen() }), json, 'no-cache'),
  }),
  route({
    method: 'GET', path: '/federation/forks/:id', kind: 'machine', permission: 'everyone', title: words.proof,
    async handle(_visit, { id }) {
      const fork = (await federation.forks()).find((one) => one.id === idFrom(id))
      if (fork === undefined) throw notFound()
      return open(JSON.stringify(fork), json, 'no-cache')
    },
  }),
]
