import assert from 'node:assert/strict'
import { parse } from 'csv-parse/sync'
import { inGardens, ownHat, type Gardens } from '../../kernel/cases/testing.ts'
import { locales } from '../../law/text.ts'
import { testPortal } from '../testing.ts'
import { bodyRoutes } from '../bodies/index.ts'
import { serviceRoutes } from './index.ts'

const felled = async ({ kernel: { cases }, founder }: Gardens, age: number): Promise<void> => {
  const owner = ownHat(await founder())
  const draft = await cases.begin(owner, { procedure: 'sample.felling' })
  for (const page of (await cases.draft(owner, draft)).procedure.form) await cases.savePage(owner, draft, page, { where: 'By the gate', age: String(age) })
  await cases.file(owner, { draft })
}
/** The rows of a table by their first cell, each other cell as its words. */
const rowsOf = (page: string): ReadonlyMap<string, readonly string[]> => new Map([...page.matchAll(/<tr><th scope="row">([^]*?)<\/th>([^]*?)<\/tr>/g)].map(([, head, cells]) => [
  />([^<]+)</.exec(head!)?.[1] ?? head!, [...cells!.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell]) => cell!.replaceAll(/<[^>]*>/g, ' ').trim().replaceAll(/\s+/g, ' ')),
]))

inGardens('everybody sees by service and by body how it was decided, with a share where enough were, and takes it as CSV and JSON', async (world) => {
  const { kernel } = world
  const portal = testPortal({ routes: [...serviceRoutes(kernel), ...bodyRoutes(kernel)] })
  const read = async (path: string): Promise<string> => (await portal.ask(path)).text()
  assert.match(await read('/en/library/decided'), /Nothing was filed or decided in this year/)
  for (let tree = 0; tree < 6; tree += 1) await felled(world, 80)
  await felled(world, 7)
  await world.granted(await world.founder())
  world.at('2026-02-02T07:00:00.000Z')
  const page = await read('/en/library/decided')
  assert.deepEqual(rowsOf(page).get('Felling of a tree'), ['6', '6 100%', '0 0%', '0 0%', '0 0%', '14 50%'], 'of four answers each the name and the address were known')
  assert.deepEqual(rowsOf(page).get('Garden licence')!.slice(0, 3), ['1', '0', '1'], 'of one case no share is told')
  assert.deepEqual(rowsOf(page).get('Garden Board')!.slice(0, 3), ['7', '6 85.7%', '1 14.3%'])
  assert.ok(page.indexOf('Felling of a tree') < page.indexOf('Garden licence'), 'the largest share of what rules decide comes first')
  const sorted = await read('/en/library/decided?sort=name')
  assert.ok(sorted.indexOf('>Felling of a tree<') < sorted.indexOf('>Garden licence<'))
  assert.match(sorted, /aria-sort="ascending"/)
  const backwards = await read('/en/library/decided?sort=-name')
  assert.ok(backwards.indexOf('>Felling of a tree<') > backwards.indexOf('>Garden licence<'))
  assert.match(page, /Services in force: \d+\. With applications or decisions in this year: 2\./)
  const rows = parse((await read('/library/decided.csv?lang=en&year=2026')).replace('\uFEFF', ''), { columns: true }) as readonly Readonly<Record<string, string>>[]
  assert.deepEqual(rows.map((row) => [row['Name of the service in the system'], row['Body'], row['Cases decided'], row['At once by the rules'], row['By an officer'], row['Applications']]), [
    ['sample.felling', 'Garden Board', '6', '6', '0', '7'], ['sample.licence', 'Garden Board', '1', '0', '1', '1'],
  ])
  const { year, services } = JSON.parse(await read('/api/library/decided')) as { year: number; services: readonly { procedure: string; byRules: number; known: number; body: { id: string } }[] }
  assert.deepEqual([year, services.map(({ procedure, byRules, body }) => [procedure, byRules, body.id])], [2026, [['sample.felling', 6, 'board'], ['sample.licence', 0, 'board']]])
  assert.match(await read('/en/services/sample.felling'), /Cases decided: 6\. at once by the rules — 6 \(100%\)/)
  assert.match(await read('/en/bodies/board'), /Cases decided: 7\. at once by the rules — 6 \(85\.7%\), by an officer — 1 \(14\.3%\)/)
  for (const locale of locales) assert.equal((await portal.ask(`/${locale}/library/decided?year=2025&sort=onPaper&page=9`)).status, 200)
  assert.equal((await portal.ask('/api/library/decided?year=x')).status, 422)
})

inGardens('what was counted is read for an hour, however many ask, and the year before is there too', async (world) => {
  const { kernel } = world
  const { ask } = testPortal({ routes: serviceRoutes(kernel) })
  const decided = async (query = ''): Promise<number> => ((await (await ask(`/api/library/decided${query}`)).json()) as { services: readonly { byRules: number }[] }).services.reduce((sum, { byRules }) => sum + byRules, 0)
  await felled(world, 80)
  assert.equal(await decided(), 1)
  await felled(world, 80)
  world.at('2026-02-02T05:59:00.000Z')
  assert.equal(await decided(), 1)
  world.at('2026-02-02T06:00:00.000Z')
  assert.equal(await decided(), 2)
  world.at('2027-02-02T06:00:00.000Z')
  assert.deepEqual([await decided(), await decided('?year=2026'), await decided('?year=2031')], [0, 2, 0], 'a year that has not begun is this one')
})
