/** The books, for those who keep them: the trial balance, the accounts of one purpose, and the movements of each account. */
import type { Kernel } from '../../kernel/index.ts'
import type { Account, AccountEntry, AccountGroup, AccountPage } from '../../kernel/ledger/index.ts'
import { tengeOf } from '../../law/money.ts'
import { organisationName } from '../../law/official-names.ts'
import type { Locale } from '../../law/text.ts'
import { type Day, dayOf, isDay } from '../../law/time.ts'
import { notFound } from '../answers.ts'
import { idFrom, pageFrom } from '../asked.ts'
import { definitionList, emptyState, notice, pagination, table, withQuery } from '../components/index.ts'
import { csv } from '../download.ts'
import { type Content, type Html, html } from '../html.ts'
import { type Crumb, page } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, money } from '../words.ts'
import type { Creditor } from './creditor.ts'
import { kinds, words } from './messages.ts'

const accountsCrumb = ({ path }: Creditor): Crumb => ({ title: words.accounts, path: `${path}/accounts` })

const size = 50

/** Entries shown at once, and in a file. */
const entriesShown = 100
const entriesInFile = 100_000

const groupName = (locale: Locale, { groupTitle }: Creditor, group: string): string => groupTitle(group)?.[locale] ?? group

const groupOf = (code: string): string => code.split(':', 1)[0] ?? code

/** The day that was asked for, typed as people write it or as in files; today when it is none. */
function dayFrom({ url }: Visit, today: Day): Day {
  const asked = (url.searchParams.get('day') ?? '').trim().replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, day: string, month: string, year: string) =>
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return isDay(asked) ? asked : today
}

/** The pages of one creditor's books; an account of another's is told to be none. */
export function accountRoutes(kernel: Kernel, creditor: Creditor): readonly Route[] {
  const { ledger, parties, country, now } = kernel
  const { path, books } = creditor
  const permission = { anyRole: creditor.bookkeepers }
  const today = (): Day => dayOf(now(), country.calendar.zone)

  async function found(id: string): Promise<Account> {
    const account = await ledger.accountById(idFrom(id))
    if (account?.books !== books) throw notFound()
    return account
  }

  return [
    route({
      method: 'GET', path: `${path}/accounts`, kind: 'page', permission, title: words.trialBalance,
      handle: async (visit) => {
        const day = dayFrom(visit, today())
        return balancePage(visit, creditor, day, await ledger.trialBalance(day, books))
      },
    }),
    route({
      method: 'GET', path: `${path}/accounts.csv`, kind: 'file', permission,
      handle: async (visit) => {
        const { locale } = visit
        const day = dayFrom(visit, today())
        const rows = (await ledger.trialBalance(day, books)).map(({ group, kind, accounts, debits, credits, balance }) =>
          [groupName(locale, creditor, group), group, kinds[kind][locale], String(accounts), tengeOf(debits), tengeOf(credits), tengeOf(balance)])
        const head = [words.account, words.account, words.kind, words.howMany, words.debits, words.credits, words.balance].map((one) => one[locale])
        return csv(`trial-balance-${day}.csv`, head, rows)
      },
    }),
    route({
      method: 'GET', path: `${path}/accounts/groups/:group`, kind: 'page', permission, title: words.accounts,
      handle: async (visit, { group }) => {
        const at = pageFrom(visit)
        const accounts = await ledger.accountsOfGroup(books, group, { page: at, size })
        const owners = await parties.organisationsById(accounts.rows.flatMap(({ owner }) => owner ?? []))
        return groupPage(visit, creditor, group, accounts, at, (id) => { const owner = owners.get(id); return owner === undefined ? '' : organisationName(owner, visit.locale) })
      },
    }),
    route({
      method: 'GET', path: `${path}/accounts/:id`, kind: 'page', permission, title: words.statementOf,
      handle: async (visit, { id }) => {
        const account = await found(id)
        const before = /^\d{1,15}$/.exec(visit.url.searchParams.get('before') ?? '')?.[0]
        const entries = await ledger.statementOf(account.id, { limit: entriesShown, ...(before !== undefined && { before: BigInt(before) }) })
        const owner = account.owner === undefined ? undefined : await parties.organisation({ id: account.owner })
        return accountPage(visit, creditor, account, owner && organisationName(owner, visit.locale), entries)
      },
    }),
    route({
      method: 'GET', path: `${path}/accounts/:id/entries.csv`, kind: 'file', permission,
      handle: async (visit, { id }) => {
        const { locale } = visit
        const account = await found(id)
        const entries = await ledger.statementOf(account.id, { limit: entriesInFile })
        const head = ['№', ...[words.date, words.text, words.amount, words.balance].map((one) => one[locale])]
        return csv(`${account.code.replaceAll(/[^\w.-]/g, '-')}.csv`, head, entries.toReversed().map(({ number, day, text, amount, balanceAfter }) =>
          [String(number), day, text[locale], tengeOf(amount), tengeOf(balanceAfter)]))
      },
    }),
  ]
}

function balancePage(visit: Visit, creditor: Creditor, day: Day, rows: readonly AccountGroup[]): Response {
  const { locale, link } = visit
  const { id, path, crumb } = creditor
  const sum = (of: (row: AccountGroup) => bigint): bigint => rows.reduce((total, row) => total + of(row), 0n)
  const [debits, credits, balance] = [sum((row) => row.debits), sum((row) => row.credits), sum((row) => row.balance)]
  return page({
    visit, title: words.trialBalance, current: id, width: 'wide', breadcrumbs: [crumb],
    body: html`<h1>${words.trialBalance[locale]}</h1><p class="lead">${words.trialLead[locale]}</p><form class="filters" method="get"><div class="field"><label for="q-day">${
      words.day[locale]}</label><input type="text" class="short" id="q-day" name="day" value="${day.split('-').toReversed().join('.')}"></div><div class="actions"><button class="button">${
      words.show[locale]}</button><a href="${path}/accounts.csv?day=${day}" download>CSV</a></div></form>${
      rows.length > 0 && notice(locale, { kind: balance === 0n ? 'good' : 'warning', body: html`<p><b>${(balance === 0n ? words.balanced : words.notBalanced)[locale]}.</b> ${
        words.debits[locale]} ${money(locale, debits)}, ${words.credits[locale]} ${money(locale, credits)}</p>` })}${table(locale, {
      caption: words.trialBalance, captionUnseen: true, rows, empty: emptyState(locale, { title: words.noEntries }),
      columns: [
        {
          title: words.account, header: true,
          cell: ({ group, only }) => html`<a href="${link(only === undefined ? `${path}/accounts/groups/${encodeURIComponent(group)}` : `${path}/accounts/${only}`)}">${
            groupName(locale, creditor, group)}</a>`,
        },
        { title: words.balance, numeric: true, cell: (row) => money(locale, row.balance) },
        { title: words.kind, cell: ({ kind }) => kinds[kind][locale] },
        { title: words.howMany, numeric: true, cell: ({ accounts }) => accounts },
        { title: words.debits, numeric: true, cell: (row) => money(locale, row.debits) },
        { title: words.credits, numeric: true, cell: (row) => money(locale, row.credits) },
      ],
    })}`,
  })
}

function groupPage(
  visit: Visit, creditor: Creditor, group: string, { rows, total }: AccountPage, at: number, ownerName: (id: string) => string,
): Response {
  const { locale, link, url } = visit
  const name = groupName(locale, creditor, group)
  return page({
    visit, title: name, current: creditor.id, width: 'wide', breadcrumbs: [creditor.crumb, accountsCrumb(creditor)],
    body: html`<h1>${name}</h1>${table(locale, {
      caption: name, captionUnseen: true, rows, empty: emptyState(locale, { title: words.noBalance }),
      columns: [
        {
          title: words.account, header: true,
          cell: ({ id, code }) => html`<a href="${link(`${creditor.path}/accounts/${id}`)}">${code.includes(':') ? code.slice(group.length + 1) : code}</a>`,
        },
        { title: words.owner, cell: ({ owner }) => owner !== undefined && ownerName(owner) },
        { title: words.balance, numeric: true, cell: ({ balance }) => money(locale, balance) },
      ],
    })}${pagination(locale, { url, page: at, size, total })}`,
  })
}

/** The page of what an entry is about. */
function subjectLink({ link }: Visit, at: string, { subject }: AccountEntry, said: Content): Content {
  const [, kind, id] = /^(invoice|bank-line|obligation):([0-9a-f-]{36})$/.exec(subject) ?? []
  const path = { invoice: '/invoices/', 'bank-line': `${at}/bank/lines/`, obligation: '/duties/' }[kind ?? '']
  return path === undefined ? said : html`<a href="${link(`${path}${id}`)}">${said}</a>`
}

function accountPage(visit: Visit, creditor: Creditor, account: Account, owner: string | undefined, entries: readonly AccountEntry[]): Response {
  const { locale, link, url } = visit
  const { path, crumb } = creditor
  const { code, kind, balance } = account
  const group = groupOf(code)
  const number = group === 'receivable' ? code.slice(group.length + 1) : undefined
  const last = entries.at(-1)
  const title = `${groupName(locale, creditor, group)}${code === group ? '' : `: ${code.slice(group.length + 1)}`}`
  const older: Html | false = entries.length === entriesShown && last !== undefined && last.number > 1n &&
    html`<p><a rel="next" href="${withQuery(url, { before: String(last.number) })}">${words.older[locale]}</a></p>`
  return page({
    visit, title, current: creditor.id, width: 'wide',
    breadcrumbs: [crumb, accountsCrumb(creditor), ...(code === group ? [] : [{ title: groupName(locale, creditor, group), path: `${path}/accounts/groups/${group}` }])],
    body: html`<h1>${title}</h1>${definitionList(locale, [
      { term: words.kind, value: kinds[kind][locale] },
      ...(owner === undefined ? [] : [{ term: words.owner, value: owner }]),
      ...(number === undefined ? [] : [{ term: words.invoice, value: html`<a href="${link(`${path}/invoices/${number}`)}">№ ${number}</a>` }]),
      { term: words.balance, value: money(locale, balance) },
    ])}<h2>${words.statementOf[locale]}</h2><p><a href="${path}/accounts/${account.id}/entries.csv" download>CSV</a></p>${table(locale, {
      caption: words.statementOf, captionUnseen: true, rows: entries, empty: emptyState(locale, { title: words.noEntries }),
      columns: [
        { title: words.date, header: true, cell: ({ day }) => dateTime(locale, day) },
        { title: words.text, cell: (entry) => subjectLink(visit, creditor.path, entry, entry.text[locale]) },
        { title: words.debits, numeric: true, cell: ({ amount }) => amount > 0n && money(locale, amount) },
        { title: words.credits, numeric: true, cell: ({ amount }) => amount < 0n && money(locale, -amount) },
        { title: words.balance, numeric: true, cell: ({ balanceAfter }) => money(locale, balanceAfter) },
      ],
    })}${older}`,
  })
}
