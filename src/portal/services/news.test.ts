import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { inGardens } from '../../kernel/cases/testing.ts'
import { versionOf } from '../../kernel/declarations/index.ts'
import type { Procedure } from '../../law/procedure.ts'
import { licence } from '../../law/testing.ts'
import { locales } from '../../law/text.ts'
import { addDays, type Day } from '../../law/time.ts'
import { testPortal } from '../testing.ts'
import { serviceRoutes } from './index.ts'
import { newsOf } from './news.ts'

type Version = Parameters<typeof newsOf>[0][number]
const version = (id: string, from: Day, until?: Day): Version => ({
  hash: `${id} ${from}`, declaration: { ...licence, id }, from, ...(until && { until }), enactedAt: `${addDays(from, -10)}T00:00:00.000Z`,
})
const told = (versions: readonly Version[]): readonly string[] => newsOf(versions).map(({ kind, day, version: { declaration: { id } }, before }) => `${day} ${id} ${kind}${before ? ` after ${before.from}` : ''}`)

test('a service is new once, each later version changes it, and one that no other follows ends; the latest day comes first', () => {
  assert.deepEqual(told([
    version('a.fair', '2026-01-01', '2026-03-01'), version('a.fair', '2026-03-01'), version('a.stall', '2026-02-01', '2026-05-01'),
    version('a.well', '2026-01-01', '2026-02-01'), version('a.well', '2026-06-01'),
  ]), [
    '2026-06-01 a.well changed after 2026-01-01', '2026-05-01 a.stall ended', '2026-03-01 a.fair changed after 2026-01-01', '2026-02-01 a.stall new', '2026-02-01 a.well ended',
    '2026-01-01 a.fair new', '2026-01-01 a.well new',
  ])
})

test('every version is told once and every day on which a service stops once, in whatever order they come', () => {
  const lives = fc.array(fc.array(fc.record({ days: fc.integer({ min: 1, max: 90 }), pause: fc.nat(2) }), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  fc.assert(fc.property(lives, fc.boolean(), fc.infiniteStream(fc.nat()), (all, isOpen, places) => {
    const versions = all.flatMap((life, service) => {
      let day: Day = '2026-01-01'
      return life.map(({ days, pause }, index): Version => {
        const [from, until] = [day, addDays(day, days)]
        day = addDays(until, pause)
        return version(`a.s${service}`, from, isOpen && index === life.length - 1 ? undefined : until)
      })
    })
    const news = newsOf(versions.map((one) => ({ one, place: places.next().value })).toSorted((a, b) => a.place - b.place).map(({ one }) => one))
    assert.equal(news.filter(({ kind }) => kind === 'new').length, all.length)
    assert.equal(news.filter(({ kind }) => kind !== 'ended').length, versions.length)
    // A day on which a service stops is one that no version of it holds, and the day before does.
    const holds = (id: string, day: Day): boolean => versions.some(({ declaration, from, until }) => declaration.id === id && from <= day && (until === undefined || day < until))
    const stops = versions.flatMap(({ declaration: { id }, until }) => (until !== undefined && !holds(id, until) && holds(id, addDays(until, -1)) ? [`${until} ${id}`] : []))
    assert.deepEqual(news.filter(({ kind }) => kind === 'ended').map(({ day, version: { declaration: { id } } }) => `${day} ${id}`).toSorted(), stops.toSorted())
    assert.deepEqual(news.map(({ day }) => day), news.map(({ day }) => day).toSorted().toReversed())
  }), { numRuns: 300, seed: 20_261_203 })
})

const later: Procedure = { ...licence, fee: 'unset', inForce: { ...licence.inForce, from: '2026-06-01', until: '2026-09-01' } }

inGardens('everybody sees what comes into force, what has changed in words, and what has ended, in each language', async ({ kernel, at }) => {
  const { ask } = testPortal({ routes: serviceRoutes(kernel) })
  const read = async (path: string): Promise<string> => (await ask(path)).text()
  await kernel.cases.versions.enact([later])
  at('2026-02-10T05:00:00.000Z')
  const hash = versionOf(later)
  const rowsOf = (page: string): readonly string[] => [...page.matchAll(/<tr>[^]*?<\/tr>/g)].map(([row]) => row.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')).filter((row) => row.includes('Garden licence'))
  const coming = await read('/en/library/new')
  assert.match(coming, /<link rel="alternate" type="application\/rss\+xml" title="[^"]+" href="\/library\/new.xml\?lang=en">/)
  assert.deepEqual(rowsOf(coming).map((row) => [/\d+ \w+ 2026/.exec(row)![0], /Will end|New version comes into force|New service/.exec(row)![0]]), [
    ['1 September 2026', 'Will end'], ['1 June 2026', 'New version comes into force'], ['1 January 2026', 'New service'],
  ])
  assert.ok(coming.includes(`href="/en/services/sample.licence/declaration?version=${hash}"`))
  assert.ok(coming.includes(`href="/en/services/sample.licence/changes?version=${hash}"`))
  at('2026-09-02T05:00:00.000Z')
  assert.deepEqual(rowsOf(await read('/en/library/new')).map((row) => /Ended|New version|New service/.exec(row)![0]), ['Ended', 'New version', 'New service'])
  assert.doesNotMatch(await read('/en/library/new'), /href="\/en\/services\/sample.licence"/, 'what is not in force any more has no page of its own')
  for (const locale of locales) assert.equal((await ask(`/${locale}/library/new?page=999`)).status, 200)
  const changes = await read(`/ru/services/sample.licence/changes?version=${hash}`)
  assert.match(changes, /<li class="adds"><ins>[^]*<li class="removes"><del>|<li class="removes"><del>[^]*<li class="adds"><ins>/)
  assert.match(await read(`/en/services/sample.licence/changes?version=${versionOf(licence as Procedure)}`), /This is the first version of the service/)
  for (const wrong of ['', `?version=${'0'.repeat(64)}`, '?version=x']) assert.equal((await ask(`/en/services/sample.licence/changes${wrong}`)).status, 404, wrong)
  assert.equal((await ask(`/en/services/sample.appeal/changes?version=${hash}`)).status, 404, 'a version of another service')
})

inGardens('the feed tells a version when it is enacted, and an end on its day', async ({ kernel, at }) => {
  const { ask } = testPortal({ routes: serviceRoutes(kernel) })
  const titles = async (locale: string): Promise<readonly string[]> => [...(await (await ask(`/library/new.xml?lang=${locale}`)).text()).matchAll(/<item><title>([^<]*)</g)].map(([, title]) => title!).filter((title) => /Garden licence|Бақша лицензиясы/.test(title))
  assert.equal((await titles('en')).length, 1)
  at('2026-02-10T05:00:00.000Z')
  await kernel.cases.versions.enact([later])
  at('2026-02-11T05:00:00.000Z')
  assert.deepEqual(await titles('en'), ['Garden licence: new version comes into force, 1 June 2026', 'Garden licence: new service, 1 January 2026'])
  assert.equal((await titles('kk'))[0], 'Бақша лицензиясы: жаңа редакция күшіне енеді, 2026 ж. 1 маусым')
  at('2026-09-01T05:00:00.000Z')
  assert.equal((await titles('en'))[0], 'Garden licence: ended, 1 September 2026')
})
