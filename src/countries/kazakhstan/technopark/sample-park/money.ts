/** What the companies of the sample park report and pay. */
import { type Kernel, transact } from '../../../../kernel/index.ts'
import type { StatementLine } from '../../../../kernel/ledger/index.ts'
import { actorString } from '../../../../kernel/parties/index.ts'
import { addDays, type Day } from '../../../../law/time.ts'
import { habitOf, type ParkCompany, reportOf } from './companies.ts'
import type { ParkPeople } from './people.ts'

export interface ParkMoney {
  /** Makes the reports of a quarter of those whose habit it is. */
  report(companies: readonly ParkCompany[], quarter: number, when: 'in time' | 'late'): Promise<void>
  /** A statement of the bank for one day: who pays then what they owe. */
  pay(day: Day, when: 'in time' | 'late' | 'in part'): Promise<void>
  /** Another such: these companies pay the rent that they owe. */
  payRents(day: Day, companies: readonly ParkCompany[]): Promise<void>
}

interface Owed { readonly company: ParkCompany; readonly quarter: number; readonly invoice: string }

export function openParkMoney({ db, ledger, obligations }: Pick<Kernel, 'db' | 'ledger' | 'obligations'>, { staff, heads, sign }: ParkPeople): ParkMoney {
  const owed: Owed[] = []
  const account: { iban?: string; until?: Day; balance: bigint } = { balance: 0n }

  async function reportOne(company: ParkCompany, quarter: number): Promise<void> {
    const head = heads.get(company.nth)!
    const open = (await obligations.own(head)).find(({ state }) => state === 'open' || state === 'late')
    if (open === undefined) return
    const { problems } = await obligations.saveIn(head, open, reportOf(company, quarter))
    if (problems[0]) throw new Error(`report: ${problems[0].text.en}`)
    await obligations.report(head, { obligation: open.id, answers: {}, signature: await sign(head, await obligations.document(head, open.id)) })
    const { invoice } = await obligations.view(head, open.id)
    if (invoice !== undefined) owed.push({ company, quarter, invoice })
  }

  /** A statement of the bank until a day, with these receipts. */
  async function takeIn(day: Day, lines: readonly StatementLine[]): Promise<void> {
    const opening = account.balance
    account.balance = lines.reduce((sum, { amount }) => sum + amount, opening)
    const from = account.until === undefined ? day : addDays(account.until, 1)
    account.until = day
    await transact(db, (tx) => ledger.importStatement(tx, actorString(staff.officer), { format: 'csv', statementId: `${from}/${day}`, from, to: day, opening, closing: account.balance, lines }, { account: account.iban!, books: 'main' }))
  }

  return {
    async report(companies, quarter, when) {
      await eachOf(companies.filter((one) => habitOf(one, quarter).reports === when), (one) => reportOne(one, quarter))
    },
    async pay(day, when) {
      const paying = owed.filter(({ company, quarter }) => habitOf(company, quarter).pays === when)
      if (paying.length === 0) return
      const lines = await Promise.all(paying.map(async ({ company, invoice: id }): Promise<StatementLine> => {
        owed.splice(owed.findIndex(({ invoice }) => invoice === id), 1)
        const { number, reference, outstanding, identifier, payTo } = await ledger.invoice(id)
        if (payTo) account.iban = payTo.iban
        return {
          day, amount: when === 'in part' ? (outstanding * 2n) / 5n : outstanding, payer: { name: company.name, ...(identifier && { identifier: identifier.value }) },
          // Some forget the reference, and stand among the receipts that an officer looks at.
          purpose: company.nth % 40 === 7 ? 'Үлгі төлем' : `Үлгі жарна ${reference}`, bankReference: `${day}-${number}`,
        }
      }))
      await takeIn(day, lines)
    },
    async payRents(day, companies) {
      const lines: StatementLine[] = []
      for (const { nth, name } of companies) {
        for (const { id, status, number, reference, outstanding, identifier, payTo } of await ledger.invoicesOf({ kind: 'organisation', id: heads.get(nth)!.organisation!.id })) {
          if (status === 'cancelled' || outstanding === 0n || await ledger.incomeOfInvoice(id) !== 'technopark.rent') continue
          if (payTo) account.iban = payTo.iban
          lines.push({ day, amount: outstanding, payer: { name, ...(identifier && { identifier: identifier.value }) }, purpose: `Үлгі жалдау ақысы ${reference}`, bankReference: `${day}-${number}` })
        }
      }
      if (lines.length > 0) await takeIn(day, lines)
    },
  }
}

/** Does something for all of them, four at a time. */
export async function eachOf<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const left = all.values()
  await Promise.all(Array.from({ length: 4 }, async () => { for (const one of left) await act(one) }))
}
