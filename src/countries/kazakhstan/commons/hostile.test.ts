/** What a careless publisher uploads and a hostile reader asks: nothing unread goes out, and no question ends in a fault. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openPortal, seat } from '../../../house.ts'
import type { Dataset, Description } from '../../../institutions/commons/index.ts'
import { Failure } from '../../../law/failure.ts'
import { workbook } from '../../../kernel/archives/testing.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { generateIin } from '../../../law/identifier.ts'
import { openLog } from '../../../portal/index.ts'
import { kazakhstan } from '../index.ts'
import { cookieOf } from '../technopark/testing.ts'
import { type CommonsWorld, openCommonsWorld } from './testing.ts'

const origin = 'http://localhost:3000'
const why = { kk: 'Қате', ru: 'Ошибка', en: 'A mistake' }
const harmless = `аудан,мән\n${Array.from({ length: 30 }, (_, i) => `Аудан ${i},${i}`).join('\n')}\n`
const sheet = { name: 'Аудандар', rows: `<row><c t="inlineStr"><is><t>аудан</t></is></c></row>${'<row><c t="inlineStr"><is><t>Бірлік</t></is></c></row>'.repeat(3)}` }
/** Numbers as people have them, made up. */
const ids = [1, 2, 3, 4, 5].map((serial) => generateIin({ birthday: '1990-01-01', sex: 'male', serial }))

describe('the commons and its enemies', () => {
  let world: CommonsWorld
  let app: ReturnType<typeof openPortal>
  let [key, cookie] = ['', '']

  const ask = async (path: string, { headers, ...init }: RequestInit = {}): Promise<{ readonly status: number; readonly text: string }> => {
    const answer = await app.request(`${origin}${path}`, { ...init, headers: { ...headers } })
    return { status: answer.status, text: await answer.text() }
  }
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
  const newest = async ({ id }: Dataset) => world.commons.datasets.version(id, (await world.commons.datasets.versions(id))[0]!.number)

  before(async () => {
    world = await openCommonsWorld({ passwords: true })
    const { kernel, owner } = world
    const country = kazakhstan('sample')
    seat(kernel, country)
    app = openPortal(kernel, country, openLog({ write: () => undefined }))
    key = (await transact(kernel.db, (tx) => kernel.parties.makeToken(tx, owner, { label: 'Үлгі', scopes: ['datasets:read', 'datasets:write'], days: 3 }))).secret
    cookie = await cookieOf(world, owner)
  })
  after(async () => { await world.close() })

  describe('a repository with more in it than its tables', () => {
    let dataset: Dataset
    before(async () => {
      dataset = await world.publish('beside', {
        'data.csv': harmless, 'people.bin': ids.join('\n'), 'photo.png': new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]), 'docs/notes.md': `ЖСН ${ids[0]}`, '.people.csv': ids.join('\n'),
        'README.md': '# Аудандар\n\nБайланыс: derek@ulgi.example\n', LICENSE: `Иесі: ЖСН ${ids[1]}\n`, 'licence-register.csv': 'нөмір,жыл\n1,2020\n2,2021\n',
        'titled.csv': 'Орындаушы: Үлгі;;\n\nкод;атау;сан\n1;а;2\n2;б;3\n3;в;4\n', 'torn.csv': `а,ә\n${'1,2\n'.repeat(200)}5,6,7,${ids[2]}\n`,
        'plain.xlsx': workbook([sheet]), 'noted.xlsx': workbook([sheet], [], { parts: [{ name: 'xl/comments1.xml', content: `<comment>ЖСН ${ids[3]}</comment>` }] }),
        'authors.xlsx': workbook([sheet], [], { parts: [{ name: 'docProps/core.xml', content: `<cp><creator>ЖСН ${ids[4]}</creator></cp>` }] }),
        'places.geojson': JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { аудан: 'а' }, geometry: { type: 'Point', coordinates: [71, 51] } }] }),
      })
    })

    it('gives others the files that were read whole, and no other', async () => {
      const { text } = await ask('/api/datasets/ulgi/beside/tree/main?recursive=true')
      const files = (JSON.parse(text) as { readonly type: string; readonly path: string }[]).filter(({ type }) => type === 'file').map(({ path }) => path)
      assert.deepEqual(files, ['README.md', 'data.csv', 'data/authors.parquet', 'data/data.parquet', 'data/licence-register.parquet', 'data/noted.parquet', 'data/places.parquet', 'data/plain.parquet',
        'data/titled.parquet', 'data/torn.parquet', 'licence-register.csv', 'places.geojson', 'plain.xlsx'])
      for (const path of ['people.bin', 'photo.png', 'docs/notes.md', '.people.csv', 'LICENSE', 'titled.csv', 'torn.csv', 'noted.xlsx', 'authors.xlsx']) {
        assert.equal((await ask(`/datasets/ulgi/beside/resolve/main/${path}`)).status, 404, path)
        assert.equal((await ask(`/s3/ulgi/beside/${path}`)).status, 404, path)
        assert.equal((await ask(`/datasets/ulgi/beside/resolve/main/${path}`, { headers: { authorization: `Bearer hf_${key}` } })).status, 200, `${path} is its owner's`)
      }
    })

    it('tells its publisher which files are withheld, and why', async () => {
      assert.deepEqual(new Map((await newest(dataset)).withheld?.map(({ path, why: reason }) => [path, reason])), new Map([
        ['.people.csv', 'unread'], ['LICENSE', 'found'], ['authors.xlsx', 'found'], ['docs/notes.md', 'unread'], ['noted.xlsx', 'partly'], ['people.bin', 'unread'], ['photo.png', 'unread'], ['titled.csv', 'partly'], ['torn.csv', 'partly'],
      ]))
      const { text } = await ask('/en/commons/datasets/ulgi/beside/versions/1/work', { headers: { cookie } })
      assert.match(text, /Files that only you see.*noted\.xlsx.*A part of the file is in no table.*<li>Comments on cells\.<\/li><\/ul>.*people\.bin.*Files of this kind are not read/s)
      assert.doesNotMatch((await ask('/en/commons/datasets/ulgi/beside')).text, /people\.bin/)
    })
  })

  it('reads in no table whose headings are people', async () => {
    const dataset = await world.bring('headings', { 'k.json': JSON.stringify([1, 2].map((n) => Object.fromEntries(ids.map((id) => [id, n])))) })
    const { state, failure } = await newest(dataset)
    assert.equal(state, 'failed')
    assert.match(failure?.en ?? '', /themselves personal data \(90•+\d\d/)
  })

  it('takes no text about a dataset, nor a label of its columns, that tells of people, and says which', async () => {
    const { kernel, commons, owner } = world
    const dataset = await world.bring('said', { 'data.csv': harmless })
    const told = { kk: `Иесі: ЖСН ${ids[0]}`, ru: 'Пример', en: 'Example' }
    const tried = async (change: Partial<Description>): Promise<readonly (string | undefined)[]> => {
      try {
        await transact(kernel.db, (tx) => commons.datasets.describe(tx, owner, dataset, { ...dataset.description!, ...change }))
        return []
      } catch (error) {
        assert.ok(error instanceof Failure)
        assert.match(error.text.en, /individual identification number/)
        return error.problems.map(({ field }) => field)
      }
    }
    assert.deepEqual(await tried({ summary: told }), ['summary.kk'])
    assert.deepEqual(await tried({ title: told, keywords: [ids[1]!] }), ['title.kk', 'keywords'])
    assert.deepEqual(await tried({ fields: { мән: { label: told } } }), ['fields.мән.label.kk'])
    assert.deepEqual(await tried({ responsible: { name: 'Ахметов Нұрлан', email: 'nurlan@ulgi.example' } }), [], 'whoever answers for the data is named')
    await assert.rejects(transact(kernel.db, (tx) => commons.datasets.create(tx, owner, { namespace: 'ulgi', name: `of-${ids[2]}` })), { name: 'Failure' })
    const page = '/en/commons/datasets/ulgi/said/labels'
    const csrf = /name="csrf" value="([^"]+)"/.exec((await ask(page, { headers: { cookie } })).text)?.[1] ?? ''
    const { status, text } = await ask(page, {
      method: 'POST', headers: { cookie, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrf, 'kk.0': told.kk, 'ru.0': 'Пример', 'en.0': 'Example', 'kk.1': 'Мән', 'ru.1': 'Значение', 'en.1': 'Value' }).toString(),
    })
    assert.equal(status, 422)
    assert.match(text, /Everybody sees this text, and it holds personal data/)
    assert.ok(text.includes(told.kk), 'what was typed is kept')
  })

  it('describes and shows columns that bear the names of methods, and of the engine’s own', async () => {
    await world.publish('methods', { 'data.csv': 'constructor,__proto__,toString,file_row_number\n1,2,а,5\n3,4,ә,6\n' })
    for (const path of ['/api/commons/datasets/ulgi/methods/rows', '/kk/commons/datasets/ulgi/methods', '/api/commons/datasets/ulgi/methods', ...['schema.jsonld', 'croissant.json', 'datapackage.json', 'dcat.ttl'].map((name) => `/commons/datasets/ulgi/methods/${name}`)]) {
      assert.equal((await ask(path)).status, 200, path)
    }
  })

  it('answers wrong numbers and NUL with words, never with a fault', async () => {
    await world.publish('numbers', { 'data.csv': harmless })
    const authorization = `Bearer hf_${key}`
    for (const path of ['/api/datasets?cursor=-5', '/api/datasets?limit=-1', '/api/datasets?limit=0.5', '/api/datasets?cursor=1e300', '/api/datasets/ulgi/numbers/commits/main?cursor=-1',
      '/api/datasets/ulgi/numbers/commits/main?limit=1.5', '/commons/datasets/ulgi/numbers/croissant.json?version=99999999999', '/api/commons/datasets/ulgi/numbers/rows?version=99999999999', '/s3/ulgi?max-keys=-5']) {
      const { status } = await ask(path, path.startsWith('/s3') ? {} : { headers: { authorization } })
      assert.ok(status < 500, `${path}: ${status}`)
    }
    for (const [path, body] of [
      ['/api/commons/query', { datasets: ['ulgi/numbers'], sql: 'select \0 1' }], ['/api/3/action/organization_show', { id: 'a\0b' }], ['/api/3/action/package_show', { id: 'a\0b' }],
      ['/api/datasets/ulgi/numbers/branch/side', { startingPoint: 'x\0' }], ['/api/datasets/ulgi/numbers/commit/side', { key: 'header', value: { summary: 'а\0ә' } }],
    ] as const) {
      const { status } = await post(path, body, path.startsWith('/api/datasets') ? { authorization } : {})
      assert.ok(status < 500, `${path}: ${status}`)
    }
  })

  it('tells nobody a value of a column that is lent to nobody', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `Аудан ${i % 5},Құпия ${i % 3}`).join('\n')
    await world.publish('unlent', { 'data.csv': `аудан,құпия\n${rows}\n` }, { terms: { tier: 'restricted', mode: 'query', columns: ['аудан'] } })
    for (const path of ['/kk/commons/datasets/ulgi/unlent', '/api/commons/datasets/ulgi/unlent', '/commons/datasets/ulgi/unlent/croissant.json', '/commons/datasets/ulgi/unlent/dcat.jsonld', '/viewer/info?dataset=ulgi/unlent']) {
      const { status, text } = await ask(path)
      assert.equal(status, 200, path)
      assert.doesNotMatch(text, /Құпия \d/, path)
    }
  })

  it('lets nobody write with a key but whoever publishes for the owner', async () => {
    const { kernel: { db, parties }, owner } = world
    await world.publish('keys', { 'data.csv': harmless })
    const { person, name } = await world.founder()
    await transact(db, (tx) => parties.addMember(tx, owner, person))
    const member: Actor = { person, name, organisation: owner.organisation!, capacity: 'member', roles: [] }
    for (const actor of [member, await world.founder()]) {
      const { secret } = await transact(db, (tx) => parties.makeToken(tx, actor, { label: 'Үлгі', scopes: ['datasets:read', 'datasets:write'], days: 3 }))
      const headers = { authorization: `Bearer hf_${secret}` }
      assert.equal((await post('/api/datasets/ulgi/keys/branch/side', {}, headers)).status, 403)
      assert.equal((await post('/api/datasets/ulgi/keys/commit/side', { key: 'header', value: { summary: 'Үлгі' } }, headers)).status, 403)
      assert.equal((await post('/datasets/ulgi/keys.git/info/lfs/objects/batch', { operation: 'upload', objects: [{ oid: 'a'.repeat(64), size: 5 }] }, headers)).status, 403)
      assert.equal((await ask('/api/datasets/ulgi/keys/xet-write-token/main', { headers })).status, 403)
    }
    assert.equal((await post('/api/datasets/ulgi/keys/branch/side', {}, { authorization: `Bearer hf_${key}` })).status, 200)
  })

  it('tells nobody that a draft is there, at any address', async () => {
    await world.bring('draft', { 'data.csv': harmless })
    const addresses = (name: string) => [
      `/datasets/ulgi/${name}`, ...['', '/refs', '/revision/v1', '/tree/side', '/commits/main', '/auth-check'].map((below) => `/api/datasets/ulgi/${name}${below}`), `/datasets/ulgi/${name}/resolve/v7/x`,
      `/viewer/is-valid?dataset=ulgi/${name}`, `/viewer/info?dataset=ulgi/${name}`, `/viewer/croissant?dataset=ulgi/${name}`, `/api/commons/datasets/ulgi/${name}`, `/commons/datasets/ulgi/${name}/dcat.ttl`,
    ]
    for (const [at, path] of addresses('draft').entries()) {
      const [draft, nothing] = [await ask(path), await ask(addresses('nothing')[at]!)]
      const told = ({ status, text }: typeof draft): string => `${status} ${text.replaceAll(/urn:uuid:[0-9a-f-]+/g, '')}`
      assert.equal(told(draft), told(nothing), path)
    }
  })

  it('names no draft, and nothing in it, in the journal that everybody reads', async () => {
    const { kernel: { db } } = world
    const dataset = await world.bring('jasyryn', { 'kupiya-keste.csv': harmless })
    const version = await newest(dataset)
    const entries = await db.selectFrom('journal_entry').selectAll().where('subject', 'in', [`dataset:${dataset.id}`, `dataset-version:${version.id}`]).execute()
    assert.ok(entries.length >= 4)
    assert.doesNotMatch(JSON.stringify(entries, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)), /jasyryn|kupiya/)
  })

  it('takes no link that a browser would run', async () => {
    const { commons, kernel, owner } = world
    const dataset = await world.publish('links', { 'data.csv': harmless })
    await assert.rejects(transact(kernel.db, (tx) => commons.datasets.describe(tx, owner, dataset, { ...dataset.description!, source: 'javascript:alert(1)' })))
  })

  describe('acts at once', () => {
    it('begins one version of a commit, however often it is submitted', async () => {
      const { commons, kernel, owner } = world
      const dataset = await world.bring('once', { 'data.csv': harmless })
      const head = (await commons.repositories.resolve(dataset.id, 'main'))!
      await Promise.all(Array.from({ length: 5 }, () => transact(kernel.db, (tx) => commons.publication.submit(tx, owner, dataset, head.sha))))
      assert.equal((await commons.datasets.versions(dataset.id)).length, 1)
    })

    it('deletes no dataset that was published meanwhile', async () => {
      const { commons, kernel, owner } = world
      const draft = await world.bring('late', { 'data.csv': harmless })
      await transact(kernel.db, (tx) => commons.datasets.publish(tx, owner, draft))
      await assert.rejects(transact(kernel.db, (tx) => commons.datasets.remove(tx, owner, draft)), { kind: 'refused' })
      assert.equal((await ask('/api/commons/datasets/ulgi/late/rows')).status, 200)
    })

    it('opens a withdrawn dataset by lifting alone, and once', async () => {
      const { commons, kernel, owner } = world
      const dataset = await world.publish('taken', { 'data.csv': harmless, 'README.md': '# Өз карточкасы' })
      await transact(kernel.db, (tx) => commons.publication.withdraw(tx, owner, dataset, why))
      assert.doesNotMatch((await ask('/datasets/ulgi/taken/resolve/main/README.md')).text, /Өз карточкасы/)
      const withdrawn = await commons.datasets.byId(dataset.id)
      await assert.rejects(transact(kernel.db, (tx) => commons.datasets.publish(tx, owner, withdrawn)), { kind: 'conflict' })
      await transact(kernel.db, (tx) => commons.publication.lift(tx, owner, withdrawn))
      assert.match((await ask('/datasets/ulgi/taken/resolve/main/README.md')).text, /Өз карточкасы/)
    })
  })
})
