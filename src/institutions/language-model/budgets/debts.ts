/**
 * Debts: what calls used beyond what was held for them. It is leased from the database, from what other processes hold idle too,
 * and charged as far as the budgets bear it. Until then nothing is free of those budgets here, so that no call goes before it.
 */
import type { Account } from './account.ts'
import type { Debt } from './reservation.ts'

export interface Debts {
  owe(debt: Debt): void
  /** Fulfilled when what was owed is charged, or waits for the database to come back; never rejected. */
  collected(): Promise<void>
  /** Charges what has come, now: nothing more will. */
  close(): Promise<void>
}

export function openDebts({ lend, askOthers, patience, report }: {
  /** Leases what these accounts owe; answers those that still owe and of which others hold some. */
  readonly lend: (accounts: readonly Account[]) => Promise<readonly Account[]>
  /** Asks the others to give back what they hold idle; fulfilled once one did, or when they were given time for it. */
  readonly askOthers: (account: Account) => Promise<void>
  /** How long others are asked, in milliseconds. */
  readonly patience: number
  readonly report: (error: unknown) => void
}): Debts {
  const waiting: Debt[] = []
  let collecting: Promise<void> | undefined

  /** Works off what waits, also what comes meanwhile. While the database is away all of it waits for the next flush. */
  async function collect(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const due = [...waiting]
        const lacking = (): readonly Account[] => [...new Set(due.flatMap(({ claims }) => claims.filter(({ claim }) => claim.lacking > 0n).map(({ account }) => account)))]
        const until = performance.now() + patience
        let elsewhere = await lend(lacking())
        while (elsewhere.length > 0 && performance.now() < until) {
          await Promise.all(elsewhere.map(askOthers))
          elsewhere = await lend(lacking())
        }
        waiting.splice(0, due.length)
        for (const debt of due) debt.charge()
      }
    } catch (error) {
      report(error)
    } finally {
      collecting = undefined
    }
  }

  const collected = async (): Promise<void> => {
    if (waiting.length > 0) await (collecting ??= collect())
  }

  return {
    owe(debt) {
      waiting.push(debt)
      void collected()
    },
    collected,
    async close() {
      await collected()
      for (const debt of waiting.splice(0)) debt.charge()
    },
  }
}
