/** `shanyraq data` against a whole portal: folders go there and come back, are queried and compared, and what is wrong is told in one sentence. */
import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { openWholePortal, type Somebody, type WholePortal } from '../../e2e/portal.ts'
import { commonsOptions } from '../countries/kazakhstan/commons/options.ts'
import { someDescription } from '../countries/kazakhstan/commons/testing.ts'
import { type Commons, openCommons, type Terms } from '../institutions/commons/index.ts'
import { transact } from '../kernel/index.ts'
import type { Actor } from '../kernel/parties/index.ts'
import { data, run } from './index.ts'

let portal: WholePortal
let commons: Commons
let owner: Actor
let ownKey = ''
let strangerKey = ''
const base = mkdtempSync(join(tmpdir(), 'shanyraq-cli-data-'))

/** Runs `shanyraq data` with the key of the owner, unless told otherwise. */
async function shanyraq(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const said = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({ write: (text: string) => { said[name] += text } })
  const code = await run(['data', ...words], { data }, { env: { SHANYRAQ_PORTAL: portal.url, SHANYRAQ_TOKEN: ownKey, LANG: 'en', ...env }, out: stream('out'), err: stream('err') })
  return { code, out: stripVTControlCharacters(said.out), err: stripVTControlCharacters(said.err).replace(/^shanyraq: /, '') }
}

/** A folder on the disk of whoever works at the command line. */
function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(base, name, path)), { recursive: true })
    writeFileSync(join(base, name, path), content)
  }
  mkdirSync(join(base, name), { recursive: true })
  return join(base, name)
}

const filesIn = (place: string): readonly string[] => readdirSync(place, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => one.name).toSorted()

const schools = (count: number, change: (i: number) => number = (i) => 300 + i): string => `мектеп,өңір,оқушылар\n${Array.from({ length: count }, (_, i) => `№ ${i} мектеп,${i % 2 === 0 ? 'Алматы' : 'Астана'},${change(i)}`).join('\n')}\n`

async function key(who: Somebody, hat: 'self' | 'company', ...scopes: string[]): Promise<string> {
  const { kernel } = portal
  const actor = await portal.actor(who, hat)
  return (await transact(kernel.db, (tx) => kernel.parties.makeToken(tx, actor, { label: 'Командалық жол', scopes, days: 30 }))).secret
}

/** Reads in what was sent, and publishes the dataset with its newest version. */
async function publish(name: string, terms: Partial<Terms> = {}): Promise<void> {
  const { kernel } = portal
  await kernel.jobs.settle()
  const dataset = await commons.datasets.at('ulgi', name)
  if (dataset.state === 'published') return
  await transact(kernel.db, async (tx) => {
    await commons.datasets.describe(tx, owner, dataset, someDescription)
    await commons.datasets.setTerms(tx, owner, dataset, { tier: 'open', purposes: ['research'], duties: ['attribution'], mode: 'download', months: 12, ...terms })
    await commons.datasets.publish(tx, owner, await commons.datasets.byId(dataset.id, tx))
  })
}

/** A program that is no portal, or one that means harm. */
async function beside<T>(answer: RequestListener, act: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((open) => { server.once('listening', open) })
  const address = server.address()
  try {
    return await act(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

before(async () => {
  portal = await openWholePortal()
  commons = openCommons(portal.kernel, commonsOptions)
  const { applicant, stranger } = portal.people
  owner = await portal.actor(applicant, 'company')
  await transact(portal.kernel.db, (tx) => commons.datasets.claimNamespace(tx, owner, 'ulgi'))
  ownKey = await key(applicant, 'company', 'datasets:read', 'datasets:write')
  strangerKey = await key(stranger, 'self', 'datasets:read', 'datasets:write')
})
after(async () => {
  await portal.close()
  rmSync(base, { recursive: true })
  assert.deepEqual(portal.faults, [])
})

describe('a folder of data', () => {
  test('becomes a draft with a version that is being read; hidden files stay at home', async () => {
    const place = folder('mektepter', { 'mektepter.csv': schools(40), 'README.md': '# Үлгі\n', 'қосымша/жылдар.csv': 'жыл,саны\n2024,1\n2025,2\n', '.git/config': '[core]', '.env': 'secret' })
    const { code, out, err } = await shanyraq(['push', 'ulgi/mektepter', place, '--message', 'Алғашқы'])
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^Files sent: 3 \([0-9a-f]{8}\)\. The new version is being read\.\nhttp:\S+\/commons\/datasets\/ulgi\/mektepter\n$/)
    const dataset = await commons.datasets.at('ulgi', 'mektepter')
    assert.equal(dataset.state, 'draft')
    const [version] = await commons.datasets.versions(dataset.id)
    assert.deepEqual([version?.number, version?.state], [1, 'ingesting'])
    const tree = await commons.repositories.tree(dataset.id, version!.commit)
    assert.deepEqual(tree.map(({ path }) => path).toSorted(), ['README.md', 'mektepter.csv', 'қосымша/жылдар.csv'])
    assert.equal((await commons.repositories.history(dataset.id, version!.commit, { limit: 1, offset: 0 }))[0]?.title, 'Алғашқы')
  })

  test('that is there already is said to have changed nothing, and begins no version', async () => {
    const { code, out, err } = await shanyraq(['push', 'ulgi/mektepter', join(base, 'mektepter')])
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^Nothing has changed: the portal has these files already \([0-9a-f]{8}\)\.\nhttp:/)
    assert.equal((await commons.datasets.versions((await commons.datasets.at('ulgi', 'mektepter')).id)).length, 1)
  })

  test('comes back with the same bytes, and is not fetched twice', async () => {
    await publish('mektepter')
    const place = join(base, 'back')
    for (const token of [ownKey, '']) { // its owner reads the commit, everybody else the published version
      rmSync(place, { recursive: true, force: true })
      const first = await shanyraq(['pull', 'ulgi/mektepter', place], { SHANYRAQ_TOKEN: token })
      assert.deepEqual([first.code, first.err], [0, ''])
      assert.equal(readFileSync(join(place, 'mektepter.csv'), 'utf8'), schools(40))
      assert.equal(readFileSync(join(place, 'қосымша/жылдар.csv'), 'utf8'), 'жыл,саны\n2024,1\n2025,2\n')
      const count = Number(/^Files fetched: (\d+), there already: 0\./.exec(first.out)?.[1])
      assert.ok(count >= 3)
      assert.match((await shanyraq(['pull', 'ulgi/mektepter', place], { SHANYRAQ_TOKEN: token })).out, new RegExp(`^Files fetched: 0, there already: ${count}\\.`))
    }
    writeFileSync(join(place, 'mektepter.csv'), 'spoilt')
    assert.match((await shanyraq(['pull', 'ulgi/mektepter', place], { SHANYRAQ_TOKEN: '' })).out, /^Files fetched: 1,/)
    assert.equal(readFileSync(join(place, 'mektepter.csv'), 'utf8'), schools(40))
  })

  test('that was changed is the next version: the first can still be fetched, and rows are compared', async () => {
    const place = folder('mektepter', { 'mektepter.csv': schools(41, (i) => (i === 3 ? 999 : 300 + i)) })
    assert.equal((await shanyraq(['push', 'ulgi/mektepter', place])).code, 0)
    await publish('mektepter')
    const old = join(base, 'old')
    assert.equal((await shanyraq(['pull', 'ulgi/mektepter', old, '--version', '1'], { SHANYRAQ_TOKEN: '' })).code, 0)
    assert.equal(readFileSync(join(old, 'mektepter.csv'), 'utf8'), schools(40))
    const { code, out, err } = await shanyraq(['diff', 'ulgi/mektepter', '1', '2', '--table', 'mektepter', '--key', 'мектеп'])
    assert.deepEqual([code, err], [0, ''])
    assert.deepEqual(out.trimEnd().split(/\r?\n/), [
      'change,мектеп (before),мектеп (after),өңір (before),өңір (after),оқушылар (before),оқушылар (after)',
      'changed,№ 3 мектеп,№ 3 мектеп,Астана,Астана,303,999', 'added,,№ 40 мектеп,,Алматы,,340',
    ])
    assert.match((await shanyraq(['diff', 'ulgi/mektepter', '--table', 'mektepter'])).out, /^change,/, 'the two newest unless told')
    for (const wrong of [['1', '9'], ['1', '2', '--table', 'joq'], ['1', '2', '--table', 'mektepter', '--key', 'joq']]) {
      const { code, out, err } = await shanyraq(['diff', 'ulgi/mektepter', ...wrong])
      assert.deepEqual([code, out, err.split('\n').length], [1, '', 2], `${wrong.join(' ')}: ${err}`)
    }
  })

  test('is queried over more than one page, as CSV and as lines of JSON', async () => {
    const csv = await shanyraq(['query', 'select i, i * 2 as twice, null as none, \'a,"b"\' as quoted from range(25000) t(i)', 'ulgi/mektepter'])
    assert.deepEqual([csv.code, csv.err], [0, ''])
    const lines = csv.out.trimEnd().split('\n')
    assert.deepEqual([lines.length, lines[0], lines[1], lines.at(-1)], [25_001, 'i,twice,none,quoted', '0,0,,"a,""b"""', '24999,49998,,"a,""b"""'])
    assert.equal(new Set(lines).size, 25_001)
    const json = await shanyraq(['query', 'select "мектеп", "оқушылар" from mektepter order by "оқушылар" desc', 'ulgi/mektepter', '--json'])
    assert.deepEqual(JSON.parse(json.out.split('\n')[0]!), { мектеп: '№ 3 мектеп', оқушылар: 999 })
    const none = await shanyraq(['query', 'select "мектеп" from mektepter where false', 'ulgi/mektepter'])
    assert.equal(none.out, 'мектеп\n')
    const two = await shanyraq(['query', 'select nothing from mektepter', 'ulgi/mektepter'])
    assert.deepEqual([two.code, two.out], [1, ''])
    assert.match(two.err, /no column “nothing”/)
  })
})

describe('what is wrong is told in one sentence with the mend', () => {
  const once = (err: string, words: RegExp): void => {
    assert.match(err, words)
    assert.doesNotMatch(err, /\n.|SHANYRAQ_DEBUG|URL:|Request ID/)
  }

  test('a key that is missing, unknown, revoked or made for other things', async () => {
    const place = folder('bir', { 'a.csv': 'a\n1\n' })
    const missing = await shanyraq(['push', 'ulgi/bir', place], { SHANYRAQ_TOKEN: '' })
    assert.equal(missing.code, 1)
    once(missing.err, /portal key is needed.*datasets:write.*SHANYRAQ_TOKEN/)
    const russian = await shanyraq(['push', 'ulgi/bir', place], { SHANYRAQ_TOKEN: '', LANG: 'ru_RU.UTF-8' })
    once(russian.err, /Нужен ключ портала/)
    for (const SHANYRAQ_TOKEN of ['nonsense', 'shq_nonsense', `${ownKey.slice(0, -3)}xyz`]) {
      const broken = await shanyraq(['push', 'ulgi/bir', place], { SHANYRAQ_TOKEN })
      assert.equal(broken.code, 1)
      once(broken.err, /does not know the key.*SHANYRAQ_TOKEN/)
    }
    const reading = await shanyraq(['push', 'ulgi/bir', place], { SHANYRAQ_TOKEN: await key(portal.people.applicant, 'company', 'datasets:read') })
    assert.equal(reading.code, 1)
    once(reading.err, /datasets:write/)
    assert.equal((await shanyraq(['push', 'ulgi/bir', place], { SHANYRAQ_TOKEN: `hf_${ownKey}` })).code, 0, 'the prefix of Hugging Face does no harm')
  })

  test('a dataset or version that there is not', async () => {
    for (const words of [['pull', 'ulgi/joq'], ['diff', 'ulgi/joq'], ['query', 'select 1', 'ulgi/joq'], ['pull', 'ulgi/mektepter', '--version', '77']]) {
      const { code, out, err } = await shanyraq(words)
      assert.deepEqual([code, out], [1, ''])
      once(err, /no such (?:dataset|version)/)
    }
  })

  test('a dataset that is another’s, or that is lent on request', async () => {
    const place = folder('shekteuli', { 'a.csv': schools(20) })
    await shanyraq(['push', 'ulgi/shekteuli', place])
    await publish('shekteuli', { tier: 'restricted' })
    const into = join(base, 'refused')
    for (const words of [['pull', 'ulgi/shekteuli', into], ['query', 'select * from a', 'ulgi/shekteuli']]) {
      const { code, out, err } = await shanyraq(words, { SHANYRAQ_TOKEN: strangerKey })
      assert.deepEqual([code, out], [1, ''])
      once(err, /by permission: ask for access/)
      once((await shanyraq(words, { SHANYRAQ_TOKEN: strangerKey, LANG: 'kk_KZ.UTF-8' })).err, /ұйымыңыздың атынан рұқсат сұраңыз/)
    }
    assert.ok(!statSync(into, { throwIfNoEntry: false })?.isDirectory() || !filesIn(into).includes('a.csv'))
    const foreign = await shanyraq(['push', 'ulgi/mektepter', place], { SHANYRAQ_TOKEN: strangerKey })
    assert.equal(foreign.code, 1)
    once(foreign.err, /No name to publish under was chosen yet/)
  })

  test('no portal, and something that is none', async () => {
    for (const words of [['pull', 'ulgi/mektepter'], ['query', 'select 1', 'ulgi/mektepter'], ['diff', 'ulgi/mektepter']]) {
      const { code, err } = await shanyraq([...words, '--portal', 'http://127.0.0.1:9'])
      assert.equal(code, 1)
      once(err, /portal does not answer: http:\/\/127\.0\.0\.1:9\. Give its address with --portal/)
    }
    once((await shanyraq(['query', 'select 1', 'ulgi/mektepter', '--portal', 'nonsense'])).err, /--portal/)
    await beside((_request, response) => response.end('<html>hello</html>'), async (url) => {
      once((await shanyraq(['query', 'select 1', 'ulgi/mektepter', '--portal', url])).err, /portal does not answer/)
    })
  })

  test('a folder without files, and one that is not there', async () => {
    const empty = await shanyraq(['push', 'ulgi/bos', folder('bos', { '.hidden': 'x' })])
    assert.equal(empty.code, 1)
    once(empty.err, /no files to send in .*bos\. Name the folder/)
    const absent = await shanyraq(['push', 'ulgi/bos', join(base, 'absent')])
    assert.equal(absent.code, 1)
    once(absent.err, /no such file or directory.*absent/)
  })

  test('a line that is not understood, with code 2', async () => {
    for (const words of [['pull'], ['pull', 'mektepter'], ['fetch', 'ulgi/mektepter'], ['query', 'select 1'], ['query', 'select 1', 'nonsense']]) {
      const { code, err } = await shanyraq(words)
      assert.equal(code, 2, words.join(' '))
      once(err, /Usage: shanyraq data/)
    }
  })

  test('a server that names a path out of the folder, or sends other bytes than it listed, writes nothing there', async () => {
    const listing = (path: string, content: string): RequestListener => (request, response) => {
      if (request.url!.includes('/tree/')) response.setHeader('content-type', 'application/json').end(JSON.stringify([{ type: 'file', path, size: content.length, oid: '0'.repeat(40) }]))
      else response.writeHead(request.headers.range ? 206 : 200, { 'content-length': content.length, 'content-range': `bytes 0-${content.length - 1}/${content.length}`, etag: '"x"' }).end(content)
    }
    const into = join(base, 'a', 'b')
    for (const path of ['../../escaped.txt', '/etc/../tmp/escaped.txt', 'x/../../../escaped.txt', '..']) {
      await beside(listing(path, 'evil'), async (url) => {
        const { code, err } = await shanyraq(['pull', 'ulgi/mektepter', into, '--portal', url])
        assert.equal(code, 1)
        once(err, /leads out of the folder/)
      })
    }
    assert.ok(!filesIn(base).includes('escaped.txt'))
    await beside(listing('a.csv', 'evil'), async (url) => {
      const { code, err } = await shanyraq(['pull', 'ulgi/mektepter', into, '--portal', url])
      assert.equal(code, 1)
      once(err, /damaged on the way: a\.csv\. Run the command again/)
    })
    assert.deepEqual(filesIn(into), [], 'nothing is left of it')
  })
})
