/**
 * The catalogue of 10,000 datasets over HTTP: pages with words, facets and both, and the memory of the whole tree of processes at
 * rest. The descriptions are the records of the search's gold set, told again until there are enough.
 *
 * `node bench/catalogue.ts [datasets] [requests]`
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { seat } from '../src/house.ts'
import { documentOf } from '../src/institutions/commons/found.ts'
import { datasetOf, versionOf } from '../src/institutions/commons/datasets.ts'
import { themes } from '../src/institutions/commons/dataset.ts'
import { openKernel, transact } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { seedSample, samplesPublished } from '../src/countries/kazakhstan/sample.ts'
import { newId } from '../src/kernel/database/index.ts'
import { figure, inParallel, progress, report, Times } from './measure.ts'
import { clear, folder } from './place.ts'
import { startPortal } from './portal-process.ts'
import { goldQueries, goldRecords, textOf } from './search-gold-set.ts'

const wanted = Number(process.argv[2] ?? 10_000)
const requests = Number(process.argv[3] ?? 600)
const data = join(folder('catalogue'), 'data')

/** Copies a published dataset under other descriptions, with its version, and lets the search know. */
async function seed(): Promise<void> {
  const country = kazakhstan('sample')
  const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: data }), country })
  seat(kernel, country)
  await seedSample(kernel, () => undefined)
  await kernel.jobs.start()
  await samplesPublished(kernel)
  const { db } = kernel
  const like = await db.selectFrom('dataset').selectAll().where('name', '=', 'mektepter').executeTakeFirstOrThrow()
  const version = versionOf(await db.selectFrom('dataset_version').selectAll().where('dataset', '=', like.id).executeTakeFirstOrThrow())
  const records = goldRecords()
  const codes = Object.keys(themes)
  const { count } = await db.selectFrom('dataset').select(sql<number>`count(*)::integer`.as('count')).executeTakeFirstOrThrow()
  for (let at = 0; at < wanted - count; at += 500) {
    progress(`${count + at} of ${wanted} datasets`)
    await transact(db, async (tx) => {
      for (let i = at; i < Math.min(at + 500, wanted - count); i += 1) {
        const record = records[i % records.length]!
        const id = newId()
        const description = {
          ...like.description!, title: textOf(record.title), summary: textOf(record.about ?? record.title), theme: codes[i % codes.length]!,
          licence: ['CC-BY-4.0', 'CC0-1.0', 'ODbL-1.0', 'CC-BY-SA-4.0'][i % 4]!,
        }
        const terms = { ...like.terms, tier: (['open', 'registered', 'restricted'] as const)[i % 3]! }
        const row = await tx.insertInto('dataset').values({
          ...like, id, name: `copy-${i}`, description: JSON.stringify(description), terms: JSON.stringify(terms), withdrawn: null, titles: null,
        }).returningAll().executeTakeFirstOrThrow()
        await sql`insert into dataset_version select ${newId()}::uuid, ${id}::uuid, number, commit, state, tables, files, notes, suspects, gate, readiness, failure, created_at, published_at
          from dataset_version where id = ${version.id}`.execute(tx)
        await kernel.search.put(tx, documentOf(datasetOf(row, { name: '«Үлгі Статистика» КЕАҚ' }), version))
      }
    })
  }
  await sql`analyze`.execute(db)
  await kernel.close()
}

await seed()
progress('start')
const portal = await startPortal(data)
await pause(30_000)
const { memory, processes } = portal.weigh()

const words = goldQueries().map(({ text }) => text)
const kinds: Readonly<Record<string, (index: number) => string>> = {
  'first page': () => '/kk/commons/datasets',
  'words': (i) => `/kk/commons/datasets?q=${encodeURIComponent(words[i % words.length]!)}`,
  'two facets': (i) => `/ru/commons/datasets?tier=open&theme=${Object.keys(themes)[i % 14]}`,
  'words, a facet and page 2': (i) => `/ru/commons/datasets?q=${encodeURIComponent(words[i % words.length]!.split(' ')[0]!)}&tier=open&page=2`,
}

/** Asks with some clients at a time; a refusal is no answer. */
async function ask(clients: number): Promise<Readonly<Record<string, Times>>> {
  const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, new Times()]))
  const all = Object.entries(kinds)
  await inParallel(clients, requests, async (index) => {
    const [kind, path] = all[index % all.length]!
    await times[kind]!.of(async () => {
      const answer = await fetch(`${portal.url}${path(index)}`)
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${path(index)}: ${answer.status}`)
    })
  })
  return times
}

await ask(1) // for warmth
const [alone, four] = [await ask(1), await ask(4)]
await portal.stop()

report({
  title: `The catalogue of ${wanted} datasets`,
  about: `Whole pages of the catalogue with their facets, asked over HTTP from the same machine; words are the queries of the search's gold set. ${requests} requests in each run. `
    + 'Memory is the sum over the tree of processes (PSS) after 30 s of rest.',
  columns: ['page', 'p50 ms, one client', 'p95 ms', 'p50 ms, four clients', 'p95 ms'],
  rows: Object.keys(kinds).map((kind) => [kind, ...[alone, four].flatMap((times) => [figure(times[kind]!.at(0.5)), figure(times[kind]!.at(0.95))])]),
  findings: [
    `Goal: p95 under 100 ms with facets, one client: ${Object.values(alone).every((times) => times.at(0.95) < 100) ? 'met' : 'not met'}.`,
    `Memory at rest: ${figure(memory)} MB in ${processes} processes; goal under 700 MB: ${memory < 700 ? 'met' : 'not met'}.`,
  ],
})
await clear()
