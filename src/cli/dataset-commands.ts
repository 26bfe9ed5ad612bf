/** `shanyraq data`: datasets of a portal, from the command line: send, fetch, query, compare. It is a client like any other. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { createRepo, datasetInfo, downloadFile, HubApiError, listFiles, type ListFileEntry, uploadFiles } from '@huggingface/hub'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { Failure } from '../law/failure.ts'
import { inEveryLanguage } from '../law/format.ts'
import { same } from '../law/text.ts'
import { type Call, type Handler, UsageError } from './command.ts'
import { usage } from './help.ts'
import { datasetMessages as messages } from './dataset-messages.ts'

interface Portal {
  readonly url: string
  readonly token: string | undefined
  /** What the clients of Hugging Face want to know of it. */
  readonly hub: { readonly hubUrl: string; readonly fetch: typeof fetch; readonly accessToken?: string }
}

function portalOf({ options, env, locale }: Call): Portal {
  const url = (options['portal'] || env['SHANYRAQ_PORTAL'] || 'http://localhost:3000').replace(/\/+$/, '')
  // Whoever uses the clients of Hugging Face has the key with their prefix.
  const token = env['SHANYRAQ_TOKEN']?.trim().replace(/^hf_/, '') || undefined
  const inLanguage: typeof fetch = (input, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('accept-language', locale)
    return fetch(input, { ...init, headers })
  }
  return { url, token, hub: { hubUrl: url, fetch: inLanguage, ...(token !== undefined && { accessToken: `hf_${token}` }) } }
}

const repoOf = (name: string) => ({ type: 'dataset' as const, name })
const slug = /^[\w.-]+\/[\w.-]+$/

export const data: Handler = async (call) => {
  const [action = '', ...rest] = call.operands
  const run = actions[action]
  if (run === undefined || (action !== 'query' && !slug.test(rest[0] ?? ''))) throw new UsageError(inEveryLanguage((locale) => `${messages.usage[locale]} ${usage('data')}`))
  const portal = portalOf(call)
  try {
    await run(call, portal, rest)
  } catch (error) {
    if (error instanceof HubApiError) throw refusedBy(portal, error.statusCode, error.statusCode === 404 ? undefined : wordsOfHub(error))
    // So Node says that nobody listens, or that the connection broke.
    if (error instanceof TypeError && ['fetch failed', 'terminated', 'Failed to parse URL'].some((words) => error.message.startsWith(words))) throw new Failure('unavailable', messages.noPortal(portal.url))
    throw error
  }
}

const wordsOfHub = ({ data: said, message }: HubApiError): string => (typeof said?.['error'] === 'string' ? said['error'] : message)

const actions: Readonly<Record<string, (call: Call, portal: Portal, rest: readonly string[]) => Promise<void>>> = { push, pull, query, diff }

/** What the portal says stands in its answer; what people can mend at home is told in our words. */
function refusedBy({ token }: Portal, status: number, words: string | undefined): Failure {
  if (status === 401) return new Failure('unauthenticated', token === undefined ? messages.noToken : messages.badToken)
  if (status === 404 && words === undefined) return new Failure('not found', messages.notFound)
  return new Failure('refused', same(words ?? `HTTP ${status}`))
}

/** Sends a folder as one commit; a new version begins with it. */
async function push({ options, say, progress }: Call, { hub, token, url }: Portal, [name, folder = '.']: readonly string[]): Promise<void> {
  if (token === undefined) throw new Failure('unauthenticated', messages.noToken)
  const root = resolve(folder)
  const all = await readdir(root, { recursive: true, withFileTypes: true })
  const names = all.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')).filter(isMeant).toSorted()
  if (names.length === 0) throw new Failure('invalid', messages.emptyFolder(root))
  await createRepo({ repo: repoOf(name!), private: true, ...required(hub) }).catch((error: unknown) => {
    if (!(error instanceof HubApiError && error.statusCode === 409)) throw error
  })
  const files = names.map((path) => ({ path, content: pathToFileURL(join(root, path)) }))
  const before = await headOf(name!, hub)
  progress(messages.sending(files.length))
  const sent = await uploadFiles({ repo: repoOf(name!), files, commitTitle: options['message'] ?? 'shanyraq data push', ...required(hub) })
  const after = sent?.commit.oid
  const shown = after?.slice(0, 8) ?? ''
  say(after !== undefined && after === before ? messages.unchanged(shown) : messages.sent(files.length, shown))
  say(`${url}/commons/datasets/${name}`)
}

/** The newest commit of a dataset; undefined where there is none yet. A commit that changes nothing is the one that is there. */
async function headOf(name: string, hub: Portal['hub']): Promise<string | undefined> {
  try {
    return (await datasetInfo({ name, revision: 'main', additionalFields: ['sha'], ...required(hub) })).sha
  } catch (error) {
    if (error instanceof HubApiError && error.statusCode === 404) return undefined
    throw error
  }
}

/** Whether a file is sent: hidden ones, the folder of Git among them, and what a broken pull left are not. */
const isMeant = (path: string): boolean => !path.split('/').some((name) => name.startsWith('.')) && !path.endsWith(unfinished)

/** What a file is called as long as it is not whole. */
const unfinished = '.part'

const required = ({ accessToken = '', ...hub }: Portal['hub']) => ({ ...hub, accessToken })

/** Fetches all files of a version; what is there already and has the right content is not fetched again. */
async function pull({ options, say, progress }: Call, { hub }: Portal, [name, folder]: readonly string[]): Promise<void> {
  const root = resolve(folder ?? name!.split('/')[1]!)
  const revision = options['version'] === undefined ? 'main' : `v${options['version']}`
  let [fetched, kept] = [0, 0]
  for await (const entry of listFiles({ repo: repoOf(name!), revision, recursive: true, expand: false, ...hub })) {
    if (entry.type !== 'file') continue
    const path = resolve(root, entry.path)
    if (!path.startsWith(root + sep)) throw new Failure('refused', messages.strangePath(entry.path))
    if (await holds(path, entry)) {
      kept += 1
      continue
    }
    progress(messages.fetching(entry.path))
    const content = await downloadFile({ repo: repoOf(name!), path: entry.path, revision, ...hub })
    if (content === null) throw new Failure('not found', messages.notFound)
    await mkdir(dirname(path), { recursive: true })
    const part = path + unfinished
    try {
      await pipeline(content.stream(), createWriteStream(part))
      if (!await holds(part, entry)) throw new Failure('invalid', messages.brokenOnTheWay(entry.path))
      await rename(part, path)
    } finally {
      await rm(part, { force: true })
    }
    fetched += 1
  }
  say(messages.fetched(fetched, kept, root))
}

/** Whether a file on the disk is the one that the portal lists. */
async function holds(path: string, { size, oid, lfs }: ListFileEntry): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (found?.size !== size) return false
  return lfs ? lfs.oid === await hashOfFile(path, createHash('sha256')) : oid === await hashOfFile(path, createHash('sha1').update(`blob ${size}\0`)) // as Git names it
}

async function hashOfFile(path: string, hash: Hash): Promise<string> {
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const resultPage = z.object({ columns: z.array(z.object({ name: z.string() })), rows: z.array(z.array(z.unknown())), truncated: z.boolean() })
const problem = z.object({ title: z.string().optional(), detail: z.string().optional() })

async function ask(portal: Portal, path: string, init: RequestInit = {}): Promise<Response> {
  const { url, token, hub } = portal
  const response = await hub.fetch(`${url}${path}`, { ...init, headers: { ...init.headers, accept: 'application/json, text/csv', ...(token !== undefined && { authorization: `Bearer ${token}` }) } })
  if (response.ok) return response
  const said = problem.safeParse(await response.json().catch(() => undefined))
  throw refusedBy(portal, response.status, said.data?.detail ?? said.data?.title)
}

const pageSize = 10_000

/** Prints the whole result of one query, page by page, as CSV or JSON lines. */
async function query(call: Call, portal: Portal, [sql, ...datasets]: readonly string[]): Promise<void> {
  if (sql === undefined || datasets.length === 0 || !datasets.every((one) => slug.test(one))) throw new UsageError(inEveryLanguage((locale) => `${messages.usage[locale]} ${usage('data')}`))
  const asJson = call.options['json'] !== undefined
  for (let offset = 0; ;) {
    const response = await ask(portal, '/api/commons/query', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ datasets, sql, offset, limit: pageSize }),
    })
    const page = resultPage.safeParse(await response.json().catch(() => undefined))
    if (!page.success) throw new Failure('unavailable', messages.noPortal(portal.url))
    const { columns, rows, truncated } = page.data
    const names = columns.map(({ name }) => name)
    const lines = asJson ? rows.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, at) => [names[at], cell])))).join('\n')
      : stringify([...(offset === 0 ? [names] : []), ...rows.map((row) => row.map(printed))]).trimEnd()
    if (lines !== '') call.say(lines)
    offset += rows.length
    if (!truncated || rows.length === 0) return
  }
}

const printed = (cell: unknown): string => (cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell))

/** Prints the rows that came, went or changed between two versions, as CSV. */
async function diff(call: Call, portal: Portal, [name, from, to]: readonly string[]): Promise<void> {
  const asked = new URLSearchParams({ from: from ?? '', to: to ?? '', ...(call.options['key'] !== undefined && { key: call.options['key'] }), ...(call.options['table'] !== undefined && { table: call.options['table'] }) })
  const response = await ask(portal, `/commons/datasets/${name}/compare.csv?${asked.toString()}`)
  call.say((await response.text()).replace(/^\uFEFF/, '').trimEnd())
}
