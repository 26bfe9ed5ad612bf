/** How old what is owed to a creditor is, by debtor, and the file of all entries for its accounts. */
import type { Kernel } from '../../kernel/index.ts'
import { type Age, type Aged, ages, type BookEntry } from '../../kernel/ledger/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { readOne } from '../../law/answers.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { date } from '../../law/field.ts'
import { tengeOf, type Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import { addDays, type Day, dayOf, parseDay } from '../../law/time.ts'
import { pageFrom } from '../asked.ts'
import { actions, button, cite, emptyState, errorSummary, field, pagination, table } from '../components/index.ts'
import { csv } from '../download.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, money } from '../words.ts'
import { type Creditor, keepsBooks } from './creditor.ts'
import { words } from './messages.ts'
import { ageWords, reliefWords } from './relief-messages.ts'

/** The day that the address asks for, in either form; another where it names none. What is no day is said, and the other one stands. */
function dayAsked({ url }: Visit, name: string, label: Text, otherwise: Day): { readonly day: Day; readonly problems: readonly Problem[] } {
  const said = url.searchParams.get(name)?.trim() ?? ''
  if (said === '') return { day: otherwise, problems: [] }
  const read = readOne(date(name, { label }), said)
  return 'answer' in read ? { day: parseDay(String(read.answer)), problems: [] } : { day: otherwise, problems: read.problems }
}

/** The same for a file, which cannot say what is wrong beside its rows. Throws a `Failure` (invalid). */
function dayOfFile(visit: Visit, name: string, label: Text, otherwise: Day): Day {
  const { day, problems } = dayAsked(visit, name, label, otherwise)
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  return day
}

/** So many debtors stand on a page. */
const debtorsShown = 100
/** So many invoices of one debtor are led to, the first due first; how many there are is told. */
const numbersShown = 10

const written = (day: Day): string => day.split('-').toReversed().join('.')

/** The books of a creditor, to whoever keeps them: how much of what is owed is late, and by how many debtors; undefined for anybody else, and where nothing is. */
export interface OverdueBooks {
  readonly title: Text
  /** Where it stands by debtor, without the language. */
  readonly path: string
  late(actor: Actor): Promise<{ readonly debtors: number; readonly sum: Tiyn } | undefined>
}

export const overdueBooks = ({ ledger, country, now }: Kernel, creditor: Creditor): OverdueBooks => ({
  title: creditor.body, path: `${creditor.path}/ageing`,
  async late(actor) {
    if (!keepsBooks({ actor }, creditor)) return undefined
    const all = await ledger.ageing(creditor.books, dayOf(now(), country.calendar.zone))
    const late = all.map(({ total, owed: { notDue } }) => total - notDue).filter((sum) => sum > 0n)
    return late.length === 0 ? undefined : { debtors: late.length, sum: late.reduce((to, one) => to + one, 0n) }
  },
})

export function ageingRoutes(kernel: Kernel, creditor: Creditor): readonly Route[] {
  const { ledger, parties, country, now } = kernel
  const { path, books, crumb, id } = creditor
  const permission = { anyRole: creditor.bookkeepers }
  const today = (): Day => dayOf(now(), country.calendar.zone)
  async function named(rows: readonly Aged[]) {
    return Promise.all(rows.map(async (row) => ({ ...row, name: (await parties.named(row.debtor))?.name })))
  }
  return [
    route({
      method: 'GET', path: `${path}/ageing`, kind: 'page', permission, title: reliefWords.ageing,
      async handle(visit) {
        const { locale, link } = visit
        const { day, problems } = dayAsked(visit, 'day', reliefWords.day, today())
        const all = await ledger.ageing(books, day)
        const shown = Math.min(pageFrom(visit), Math.max(1, Math.ceil(all.length / debtorsShown)))
        const rows = await named(all.slice((shown - 1) * debtorsShown, shown * debtorsShown))
        const sum = (of: (one: Aged) => bigint): bigint => all.reduce((to, one) => to + of(one), 0n)
        const columns = ages.map((age: Age) => ({ title: ageWords[age], numeric: true, cell: ({ owed }: Pick<Aged, 'owed'>) => (owed[age] === 0n ? '' : money(locale, owed[age])) }))
        return page({
          visit, title: reliefWords.ageing, current: id, width: 'wide', breadcrumbs: [crumb], error: problems.length > 0,
          body: html`${errorSummary(locale, problems)}<h1>${reliefWords.ageing[locale]}</h1><p class="lead">${reliefWords.ageingLead[locale]}</p><form class="filters" method="get">${
            field(locale, { kind: 'input', name: 'day', label: reliefWords.day, width: 'short' }, { values: { day: problems.length > 0 ? visit.url.searchParams.get('day') ?? '' : written(day) }, problems })}${actions(button(locale, reliefWords.show, { kind: 'quiet' }), html`<a href="${path}/ageing.csv?day=${day}" download>CSV</a>`)}</form>${
            all.length > 0 && table(locale, {
              caption: reliefWords.total, captionUnseen: true, rows: [{ owed: Object.fromEntries(ages.map((age) => [age, sum(({ owed }) => owed[age])])) as Aged['owed'], total: sum(({ total }) => total) }],
              columns: [{ title: reliefWords.total, header: true, cell: ({ total }) => money(locale, total) }, ...columns],
            })}<h2>${dateTime(locale, day)}</h2>${table(locale, {
            caption: reliefWords.ageing, captionUnseen: true, rows, empty: emptyState(locale, { title: reliefWords.nobody }), columns: [
              { title: reliefWords.debtor, header: true, cell: ({ name, identifier: number }) => html`${name?.[locale] ?? '—'}${number !== undefined && html`<br>${identifier(number)}`}` },
              { title: reliefWords.total, numeric: true, cell: ({ total }) => money(locale, total) }, ...columns, { title: reliefWords.invoices, cell: ({ invoices, numbers }) => html`${numbers.slice(0, numbersShown).map((one, at) => html`${at > 0 && ', '}<a href="${link(`${path}/invoices/${one}`)}">№ ${one}</a>`)}${invoices > numbersShown && `, ${reliefWords.moreInvoices(invoices - numbersShown)[locale]}`}` },
            ],
          })}${pagination(locale, { url: visit.url, page: shown, size: debtorsShown, total: all.length })}<h2>${reliefWords.export[locale]}</h2><p>${reliefWords.exportHint[locale]}</p>${creditor.chart && html`<p class="hint">${cite(locale, creditor.chart.basis, { full: true })}</p>`}<form method="get" action="${path}/entries.csv" class="filters">${
            field(locale, { kind: 'input', name: 'from', label: reliefWords.from, width: 'short' }, { values: { from: written(addDays(day, -90)) } })}${
            field(locale, { kind: 'input', name: 'to', label: reliefWords.to, width: 'short' }, { values: { to: written(day) } })}${actions(button(locale, reliefWords.download, { kind: 'quiet' }))}</form>`,
        })
      },
    }),
    route({
      method: 'GET', path: `${path}/ageing.csv`, kind: 'file', permission,
      async handle(visit) {
        const { locale } = visit
        const day = dayOfFile(visit, 'day', reliefWords.day, today())
        const rows = await named(await ledger.ageing(books, day))
        return csv(`ageing-${day}.csv`, [reliefWords.debtor[locale], words.identifier[locale], reliefWords.invoicesCount[locale], ...ages.map((age) => ageWords[age][locale]), reliefWords.total[locale]],
          rows.map(({ name, identifier: number, invoices, owed, total }) => [name?.[locale] ?? '', number ?? '', invoices, ...ages.map((age) => tengeOf(owed[age])), tengeOf(total)]))
      },
    }),
    route({
      method: 'GET', path: `${path}/entries.csv`, kind: 'file', permission, rateLimit: { requests: 20, seconds: 60 },
      async handle(visit) {
        const to = dayOfFile(visit, 'to', reliefWords.to, today())
        const from = dayOfFile(visit, 'from', reliefWords.from, addDays(to, -90))
        if (from > to) throw new Failure('invalid', reliefWords.endsBefore, [{ field: 'from', text: reliefWords.endsBefore }])
        return csv(`entries-${from}-${to}.csv`, entryHead, entryLines(ledger.entriesOf(books, from, to), creditor, visit))
      },
    }),
  ]
}

/** The columns of the file for accounts: `document` is the number of an invoice, `account` the code of ours, `chart` its number in the chart of accountants, `counterparty` whom it concerns. The names are fixed, so that a program can read them in any language of the reader. */
const entryHead = ['day', 'posting', 'document', 'account', 'chart', 'debit', 'credit', 'counterparty', 'text']

const groupOf = (code: string): string => code.split(':', 1)[0] ?? code

async function* entryLines(entries: AsyncIterable<BookEntry>, { chart }: Creditor, { locale }: Visit) {
  for await (const { day, posting, account, amount, text, invoice, identifier: number } of entries) {
    yield [day, posting, invoice ?? '', account, chart?.numbers[groupOf(account)] ?? '', amount > 0n ? tengeOf(amount) : '', amount < 0n ? tengeOf(-amount) : '', number ?? '', text[locale]] as const
  }
}
