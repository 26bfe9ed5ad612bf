/** The findings of the chamber of audit: all of them, and those about one measure or indicator. */
import type { Kernel } from '../../../kernel/index.ts'
import { entryPath, type EntryView } from '../../../kernel/registers/index.ts'
import { Failure } from '../../../law/failure.ts'
import { formatDay } from '../../../law/format.ts'
import { opensFor } from '../../../law/in-body.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import { attributes, emptyState, html, type Html, page, route, type Route, table, type Visit, withQuery } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { indicatorPath, measurePath, type PlanRegisters, type Plans } from '../plan/index.ts'
import { words } from './messages.ts'

export const auditPath = '/strategy/audit'

/** The register of findings, whose columns have the names that this file reads, and what an auditor opens from the page. */
export interface AuditOptions { readonly register: string; readonly begins: readonly { readonly procedure: string; readonly title: Text }[] }

/** What everybody reads of a finding: what the auditor writes and what the body answers. */
export const publishedFindings = ({ begins }: AuditOptions): { readonly procedures: readonly string[]; readonly fields: readonly string[] } => ({ procedures: begins.map(({ procedure }) => procedure), fields: ['called', 'found', 'recommended', 'bodyAnswer'] })

/** Findings on one page. */
const onPage = 50
const said = ({ values }: EntryView, name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined)

/** In which language a text was written, as its author says in this column. */
const written = (one: EntryView, column: 'language' | 'answerLanguage'): Html => attributes({ lang: said(one, column) })

/** `about`: what a finding is about, where the page does not say so itself. `asked`: the body that answered or did not, and those that were asked before it. */
const findingTable = ({ locale, link }: Visit, zone: string, findings: readonly EntryView[], asked: (finding: EntryView) => readonly Text[], about?: (finding: EntryView) => Html | undefined): Html => table(locale, {
  caption: words.title, captionUnseen: true, rows: findings, columns: [
    { title: words.finding, header: true, cell: (one) => html`<a href="${link(one.path)}"${written(one, 'language')}>${one.title[locale]}</a><p${written(one, 'language')}>${said(one, 'found')}</p>` }, ...about ? [{ title: words.about, cell: (one: EntryView) => about(one) ?? '' }] : [],
    { title: words.recommended, cell: (one) => html`<p${written(one, 'language')}>${said(one, 'recommended') ?? ''}</p>` },
    {
      title: words.answer, cell: (one) => html`${said(one, 'bodyAnswer') === undefined ? html`<p>${words.silent[locale]}</p>` : html`<p${written(one, 'answerLanguage')}>${said(one, 'bodyAnswer')}</p>`}${
        asked(one).map((body, nth) => html`<p class="hint">${nth > 0 && `${words.askedBefore[locale]}: `}${body[locale]}</p>`)}`,
    },
    { title: words.on, cell: ({ enteredAt }) => formatDay(dayOf(enteredAt, zone), locale) },
  ],
})

/** Which bodies were asked before each finding was signed, the last one first: the others had the measure or indicator before it. */
async function askedOf({ cases, country: { bodies } }: Kernel, findings: readonly EntryView[]): Promise<(finding: EntryView) => readonly Text[]> {
  const asked = await cases.ownersAsked(findings.map(({ number }) => number))
  return ({ number }) => [...new Set((asked.get(number) ?? []).flatMap(({ kind, id }) => (kind === 'body' ? [id] : [])).toReversed())].flatMap((id) => bodies.find((one) => one.id === id)?.name ?? [])
}

const isKept = (kernel: Kernel, { register }: AuditOptions): boolean => kernel.registers.listed.some(({ id }) => id === register)

/** What was found about one measure or indicator; nothing where nothing was. */
export async function auditSection(kernel: Kernel, visit: Visit, options: AuditOptions, about: 'measure' | 'indicator', number: string): Promise<Html> {
  const { locale, link } = visit
  if (!isKept(kernel, options)) return html``
  const { entries, next } = await kernel.registers.page({ register: options.register, state: ['entered'], facets: { [about]: [number] }, limit: onPage }, null)
  return entries.length === 0 ? html`` : html`<h2 id="audit">${words.title[locale]}</h2>${findingTable(visit, kernel.country.calendar.zone, entries, await askedOf(kernel, entries))}${next !== undefined && html`<p><a href="${link(auditPath)}">${words.all[locale]}</a></p>`}`
}

/** A page of findings. A place that the list does not have, as in an address that was cut, opens it from its beginning. */
async function listedFrom({ registers }: Kernel, { register }: AuditOptions, after: string | undefined) {
  const page = (cursor?: string) => registers.page({ register, state: ['entered'], limit: onPage, ...(cursor !== undefined && { cursor }) }, null)
  return page(after).catch((error: unknown) => {
    if (after !== undefined && error instanceof Failure && error.kind === 'invalid') return page()
    throw error
  })
}

export const auditPage = (kernel: Kernel, plans: Plans, options: AuditOptions, ids: PlanRegisters): Route => route({
  method: 'GET', path: auditPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
  async handle(visit) {
    const { locale, link, url, actor } = visit
    const after = url.searchParams.get('after') ?? undefined
    const [plan, { entries, next }] = await Promise.all([plans(), isKept(kernel, options) ? listedFrom(kernel, options, after) : { entries: [], next: undefined }])
    const mine = new Set((actor === null || actor.roles.length === 0 ? [] : kernel.cases.desk(actor)).filter((one) => opensFor(one.procedure, kernel.country.bodies, actor!.roles).length > 0).map((one) => one.procedure.id))
    const titles = await kernel.registers.titles(entries.flatMap((one) => said(one, 'measure') ?? said(one, 'indicator') ?? []), null)
    const about = (one: EntryView): Html | undefined => {
      const [measure, indicator] = [plan.measures.find(({ number }) => number === said(one, 'measure')), plan.indicators.find(({ number }) => number === said(one, 'indicator'))]
      if (measure) return html`<a href="${link(measurePath(measure.number))}">${measure.name[locale]}</a>`
      if (indicator) return html`<a href="${link(indicatorPath(indicator.number))}">${indicator.name[locale]}</a>`
      // What was struck off has no page in the plan any more, and an entry still.
      const [register, number] = said(one, 'measure') === undefined ? [ids.indicators, said(one, 'indicator')] : [ids.measures, said(one, 'measure')]
      return number === undefined ? undefined : html`<a href="${link(entryPath(register, number))}">${titles.get(number)?.[locale] ?? number}</a>`
    }
    return page({
      visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${options.begins.flatMap(({ procedure, title }) => (mine.has(procedure) ? [html`<p><a class="button quiet" href="${link(`/desk/open/${procedure}`)}">${title[locale]}</a></p>`] : []))}${
        entries.length === 0 ? emptyState(locale, { title: words.none, body: words.noneWhy[locale] }) : findingTable(visit, kernel.country.calendar.zone, entries, await askedOf(kernel, entries), about)}${next !== undefined && html`<p><a rel="next" href="${withQuery(url, { after: next })}">${words.older[locale]}</a></p>`}`,
    })
  },
})
