/** Reads a portal with the Action API of CKAN: `package_show` for one package, `package_search` for many. Source: CKAN 2.11, API guide. */
import { z } from 'zod'
import { endingOf, paths } from './files.ts'
import * as say from './messages.ts'
import { download, get, type Ground, jsonOf } from './request.ts'
import type { FoundDataset, FoundFile, Said, Secret, SourceOf } from './source.ts'

const text = z.string().nullish().transform((value) => value ?? '')
const translated = z.record(z.string(), z.string().nullish().transform((value) => value ?? '')).nullish().catch(undefined)

const resource = z.object({ id: text, name: text, url: text, format: text, mimetype: text, state: text })
const pack = z.object({
  id: z.string().min(1), name: text, title: text, notes: text, title_translated: translated, notes_translated: translated,
  license_id: text, license_title: text, license_url: text, url: text, author: text,
  organization: z.object({ title: text }).nullish().catch(undefined),
  groups: z.array(z.object({ name: text })).nullish().catch(undefined),
  tags: z.array(z.object({ name: text })).nullish().catch(undefined),
  extras: z.array(z.object({ key: text, value: z.unknown() })).nullish().catch(undefined),
  resources: z.array(resource).nullish().transform((value) => value ?? []),
})
type Package = z.infer<typeof pack>

const shown = z.object({ success: z.literal(true), result: pack })
const searched = z.object({ success: z.literal(true), result: z.object({ count: z.number(), results: z.array(pack) }) })

/** Packages of one answer, and of one connector. */
const rows = 100
const mostPackages = 500

export async function* ckan(source: SourceOf<'ckan'>, secret: Secret, ground: Ground): AsyncGenerator<FoundDataset> {
  const token = secret['token'] === undefined ? {} : { authorization: secret['token'] }
  const base = source.url.endsWith('/') ? source.url : `${source.url}/`

  async function ask<T>(action: string, query: Readonly<Record<string, string>>, shape: z.ZodType<T>): Promise<T> {
    const address = new URL(`api/3/action/${action}`, base)
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
    const answer = await get(address, ground, { headers: { accept: 'application/json' }, secret: token, what: source.package ?? action })
    const read = shape.safeParse(await jsonOf(answer, 'CKAN API'))
    if (!read.success) throw say.notWhatItShouldBe(answer.url.host, 'CKAN API')
    return read.data
  }

  if (source.package !== undefined) {
    yield found((await ask('package_show', { id: source.package }, shown)).result)
    return
  }
  for (let start = 0; ; start += rows) {
    // In an order that does not change while we page.
    const { result } = await ask('package_search', { q: source.query ?? '*:*', rows: String(rows), start: String(start), sort: 'id asc' }, searched)
    if (result.count > mostPackages) throw say.tooMany(mostPackages)
    for (const one of result.results) yield found(one)
    if (result.results.length === 0 || start + result.results.length >= result.count) return
  }

  function found(one: Package): FoundDataset {
    const pathFor = paths()
    const files = one.resources.flatMap(({ name, url, format, mimetype, state }): readonly FoundFile[] => {
      const address = URL.parse(url, base)
      const ending = address === null ? undefined : endingOf([format || undefined, mimetype || undefined], address.href)
      if (address === null || ending === undefined || state === 'deleted') return []
      const path = pathFor(name || decodeURIComponent(address.pathname.split('/').at(-1) ?? ''), ending)
      // The token is the portal's: a resource that lies elsewhere does not see it.
      const secretHere = address.origin === new URL(base).origin ? token : {}
      return [{ path, open: (known) => download(address, ground, known, { secret: secretHere, what: name || address.pathname }) }]
    })
    return { key: one.id, files, said: saidOf(one, base) }
  }
}

function saidOf(one: Package, base: string): Said {
  const extra = (key: string): string | undefined => {
    const value = one.extras?.find((entry) => entry.key === key)?.value
    return typeof value === 'string' ? value : undefined
  }
  const languages = (all: Readonly<Record<string, string>> | null | undefined, plainly: string): Readonly<Record<string, string>> => ({ ...(plainly && { '': plainly }), ...all })
  const frequency = extra('frequency') ?? extra('accrualPeriodicity')
  return {
    name: one.name || one.id, title: languages(one.title_translated, one.title || one.name), notes: languages(one.notes_translated, one.notes),
    licences: [one.license_url, one.license_id, one.license_title].filter((word) => word !== ''), keywords: one.tags?.map(({ name }) => name) ?? [],
    page: URL.canParse(one.url) ? one.url : new URL(`dataset/${encodeURIComponent(one.name || one.id)}`, base).href,
    publisher: one.organization?.title || one.author, themes: one.groups?.map(({ name }) => name) ?? [], ...(frequency !== undefined && { frequency }),
  }
}
