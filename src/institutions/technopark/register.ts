/** The public register of residents: the list, the same as files, and the same for programs. */
import { z } from 'zod'
import { type Holding, holdingStatuses, type RegisterFilter, type RegisterOrder, type RegisterPage } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Choice } from '../../law/field.ts'
import { fieldsOf } from '../../law/procedure.ts'
import { isLocale, type Locale } from '../../law/text.ts'
import {
  csv, dateTime, download, emptyState, filters, type Html, html, identifier, json, letters, operation, page, pageFrom, pageNumber, pageSize, pagination, route, type Route, table, tag, type Tone,
  type Visit,
} from '../../portal/index.ts'
import { statusWords, words } from './messages.ts'
import { crumb, institution } from './parts.ts'
import type { Technopark } from './terms.ts'

/** Rows of one page: what a reader compares at a time. */
const size = 50

export const tones = {
  'in force': 'good', 'not yet in force': 'wait', suspended: 'wait', expired: 'plain', revoked: 'late',
} as const satisfies Record<Holding['status'], Tone>

/** The activities by which residents are told apart, as the residency asks for them. */
export function activitiesOf({ cases }: Kernel, { residency, claims }: Pick<Technopark, 'residency' | 'claims'>): readonly Choice[] {
  const declaration = cases.procedures.find(({ id }) => id === residency)
  const field = declaration && fieldsOf(declaration).find(({ name }) => name === claims.activity)
  return field?.kind === 'choice' ? field.choices : []
}

export const activityName = (activities: readonly Choice[], claims: Holding['claims'], name: string, locale: Locale): string => {
  const value = String(claims[name] ?? '')
  return activities.find((choice) => choice.value === value)?.label[locale] ?? value
}

/** What an address asks of the register; what it does not know it passes over. */
interface Asked { readonly q?: string | undefined; readonly activity?: string | undefined; readonly status?: string | undefined; readonly sort?: string | undefined }

const askedIn = ({ searchParams }: URL): Asked => Object.fromEntries(searchParams)

/** Without a status the register shows those who are residents now; `status=` of an empty value shows all that ever were. */
function filterOf(technopark: Technopark, activities: readonly Choice[], { q = '', activity = '', status: wanted = 'in force' }: Asked): RegisterFilter {
  const status = holdingStatuses.find((one) => one === wanted)
  return {
    credentialType: technopark.credential, search: q.slice(0, 100), ...(status !== undefined && { status }),
    filters: activities.some(({ value }) => value === activity) ? { [technopark.claims.activity]: activity } : {},
  }
}

const orders: Readonly<Record<string, RegisterOrder>> = { name: 'name', since: 'since', until: 'until' }

function orderOf({ sort = '' }: Asked): { readonly by: RegisterOrder; readonly descending: boolean } {
  return { by: orders[sort.replace(/^-/, '')] ?? 'name', descending: sort.startsWith('-') }
}

export function registerRoutes(kernel: Kernel, technopark: Technopark): readonly Route[] {
  const activities = activitiesOf(kernel, technopark)
  // The kernel answers with the same page while nothing changes, and a page looks the same at the same address: it is drawn once.
  const drawn = new WeakMap<RegisterPage, Map<string, Html>>()

  function listOf(visit: Visit, found: RegisterPage, at: number): Html {
    const known = drawn.get(found) ?? new Map<string, Html>()
    drawn.set(found, known)
    const key = visit.url.pathname + visit.url.search
    const before = known.get(key)
    if (before) return before
    const list = draw(visit, technopark, activities, found, at)
    if (known.size < 12) known.set(key, list)
    return list
  }

  return [
    route({
      method: 'GET', path: '/technopark/residents', kind: 'page', permission: 'everyone', title: words.register,
      handle: async (visit) => {
        const query = askedIn(visit.url)
        const at = pageFrom(visit)
        const found = await kernel.decisions.register({ ...filterOf(technopark, activities, query), sort: orderOf(query), page: at, size })
        return page({ visit, title: words.register, current: institution, width: 'wide', breadcrumbs: [crumb], body: listOf(visit, found, at) })
      },
    }),
    route({
      method: 'GET', path: '/technopark/residents.csv', kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
      handle: (visit) => {
        const locale = localeOf(visit)
        const rows = csvRows(kernel.decisions.registerAll(filterOf(technopark, activities, askedIn(visit.url))), technopark, activities, locale)
        const columns = [words.company, words.number, words.certificateNumber, words.activity, words.project, words.since, words.until, words.status].map((one) => one[locale])
        return csv('residents.csv', columns, rows)
      },
    }),
    route({
      method: 'GET', path: '/technopark/residents.json', kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
      handle: (visit) => download(
        'residents.json', 'application/json; charset=utf-8',
        jsonLines(kernel.decisions.registerAll(filterOf(technopark, activities, askedIn(visit.url))), technopark),
      ),
    }),
    apiRoute(kernel, technopark, activities),
  ]
}

const localeOf = (visit: Visit): Locale => {
  const asked = visit.url.searchParams.get('lang') ?? undefined
  return isLocale(asked) ? asked : visit.locale
}

async function* csvRows(holdings: AsyncIterable<Holding>, { claims }: Technopark, activities: readonly Choice[], locale: Locale): AsyncGenerator<readonly string[]> {
  for await (const { name, identifier: { value }, number, claims: said, validFrom, validUntil, status } of holdings) {
    yield [name, value, number, activityName(activities, said, claims.activity, locale), String(said[claims.project] ?? ''), validFrom, validUntil ?? '', statusWords[status][locale]]
  }
}

/** One JSON array, a resident a line, so that it can be read line by line too. */
async function* jsonLines(holdings: AsyncIterable<Holding>, technopark: Technopark): AsyncGenerator<string> {
  let first = true
  for await (const holding of holdings) {
    yield `${first ? '[\n' : ',\n'}${JSON.stringify(residentOf(holding, technopark))}`
    first = false
  }
  yield first ? '[]\n' : '\n]\n'
}

export const residentSchema = z.object({
  bin: z.string(), name: z.string(), certificate: z.string(), status: z.enum(holdingStatuses),
  activity: z.string().optional(), project: z.string().optional(),
  validFrom: z.iso.date(), validUntil: z.iso.date().optional(), statusSince: z.iso.datetime().optional(),
}).meta({ id: 'Resident' })

/** A resident as programs read it. */
function residentOf(holding: Holding, { claims }: Technopark): z.infer<typeof residentSchema> {
  const { identifier: { value: bin }, name, number, status, claims: said, validFrom, validUntil, statusSince } = holding
  const [activity, project] = [said[claims.activity], said[claims.project]]
  return {
    bin, name, certificate: number, status, ...(activity !== undefined && { activity: String(activity) }), ...(project !== undefined && { project: String(project) }),
    validFrom, ...(validUntil !== undefined && { validUntil }), ...(statusSince !== undefined && { statusSince }),
  }
}

function apiRoute(kernel: Kernel, technopark: Technopark, activities: readonly Choice[]): Route {
  const query = z.object({
    q: letters(0, 100).optional().describe('Part of a name, of the number of an organisation or of a project'),
    activity: z.enum(activities.map(({ value }) => value)).optional(),
    status: z.enum(['', ...holdingStatuses]).default('in force').describe('Empty for all'),
    sort: z.enum(['name', '-name', 'since', '-since', 'until', '-until']).default('name'),
    page: pageNumber, size: pageSize(500, 50),
  })
  return operation({
    method: 'GET', path: '/api/technopark/residents', permission: 'everyone', title: words.register, rateLimit: { requests: 600, seconds: 60 },
    describes: {
      group: institution, description: words.registerLead, query,
      answers: { 200: { text: words.register, schema: z.object({ total: z.int(), page: z.int(), size: z.int(), residents: z.array(residentSchema) }) } },
    },
    handle: async (_visit, { query: { page: at, size: wanted, ...asked } }) => {
      const { rows, total } = await kernel.decisions.register({ ...filterOf(technopark, activities, asked), sort: orderOf(asked), page: at, size: wanted })
      return json({ total, page: at, size: wanted, residents: rows.map((row) => residentOf(row, technopark)) }, { headers: { 'access-control-allow-origin': '*' } })
    },
  })
}

/** The list with its search, its count and the ways to take it along. */
function draw({ locale, url, link }: Visit, { claims }: Technopark, activities: readonly Choice[], { rows, total }: RegisterPage, at: number): Html {
  const shown = new URL(url)
  if (!shown.searchParams.has('status')) shown.searchParams.set('status', 'in force')
  const files = new URLSearchParams(url.searchParams)
  for (const name of ['page', 'sort']) files.delete(name)
  const fileQuery = (more: Readonly<Record<string, string>> = {}): string => {
    const query = new URLSearchParams([...files, ...Object.entries(more)]).toString()
    return query && `?${query}`
  }
  return html`<h1>${words.register[locale]}</h1><p class="lead">${words.registerLead[locale]}</p>${filters(locale, {
    url: shown,
    filters: [
      { name: 'q', label: words.search },
      { name: 'activity', label: words.activity, choices: activities },
      { name: 'status', label: words.status, choices: holdingStatuses.map((value) => ({ value, label: statusWords[value] })) },
    ],
    downloads: [
      { title: 'CSV', href: `/technopark/residents.csv${fileQuery({ lang: locale })}` },
      { title: 'JSON', href: `/technopark/residents.json${fileQuery()}` },
    ],
  })}${table(locale, {
    caption: words.register, captionUnseen: true, rows, url,
    empty: emptyState(locale, { title: words.noneFound, body: words.noneFoundHint[locale] }),
    columns: [
      { title: words.company, header: true, sort: 'name', cell: (one) => html`<a href="${link(`/technopark/residents/${one.identifier.value}`)}">${one.name}</a>` },
      { title: words.status, cell: ({ status }) => tag(locale, statusWords[status], tones[status]) },
      { title: words.number, cell: (one) => identifier(one.identifier.value) },
      { title: words.activity, cell: (row) => activityName(activities, row.claims, claims.activity, locale) },
      { title: words.project, cell: (row) => String(row.claims[claims.project] ?? '') },
      { title: words.since, sort: 'since', cell: ({ validFrom }) => dateTime(locale, validFrom) },
      { title: words.until, sort: 'until', cell: ({ validUntil }) => validUntil && dateTime(locale, validUntil) },
    ],
  })}${pagination(locale, { url, page: at, size, total })}<p><a href="${link('/api')}">${words.apiLink[locale]}</a></p>`
}
