/** Specifies what stands around a list: the map of the regions, and lists that somebody saves to find them again. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { transact } from '../../kernel/database/index.ts'
import { openRegisteredGardens, type RegisteredGardens } from '../../kernel/registers/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { choice, flag, integer } from '../../law/field.ts'
import { register } from '../../law/register.ts'
import type { Region } from '../../law/region.ts'
import { is } from '../../law/rule.ts'
import { treeRegister } from '../../law/testing-registers.ts'
import { same } from '../../law/text.ts'
import { testPortal, testToken } from '../testing.ts'
import { registerRoutes, savedInAccount } from './index.ts'
import { regionColumn } from './map.ts'

const regions: readonly Region[] = ['North', 'South', 'West'].map((name, i) => ({ code: String(10 + i), name: same(`${name} land`), short: same(name), others: [], column: i, row: 0 }))
const secret = flag('secret', { label: same('Is it secret?'), optional: true })
const place = choice('place', { label: same('Region'), choices: regions.map(({ code, name }) => ({ value: `KZ-${code}`, label: name })) })
const { id: _, calledBy: __, ...like } = treeRegister
const wells = register('sample.wells', {
  ...like, title: same('Wells'), numbers: 'WEL', fields: [place, integer('depth', { label: same('Depth'), min: 0, max: 1000 }), secret],
  shown: { to: 'everyone', fields: ['place', 'depth'], stub: { when: is(secret, true), words: same('Not disclosed.') } },
})

let world: RegisteredGardens
let founder: Actor
let stranger: Actor
before(async () => {
  world = await openRegisteredGardens([wells])
  founder = await world.founder()
  stranger = await world.founder()
  const well = (code: string, depth: number, hidden = false) => world.entered({ register: 'sample.wells', owner: { kind: 'body' }, values: { place: `KZ-${code}`, depth, ...(hidden && { secret: true }) } })
  for (const depth of [1, 2, 3]) await well('10', depth)
  await well('11', 9)
  await well('12', 77, true)
})
after(() => world.close())

const portalFor = (actor: Actor | null) => testPortal({ routes: registerRoutes({ ...world.kernel, country: { ...world.kernel.country, regions } }), session: { actor } })
const text = async (path: string, actor: Actor | null = null): Promise<string> => {
  const response = await portalFor(actor).ask(path)
  assert.equal(response.status, 200, path)
  return response.text()
}
const onTiles = (page: string) => Object.fromEntries([...(/<svg class="tiles".*?<\/svg>/s.exec(page)?.[0] ?? '').matchAll(/>(North|South|West)<\/text>(?:<text[^>]*>([^<]*)<)?/g)].map(([, name, value]) => [name, value]))

test('where a column is a region, the list is drawn on the map with the numbers that the filters leave, and beside it as a table', async () => {
  const page = await text('/en/registers/sample.wells')
  assert.deepEqual(onTiles(page), { North: '3', South: '1', West: undefined })
  assert.match(page, /Region: on the map/)
  assert.match(page, /<a href="[^"]*\?filter=place%3AKZ-10">North land<\/a><\/th><td class="number">3</)
  assert.deepEqual(onTiles(await text('/en/registers/sample.wells?filter=place:KZ-11&sort=depth')), { North: '3', South: '1', West: undefined }, 'what is chosen on the map does not empty it')
  assert.doesNotMatch(await text('/en/registers/sample.wells?q=nowhere'), /class="tiles"/, 'and nothing is drawn of nothing')
})

test('a restricted entry is on no tile, whatever is asked', async () => {
  for (const query of ['', '?sort=-depth', '?state=entered', '?filter=place:KZ-12', '?year=2026']) assert.equal(onTiles(await text(`/en/registers/sample.wells${query}`))['West'], undefined, query)
})

test('a column is a region where it asks for one, or where each of its values is another region', () => {
  const of = (...values: readonly string[]) => regionColumn({ ...wells, fields: [choice('place', { label: same('Region'), choices: values.map((value) => ({ value, label: same(value) })) })] }, regions)?.places.map(({ region }) => region.code)
  assert.deepEqual(of('KZ-10', '12'), ['10', '12'])
  const asked = regionColumn({ ...wells, fields: [{ kind: 'region', name: 'place', label: same('Region') }] }, regions)
  assert.deepEqual(asked?.places.map(({ value, region }) => [value, region.code]), [['10', '10'], ['11', '11'], ['12', '12']], 'a question for a region has all of them')
  for (const values of [['10'], ['10', 'KZ-10'], ['10', 'elsewhere'], ['north', 'south']]) assert.equal(of(...values), undefined, values.join())
})

const save = (actor: Actor | null, form: Readonly<Record<string, string>>, more = '') => portalFor(actor).ask(`/en/registers/sample.wells/saved${more}`, { form })
const saved = (actor: Actor) => world.kernel.registers.saved.of(actor.person)

test('somebody saves a list by a name, finds it above the list and in the account, and takes it away; nobody else sees it', async () => {
  const answer = await save(founder, { name: '  Deep   wells ', query: 'filter=place%3AKZ-10&sort=-depth&cursor=x&other=1' })
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/en/registers/sample.wells?filter=place%3AKZ-10&sort=-depth'])
  assert.match(await text('/en/registers/sample.wells', founder), /<a href="\/en\/registers\/sample\.wells\?filter=place%3AKZ-10&amp;sort=-depth">Deep wells<\/a>/)
  assert.doesNotMatch(await text('/en/registers/sample.wells', stranger), /Deep wells/)
  assert.doesNotMatch(await text('/en/registers/sample.wells'), /class="saved"/, 'a visitor saves nothing')
  const account = (await savedInAccount(world.kernel, { actor: founder, locale: 'en', link: (path: string) => `/en${path}`, url: new URL('http://localhost/en/account'), csrf: testToken } as never))!.source
  assert.match(account, /Wells<\/h3>.*Deep wells/s)
  await save(founder, { name: 'Deep wells', query: 'sort=depth' })
  assert.deepEqual(await saved(founder), [{ register: 'sample.wells', name: 'Deep wells', query: 'sort=depth' }], 'one of the same name is replaced')
  await save(stranger, { name: 'Deep wells' }, '/remove')
  assert.equal((await saved(founder)).length, 1, 'a stranger takes nothing away')
  assert.equal((await save(founder, { name: 'Deep wells', to: 'account' }, '/remove')).headers.get('location'), '/en/account')
  assert.deepEqual(await saved(founder), [])
})

test('what cannot be saved is refused with the mend, and nothing is kept', async () => {
  const refused = async (form: Readonly<Record<string, string>>, mend: RegExp) => {
    const answer = await save(founder, form)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), mend)
  }
  await refused({ name: ' ', query: '' }, /Give the list a name of at most 80/)
  await refused({ name: 'x'.repeat(81), query: '' }, /at most 80/)
  await refused({ name: 'Wide', query: `q=${'x'.repeat(4000)}` }, /leave some of them out/)
  await refused({ name: 'Wrong', query: 'sort=height' }, /cannot be sorted by “height”/)
  assert.equal((await save(null, { name: 'Nobody', query: '' })).status, 401)
  assert.deepEqual(await saved(founder), [])
})

test('what a person saved goes with their account', async () => {
  await save(stranger, { name: 'Mine', query: '' })
  await transact(world.kernel.db, (tx) => world.kernel.parties.closeAccount(tx, stranger))
  assert.deepEqual(await saved(stranger), [])
})
