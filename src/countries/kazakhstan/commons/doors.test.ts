/** Every door asks the one policy function: whoever comes, all doors of a mode give the same answer, and it is what the function says. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { AwsClient } from 'aws4fetch'
import { openPortal, seat } from '../../../house.ts'
import type { Dataset, Terms } from '../../../institutions/commons/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { AccessKey, Actor } from '../../../kernel/parties/index.ts'
import { openLog } from '../../../portal/index.ts'
import { kazakhstan } from '../index.ts'
import { cookieOf } from '../technopark/testing.ts'
import { type CommonsWorld, openCommonsWorld } from './testing.ts'

const origin = 'http://localhost:3000'
const secretCell = 'көрінбейтін мән'
const csv = `аудан,мән\n${Array.from({ length: 30 }, (_, i) => `Аудан ${i},${secretCell} ${i}`).join('\n')}`

interface Comer { readonly name: string; readonly actor?: Actor; readonly key?: string; readonly cookie?: string }

/** A way to the data: what it takes, and whether the answer held any of it. */
interface Door { readonly name: string; readonly mode: 'query' | 'download'; ask(comer: Comer, dataset: Dataset): Promise<Response> }

describe('the doors of the commons', () => {
  let world: CommonsWorld
  let app: ReturnType<typeof openPortal>
  const datasets: Dataset[] = []
  const comers: Comer[] = []
  const suspendedKeys: string[] = []
  const pairs = new Map<string, AccessKey>()
  const tokens = new Map<string, string>()
  const reason = { kk: 'Тексеру жүріп жатыр', ru: 'Идёт проверка', en: 'An inspection is under way' }

  const get = (path: string, { key, cookie = '' }: Comer, init: RequestInit = {}): Promise<Response> => Promise.resolve(app.request(`${origin}${path}`, {
    ...init, headers: { ...init.headers, ...(key === undefined ? { cookie, 'sec-fetch-site': 'same-origin' } : { authorization: `Bearer hf_${key}` }) },
  }))
  const at = ({ namespace, name }: Dataset): string => `${namespace}/${name}`
  const post = (body: unknown): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  const signed = async ({ id, secret }: AccessKey, dataset: Dataset, path: string, sessionToken?: string): Promise<Response> => {
    const signer = new AwsClient({ accessKeyId: id, secretAccessKey: secret, service: 's3', region: 'us-east-1', ...(sessionToken !== undefined && { sessionToken }) })
    return app.request(await signer.sign(`${origin}/s3/${at(dataset)}/${path}`, { aws: { datetime: world.kernel.now().replaceAll(/[-:]|\.\d+/g, '') } }))
  }

  const doors: readonly Door[] = [
    { name: 'the page with its rows', mode: 'query', ask: ({ cookie = '', name }, dataset) => get(`/kk/commons/datasets/${at(dataset)}`, { name, cookie }) },
    { name: 'rows of the API', mode: 'query', ask: (comer, dataset) => get(`/api/commons/datasets/${at(dataset)}/rows`, comer) },
    { name: 'SQL of the API', mode: 'query', ask: (comer, dataset) => get('/api/commons/query', comer, post({ datasets: [at(dataset)], sql: `select * from data` })) },
    { name: 'rows of the viewer', mode: 'query', ask: (comer, dataset) => get(`/viewer/rows?dataset=${at(dataset)}&config=data&split=train&offset=0&length=10`, comer) },
    { name: 'search of the viewer', mode: 'query', ask: (comer, dataset) => get(`/viewer/search?dataset=${at(dataset)}&config=data&split=train&query=Аудан`, comer) },
    { name: 'filter of the viewer', mode: 'query', ask: (comer, dataset) => get(`/viewer/filter?dataset=${at(dataset)}&config=data&split=train&where=${encodeURIComponent('"мән" is not null')}`, comer) },
    { name: 'CKAN', mode: 'query', ask: (comer, dataset) => get(`/api/3/action/datastore_search?resource_id=${dataset.id}.data`, comer) },
    { name: 'a file of the Hub', mode: 'download', ask: (comer, dataset) => get(`/datasets/${at(dataset)}/resolve/main/data.csv`, comer) },
    { name: 'Parquet of the Hub', mode: 'download', ask: (comer, dataset) => get(`/datasets/${at(dataset)}/resolve/refs%2Fconvert%2Fparquet/data/train/0000.parquet`, comer) },
    {
      name: 'S3', mode: 'download', ask: async ({ key }, dataset) => {
        const url = `${origin}/s3/${dataset.namespace}/${dataset.name}/data.csv`
        if (key === undefined) return app.request(url)
        return signed(pairs.get(key)!, dataset, 'data.csv')
      },
    },
    {
      // With a temporary key that was made while the comer might read, whoever may by now.
      name: 'S3 with a temporary key', mode: 'download', ask: async ({ key }, dataset) => {
        const temporary = await world.kernel.parties.makeTemporaryKey({ ...(key !== undefined && { by: tokens.get(key)! }), opens: JSON.stringify({ dataset: dataset.id, versions: [dataset.latest ?? 0] }), seconds: 900 })
        return signed({ id: temporary.id, secret: temporary.secret }, dataset, 'data/data.parquet', temporary.sessionToken)
      },
    },
    {
      name: 'the catalog of Iceberg', mode: 'download', ask: async ({ key, ...comer }, dataset) => {
        const { cookie: _none, ...bare } = comer
        const answer = await get(`/iceberg/v1/namespaces/${encodeURIComponent(`${dataset.namespace}\u001f${dataset.name}`)}/tables/data`, { ...bare, ...(key !== undefined && { key }) })
        if (answer.status !== 200) return answer
        const { config }: { readonly config: Readonly<Record<string, string>> } = JSON.parse(await answer.text())
        return signed({ id: config['s3.access-key-id']!, secret: config['s3.secret-access-key']! }, dataset, 'data/data.parquet', config['s3.session-token'])
      },
    },
  ]

  before(async () => {
    world = await openCommonsWorld({ passwords: true })
    const { kernel, commons, owner } = world
    const country = kazakhstan('sample')
    seat(kernel, country)
    app = openPortal(kernel, country, openLog({ write: () => undefined }))
    const restricted: Partial<Terms> = { tier: 'restricted', mode: 'download', atOnce: { purposes: ['research'], mode: 'download', months: 12 } }
    datasets.push(
      await world.publish('all', { 'data.csv': csv }), await world.publish('signed-in', { 'data.csv': csv }, { terms: { tier: 'registered' } }),
      await world.publish('no-files', { 'data.csv': csv }, { terms: { mode: 'query' } }), await world.publish('asked', { 'data.csv': csv }, { terms: restricted }),
    )
    const withdrawn = await world.publish('gone', { 'data.csv': csv })
    await transact(kernel.db, (tx) => commons.publication.withdraw(tx, owner, withdrawn, { kk: 'Қате', ru: 'Ошибка', en: 'A mistake' }))
    datasets.push(await commons.datasets.byId(withdrawn.id), await world.bring('draft', { 'data.csv': csv }))

    const asked = datasets.find(({ name }) => name === 'asked')!
    async function comer(name: string, actor: Actor, grant?: { readonly mode: 'query' | 'download'; readonly email?: string }): Promise<Comer> {
      if (grant) await world.ask(actor, asked.id, { purpose: 'research', use: 'Үлгі', mode: grant.mode, months: '6', agrees: 'true', ...(grant.email && { 'people.0.name': 'Үлгі', 'people.0.email': grant.email }) })
      const { id, secret, accessKey } = await transact(kernel.db, (tx) => kernel.parties.makeToken(tx, actor, { label: name, scopes: ['datasets:read'], days: 30 }))
      pairs.set(secret, accessKey)
      tokens.set(secret, id)
      return { name, actor, key: secret, cookie: await cookieOf(world, actor) }
    }
    const person = { ...await world.founder(), organisation: undefined }
    const { organisation: _none, capacity: _neither, ...alone } = person
    comers.push(
      { name: 'a visitor' }, await comer('somebody signed in', { ...alone, roles: [] }), await comer('a company', await world.founder()),
      await comer('a company that may query', await world.founder(), { mode: 'query' }), await comer('a company that may download', await world.founder(), { mode: 'download' }),
      await comer('a company whose grant names somebody else', await world.founder(), { mode: 'download', email: 'basqa@ulgi.example' }),
      await comer('the owner', owner),
    )
    const back = await comer('a company whose grant was taken back', await world.founder(), { mode: 'download' })
    const [grant] = await commons.access.grantsOf(back.actor!.organisation!.identifier.value)
    await commons.publication.takeBack(owner, asked, grant!.decision, 'Үлгі себеп')
    comers.push(back)
    const barred = [
      { by: 'organisation', who: await comer('a suspended company that may download', await world.founder(), { mode: 'download' }) },
      { by: 'person', who: await comer('a suspended person whose company may download', await world.founder(), { mode: 'download' }) },
    ] as const
    const authority = await world.officer('administrator')
    for (const { by, who: { key, ...byCookie } } of barred) {
      const subject = by === 'person' ? `person:${byCookie.actor!.person}` : `organisation:${byCookie.actor!.organisation!.id}`
      await transact(kernel.db, (tx) => kernel.orders.suspend(tx, authority, { subject, reason, office: 'administrator' }))
      comers.push(byCookie)
      suspendedKeys.push(key!)
    }
  })
  after(async () => { await world.close() })

  for (const door of doors) {
    it(`${door.name}: gives what the policy function allows, and nothing else`, async () => {
      const table: Record<string, string> = {}
      const expected: Record<string, string> = {}
      for (const dataset of datasets) {
        for (const comer of comers) {
          const verdict = await world.commons.access.verdict(await world.commons.access.asker(comer.actor ?? null), dataset, { mode: door.mode })
          const answer = await door.ask(comer, dataset)
          const body = Buffer.from(await answer.arrayBuffer())
          // Parquet is compressed: there the magic bytes tell that the file went out.
          const got = answer.status === 200 && (body.includes(secretCell) || body.includes('PAR1'))
          assert.ok(answer.status === 200 || !body.includes(secretCell), `${comer.name}, ${dataset.name}: a refusal holds no data`)
          assert.ok(answer.status < 500, `${comer.name}, ${dataset.name}: ${answer.status}`)
          const line = `${comer.name} → ${dataset.name}`
          table[line] = got ? 'yes' : 'no'
          expected[line] = verdict.allowed ? 'yes' : 'no'
        }
      }
      assert.deepEqual(table, expected)
    })
  }

  it('are shut for a key of the suspended, also where everybody is let in; the page in a browser says why', async () => {
    const open = datasets.find(({ name }) => name === 'all')!
    for (const door of doors.filter(({ name }) => name !== 'the page with its rows')) {
      for (const key of suspendedKeys) {
        const answer = await door.ask({ name: 'a suspended key', key }, open)
        const body = await answer.text()
        assert.ok(answer.status >= 400 && answer.status < 500 && !body.includes(secretCell), `${door.name}: ${answer.status}`)
      }
    }
    for (const { cookie = '' } of comers.filter(({ name }) => name.startsWith('a suspended'))) {
      const page = await (await get(`/kk/commons/datasets/${at(datasets.find(({ name }) => name === 'asked')!)}`, { name: '', cookie })).text()
      assert.match(page, /құқықтар.* өкіммен тоқтатыла тұрған: Тексеру жүріп жатыр/)
    }
  })

  it('are shut for a withdrawn dataset also where a large table was read from a copy', async () => {
    const words = Array.from({ length: 300_000 }, (_, at) => `${at},${createHash('md5').update(String(at)).digest('hex')}`)
    const dataset = await world.publish('large', { 'data.csv': `id,word\n${words.join('\n')}` })
    const owner = comers.find(({ name }) => name === 'the owner')!
    const tables = async (): Promise<string> => (await get('/api/commons/query', owner, post({ datasets: [at(dataset)], sql: 'show all tables' }))).text()
    while (!(await tables()).includes('file_row_number')) assert.equal((await get(`/api/commons/datasets/${at(dataset)}/rows`, owner)).status, 200)
    await transact(world.kernel.db, (tx) => world.commons.publication.withdraw(tx, world.owner, dataset, { kk: 'Қате', ru: 'Ошибка', en: 'A mistake' }))
    const gone = await world.commons.datasets.byId(dataset.id)
    const company = comers.find(({ name }) => name === 'a company')!
    for (const door of doors) {
      const answer = await door.ask(company, gone)
      const body = await answer.text()
      assert.ok(answer.status < 500 && !body.includes(words[0]!.slice(2)) && !body.includes('PAR1'), `${door.name}: ${answer.status}`)
    }
  })

  it('says in the words of S3 to whoever writes there that it is for reading', async () => {
    const answer = await app.request(`${origin}/s3/ulgi/new/data.csv`, { method: 'PUT', body: 'a', headers: { 'accept-language': 'ru' } })
    const text = await answer.text()
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [405, 'application/xml'])
    assert.match(text, /<Code>MethodNotAllowed<\/Code><Message>Через S3 данные можно только читать/)
    assert.match(text, new RegExp(`<RequestId>${answer.headers.get('x-request-id')}</RequestId>`))
  })
})
