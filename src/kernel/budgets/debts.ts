/**
 * Debts: what was used beyond what was held for it. It is leased from the database, from what other processes hold idle too,
 * and charged as far as the budgets bear it. Until then nothing is free of those budgets here, so that no call goes before it.
 */
import type { Account, Claim } from './account.ts'

/** What was used beyond a hold, until it is known how much of it its budgets bear. */
export interface Debt {
  readonly claims: readonly { readonly account: Account; readonly claim: Claim }[]
  /** Charges what was held and what has come of the claims. */
  charge(): void
}

export interface Debts {
  owe(debt: Debt): void
  /** Fulfilled when what is owed now is charged, or waits for the database to come back, whatever comes meanwhile; never rejected. */
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
  /** How many of them, from the first, the round works off that runs. */
  let inRound = 0
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  /** Charges those that still wait: what another round, or the close, has charged meanwhile is charged no second time. */
  function charge(due: readonly Debt[]): void {
    for (const debt of due) {
      const place = waiting.indexOf(debt)
      if (place < 0) continue
      waiting.splice(place, 1)
      debt.charge()
    }
  }

  /** Works off what waits now; what comes meanwhile is for the next. While the database is away all of it waits for the next flush. */
  async function round(): Promise<void> {
    running = next
    next = undefined
    const due = [...waiting]
    inRound = due.length
    try {
      const lacking = (): readonly Account[] => [...new Set(due.flatMap(({ claims }) => claims.filter(({ claim }) => claim.lacking > 0n).map(({ account }) => account)))]
      const until = performance.now() + patience
      let elsewhere = await lend(lacking())
      while (elsewhere.length > 0 && performance.now() < until) {
        await Promise.all(elsewhere.map(askOthers))
        elsewhere = await lend(lacking())
      }
      charge(due)
    } catch (error) {
      report(error)
    } finally {
      running = undefined
      inRound = 0
    }
  }

  /** The round that has them all: the one that runs, or else the one after it. */
  const collected = async (): Promise<void> => {
    if (waiting.length === 0) return
    await (running !== undefined && inRound === waiting.length ? running : next ??= (running ?? Promise.resolve()).then(round))
  }

  return {
    owe(debt) {
      waiting.push(debt)
      void collected()
    },
    collected,
    async close() {
      await collected()
      charge([...waiting])
    },
  }
}
