/** The meter as pages: a company's own, with what is entered and what would be; and an officer's view of a participant's. */
import { sql } from 'kysely'
import { readAnswers } from '../../../law/answers.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { integer, money as moneyField } from '../../../law/field.ts'
import { formatNumber } from '../../../law/format.ts'
import { identifierOf, numberFault } from '../../../law/conventions.ts'
import { compactIdentifier } from '../../../law/identifier-scheme.ts'
import { organisationName } from '../../../law/official-names.ts'
import type { Locale } from '../../../law/text.ts'
import { type Day, parseDay, yearOf } from '../../../law/time.ts'
import { newId } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import {
  actions, button, dateTime, emptyState, errorSummary, field, fields, form, type FormState, html, type Html, idFrom, moment, money, notice, page, pageFrom, pagination, route, type Route, seeOther, table, tag, type Visit,
} from '../../../portal/index.ts'
import { type Company, companyHere } from '../company-here.ts'
import { shown } from '../income-test.ts'
import { crumb, institution } from '../parts.ts'
import type { IncomeTest, Technopark } from '../terms.ts'
import { type IncomeGround, keepIncome, lastDayOf, sumsOf, takeBack, today } from './keep.ts'
import { incomeWords } from './messages.ts'
import { meterOf } from './meter.ts'
import type { RowFault } from './file-rows.ts'
import { dayFault, incomeFields, readIncomeFile } from './read-file.ts'

const path = '/technopark/income'
const [mostShown, mostBatches, mostFaults, megabytes] = [200, 50, 100, 5]

export const incomeDoor = { path, title: incomeWords.title, hint: incomeWords.hint }
export const incomeFound = { path, title: incomeWords.title, about: incomeWords.hint }

/** What was sent and was wrong, to be shown again. */
interface Sent { readonly typed?: FormState; readonly loaded?: FormState; readonly faults?: readonly RowFault[]; readonly problems: readonly Problem[] }

export function incomeRoutes(kernel: Kernel, { incomeTest: test, credential, residency, money: { bookkeepers: officers } }: Technopark): readonly Route[] {
  const here = (visit: Visit) => companyHere(kernel, residency, visit, incomeWords)
  const certificates = async (number: string) => (await kernel.decisions.listOf({ organisation: identifierOf('organisation', number) })).filter(({ record }) => record.credentialType === credential)
  const ground: IncomeGround = { test, officers, participates: async (number) => (await certificates(number)).some(({ status }) => status.status === 'in force') }
  const draw = async (visit: Visit, company: Company, own: boolean, sent: Sent = { problems: [] }): Promise<Response> => page({
    visit, title: own ? incomeWords.title : incomeWords.ofCompany, current: institution, width: 'wide', breadcrumbs: [crumb], ...(sent.problems.length + (sent.faults?.length ?? 0) > 0 && { error: true }),
    body: await body(kernel, test, visit, company, own, sent),
  })
  return [
    route({ method: 'GET', path, kind: 'page', permission: 'signed in', title: incomeWords.title, handle: async (visit) => draw(visit, (await here(visit)).company, true) }),
    route({
      method: 'POST', path, kind: 'page', permission: 'signed in', title: incomeWords.add,
      async handle(visit) {
        const { actor, company } = await here(visit)
        const { values } = await visit.form()
        const { facts, problems } = readAnswers(Object.values(incomeFields(test)), values)
        const outside = problems.length === 0 ? dayFault(String(facts['day']) as Day, today(kernel)) : undefined
        const wrong = [...problems, ...(outside === undefined ? [] : [{ field: 'day', text: outside }])]
        if (wrong.length > 0) return draw(visit, company, true, { typed: { values, problems: wrong }, problems: wrong })
        const income = {
          day: String(facts['day']) as Day, kind: String(facts['kind']), amount: BigInt(String(facts['amount'])), description: String(facts['description'] ?? ''),
          ...(facts['number'] !== '' && facts['number'] !== undefined && { number: String(facts['number']) }),
        }
        const kept = (await keepIncome(kernel, ground, actor, company, { incomes: [income], key: keyOf(values) })).map(({ text }) => ({ field: 'number', text }))
        return kept.length > 0 ? draw(visit, company, true, { typed: { values, problems: kept }, problems: kept }) : seeOther(visit, `${path}?year=${yearOf(income.day)}&done=1`)
      },
    }),
    route({
      method: 'POST', path: `${path}/import`, kind: 'page', permission: 'signed in', title: incomeWords.load, bodyLimit: (megabytes + 1) * 1024 * 1024, files: { limitMegabytes: megabytes, count: 1 },
      async handle(visit) {
        const { actor, company } = await here(visit)
        let bytes: Buffer | undefined
        const { values } = await visit.form(async ({ field: name, content }) => {
          const parts: Uint8Array[] = []
          for await (const part of content) parts.push(part)
          if (name === 'file') bytes = Buffer.concat(parts)
          return 'file'
        })
        const kind = test.kinds.find(({ value }) => value === values['kindOfAll'])?.value
        if (bytes === undefined || bytes.length === 0 || kind === undefined) {
          const problems = [...(bytes === undefined || bytes.length === 0 ? [{ field: 'file', text: incomeWords.noFile }] : []), ...(kind === undefined ? [{ field: 'kindOfAll', text: incomeWords.noKind }] : [])]
          return draw(visit, company, true, { loaded: { values, problems }, problems })
        }
        const { entries, faults } = await readIncomeFile(bytes, test, kind, today(kernel))
        const wrong = faults.length > 0 ? faults : await keepIncome(kernel, ground, actor, company, { incomes: entries, key: keyOf(values) })
        return wrong.length > 0 ? draw(visit, company, true, { loaded: { values }, faults: wrong, problems: [] }) : seeOther(visit, `${path}?year=${yearOf(entries.at(-1)!.day)}&done=${entries.length}`)
      },
    }),
    route({
      method: 'POST', path: `${path}/:id/take-back`, kind: 'page', permission: 'signed in', title: incomeWords.takeBack,
      async handle(visit, { id }) {
        const { company } = await here(visit)
        const { values } = await visit.form()
        return seeOther(visit, `${path}?year=${await takeBack(kernel, ground, company, { id: idFrom(id), of: values['whole'] === 'yes' ? 'batch' : 'income' })}`)
      },
    }),
    route({
      method: 'GET', path: `${path}/:number`, kind: 'page', permission: { anyRole: officers }, title: incomeWords.ofCompany,
      async handle(visit, { number: typed }) {
        const number = compactIdentifier(typed)
        const company = numberFault('organisation', number) || (await certificates(number)).length === 0 ? undefined : await kernel.parties.organisation({ number })
        if (company === undefined) throw new Failure('not found', incomeWords.noCompany)
        return draw(visit, company, false)
      },
    }),
  ]
}

/** The key of a form, under which what it sends is kept once. A form without one is a new one. */
const keyOf = ({ key = '' }: Readonly<Record<string, string>>): string => (key === '' ? newId() : idFrom(key))

const keyInput = (): Html => html`<input type="hidden" name="key" value="${newId()}">`

const sale = moneyField('sale', { label: incomeWords.what, hint: incomeWords.whatHint, optional: true })
const year = integer('year', { label: incomeWords.year, min: 2000, max: 2100, optional: true })

async function body(kernel: Kernel, test: IncomeTest, visit: Visit, company: Company, own: boolean, { typed = {}, loaded = {}, faults, problems }: Sent): Promise<Html> {
  const { locale, url, link } = visit
  const asked = { year: url.searchParams.get('year') ?? '', sale: url.searchParams.get('sale') ?? '' }
  const read = readAnswers([year, sale], asked)
  const of = read.facts['year'] === undefined || read.facts['year'] === '' ? yearOf(today(kernel)) : Number(read.facts['year'])
  const considered = BigInt(String(read.facts['sale'] ?? '') || '0')
  const sums = await sumsOf(kernel, company.id, of)
  const { finding, state } = meterOf(test, sums, lastDayOf(of), considered)
  const done = url.searchParams.get('done')
  return html`${errorSummary(locale, [...problems, ...read.problems])}<h1>${own ? incomeWords.title[locale] : organisationName(company, locale)}</h1><p class="lead">${own ? incomeWords.lead[locale] : incomeWords.ofCompany[locale]} · ${of}</p>${
    done !== null && faults === undefined && problems.length === 0 && notice(locale, { kind: 'good', body: html`<p>${incomeWords.done[locale]}: ${Number(done) || 1}</p>` })}${faults && faultTable(locale, faults)}${
    state === 'empty' && considered === 0n ? emptyState(locale, { title: incomeWords.noIncome }) : html`${state === 'near' && notice(locale, { kind: 'warning', title: incomeWords.near, body: '' })}${shown(visit, test, finding, considered > 0n)}`}${
    sums.size > 0 && kindTable(locale, test, sums)}<form method="get" action="${link(own ? path : `${path}/${company.identifier.value}`)}" class="on-screen" novalidate>${fields(locale, [year, sale], { values: asked, problems: read.problems })}${actions(button(locale, incomeWords.compute, { kind: 'quiet' }))}</form>${
    own && html`<h2>${incomeWords.add[locale]}</h2>${form(visit, { action: link(path), body: html`${keyInput()}${fields(locale, Object.values(incomeFields(test)), typed)}${actions(button(locale, incomeWords.keep))}` })}
<h2>${incomeWords.load[locale]}</h2><p class="hint">${incomeWords.loadHint[locale]}</p><details><summary>${incomeWords.columns[locale]}</summary>${columnTable(locale, test)}</details>${form(visit, {
      action: link(`${path}/import`), files: true,
      body: html`${keyInput()}<div class="field"><label for="f-file">${incomeWords.file[locale]}</label><input type="file" id="f-file" name="file" accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"></div>${
        field(locale, { kind: 'select', name: 'kindOfAll', label: incomeWords.kindOfAll, choices: test.kinds }, loaded)}${actions(button(locale, incomeWords.load, { kind: 'quiet' }))}`,
    })}`}${own && await batchTable(kernel, visit, company, of)}${await entryTable(kernel, test, visit, company, own, of)}${await history(kernel, visit, company, of)}`
}

const faultTable = (locale: Locale, faults: readonly RowFault[]): Html => html`${notice(locale, { kind: 'warning', title: incomeWords.notDone, body: '' })}${table(locale, {
  caption: incomeWords.fault, captionUnseen: true, rows: faults.slice(0, mostFaults),
  columns: [{ title: incomeWords.row, header: true, cell: ({ row }) => row ?? '' }, { title: incomeWords.fault, cell: ({ text }) => text[locale] }],
})}`

const countsAs = { priority: incomeWords.asPriority, related: incomeWords.asRelated, other: incomeWords.asOther } as const

const kindTable = (locale: Locale, { kinds }: IncomeTest, sums: ReadonlyMap<string, bigint>): Html => table(locale, {
  caption: incomeWords.byKind, rows: kinds.filter(({ value }) => sums.has(value)),
  columns: [
    { title: incomeWords.kind, header: true, cell: ({ label }) => label[locale] }, { title: incomeWords.counts, cell: ({ counts }) => countsAs[counts][locale] },
    { title: incomeWords.amount, numeric: true, cell: ({ value }) => money(locale, sums.get(value) ?? 0n) },
  ],
})

const columnTable = (locale: Locale, { columns }: IncomeTest): Html => table(locale, {
  caption: incomeWords.columns, captionUnseen: true, rows: Object.entries(columns) as readonly (readonly [keyof typeof columns, readonly string[]])[],
  columns: [{ title: incomeWords.column, header: true, cell: ([name]) => incomeWords[name][locale] }, { title: incomeWords.names, cell: ([, names]) => names.join(' / ') }],
})

/** What was entered together, to be taken back as a whole: a wrong file has more rows than anybody takes back one by one. */
async function batchTable({ db }: Kernel, visit: Visit, company: Company, of: number): Promise<Html> {
  const { locale, link } = visit
  const rows = await ofYear(db, company, of).where('taken_back_at', 'is', null)
    .select(({ fn }) => ['batch', fn.min('entered_at').as('at'), fn.countAll<bigint>().as('count'), sql<string>`sum(amount)::text`.as('sum')])
    .groupBy('batch').having(({ fn }) => fn.countAll(), '>', 1).orderBy('at', 'desc').limit(mostBatches).execute()
  return html`${rows.length > 0 && html`<h2>${incomeWords.batches[locale]}</h2>${table(locale, {
    caption: incomeWords.batches, captionUnseen: true, rows,
    columns: [
      { title: incomeWords.told, header: true, cell: ({ at }) => moment(visit, at) },
      { title: incomeWords.count, numeric: true, cell: ({ count }) => formatNumber(Number(count), locale) },
      { title: incomeWords.amount, numeric: true, cell: ({ sum }) => money(locale, BigInt(sum)) },
      {
        title: incomeWords.state, numeric: true,
        cell: ({ batch }) => form(visit, { action: link(`${path}/${batch}/take-back`), body: html`<input type="hidden" name="whole" value="yes">${button(locale, incomeWords.takeAllBack, { kind: 'plain' })}` }),
      },
    ],
  })}`}`
}

const ofYear = (db: Kernel['db'], company: Company, of: number) =>
  db.selectFrom('technopark_income').where('organisation', '=', company.id).where('day', '>=', parseDay(`${of}-01-01`)).where('day', '<=', lastDayOf(of))

async function entryTable({ db }: Kernel, { kinds }: IncomeTest, visit: Visit, company: Company, own: boolean, of: number): Promise<Html> {
  const { locale, link } = visit
  const { count } = await ofYear(db, company, of).select(({ fn }) => fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow()
  const total = Number(count)
  const shownPage = Math.min(pageFrom(visit), Math.max(1, Math.ceil(total / mostShown)))
  const rows = await ofYear(db, company, of).selectAll().orderBy('entered_at', 'desc').orderBy('id', 'desc').limit(mostShown).offset((shownPage - 1) * mostShown).execute()
  return html`${rows.length > 0 && html`<h2>${incomeWords.entries[locale]}</h2>${table(locale, {
    caption: incomeWords.entries, captionUnseen: true, rows,
    columns: [
      { title: incomeWords.day, header: true, cell: ({ day }) => dateTime(locale, day) },
      { title: incomeWords.kind, cell: ({ kind }) => kinds.find(({ value }) => value === kind)?.label[locale] ?? kind },
      { title: incomeWords.description, cell: ({ description, number }) => [description, number].filter(Boolean).join(' · ') },
      { title: incomeWords.amount, numeric: true, cell: ({ amount }) => money(locale, amount) },
      {
        title: incomeWords.state, numeric: true,
        cell: ({ id, taken_back_at: back }) => (back !== null ? tag(locale, incomeWords.takenBack) : own && form(visit, { action: link(`${path}/${id}/take-back`), body: button(locale, incomeWords.takeBack, { kind: 'plain' }) })),
      },
    ],
  })}${pagination(locale, { url: listed(visit, company, own), page: shownPage, size: mostShown, total })}`}`
}

/** The address of the list: what is drawn for a form that was wrong stands at another. */
const listed = ({ url, link }: Visit, { identifier }: Company, own: boolean): URL => new URL(`${link(own ? path : `${path}/${identifier.value}`)}${url.search}`, url)

async function history({ db }: Kernel, visit: Visit, company: Company, of: number): Promise<Html> {
  const { locale } = visit
  const rows = await db.selectFrom('technopark_income_told').selectAll().where('organisation', '=', company.id).where('year', '=', of).orderBy('told_at', 'desc').execute()
  const words = { met: incomeWords.isMet, near: incomeWords.near, broken: incomeWords.isBroken }
  return html`${rows.length > 0 && html`<h2>${incomeWords.history[locale]}</h2>${table(locale, {
    caption: incomeWords.history, captionUnseen: true, rows,
    columns: [
      { title: incomeWords.told, header: true, cell: ({ told_at: at }) => moment(visit, at) }, { title: incomeWords.state, cell: ({ state }) => words[state][locale] },
      { title: incomeWords.share, numeric: true, cell: ({ share }) => `${formatNumber(Number(share), locale)} %` },
    ],
  })}`}`
}
