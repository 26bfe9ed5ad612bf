/** The bank, for those who keep the books: statements taken in, what waits for an officer, and whether the books agree. */
import { Buffer } from 'node:buffer'
import { transact } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { bankAccountIsOfOther, type BankLine, type ImportedStatement, parseStatement, type ReconciledDay, statementFormats } from '../../kernel/ledger/index.ts'
import { actorString } from '../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, emptyState, errorSummary, field, form, notice, table, tag } from '../components/index.ts'
import { type Html, html } from '../html.ts'
import { type Crumb, page, seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, moment, money } from '../words.ts'
import { type Creditor, paidAt } from './creditor.ts'
import { importWords, matched, words } from './messages.ts'

export const bankCrumb = ({ path }: Creditor): Crumb => ({ title: words.bankTitle, path: `${path}/bank` })

type Allocated = Awaited<ReturnType<Kernel['ledger']['allocationsOf']>>[number]

/** Statements of banks are small; a year of a busy account fits. */
const limitMegabytes = 16

/**
 * The pages of one creditor's bank; a statement of another's is told to be none. The account at which another of the creditors is paid is
 * not taken into these books: it would stand in them for good.
 */
export function bankRoutes(kernel: Kernel, creditor: Creditor, creditors: readonly Creditor[]): readonly Route[] {
  const { ledger, db } = kernel
  const { path, books } = creditor
  const permission = { anyRole: creditor.bookkeepers }

  const ibansOf = (one: Creditor): readonly string[] => paidAt(one, kernel.country.bodies).map(({ iban }) => iban)

  async function desk(visit: Visit, problems: readonly Problem[] = []): Promise<Response> {
    const [waiting, statements] = await Promise.all([ledger.unallocated({ books, limit: 100 }), ledger.statements(20, books)])
    const ibans = [...new Set(statements.map(({ iban }) => iban))]
    const days = await Promise.all(ibans.map((iban) => ledger.reconciliation(iban, { limit: 31 })))
    return bankPage(visit, creditor, { waiting, statements, reconciled: ibans.map((iban, i) => ({ iban, days: days[i] ?? [] })), problems })
  }

  /** Takes the file in, into the account that it names or, when it names none, the first to which the creditor is paid. */
  async function take(visit: Visit): Promise<Response> {
    const files: { readonly name: string; readonly bytes: Uint8Array }[] = []
    await visit.form(async ({ name, content }) => {
      const parts: Uint8Array[] = []
      for await (const part of content) parts.push(part)
      files.push({ name, bytes: Buffer.concat(parts) })
      return name
    })
    const [file] = files
    if (file === undefined) throw new Failure('invalid', words.noFile, [{ field: 'file', text: words.noFile }])
    const parsed = parseStatement(file.bytes, file.name)
    const account = parsed.account ?? ibansOf(creditor)[0]
    if (account === undefined) throw new Failure('invalid', words.noAccount, [{ field: 'file', text: words.noAccount }])
    if (creditors.some((other) => other.books !== books && ibansOf(other).includes(account))) throw bankAccountIsOfOther(account)
    const done = await transact(db, (tx) => ledger.importStatement(tx, actorString(actorHere(visit)), parsed, { account, books }))
    return seeOther(visit, `${path}/bank/statements/${done.statement}?${new URLSearchParams(done.duplicate ? { duplicate: '1' } : { known: String(done.known) })}`)
  }

  return [
    route({ method: 'GET', path: `${path}/bank`, kind: 'page', permission, title: words.bankTitle, handle: (visit) => desk(visit) }),
    route({
      method: 'POST', path: `${path}/bank`, kind: 'page', permission, title: words.bankTitle, files: { limitMegabytes, count: 1 },
      rateLimit: { requests: 60, seconds: 600 },
      handle: (visit) => take(visit).catch((error: unknown) => desk(visit, problemsOf(error).map((problem) => ({ field: 'file', ...problem })))),
    }),
    route({
      method: 'GET', path: `${path}/bank/statements/:id`, kind: 'page', permission, title: words.statement,
      handle: async (visit, { id }) => {
        const statement = await ledger.statementById(idFrom(id))
        if (statement?.books !== books) throw notFound()
        const lines = await ledger.linesOf(statement.id)
        return statementPage(visit, creditor, statement, lines, await ledger.allocationsOf(lines.map((line) => line.id)))
      },
    }),
  ]
}

function bankPage(visit: Visit, creditor: Creditor, { waiting, statements, reconciled, problems }: {
  readonly waiting: readonly BankLine[]
  readonly statements: readonly ImportedStatement[]
  readonly reconciled: readonly { readonly iban: string; readonly days: readonly ReconciledDay[] }[]
  readonly problems: readonly Problem[]
}): Response {
  const { locale } = visit
  return page({
    visit, title: words.bankTitle, current: creditor.id, width: 'wide', breadcrumbs: [creditor.crumb], ...(problems.length > 0 && { error: true }),
    body: html`${errorSummary(locale, problems)}<h1>${words.bankTitle[locale]}</h1><p class="lead">${words.bankLead[locale]}</p>${form(visit, {
      files: true,
      body: html`${field(locale, { kind: 'file', name: 'file', label: words.file, hint: words.fileHint, accept: ['.txt', '.xml', '.csv'], limitMegabytes }, { problems })}${
        actions(button(locale, words.import))}`,
    })}<h2>${words.unallocated[locale]}</h2>${waiting.length > 0 && html`<p>${words.unallocatedHint[locale]}</p>`}${waitingTable(visit, creditor, waiting)}<h2>${
      words.reconciliation[locale]}</h2>${reconciled.every(({ days }) => days.length === 0) && html`<p>${words.noReconciliation[locale]}</p>`}${
      reconciled.filter(({ days }) => days.length > 0).map((one) => reconciliationTable(visit, creditor, one))}<h2>${words.statements[locale]}</h2>${statementTable(visit, creditor, statements)}`,
  })
}

const payerOf = (locale: Visit['locale'], { payer: { name, identifier: number } }: BankLine): Html =>
  html`${name ?? '—'}${number !== undefined && html`<br><span class="hint">${words.identifier[locale]} ${identifier(number)}</span>`}`

const waitingTable = ({ locale, link }: Visit, { path }: Creditor, lines: readonly BankLine[]): Html => table(locale, {
  caption: words.unallocated, captionUnseen: true, rows: lines, empty: emptyState(locale, { title: words.allAllocated }),
  columns: [
    { title: words.date, header: true, cell: ({ id, day }) => html`<a href="${link(`${path}/bank/lines/${id}`)}">${dateTime(locale, day)}</a>` },
    { title: words.payer, cell: (line) => payerOf(locale, line) },
    { title: words.left, numeric: true, cell: ({ left }) => money(locale, left) },
    { title: words.purpose, cell: ({ purpose }) => purpose },
  ],
})

const reconciliationTable = (
  { locale, link }: Visit, { path }: Creditor, { iban, days }: { readonly iban: string; readonly days: readonly ReconciledDay[] },
): Html => table(locale, {
  caption: `${words.account[locale]} ${iban}`, rows: days,
  columns: [
    { title: words.date, header: true, cell: ({ day, statement }) => html`<a href="${link(`${path}/bank/statements/${statement}`)}">${dateTime(locale, day)}</a>` },
    { title: words.status, cell: ({ difference }) => difference === 0n ? tag(locale, words.agrees, 'good') : tag(locale, words.differs, 'late') },
    { title: words.bankBalance, numeric: true, cell: ({ bank }) => money(locale, bank) },
    { title: words.booksBalance, numeric: true, cell: ({ ledger }) => money(locale, ledger) },
    { title: words.difference, numeric: true, cell: ({ difference }) => money(locale, difference) },
  ],
})

const statementTable = (visit: Visit, { path }: Creditor, statements: readonly ImportedStatement[]): Html => table(visit.locale, {
  caption: words.statements, captionUnseen: true, rows: statements, empty: emptyState(visit.locale, { title: words.noStatements }),
  columns: [
    { title: words.period, header: true, cell: ({ id, from, to }) => html`<a href="${visit.link(`${path}/bank/statements/${id}`)}">${periodOf(visit.locale, { from, to })}</a>` },
    { title: words.account, cell: ({ iban }) => identifier(iban, 4) },
    { title: words.format, cell: ({ format }) => statementFormats[format][visit.locale] },
    { title: words.lines, numeric: true, cell: ({ lines }) => lines },
    { title: words.importedAt, cell: ({ at }) => moment(visit, at) },
  ],
})

/** The days of a statement; most are of one day. */
const periodOf = (locale: Visit['locale'], { from, to }: Pick<ImportedStatement, 'from' | 'to'>): Html =>
  html`${dateTime(locale, from)}${from !== to && html` – ${dateTime(locale, to)}`}`

/** What a line was taken for, with why. */
export function takenFor({ locale, link }: Visit, { path, groupTitle }: Creditor, { invoice, invoiceNumber, accountCode, against, by }: Allocated): Html {
  const what = invoice !== undefined ? html`<a href="${link(`/invoices/${invoice}`)}">№ ${invoiceNumber}</a>`
    : against !== undefined ? html`<a href="${link(`${path}/bank/lines/${against}`)}">${words.offsetTitle[locale]}</a>`
      : html`${groupTitle(accountCode ?? '')?.[locale] ?? accountCode}`
  return html`${what} <span class="hint">(${matched[by][locale]})</span>`
}

function statementPage(
  visit: Visit, creditor: Creditor, statement: ImportedStatement, lines: readonly BankLine[], allocations: readonly Allocated[],
): Response {
  const { locale, link, url } = visit
  const { path } = creditor
  const of = Map.groupBy(allocations, ({ line }) => line)
  const known = Number(url.searchParams.get('known'))
  const result = url.searchParams.has('duplicate') ? notice(locale, { body: html`<p>${words.duplicate[locale]}</p>` })
    : Number.isSafeInteger(known) && url.searchParams.has('known')
      ? notice(locale, { kind: 'good', body: html`<p>${importWords(lines.length, lines.filter(({ left }) => left === 0n).length, known)[locale]}</p>` }) : undefined
  return page({
    visit, title: words.statement, current: creditor.id, width: 'wide', breadcrumbs: [creditor.crumb, bankCrumb(creditor)],
    body: html`<h1>${words.statement[locale]}: ${periodOf(locale, statement)}</h1>${result}<p>${words.account[locale]} ${
      identifier(statement.iban, 4)} · ${statementFormats[statement.format][locale]}</p>${table(locale, {
      caption: words.statement, captionUnseen: true, rows: lines,
      empty: emptyState(locale, { title: words.noEntries }),
      columns: [
        { title: words.date, header: true, cell: ({ id, day }) => html`<a href="${link(`${path}/bank/lines/${id}`)}">${dateTime(locale, day)}</a>` },
        { title: words.payer, cell: (line) => payerOf(locale, line) },
        { title: words.amount, numeric: true, cell: ({ amount }) => money(locale, amount) },
        {
          title: words.matchedBy,
          cell: ({ id, left }) => html`${(of.get(id) ?? []).map((one) => html`<div>${takenFor(visit, creditor, one)}</div>`)}${left !== 0n && tag(locale, words.notAllocated, 'wait')}`,
        },
        { title: words.purpose, cell: ({ purpose }) => purpose },
      ],
    })}`,
  })
}
