/**
 * Exchange with other registers: reading a file in the form of the American inventory, entering its systems by one act, and giving the register by two standards.
 *
 * `node bench/exchange.ts`
 */
import { conventions } from '../src/countries/kazakhstan/conventions.ts'
import { keepTo } from '../src/law/conventions.ts'
import { aiSystems } from './exchange-register.ts'
import { crosswalkOf } from '../src/institutions/oversight/exchange/crosswalks/index.ts'
import { fitAll } from '../src/institutions/oversight/exchange/fitted.ts'
import { giveAll } from '../src/institutions/oversight/exchange/given.ts'
import { reportOn } from '../src/institutions/oversight/exchange/report.ts'
import { americanFile, americanRows } from '../src/institutions/oversight/exchange/testing-files.ts'
import { openRegisteredGardens } from '../src/kernel/registers/testing.ts'
import { figure, progress, report } from './measure.ts'

keepTo(conventions)
const sizes = [100, 2133, 10_000] as const
const world = await openRegisteredGardens([aiSystems])
const american = crosswalkOf('us-2024')!

async function seconds<T>(run: () => T | Promise<T>): Promise<readonly [T, number]> {
  const from = performance.now()
  const made = await run()
  return [made, (performance.now() - from) / 1000]
}

const rows: string[][] = []
for (const size of sizes) {
  progress(`${size} systems`)
  const file = americanFile(americanRows(size))
  const [read, reading] = await seconds(() => reportOn(american, file, '2026-11-30'))
  const { fitted } = fitAll(aiSystems, read.taken)
  const [, entering] = await seconds(() => world.enteredAll({ register: aiSystems.id, owner: { kind: 'body' }, all: fitted.map(({ values }) => values) }))
  const entries = fitted.map(({ record, taken }, at) => ({ number: `n-${at}`, record, came: { crosswalk: american.id, values: taken.original, record } }))
  const [, back] = await seconds(() => giveAll(american, entries))
  const [, dutch] = await seconds(() => giveAll(crosswalkOf('nl-1.0')!, entries))
  rows.push([figure(size), figure(file.length / 1e6), figure(reading), figure(entering), figure(reading + entering), figure(back), figure(dutch)])
}
report({
  title: 'Exchange with other registers',
  about: 'A made-up file in the form of the American inventory (62 columns, cp1252, with its traps) read with its loss report, entered in a register of the same columns by one act in one transaction, and given back by that standard '
    + 'and by the Dutch one, each record checked by its schema. Seconds, once. The embedded server.',
  columns: ['systems', 'MB', 'reading', 'entering', 'import', 'given back', 'given as Dutch'],
  rows, findings: ['What is asked for: 2,133 systems imported within a minute.'],
})
await world.close()
