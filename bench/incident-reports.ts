/**
 * Many anonymous reports of incidents at the door, from three addresses and from as many networks as reports: what is taken and what is refused; whether a person's true report still comes through
 * beside them, where it stands in the queue, and what the queue's pages cost then; what others wait for the first page meanwhile; what a report costs of the processor and of memory; whether any is half done. And how long one report takes to type on a phone.
 *
 * `node bench/incident-reports.ts [reports]`: 10,000 unless given.
 */
import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import { listen, openLog } from '../src/portal/index.ts'
import { figure, inParallel, progress, report, Times } from './measure.ts'
import { clear } from './place.ts'
import { chromiumHere, openSlowPhone } from './slow-phone.ts'

const reports = Number(process.argv[2] ?? 10_000)
/** People copy 36.2 words of five letters a minute on phones (Palin and others, MobileHCI 2019, 37,370 volunteers). Who composes, or writes Kazakh, was not measured there. */
const betweenKeys = 60_000 / (36.2 * 5)

const world = await openWorld({ start: '2026-03-10T05:00:00.000Z', passwords: true })
const { kernel } = world
const country = kazakhstan('sample')
const officer = await world.officer('oversight.officer')
// One proxy before the portal, as in operation: it says from where somebody came.
const proxied: typeof kernel = Object.create(kernel, { settings: { value: { ...kernel.settings, proxies: 1 } } })
seat(proxied, country)
const portal = await listen(openPortal(proxied, country, openLog({ write: () => undefined })), { port: 0 })
const site = `http://127.0.0.1:${portal.port}`

const told = (account: string) => ({ kind: 'failure', harm: 'none', which: 'Бір жүйе', account, happenedOn: '2026-03-09' })
const send = async (from: string, account: string): Promise<{ readonly status: number; readonly id?: string }> => {
  const answer = await fetch(`${site}/api/services/oversight.incident-report/cases`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': from }, body: JSON.stringify({ facts: told(account) }) })
  const { id } = await answer.json() as { readonly id?: string }
  return { status: answer.status, ...(id !== undefined && { id }) }
}

/** Milliseconds of the processor that this process and the server's processes for it have used; the server is on this machine. */
async function processor(): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database()`.execute(kernel.db)
  const { user, system } = process.cpuUsage()
  return rows.reduce((sum, { pid }) => {
    const [userTicks, systemTicks] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).map(Number)
    return sum + (userTicks! + systemTicks!) * 10
  }, (user + system) / 1000)
}

/** Of each so many reports one is followed by somebody else who opens the first page. */
const othersEach = 20

interface Flood { readonly from: string; readonly others: Times; /** Milliseconds of the processor for each. */ readonly each: number; readonly seconds: number; readonly statuses: ReadonlyMap<number, number> }

async function flood(from: string, addressOf: (n: number) => string): Promise<Flood> {
  progress(from)
  const statuses = new Map<number, number>()
  const [others, used, began] = [new Times(), await processor(), performance.now()]
  await inParallel(8, reports, async (n) => {
    const { status } = await send(addressOf(n), `Бұл жүйе ${n}: жаман!`)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (n % othersEach === 0) await others.of(async () => { if (!(await fetch(`${site}/kk`, { headers: { 'x-forwarded-for': '198.51.100.30' } })).ok) throw new Error('somebody else was locked out') })
  })
  return { from, others, each: (await processor() - used) / reports, seconds: (performance.now() - began) / 1000, statuses }
}

const cookie = await cookieOf(world, officer)
async function pageOf(query: string): Promise<string> {
  const answer = await fetch(`${site}/kk/desk${query}`, { headers: { cookie }, redirect: 'manual' })
  if (answer.status !== 200) throw new Error(`no queue at ${query}: ${answer.status}`)
  return answer.text()
}
async function timed(query: string): Promise<string> {
  const times = new Times()
  for (let turn = 0; turn < 20; turn += 1) await times.of(() => pageOf(query))
  return `${figure(times.at(0.5))} / ${figure(times.at(0.95))}`
}

const held = (): number => { globalThis.gc?.(); return process.memoryUsage().heapUsed / 1e6 }
const atRest = held()
const floods = [await flood('three addresses', (n) => `203.0.113.${n % 3}`), await flood(`${figure(reports)} networks`, (n) => `${20 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}.7`)]
const afterwards = held()
const { rows: [whole] } = await sql<{ cases: number; half: number }>`select count(*)::integer as cases, (count(*) filter (where not exists (select from case_action a where a.case_id = c.id and a.seq = 0)))::integer as half
  from case_record c where c.procedure = 'oversight.incident-report'`.execute(kernel.db)
const began = performance.now()
const truly = await send('198.51.100.20', 'Емхана жүйесі қате диагноз қойды, дәрігер кейін түзетті.')
const took = performance.now() - began
const taken = floods.reduce((sum, { statuses }) => sum + (statuses.get(201) ?? 0), 0)
/** In the middle of a list of fifty lines a page. */
const deep = Math.max(1, Math.ceil(taken / 100))
const queues = [['as it opens', ''], [`page ${deep}`, `?page=${deep}`], ['one of those that say the same', '?alike=once']] as const
const queueTimes = []
for (const [name, query] of queues) queueTimes.push([name, await timed(query)])
const once = await pageOf('?alike=once&sort=-filed')
const lines = new Set([...once.matchAll(/\/desk\/cases\/([0-9a-f-]{36})\?/g)].map(([, id]) => id))

/** Fills in the report as a person does on a phone, key by key. */
async function typed(): Promise<{ readonly fields: number; readonly keys: number; readonly taps: number; readonly pages: number; readonly seconds: number }> {
  const browser = await openSlowPhone()
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'kk-KZ', hasTouch: true, isMobile: true, extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.21' } })
    const page = await context.newPage()
    let pages = 0
    page.on('framenavigated', (frame) => { if (frame === page.mainFrame()) pages += 1 })
    const from = performance.now()
    await page.goto(`${site}/kk/services/oversight.incident-report/open`)
    const fields = await page.locator('main form :is(input:not([type=hidden]), textarea, select)').evaluateAll((all) => new Set(all.map((one) => one.getAttribute('name'))).size)
    let [keys, taps] = [0, 0]
    const type = async (name: string, text: string): Promise<void> => {
      await page.locator(`[name="${name}"]`).tap()
      taps += 1
      await page.keyboard.type(text, { delay: betweenKeys })
      keys += text.length
    }
    for (const [name, value] of [['kind', 'discrimination'], ['harm', 'rights']] as const) {
      const field = page.locator(`[name="${name}"]`).first()
      if (await field.evaluate((one) => one.tagName) === 'SELECT') await field.selectOption(value)
      else await page.locator(`[name="${name}"][value="${value}"]`).check()
      taps += 1
    }
    await type('which', 'Несие бағалаушы, банк сайты')
    await type('account', 'Маған ауылым үшін несие бермеді. Көршім сол күні қалада тіркелген, оған берді. Себебін сұрасам, жүйе солай шешті деді.')
    const day = page.locator('[name="happenedOn"]')
    if (await day.count() > 0) { await day.fill('2026-03-09'); taps += 4 }
    await page.locator('main form button:not([formnovalidate])').last().tap()
    taps += 1
    await page.waitForURL(/follow/)
    return { fields, keys, taps, pages, seconds: (performance.now() - from) / 1000 }
  } finally {
    await browser.close()
  }
}

const phone = existsSync(chromiumHere) ? await typed() : undefined
report({
  title: `${figure(reports)} anonymous reports`,
  about: `${figure(reports)} reports of one text with another number in each, eight at a time, at the HTTP door of the portal behind one proxy that tells their addresses; then one true report. Portal and requests in one process, the embedded server; pages of the queue twenty times, median / p95 in milliseconds.`,
  columns: ['from', 'taken', 'refused (429)', 'anything else', 'seconds', 'processor each', 'first page for others: median / p95'],
  rows: floods.map(({ from, seconds, statuses, each, others }) => [from, figure(statuses.get(201) ?? 0), figure(statuses.get(429) ?? 0), figure([...statuses].reduce((sum, [status, n]) => sum + (status === 201 || status === 429 ? 0 : n), 0)), figure(seconds), `${figure(each)} ms`, `${figure(others.at(0.5))} / ${figure(others.at(0.95))} ms`]),
  findings: [
    `Taken were ${figure(taken)}, cases there are ${figure(whole!.cases)}, half done ${figure(whole!.half)}. The portal holds ${figure(atRest)} MB before and ${figure(afterwards)} MB after them${globalThis.gc === undefined ? ', uncollected' : ''}.`,
    `A true report beside them from another address: status ${truly.status}, ${figure(took)} ms. Among ${figure(taken + 1)} cases, of those that say the same one: ${lines.size} lines, the true one ${truly.id !== undefined && lines.has(truly.id) ? '' : 'not '}among them.`,
    `The queue: ${queueTimes.map(([name, times]) => `${name}, ${times} ms`).join('; ')}.`,
    ...phone ? [`Typed on a phone by a script, ${figure(betweenKeys)} ms a key (36.2 words a minute, as people copy sentences): ${phone.fields} fields on ${phone.pages - 1} page and one that confirms, ${phone.keys} keys, ${phone.taps} taps, ${figure(phone.seconds)} s. No person was asked: reading and thinking are not in it.`] : ['No browser: nothing was typed.'],
    'Whoever writes each report in other words is not grouped: bounded by thirty an hour from an address and a thousand from a block alone.',
  ],
})
await portal.stop(0)
await world.close()
await clear()
