/** The feeds of the portal, as feedparser reads them: without a complaint, with every word as it was written, each item once. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from 'node:test'
import { inGardens } from '../src/kernel/cases/testing.ts'
import { licence } from '../src/law/testing.ts'
import { locales } from '../src/law/text.ts'
import { rss } from '../src/portal/index.ts'
import { serviceRoutes } from '../src/portal/services/index.ts'
import { testPortal } from '../src/portal/testing.ts'

interface Read {
  readonly bozo: boolean
  readonly version: string
  readonly title: string
  readonly language: string
  readonly self: string
  readonly entries: readonly { readonly title: string; readonly link: string; readonly id: string; readonly at: string; readonly summary: string }[]
}

const look = `import feedparser, json, sys, time
told = feedparser.parse(sys.argv[1], sanitize_html=False)
print(json.dumps({"bozo": bool(told.bozo), "version": told.version, "title": told.feed.title, "language": told.feed.language,
  "self": next(one.href for one in told.feed.links if one.rel == "self"),
  "entries": [{"title": one.title, "link": one.link, "id": one.id, "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", one.published_parsed), "summary": one.summary} for one in told.entries]}))`

async function read(answer: Response): Promise<Read> {
  assert.equal(answer.headers.get('content-type'), 'application/rss+xml; charset=utf-8')
  const { stdout } = await promisify(execFile)(join(import.meta.dirname, '.venv/bin/python'), ['-c', look, await answer.text()])
  return JSON.parse(stdout) as Read
}

test('what is written in a feed is read as it was written', async () => {
  const title = 'Өсім: «қызмет» & "services" — 5 < 6'
  const item = { title, page: 'https://portal.example/kk/a?b=1&c=2', id: 'a & b', told: '2026-12-03T10:00:00.000Z', words: `${title}. 'Дереккөзі'` } as const
  const feed = await read(rss({ title, about: title, locale: 'kk', at: 'https://portal.example/feed.xml?lang=kk&x=1', page: 'https://portal.example/kk', items: [item, { ...item, id: 'c' }] }))
  assert.deepEqual(feed, {
    bozo: false, version: 'rss20', title, language: 'kk', self: 'https://portal.example/feed.xml?lang=kk&x=1',
    entries: ['a & b', 'c'].map((id) => ({ title, link: item.page, id, at: '2026-12-03T10:00:00Z', summary: item.words })),
  })
})

inGardens('what is new in the law of services is read in every language, the latest first, and each item leads to a page', async ({ kernel, at }) => {
  const { ask } = testPortal({ routes: serviceRoutes(kernel) })
  at('2026-02-10T05:00:00.000Z')
  await kernel.cases.versions.enact([{ ...licence, fee: 'unset', inForce: { ...licence.inForce, from: '2026-06-01' } }])
  const { publicUrl } = kernel.settings
  for (const locale of locales) {
    const { entries, ...feed } = await read(await ask(`/library/new.xml?lang=${locale}`))
    assert.deepEqual([feed.bozo, feed.version, feed.language, feed.self], [false, 'rss20', locale, `${publicUrl}/library/new.xml?lang=${locale}`])
    assert.equal(entries.length, kernel.cases.versions.everything().length)
    assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length)
    assert.deepEqual(entries.map((one) => one.at), entries.map((one) => one.at).toSorted().toReversed())
    assert.ok(entries[0]!.title.startsWith(licence.title[locale]))
    for (const { link } of entries) assert.equal((await ask(link.replace(publicUrl, ''))).status, 200, link)
  }
})
