/** The slots of the query engine are shared: eight accounts that ask without end keep nobody from the pages, and nobody from a short question. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { openPortal, seat } from '../../../house.ts'
import { locales } from '../../../law/text.ts'
import { openLog } from '../../../portal/index.ts'
import { kazakhstan } from '../index.ts'
import { cookieOf } from '../technopark/testing.ts'
import { type CommonsWorld, openCommonsWorld } from './testing.ts'

const origin = 'http://localhost:3000'
const csv = `аудан,оқушылар\n${Array.from({ length: 60 }, (_, i) => `Аудан ${i},${i * 3}`).join('\n')}`
const endless = 'with recursive x as (select 1 n union all select n + 1 from x) select max(n) from x'

describe('eight accounts that ask questions without end', () => {
  let world: CommonsWorld
  let app: ReturnType<typeof openPortal>
  const stopped = new AbortController()
  const going: Promise<unknown>[] = []
  const hostile: string[] = []
  let friend = ''

  const engine = () => world.commons.engine.state()
  const asking = () => engine().processes.filter(({ busy, lane }) => busy && lane === 'question').length
  const until = async (is: () => boolean): Promise<void> => { while (!is()) await turn() }
  const get = async (path: string, cookie = '', signal?: AbortSignal): Promise<Response> =>
    app.request(`${origin}${path}`, { headers: { cookie, 'sec-fetch-site': 'same-origin' }, ...(signal && { signal }) })
  const query = async (sql: string, cookie: string, signal?: AbortSignal): Promise<Response> => app.request(`${origin}/api/commons/query`, {
    method: 'POST', headers: { cookie, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }, body: JSON.stringify({ datasets: ['ulgi/all'], sql }), ...(signal && { signal }),
  })
  const console = (cookie: string, signal: AbortSignal): Promise<Response> => get(`/kk/commons/sql?dataset=ulgi/all&sql=${encodeURIComponent(endless)}`, cookie, signal)

  before(async () => {
    world = await openCommonsWorld({ passwords: true })
    const country = kazakhstan('sample')
    seat(world.kernel, country)
    app = openPortal(world.kernel, country, openLog({ write: () => undefined }))
    await world.publish('all', { 'data.csv': csv })
    for (let at = 0; at < 8; at += 1) hostile.push(await cookieOf(world, await world.founder()))
    friend = await cookieOf(world, await world.founder())
    for (const cookie of hostile) {
      // As soon as one ends, the next is asked.
      for (let window = 0; window < 3; window += 1) {
        going.push((async () => { while (!stopped.signal.aborted) await (window === 0 ? console(cookie, stopped.signal) : query(endless, cookie, stopped.signal)) })())
      }
    }
    await until(() => asking() >= 1 && engine().waiting >= 8)
  })
  after(async () => {
    stopped.abort()
    await Promise.all(going)
    await world.close()
  })

  for (const [who, cookie] of [['a visitor', () => ''], ['somebody signed in', () => friend], ['one of the eight', () => hostile[0]!]] as const) {
    it(`keep ${who} neither from a dataset's page nor from rows of the API and the viewer`, async () => {
      for (const [path, cell] of [
        ['/kk/commons/datasets/ulgi/all', 'Аудан 7'], ['/ru/commons/datasets/ulgi/all?page=3', 'Аудан 47'], ['/api/commons/datasets/ulgi/all/rows?offset=50', 'Аудан 57'],
        ['/viewer/rows?dataset=ulgi/all&config=data&split=train&offset=20&length=10', 'Аудан 27'], [`/api/3/action/datastore_search?resource_id=${(await world.commons.datasets.at('ulgi', 'all')).id}.data`, 'Аудан 59'],
      ] as const) {
        const answer = await get(path, cookie())
        assert.equal(answer.status, 200, path)
        assert.match(await answer.text(), new RegExp(cell), path)
        assert.ok(engine().waiting > 0, 'the others still wait for their own questions')
      }
    })
  }

  it('keep nobody from a short question in the console', async () => {
    const answer = await query('select sum("оқушылар") from data', friend)
    assert.equal(answer.status, 200)
    assert.deepEqual(await answer.json().then(({ rows }: { rows: unknown }) => rows), [[5310]])
    assert.ok(engine().waiting > 0)
  })

  it('are told to wait for their own questions, in their language and with a time, and nobody else is', async () => {
    const more = new AbortController()
    const cookie = hostile[3]!
    const refused = Promise.withResolvers<Response>()
    const asked = Array.from({ length: 12 }, async () => {
      const answer = await query(endless, cookie, more.signal)
      if (answer.status === 429) refused.resolve(answer)
    })
    const answer = await refused.promise
    more.abort()
    await Promise.all(asked)
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '10'])
    const problem = await answer.json() as { detail: string }
    assert.ok(problem.detail.length > 40)
    assert.equal(locales.length, 3)
    assert.equal((await query('select 1', friend)).status, 200)
  })
})
