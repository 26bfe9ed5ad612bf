/** The figures of the strategy in SDMX, for anybody: data as JSON and as CSV, and their structure. */
import type { Kernel } from '../../../kernel/index.ts'
import { isLocale, type Locale } from '../../../law/text.ts'
import { route, type Route } from '../../../portal/index.ts'
import type { Plans } from '../plan/index.ts'
import { indicatorCodes, observationsOf } from './figures.ts'
import { words } from './messages.ts'
import { flow } from './structure.ts'
import { dataCsv, dataMessage, structureMessage, type Told } from './write.ts'

export const sdmxJsonPath = '/strategy/sdmx/data.json'
export const sdmxCsvPath = '/strategy/sdmx/data.csv'
export const sdmxStructurePath = '/strategy/sdmx/structure.json'

const file = (type: string, text: string): Response => new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-cache', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } })

/** `?lang=` says in which language plain words are; names stand in each. */
const localeOf = (url: URL): Locale => { const said = url.searchParams.get('lang') ?? ''; return isLocale(said) ? said : 'en' }

export function sdmxRoutes(kernel: Kernel, plans: Plans): readonly Route[] {
  const limit = { requests: 60, seconds: 60 }
  const told = (url: URL): Told => ({ id: `${flow}-${Date.parse(kernel.now())}`, prepared: kernel.now(), sender: kernel.country.name, locale: localeOf(url) })
  return [
    route({
      method: 'GET', path: sdmxJsonPath, kind: 'file', permission: 'everyone', title: words.json, rateLimit: limit,
      async handle({ url }) {
        const plan = await plans()
        return file('application/vnd.sdmx.data+json; version=2.0.0', JSON.stringify(dataMessage(observationsOf(plan, localeOf(url)), indicatorCodes(plan), told(url))))
      },
    }),
    route({
      method: 'GET', path: sdmxCsvPath, kind: 'file', permission: 'everyone', title: words.csv, rateLimit: limit,
      handle: async ({ url }) => file('application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8', dataCsv(observationsOf(await plans(), localeOf(url)))),
    }),
    route({
      method: 'GET', path: sdmxStructurePath, kind: 'file', permission: 'everyone', title: words.structure, rateLimit: limit,
      handle: async ({ url }) => file('application/vnd.sdmx.structure+json; version=2.0.0', JSON.stringify(structureMessage(indicatorCodes(await plans()), told(url)))),
    }),
  ]
}
