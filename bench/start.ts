/**
 * Starting and resting: the first start in an empty folder (cluster, migrations, sample), the second, the start on 10,000
 * residents with five years of quarters, and the memory of the whole tree of processes at rest.
 *
 * `node bench/start.ts [residents]`
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openKernel } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { figure, progress, report } from './measure.ts'
import { clear, folder } from './place.ts'
import { startPortal } from './portal-process.ts'
import { seedResidents } from './residents.ts'

const residents = Number(process.argv[2] ?? 10_000)
const data = join(folder('start'), 'data')

/** Starts the portal, lets it rest, weighs it and stops it. */
async function start(restSeconds: number): Promise<Started> {
  const portal = await startPortal(data)
  try {
    await pause(restSeconds * 1000)
    return { seconds: portal.seconds, ...portal.weigh() }
  } finally {
    await portal.stop()
  }
}

interface Started { readonly seconds: number; readonly memory: number; readonly processes: number }

progress('first start')
const first = await start(15)
progress('second start')
const second = await start(15)
progress(`seeding ${residents} residents with five years of quarters`)
const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: data }), country: kazakhstan('sample') })
const seeded = await seedResidents(kernel, residents)
await kernel.close()
progress('start on them')
const third = await start(30)
const fourth = await start(15)

const row = (title: string, { seconds, memory, processes }: Started): readonly string[] =>
  [title, figure(seconds), figure(memory), String(processes)]
report({
  title: 'Start and memory at rest',
  about: `\`shanyraq start\` with web, worker and embedded PostgreSQL, until the home page answers; memory is the sum over `
    + `the tree of processes (PSS) after 15 s of rest `
    + `(30 s after the start on ${residents} residents, which also does the round of the clock). Seeded by SQL: ${seeded}.`,
  columns: ['start', 'seconds until the home page', 'memory at rest, MB', 'processes'],
  rows: [
    row('first: makes the cluster, migrates, writes the sample', first), row('second', second),
    row(`on ${residents} residents with five years of quarters`, third), row('the same again', fourth),
  ],
  findings: [`Goal: under 600 MB at rest: `
    + `${[first, second, third, fourth].every(({ memory }) => memory < 600) ? 'met' : 'not met'}.`],
})
await clear()
