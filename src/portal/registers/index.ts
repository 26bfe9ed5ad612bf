/**
 * The pages of registers of things, made from their declarations: lists, entries with their history, files and the API.
 *
 * Promises: every register that is in force has them, the same for all; nobody sees more than the register shows them.
 * Never: changes an entry, knows what a register is of.
 */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { entryPath, type EntryView, printValue } from '../../kernel/registers/index.ts'
import { numberKinds } from '../../law/field.ts'
import { registerSchema } from '../../law/register-declaration.ts'
import type { Listing } from '../../law/register.ts'
import { isLocale, type Locale, onceSpoken } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { csvOf, jsonLines } from '../download.ts'
import { page } from '../layout.ts'
import type { PageToFind } from '../find/index.ts'
import { type Route, route } from '../routes.ts'
import { answerSchema } from '../services/api-schemas.ts'
import type { Visit } from '../visit.ts'
import { entryJsonSchema, entryOf, registerApi } from './api.ts'
import { askedOf, lookerIn, openAddresses, passedOver, registerHere } from './asked.ts'
import { openDrawn } from './drawn.ts'
import { entryPage } from './entry-page.ts'
import { listPage, referredIn, registersPage } from './list-page.ts'
import { words } from './messages.ts'
import { type NamesIn, namesIn } from './names.ts'
import { savedRoutes } from './saved.ts'

/** Rows of one page: what a reader compares at a time. */
const size = 50
/** Entries that a file reads at once; of what is only listed more, since each stretch of it is read from the whole. */
const [stretch, stretchOfView] = [500, 10_000] as const

/** The order of a file whose address names none. */
const inNumbers = { by: 'number', descending: false }

const crumb = { title: words.title, path: '/registers' }
const institutionOf = (register: string): string => register.split('.')[0] ?? register

/** The same visit at another address. It is not copied: what a visit answers when it is asked, such as its token, is not asked for here. */
const visitAt = (visit: Visit, url: URL): Visit => Object.create(visit, { url: { value: url } }) as Visit

/** The schema of declared registers, in the draft that editors of YAML know best. */
export const registerJsonSchema = onceSpoken(() => JSON.stringify(z.toJSONSchema(registerSchema, {
  target: 'draft-7', io: 'input', override: ({ jsonSchema }) => { delete jsonSchema.readOnly },
})))

const schemaAnswer = (text: string): Response => new Response(text, { headers: {
  'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
} })

export { savedInAccount } from './saved.ts'
export { tones } from './list-page.ts'

/** What the search of the site calls an entry, and the page by which all registers are found. */
export const entryKind = words.entryKind
export const registersToFind: PageToFind = { path: '/registers', title: words.title, about: words.lead }

export function registerRoutes(kernel: Kernel): readonly Route[] {
  const [drawn, addresses] = [openDrawn(), openAddresses()]
  return [
    route({ method: 'GET', path: '/schemas/register.json', kind: 'file', permission: 'everyone', handle: () => schemaAnswer(registerJsonSchema()) }),
    route({
      method: 'GET', path: '/registers', kind: 'page', permission: 'everyone', title: words.title,
      handle: async (visit) => page({ visit, title: words.title, width: 'wide', body: await registersPage(kernel, visit) }),
    }),
    route({
      method: 'GET', path: '/registers/:register', kind: 'page', permission: 'everyone', title: words.entries,
      async handle(visit, { register: id }) {
        const register = registerHere(kernel, lookerIn(visit), id)
        const { asked, here } = addresses.of(register, visit.url)
        const looker = lookerIn(visit)
        const [found, counts] = await Promise.all([
          kernel.registers.page({ ...asked.query, order: asked.order, ...(asked.cursor !== undefined && { cursor: asked.cursor }), offset: passedOver(asked.page, size), limit: size }, looker),
          kernel.registers.counted(asked.query, looker),
        ])
        const referred = referredIn(register, found, counts, asked)
        // What is held is the same for all while nothing changes: it is drawn once, but for what a reader has saved.
        const same = found.held && referred.length === 0
        const pages = same && looker === null ? drawn.of(found) : undefined
        const key = `${visit.locale} ${here.href}`
        const before = pages?.get(key)
        const body = before ?? listPage(visitAt(visit, here), {
          register, asked, page: found, counts, titles: await kernel.registers.titles(referred, looker), names: await namesIn(kernel, found.entries), regions: kernel.country.regions ?? [],
          ...(looker && { saved: await kernel.registers.saved.of(looker.person, id) }), ...(same && { drawn: { rows: drawn.rows(visit.locale), forms: drawn.of(counts) } }),
        })
        if (before === undefined) pages?.set(key, body)
        return page({ visit, title: register.title, current: institutionOf(id), width: 'wide', breadcrumbs: [crumb], body, held: pages !== undefined })
      },
    }),
    route({
      method: 'GET', path: '/registers/:register/:number', kind: 'page', permission: 'everyone', title: words.values,
      async handle(visit, { register: id, number }) {
        const entry = await kernel.registers.findIn(id, number, lookerIn(visit))
        if (entry === undefined) throw notFound()
        // What an institution keeps in tables of its own has its page there.
        if (entry.path !== entryPath(id, number)) return new Response(null, { status: 303, headers: { location: visit.link(entry.path) } })
        return page({
          visit, title: entry.title, current: institutionOf(id), breadcrumbs: [crumb, { title: entry.register.title, path: `/registers/${id}` }], body: await entryPage(kernel, visit, entry),
        })
      },
    }),
    route({
      method: 'GET', path: '/registers/:register/entries.csv', kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
      handle(visit, { register: id }) {
        const register = registerHere(kernel, lookerIn(visit), id)
        const asked = visit.url.searchParams.get('lang') ?? undefined
        return entriesFile(kernel, stretchesAsked(kernel, visit, register), register, isLocale(asked) ? asked : visit.locale)
      },
    }),
    route({
      method: 'GET', path: '/registers/:register/entries.json', kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
      handle: (visit, { register: id }) => jsonLines(`${id}.json`, entriesAsked(kernel, visit, registerHere(kernel, lookerIn(visit), id)), entryOf),
    }),
    route({
      method: 'GET', path: '/registers/:register/schema.json', kind: 'file', permission: 'everyone',
      handle: (visit, { register: id }) => schemaAnswer(JSON.stringify(entryJsonSchema(registerHere(kernel, lookerIn(visit), id), answerSchema))),
    }),
    route({
      method: 'GET', path: '/registers/:register/declaration.json', kind: 'file', permission: 'everyone',
      handle: (visit, { register: id }) => new Response(JSON.stringify(registerHere(kernel, lookerIn(visit), id)), { headers: {
        'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
      } }),
    }),
    ...savedRoutes(kernel),
    ...registerApi(kernel),
  ]
}

/** The entries that an address asks for: only what the register shows, whoever asks, so that a file may be passed on. */
async function* stretchesAsked({ registers }: Kernel, visit: Visit, register: Listing): AsyncGenerator<readonly EntryView[]> {
  const looker = register.shown.to === 'everyone' ? null : lookerIn(visit)
  const { query, order: asked } = askedOf(register, visit.url)
  const order = visit.url.searchParams.get('sort') ? asked : inNumbers
  const limit = registers.declared.some(({ id }) => id === register.id) ? stretch : stretchOfView
  for (let cursor: string | undefined; ;) {
    const { entries, next } = await registers.page({ ...query, order, limit, ...(cursor !== undefined && { cursor }) }, looker)
    yield entries
    if (next === undefined) return
    cursor = next
  }
}

async function* entriesAsked(kernel: Kernel, visit: Visit, register: Listing): AsyncGenerator<EntryView> {
  for await (const entries of stretchesAsked(kernel, visit, register)) yield* entries
}

/** What a spreadsheet reads as it is written, not as a page groups or spells it. */
const asWritten: readonly string[] = ['date', ...Object.values(numberKinds)]

/** They as CSV. */
function entriesFile(kernel: Kernel, stretches: AsyncIterable<readonly EntryView[]>, register: Listing, locale: Locale): Response {
  const fields = register.fields.filter(({ name }) => register.shown.fields.includes(name))
  async function* named(): AsyncGenerator<readonly [EntryView, NamesIn]> {
    for await (const entries of stretches) {
      const names = await namesIn(kernel, entries)
      for (const entry of entries) yield [entry, names]
    }
  }
  const cells = ([entry, names]: readonly [EntryView, NamesIn]): readonly string[] => [
    entry.number, register.states[entry.state][locale], ...fields.map((field) => {
      const value = entry.values[field.name]
      if (value === undefined || value === '') return ''
      return asWritten.includes(field.kind) ? String(value) : ((typeof value === 'string' && names(entry, value)) || printValue(field, value))[locale]
    }), entry.enteredAt,
  ]
  return csvOf(`${register.id}.csv`, [words.number, words.state, ...fields.map(({ label }) => label), words.entered].map((one) => one[locale]), named(), cells)
}
