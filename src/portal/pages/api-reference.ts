/** The API in its own words: the OpenAPI document, and the same as a page to read without a script. */
import { z } from 'zod'
import { inEveryLanguage } from '../../law/format.ts'
import { languageOfPrograms, type Locale, same, type Text } from '../../law/text.ts'
import { emptyState, table, tag } from '../components/index.ts'
import { failureKinds, statuses } from '../answers.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { json, page } from '../layout.ts'
import { failureTitles, fault } from '../messages.ts'
import { operation } from '../operation.ts'
import { isDescribed, openApiDocument } from '../openapi.ts'
import type { DescribedRoute } from '../openapi.ts'
import { printPermission } from '../permission.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { PortalSettings } from '../visit.ts'
import { apiWords } from './messages.ts'
import { localeSchema } from '../../law/text-schema.ts'

/** Both pages, over all routes of the portal. */
/** The page by which developers find the API. */
export const apiToFind = { path: '/api', title: apiWords.title, about: apiWords.lead }

export function apiPages(routes: readonly Route[], settings: Pick<PortalSettings, 'origin' | 'institutions'>): readonly Route[] {
  const document: Route = operation({
    method: 'GET', path: '/api/openapi.json', permission: 'everyone', title: apiWords.document,
    describes: {
      group: 'portal', query: z.object({ language: localeSchema.default(languageOfPrograms()) }),
      answers: { 200: { text: apiWords.document, schema: z.object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }).loose() } },
    },
    handle: (_, { query: { language } }) => json(openApiDocument(described, settings.origin, language), { headers: { 'access-control-allow-origin': '*' } }),
  })
  const described: readonly DescribedRoute[] = [...routes, document].filter(isDescribed)
  const groupTitle = (group: string): Text => settings.institutions.find(({ id }) => id === group)?.title
    ?? (group === 'journal' || group === 'registers' || group === 'services' || group === 'portal' ? apiWords[group] : same(group))
  return [
    document,
    route({
      method: 'GET', path: '/api', kind: 'page', permission: 'everyone', title: apiWords.title,
      handle: (visit) => {
        const { locale } = visit
        const groups = [...Map.groupBy(described, ({ openapi }) => openapi.group)]
        return page({
          visit, title: apiWords.title, width: 'wide',
          body: html`<h1>${apiWords.title[locale]}</h1><p class="lead">${apiWords.lead[locale]}</p><p><a href="/api/openapi.json?language=${locale}">${apiWords.document[locale]}</a></p>${
            described.length === 0 && emptyState(locale, { title: apiWords.none })}${groups.map(([group, members]) =>
            html`<h2 id="${group}">${groupTitle(group)[locale]}</h2>${members.map((one) => endpoint(locale, one))}`)}${problems(locale)}`,
        })
      },
    }),
  ]
}

function endpoint(locale: Locale, { method, path, title, permission, openapi }: DescribedRoute): Html {
  const { description, query, body, answers } = openapi
  const captioned = (caption: Text): Text => inEveryLanguage((one) => `${caption[one]}: ${method} ${path}`)
  return html`<section class="endpoint"><h3><code>${method} ${path}</code></h3><p>${title && html`<b>${title[locale]}.</b> `}${description?.[locale]}</p><p class="hint">${apiWords.who[locale]}: ${
    permission === 'everyone' ? apiWords.everyone[locale] : html`${apiWords.key[locale]} (<code>${printPermission(permission)}</code>)`}</p>${
    query && table(locale, { caption: captioned(apiWords.params), rows: Object.entries(query.shape), columns: [
      { title: apiWords.name, header: true, cell: ([name]) => html`<code>${name}</code>` },
      { title: apiWords.type, cell: ([, schema]) => 'safeParse' in schema && typeof schema.safeParse === 'function' && !schema.safeParse(undefined).success ? apiWords.required[locale] : '' },
    ] })}${body && html`<p>${apiWords.body[locale]}: <code>${'schema' in body ? 'application/json' : 'application/octet-stream'}</code></p>`}${
    table(locale, { caption: captioned(apiWords.answers), rows: Object.entries(answers), columns: [
      { title: apiWords.status, header: true, cell: ([status]) => status },
      { title: apiWords.meaning, cell: ([, { text }]) => text[locale] },
    ] })}</section>`
}

function problems(locale: Locale): Html {
  const kinds = [...failureKinds.map((kind) => ({ kind, status: statuses[kind], title: failureTitles[kind] })), { kind: 'fault', status: 500, title: fault.title }]
  return html`<h2>${apiWords.problems[locale]}</h2><p>${apiWords.problemsLead[locale]}</p>${table(locale, {
    caption: apiWords.problems, captionUnseen: true, rows: kinds, columns: [
      { title: apiWords.status, cell: ({ status }) => tag(locale, String(status)) },
      { title: apiWords.name, header: true, cell: ({ kind }) => html`<code id="problem-${kind.replaceAll(' ', '-')}">${kind}</code>` },
      { title: apiWords.meaning, cell: ({ title }) => title[locale] },
    ] })}`
}
