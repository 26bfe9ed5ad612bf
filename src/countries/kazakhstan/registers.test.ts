/** Specifies what the list of registers holds beside the declared ones: residents, datasets and models, on the same pages and with no more than everybody may see. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPortal, seat } from '../../house.ts'
import { newId, transact } from '../../kernel/database/index.ts'
import { fillRegister } from '../../kernel/decisions/testing-register.ts'
import { openLog } from '../../portal/index.ts'
import { type CommonsWorld, openCommonsWorld, openTerms, someDescription } from './commons/testing.ts'
import { kazakhstan } from './index.ts'
import { decideResidency, openOffice } from './technopark/journey.ts'

let world: CommonsWorld
let app: ReturnType<typeof openPortal>
const ask = async (path: string) => app.request(`http://localhost:8080${path}`)
const read = async (path: string): Promise<string> => {
  const response = await ask(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
const api = async (path: string) => JSON.parse(await read(`/api/registers/${path}`))

/** A model as the registry keeps it, in this state. */
async function model(name: string, state: 'draft' | 'released' | 'withdrawn', parameters: number): Promise<void> {
  const { db, now } = world.kernel
  const register = { languages: ['kk', 'ru'], licence: 'Apache-2.0', parameters, contextLength: 2048 }
  await db.insertInto('language_model').values({
    id: newId(), name, state, description: '{}', provenance: '{}', shape: '{}', hash: parameters.toString(16).padStart(64, '0'), drafted_by: 'test', drafted_at: now(),
    ...(state !== 'draft' && { release: JSON.stringify({ register }), released_at: now() }), ...(state === 'withdrawn' && { withdrawal: JSON.stringify({ kk: '—', ru: '—', en: '—' }), withdrawn_at: now() }),
  } as never).execute()
}

before(async () => {
  world = await openCommonsWorld()
  const { kernel } = world
  const country = kazakhstan('sample')
  seat(kernel, country)
  app = openPortal(kernel, country, openLog({ write: () => undefined }))
  const number = await decideResidency(world, await world.founder('«Тұмар Дерек» ЖШС'), await openOffice(world), { projectName: 'Ақылды егін' })
  const { record } = (await kernel.decisions.find(number))!
  await fillRegister(kernel.db, { like: record.id, count: 60, claims: (n) => ({ activity: n % 2 ? 'data' : 'software', projectName: `Жоба ${n}` }) })
  await world.publish('mektepter', { 'data.csv': 'id,name\n1,a\n2,b\n' })
  await transact(kernel.db, (tx) => world.commons.datasets.create(tx, world.owner, { namespace: 'ulgi', name: 'qupiya', terms: openTerms, description: { ...someDescription, title: { kk: 'Қаралама', ru: 'Черновик', en: 'A draft' } } }))
  await model('egin-1', 'released', 1_000)
  await model('egin-2', 'withdrawn', 20_000)
  await model('egin-3', 'draft', 300)
})
after(() => world.close())

test('residents, datasets and models stand in the list of registers, with how many there are', async () => {
  const { registers } = JSON.parse(await read('/api/registers'))
  const counts = Object.fromEntries(registers.map(({ id, entries }: { id: string; entries: object }) => [id, entries]))
  assert.deepEqual(counts['technopark.residents'], { entered: 61, suspended: 0, struck: 0 })
  assert.deepEqual(counts['commons.datasets'], { entered: 1, suspended: 0, struck: 0 })
  assert.deepEqual(counts['language-model.models'], { entered: 1, suspended: 0, struck: 1 })
  assert.ok('language-model.undertakings' in counts)
  for (const id of Object.keys(counts)) assert.ok((await read('/kk/registers')).includes(`href="/kk/registers/${id}"`), id)
})

test('they are searched, narrowed, sorted and read on as every register is, and lead to their own pages', async () => {
  const residents = await api('technopark.residents?filter=activity:data&sort=-name&size=20')
  assert.deepEqual([residents.total, residents.entries.length, residents.counts.columns.activity.data], [30, 20, 30])
  const more = await api(`technopark.residents?filter=activity:data&sort=-name&size=20&cursor=${residents.next}`)
  const names = [...residents.entries, ...more.entries].map(({ values }: { values: { name: string } }) => values.name)
  assert.equal(new Set(names).size, 30)
  assert.deepEqual(names, names.toSorted((one, other) => new Intl.Collator('kk').compare(other, one)))
  const [tumar] = (await api('technopark.residents?q=егін')).entries
  assert.deepEqual([tumar.values.name, tumar.values.projectName, tumar.restricted], ['«Тұмар Дерек» ЖШС', 'Ақылды егін', false])
  const page = await ask(`/ru/registers/technopark.residents/${tumar.number}`)
  assert.deepEqual([page.status, page.headers.get('location')], [303, `/ru/technopark/residents/${tumar.values.bin}`])
  assert.match(await read('/ru/registers/technopark.residents?q=егін'), new RegExp(`href="/ru/technopark/residents/${tumar.values.bin}">«Тұмар Дерек» ЖШС`))

  const models = await api('language-model.models?sort=-parameters')
  assert.deepEqual(models.entries.map(({ number, state }: { number: string; state: string }) => [number, state]), [['egin-2', 'struck'], ['egin-1', 'entered']])
  assert.deepEqual(models.counts.columns.languages, { kk: 2, ru: 2 })
  assert.match(await read('/registers/language-model.models/entries.csv?sort=parameters&lang=en'), /\r\negin-1,released,.*\r\negin-2,taken back,/)
})

test('a draft of a dataset or a model is in no list, whatever is searched, sorted or counted, and has no entry', async () => {
  for (const query of ['', '?q=qupiya', '?sort=theme', '?filter=theme:EDUC']) assert.doesNotMatch(JSON.stringify(await api(`commons.datasets${query}`)), /qupiya|Қаралама/)
  assert.deepEqual((await api('commons.datasets')).counts.columns.theme, { EDUC: 1 })
  for (const query of ['', '?q=egin-3', '?sort=parameters']) assert.doesNotMatch(JSON.stringify(await api(`language-model.models${query}`)), /egin-3|"300"/)
  for (const path of ['language-model.models/egin-3', 'commons.datasets/ulgi%2Fqupiya', 'technopark.residents/egin-1']) assert.equal((await ask(`/api/registers/${path}`)).status, 404, path)
  assert.deepEqual((await api('commons.datasets/ulgi%2Fmektepter')).page, '/commons/datasets/ulgi/mektepter')
  assert.deepEqual((await api('commons.datasets/ulgi%2Fmektepter')).history, [])
})

test('a resident whose certificate was revoked is struck, and tells since when', async () => {
  const { entries: [one] } = await api('technopark.residents?q=егін')
  const { id } = (await world.kernel.decisions.find(one.number))!.record
  await world.kernel.db.updateTable('decision_status').set({ revoked_at: world.kernel.now(), revoked_by: id }).where('decision', '=', id).execute()
  const now = await api('technopark.residents?q=егін')
  assert.deepEqual([now.entries[0].state, now.counts.states], ['struck', { struck: 1 }])
})
