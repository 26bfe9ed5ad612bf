/** The pages of the exchange: the standards, each beside our fields, and a file tried without an account. */
import type { Kernel } from '../../../kernel/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { formatNumber } from '../../../law/format.ts'
import { dayOf } from '../../../law/time.ts'
import { actions, attributes, button, type Crumb, definitionList, errorSummary, form, html, type Html, notFound, page, problemsOf, route, type Route, table, type Visit } from '../../../portal/index.ts'
import { type Crosswalk, type ForeignField, given, taken } from './crosswalk.ts'
import { crosswalkOf, crosswalks } from './crosswalks/index.ts'
import { publicEntries, systemsRegister } from './exported.ts'
import { openGiving } from './given.ts'
import { relationWords, words } from './messages.ts'
import { ourFields } from './record.ts'
import { reportOn } from './report.ts'
import { lossTable, reportBody, reportCsv } from './report-page.ts'
import { institution, place } from '../parts.ts'

export const path = '/oversight/exchange'
const crumb: Crumb = { title: words.title, path }

/** The largest file that is tried without an account, and how often one address may. */
const tried = { megabytes: 16, rate: { requests: 20, seconds: 600 } } as const

export const standardOr404 = (id: string): Crosswalk => crosswalkOf(id) ?? missing()
const missing = (): never => { throw notFound() }

export function exchangePages(kernel: Kernel, register: string): readonly Route[] {
  const declared = () => systemsRegister(kernel, register)
  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title,
      handle: (visit) => page({ visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place], body: firstPage(visit, [], {}) }),
    }),
    route({
      method: 'POST', path, kind: 'page', permission: 'everyone', title: words.tryTitle, sameForAll: true, rateLimit: tried.rate, bodyLimit: (tried.megabytes + 1) * 1024 * 1024, files: { limitMegabytes: tried.megabytes, count: 1 },
      async handle(visit) {
        let values: Readonly<Record<string, string>> = {}
        try {
          let bytes: Uint8Array | undefined
          const sent = await visit.form(async ({ field, content }) => {
            if (field !== 'file') return ''
            const parts: Uint8Array[] = []
            for await (const part of content) parts.push(part)
            bytes = Buffer.concat(parts)
            return 'file'
          })
          values = sent.values
          const standard = crosswalkOf(values['standard'])
          const problems: Problem[] = [...standard === undefined ? [{ field: 'standard', text: words.noStandard }] : [], ...bytes === undefined ? [{ field: 'file', text: words.noFile }] : []]
          if (standard === undefined || bytes === undefined) throw new Failure('invalid', problems[0]!.text, problems)
          const report = reportOn(standard, bytes, dayOf(kernel.now(), kernel.country.calendar.zone))
          if (values['as'] === 'csv' && report.tally !== undefined) return reportCsv(report)
          return page({
            visit, title: words.report, current: institution, width: 'wide', breadcrumbs: [place, crumb],
            body: html`<h1>${words.report[visit.locale]}</h1>${reportBody(visit, report, declared())}<p><a href="${visit.link(path)}#try">${words.another[visit.locale]}</a></p>`,
          })
        } catch (error) {
          return page({ visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place], error: true, body: firstPage(visit, problemsOf(error), values) })
        }
      },
    }),
    route({
      method: 'GET', path: `${path}/:standard`, kind: 'page', permission: 'everyone', title: words.oneStandard,
      async handle(visit, { standard: id }) {
        const standard = standardOr404(id)
        return page({ visit, title: standard.title, current: institution, width: 'wide', breadcrumbs: [place, crumb], body: standardPage(visit, standard, declared() !== undefined && await lossesOf(kernel, register, standard)) })
      },
    }),
  ]
}

/** What of the whole register is left out in giving it. */
export async function lossesOf(kernel: Kernel, register: string, standard: Crosswalk): Promise<ReturnType<typeof openGiving>['given'] & { readonly entries: number }> {
  const giving = openGiving(standard)
  let entries = 0
  for await (const some of publicEntries(kernel, register)) {
    entries += some.length
    for (const entry of some) giving.give(entry)
  }
  return { ...giving.given, entries }
}

function firstPage(visit: Visit, problems: readonly Problem[], values: Readonly<Record<string, string>>): Html {
  const { locale, link } = visit
  const wrong = (name: string): Html | false => problems.some(({ field }) => field === name) && html`<p class="error" id="f-${name}-error">${problems.filter(({ field }) => field === name).map(({ text }) => text[locale]).join(' ')}</p>`
  const described = (name: string, hint: boolean): string => [hint && `f-${name}-hint`, wrong(name) && `f-${name}-error`].filter(Boolean).join(' ')
  return html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><h2>${words.standards[locale]}</h2>${table(locale, {
    caption: words.standards, captionUnseen: true, rows: crosswalks,
    columns: [
      { title: words.standard, header: true, cell: ({ id, title }) => html`<a href="${link(`${path}/${id}`)}">${title[locale]}</a>` }, { title: words.fields, numeric: true, cell: ({ fields }) => formatNumber(fields.filter(({ outside }) => !outside).length, locale) },
      { title: words.takenFields, numeric: true, cell: ({ fields }) => formatNumber(fields.filter(taken).length, locale) }, { title: words.givenFields, numeric: true, cell: ({ fields }) => formatNumber(fields.filter(given).length, locale) },
      { title: words.noPlaceFields, numeric: true, cell: ({ fields }) => formatNumber(fields.filter(({ ours, always }) => ours === undefined && always === undefined).length, locale) },
    ],
  })}<h2 id="try">${words.tryTitle[locale]}</h2><p>${words.tryLead[locale]}</p>${form(visit, {
    action: link(path), files: true,
    body: html`<div class="field${wrong('standard') && ' wrong'}"><label for="f-standard">${words.standard[locale]}</label>${wrong('standard')}<select${attributes({ id: 'f-standard', name: 'standard', 'aria-describedby': described('standard', false) || undefined, 'aria-invalid': wrong('standard') && 'true' })}>${
      crosswalks.map(({ id, title }) => html`<option${attributes({ value: id, selected: values['standard'] === id })}>${title[locale]}</option>`)}</select></div><div class="field${wrong('file') && ' wrong'}"><label for="f-file">${words.file[locale]}</label><p class="hint" id="f-file-hint">${
      words.fileHint[locale]}</p>${wrong('file')}<input type="file" accept=".csv,.tsv,.txt,.json,text/csv,application/json"${attributes({ id: 'f-file', name: 'file', 'aria-describedby': described('file', true), 'aria-invalid': wrong('file') && 'true' })}></div>${
      actions(button(locale, words.show, { name: 'as', value: 'page' }), button(locale, words.asCsv, { kind: 'quiet', name: 'as', value: 'csv' }))}`,
  })}`
}

const wayWords = (field: ForeignField) => (field.ours === undefined ? words.wayNone : given(field) && taken(field) ? words.wayBoth : given(field) ? words.wayOut : words.wayIn)

function standardPage({ locale }: Visit, standard: Crosswalk, losses: Awaited<ReturnType<typeof lossesOf>> | false): Html {
  const { title, source, fields, notes = [], id, file } = standard
  return html`<h1>${title[locale]}</h1>${definitionList(locale, [
    { term: words.source, value: html`<a href="${source.address}" rel="external">${source.name}</a>` }, { term: words.version, value: source.version }, { term: words.licence, value: source.licence },
  ])}${notes.map((note) => html`<p class="hint">${note[locale]}</p>`)}${losses !== false && html`<h2>${words.download[locale]}</h2>${losses.entries === 0 ? html`<p>${words.noEntries[locale]}</p>` : html`<p><a href="/api/oversight/exchange/${id}/systems" download="systems-${id}.${file}">${
    `systems-${id}.${file}`}</a></p><h3>${words.losses[locale]}</h3><p>${words.lossesLead[locale]}</p>${lossTable(locale, losses.tally.lines, words.ours)}${losses.notFilled.length > 0 && table(locale, {
    caption: words.notFilled, rows: losses.notFilled, columns: [{ title: words.theirField, header: true, cell: ({ field: { label } }) => label }, { title: words.times, numeric: true, cell: ({ count }) => formatNumber(count, locale) }],
  })}${losses.leftOut.length > 0 && table(locale, {
    caption: words.leftOut, rows: losses.leftOut.slice(0, 50),
    columns: [{ title: words.entry, header: true, cell: ({ number }) => number }, { title: words.because, cell: ({ complaints }) => complaints.map(({ field, says }) => `${field}: ${says}`).join('; ') }],
  })}`}`}<h2>${words.oneStandard[locale]}</h2>${table(locale, {
    caption: words.oneStandard, captionUnseen: true, rows: fields,
    columns: [
      { title: words.theirField, header: true, cell: ({ name, label, at, required }) => html`${label}${label !== name && html` <code>${name}</code>`}${at !== undefined && html` <span class="hint">${at}</span>`}${required && html` <span class="hint">(${words.required[locale]})</span>`}` },
      { title: words.relation, cell: ({ relation }) => relationWords[relation][locale] }, { title: words.ours, cell: ({ ours }) => (ours === undefined ? '' : ourFields[ours].label[locale]) },
      { title: words.way, cell: (field) => wayWords(field)[locale] },
      { title: words.mapping, cell: ({ map }) => map && html`<details><summary>${formatNumber(map.length, locale)}</summary><ul>${map.map(({ foreign, ours, way }) => html`<li>${foreign} ${way === 'in' ? '→' : way === 'out' ? '←' : '↔'} ${ours}</li>`)}</ul></details>` },
      { title: words.note, cell: ({ note }) => note?.[locale] },
    ],
  })}`
}

