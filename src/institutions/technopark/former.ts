/**
 * The addresses which the list of residents had before it stood among the registers: people and the CSV are sent on to the register with its own columns,
 * the JSON and the API are answered as they were.
 */
import { z } from 'zod'
import { type Holding, holdingStatuses } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type EntryQuery, type EntryView, readOrder } from '../../kernel/registers/index.ts'
import { jsonLines, json, letters, operation, pageNumber, pageSize, route, type Route } from '../../portal/index.ts'
import { activitiesOf, residentsId, residentsPath } from './listed.ts'
import { words } from './messages.ts'
import { institution } from './parts.ts'
import type { Technopark } from './terms.ts'

const sorts = ['name', '-name', 'since', '-since', 'until', '-until'] as const

export const residentSchema = z.object({
  bin: z.string(), name: z.string(), certificate: z.string(), status: z.enum(holdingStatuses),
  activity: z.string().optional(), project: z.string().optional(),
  validFrom: z.iso.date(), validUntil: z.iso.date().optional(), statusSince: z.iso.datetime().optional(),
}).meta({ id: 'Resident' })

/** A resident as programs read it. */
function residentOf({ number, values: said, changedAt }: EntryView, { claims }: Technopark): z.infer<typeof residentSchema> {
  const [activity, project, until] = [said[claims.activity], said[claims.project], said['until']]
  const status = said['status'] as Holding['status']
  return {
    bin: String(said['bin']), name: String(said['name']), certificate: number, status,
    ...(activity !== undefined && { activity: String(activity) }), ...(project !== undefined && { project: String(project) }), validFrom: String(said['since']),
    ...(until !== undefined && { validUntil: String(until) }), ...((status === 'suspended' || status === 'revoked') && { statusSince: changedAt }),
  }
}

export function formerRoutes(kernel: Kernel, technopark: Technopark): readonly Route[] {
  const activities = activitiesOf(kernel, technopark).map(({ value }) => value)
  const listing = () => kernel.registers.listed.find(({ id }) => id === residentsId)!

  /** Without a status those who are residents now; `status=` of an empty value means all that ever were. What an address does not know it passes over. */
  function chosenIn({ activity, status = 'in force' }: { readonly activity?: string | undefined; readonly status?: string | undefined }): Readonly<Record<string, string>> {
    return {
      ...(activities.some((one) => one === activity) && { [technopark.claims.activity]: activity! }),
      ...(holdingStatuses.some((one) => one === status) && { status }),
    }
  }

  /** The address of the same question to the list of registers. */
  function present({ searchParams }: URL, path: string): string {
    const query = new URLSearchParams()
    for (const name of ['q', 'page', 'lang']) if (searchParams.has(name)) query.set(name, searchParams.get(name)!)
    for (const [field, value] of Object.entries(chosenIn(Object.fromEntries(searchParams)))) query.append('filter', `${field}:${value}`)
    query.set('sort', sorts.find((one) => one === searchParams.get('sort')) ?? 'name')
    return `${path}?${query.toString()}`
  }

  const movedTo = (location: string): Response => new Response(null, { status: 308, headers: { location } })

  const queryOf = (text: string, chosen: Readonly<Record<string, string>>): EntryQuery =>
    ({ register: residentsId, text, facets: Object.fromEntries(Object.entries(chosen).map(([field, value]) => [field, [value]])) })

  async function* all(query: EntryQuery): AsyncGenerator<EntryView> {
    for (let cursor: string | undefined; ;) {
      const { entries, next } = await kernel.registers.page({ ...query, order: { by: 'name', descending: false }, limit: 10_000, ...(cursor !== undefined && { cursor }) }, null)
      yield* entries
      if (next === undefined) return
      cursor = next
    }
  }

  return [
    route({
      method: 'GET', path: '/technopark/residents', kind: 'page', permission: 'everyone', title: words.register,
      handle: (visit) => movedTo(present(visit.url, visit.link(residentsPath))),
    }),
    route({
      method: 'GET', path: '/technopark/residents.csv', kind: 'file', permission: 'everyone', handle: ({ url }) => movedTo(present(url, `${residentsPath}/entries.csv`)),
    }),
    route({
      method: 'GET', path: '/technopark/residents.json', kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
      handle: ({ url: { searchParams } }) =>
        jsonLines('residents.json', all(queryOf(searchParams.get('q') ?? '', chosenIn(Object.fromEntries(searchParams)))), (one) => residentOf(one, technopark)),
    }),
    operation({
      method: 'GET', path: '/api/technopark/residents', permission: 'everyone', title: words.register, rateLimit: { requests: 600, seconds: 60 },
      describes: {
        group: institution, description: words.registerLead,
        query: z.object({
          q: letters(0, 100).optional().describe('Part of a name, of the number of an organisation or of a project'), activity: z.enum(activities).optional(),
          status: z.enum(['', ...holdingStatuses]).default('in force').describe('Empty for all'), sort: z.enum(sorts).default('name'), page: pageNumber, size: pageSize(500, 50),
        }),
        answers: { 200: { text: words.register, schema: z.object({ total: z.int(), page: z.int(), size: z.int(), residents: z.array(residentSchema) }) } },
      },
      async handle(_visit, { query: { page, size, q = '', sort, ...asked } }) {
        const query = queryOf(q, chosenIn(asked))
        const [{ entries }, { total }] = await Promise.all([
          kernel.registers.page({ ...query, order: readOrder(listing(), sort), offset: (page - 1) * size, limit: size }, null), kernel.registers.counted(query, null),
        ])
        return json({ total, page, size, residents: entries.map((one) => residentOf(one, technopark)) }, { headers: { 'access-control-allow-origin': '*' } })
      },
    }),
  ]
}
