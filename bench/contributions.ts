/** Contributions of ten thousand residents over twenty quarters, reckoned by the portal and by PostgreSQL in `numeric`: `node --import ./src/country.ts bench/contributions.ts [residents] [quarters]`. */
import { testDatabase } from '../src/kernel/database/testing.ts'
import { differing, history, reckon } from '../src/countries/kazakhstan/technopark/testing-contributions.ts'

const [residents = 10_000, quarters = 20] = process.argv.slice(2).map(Number)
const on = '2026-03-31'
const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1)

const { db, close } = await testDatabase({ migrations: [] })
try {
  const all = [...history(residents, quarters)]
  const began = performance.now()
  const sums = all.map((one) => reckon(one, on)).reduce((to, { amount, outstanding, late }) => ({ amount: to.amount + amount, outstanding: to.outstanding + outstanding, late: to.late + late }), { amount: 0n, outstanding: 0n, late: 0n })
  console.log(`${all.length} reports: assessed ${sums.amount / 100n}, owed ${sums.outstanding / 100n}, late charges ${sums.late / 100n} tenge, reckoned in ${seconds(began)} s`)
  const asked = performance.now()
  const wrong = await differing(db, all, on)
  console.log(`PostgreSQL in numeric, with the facts written to it and the portal's own reckoning beside it: ${seconds(asked)} s; ${wrong.length === 0 ? 'every tenge is the same' : wrong.join('\n')}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
} finally {
  await close()
}
