/**
 * Reads a dataset of the portal of open data, page by page, into JSON lines.
 *
 * Contract: its published examples, `GET /api/v4/<index>/<version>?apiKey=…&source={"from":0,"size":100}`, which answer an array of
 * records or an object with an error (https://data.egov.kz/pages/samples).
 */
import { hash } from 'node:crypto'
import { z } from 'zod'
import * as say from './messages.ts'
import { get, type Ground, jsonOf } from './request.ts'
import type { FoundDataset, Secret, SourceOf } from './source.ts'

const records = z.array(z.record(z.string(), z.unknown()))

export async function* egov(source: SourceOf<'egov'>, secret: Secret, ground: Ground): AsyncGenerator<FoundDataset> {
  const path = `${source.index}.jsonl`
  yield { key: '', files: [{ path, open: async () => ({ stream: pages(source, secret, ground) }) }] }
}

async function* pages({ url, index, version, size, sort }: SourceOf<'egov'>, { apiKey }: Secret, ground: Ground): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let before = ''
  for (let from = 0; ; from += size) {
    const address = new URL(`api/v4/${index}${version === undefined ? '' : `/${version}`}`, url.endsWith('/') ? url : `${url}/`)
    if (apiKey !== undefined) address.searchParams.set('apiKey', apiKey)
    address.searchParams.set('source', JSON.stringify({ from, size, ...(sort !== undefined && { sort: [{ [sort]: { order: 'asc' } }] }) }))
    const answer = await get(address, ground, { headers: { accept: 'application/json' }, what: index })
    const read = records.safeParse(await jsonOf(answer, 'JSON'))
    if (!read.success) throw say.notWhatItShouldBe(answer.url.host, 'data.egov.kz API v4')
    const page = read.data
    if (page.length === 0 && from === 0) throw say.nothingFound()
    if (page.length === 0) return
    const text = `${page.map((record) => JSON.stringify(record)).join('\n')}\n`
    const now = hash('sha256', text)
    if (now === before) throw say.samePageAgain(answer.url.host)
    before = now
    yield encoder.encode(text)
    if (page.length < size) return
  }
}
