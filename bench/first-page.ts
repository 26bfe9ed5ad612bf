/**
 * The first page on a slow phone: bytes over the wire, the first paint, and the moment its search can be typed into. Kazakh, as a visitor, with
 * nothing cached.
 *
 * `node bench/first-page.ts [rounds]`
 */
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import { listen, openLog } from '../src/portal/index.ts'
import { figure, median, report } from './measure.ts'
import { needs } from './needs.ts'
import { clear } from './place.ts'
import { chromiumHere, openSlowPhone, type Visit, visit } from './slow-phone.ts'

needs(chromiumHere)

const rounds = Number(process.argv[2] ?? 7)
const [mostKilobytes, mostSeconds] = [40, 0.5] as const

const world = await openWorld()
const country = kazakhstan('sample')
seat(world.kernel, country)
const portal = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined })), { port: 0 })
const url = `http://localhost:${portal.port}/kk`
const browser = await openSlowPhone()
await visit(browser, url)

const visits: Visit[] = []
for (let round = 0; round < rounds; round += 1) visits.push(await visit(browser, url))
const of = (key: 'bytes' | 'requests' | 'paint' | 'input'): number => median(visits.map((one) => one[key]))
report({
  title: 'First page',
  about: `The first page in Kazakh, in Chromium with a processor slowed 4×, 1.6 Mbit/s and 150 ms, a phone's window, nothing cached. The search is there when it shows and can be typed into, one frame later. `
    + `${rounds} visits, medians.`,
  columns: ['kB over the wire', 'requests', 'first contentful paint, s', 'search ready, s'],
  rows: [[figure(of('bytes') / 1000), String(of('requests')), figure(of('paint') / 1000), figure(of('input') / 1000)]],
  findings: [
    `In kB: ${visits.at(-1)!.parts.join(', ')}.`,
    `Goals: under ${mostKilobytes} kB (${of('bytes') < mostKilobytes * 1000 ? 'met' : 'not met'}), first paint under ${mostSeconds} s (${of('paint') < mostSeconds * 1000 ? 'met' : 'not met in this run'}).`,
  ],
})
await browser.close()
await portal.stop(0)
await world.close()
await clear()
