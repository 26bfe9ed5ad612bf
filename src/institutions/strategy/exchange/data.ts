/** The strategy in the forms of others: the plan as StratML, and every series described as a Data Package and as CSV on the Web. */
import { kindOfColumn, seriesTables } from './series-tables.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { dayOf } from '../../../law/time.ts'
import { route, type Route } from '../../../portal/index.ts'
import type { Plans } from '../plan/index.ts'
import type { Projects } from '../projects/index.ts'
import { words } from './messages.ts'
import { documentOf } from './plan-document.ts'
import { proposedOf } from './proposed.ts'
import { asPartOne, type Part, writeStratml } from './stratml.ts'

export const stratmlPath = '/strategy/plan.xml'
export const dataPackagePath = '/strategy/datapackage.json'
export const csvwPath = '/strategy/csv-metadata.json'

const file = (type: string, name: string, text: string): Response => new Response(text, { headers: {
  'content-type': type, 'content-disposition': `inline; filename="${name}"`, 'cache-control': 'no-cache', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
} })

export function exchangeRoutes(kernel: Kernel, plans: Plans, projects: Projects): readonly Route[] {
  const limit = { requests: 60, seconds: 60 }
  const { publicUrl } = kernel.settings
  return [
    route({
      method: 'GET', path: stratmlPath, kind: 'file', permission: 'everyone', title: words.stratml, rateLimit: limit,
      async handle({ url }) {
        const published = dayOf(kernel.now(), kernel.country.calendar.zone)
        const [{ stated }, portfolio] = await Promise.all([plans(), projects()])
        const whole = documentOf(proposedOf(stated, portfolio.stated), { name: words.planOf.kk, organization: kernel.country.name.kk, source: `${publicUrl}/strategy`, published })
        const part: Part = url.searchParams.get('part') === '1' ? 1 : 2
        return file('application/xml; charset=utf-8', `strategy-part-${part}.xml`, writeStratml(part, part === 1 ? asPartOne(whole).root : whole))
      },
    }),
    route({
      method: 'GET', path: dataPackagePath, kind: 'file', permission: 'everyone', title: words.dataPackage, rateLimit: limit,
      handle: () => file('application/json; charset=utf-8', 'datapackage.json', JSON.stringify({
        $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', name: 'strategy', title: words.planOf.en, homepage: `${publicUrl}/strategy`,
        resources: seriesTables(kernel).map(({ name, path, title, description, columns }) => ({
          name, type: 'table', path: `${publicUrl}${path}`, title: title.en, ...(description !== undefined && { description: description.en }), scheme: 'http', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8-sig', dialect: { delimiter: ',', lineTerminator: '\r\n' },
          schema: { fields: columns.map((column) => ({ name: column.name, type: kindOfColumn[column.kind].table })), missingValues: [''] },
        })),
      })),
    }),
    route({
      method: 'GET', path: csvwPath, kind: 'file', permission: 'everyone', title: words.csvw, rateLimit: limit,
      handle: () => file('application/csvm+json; charset=utf-8', 'csv-metadata.json', JSON.stringify({
        '@context': 'http://www.w3.org/ns/csvw', 'dc:title': words.planOf.en, dialect: { encoding: 'utf-8', lineTerminators: ['\r\n', '\n'], header: true },
        tables: seriesTables(kernel).map(({ path, title, description, columns }) => ({
          url: `${publicUrl}${path}`, 'dc:title': { kk: title.kk, ru: title.ru, en: title.en }, ...(description !== undefined && { 'dc:description': { kk: description.kk, ru: description.ru, en: description.en } }),
          tableSchema: { columns: columns.map((column) => ({ name: column.name.replaceAll(' ', '_'), titles: column.name, datatype: kindOfColumn[column.kind].csvw, ...(column.needed && { required: true }) })) },
        })),
      })),
    }),
  ]
}
