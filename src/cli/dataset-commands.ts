/** `shanyraq data`: datasets of a portal, from the command line: send, fetch, query, compare. It is a client like any other. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { createRepo, downloadFile, HubApiError, listFiles, type ListFileEntry, uploadFiles } from '@huggingface/hub'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { Failure } from '../law/failure.ts'
import { inEveryLanguage } from '../law/format.ts'
import { type Call, type Handler, UsageError } from './command.ts'
import { usage } from './help.ts'
import { datasetMessages as messages } from './dataset-messages.ts'

interface Portal {
  readonly url: string
  readonly token: string | undefined
  /** What the clients of Hugging Face want to know of it. */
  readonly hub: { readonly hubUrl: string; readonly accessToken?: string }
}

function portalOf({ options, env }: Call): Portal {
  const url = (options['portal'] ?? env['SHANYRAQ_PORTAL'] ?? 'http://localhost:3000').replace(/\/+$/, '')
  const token = env['SHANYRAQ_TOKEN']
  return { url, token, hub: { hubUrl: url, ...(token !== undefined && { accessToken: `hf_${token}` }) } }
}

const repoOf = (name: string) => ({ type: 'dataset' as const, name })
const slug = /^[\w.-]+\/[\w.-]+$/

export const data: Handler = async (call) => {
  const [action = '', ...rest] = call.operands
  const run = actions[action]
  if (run === undefined || (action !== 'query' && !slug.test(rest[0] ?? ''))) throw new UsageError(inEveryLanguage((locale) => `${messages.usage[locale]} ${usage('data')}`))
  try {
    await run(call, portalOf(call), rest)
  } catch (error) {
    if (error instanceof HubApiError) throw refusedBy(error.statusCode, error.message)
    if (error instanceof TypeError && error.message === 'fetch failed') throw new Failure('unavailable', messages.noPortal(portalOf(call).url))
    throw error
  }
}

const actions: Readonly<Record<string, (call: Call, portal: Portal, rest: readonly string[]) => Promise<void>>> = { push, pull, query, diff }

/** What the portal says stands in its answer; what people can mend is told first. */
function refusedBy(status: number, words: string): Failure {
  if (status === 401) return new Failure('unauthenticated', messages.noToken)
  if (status === 404) return new Failure('not found', messages.notFound)
  return new Failure('refused', inEveryLanguage(() => words))
}

/** Sends a folder as one commit; a new version begins with it. */
async function push({ options, say, progress }: Call, { hub, token, url }: Portal, [name, folder = '.']: readonly string[]): Promise<void> {
  if (token === undefined) throw new Failure('unauthenticated', messages.noToken)
  const root = resolve(folder)
  const names = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name)).toSorted()
  if (names.length === 0) throw new Failure('invalid', messages.emptyFolder(root))
  await createRepo({ repo: repoOf(name!), private: true, ...required(hub) }).catch((error: unknown) => {
    if (!(error instanceof HubApiError && error.statusCode === 409)) throw error
  })
  const files = names.map((path) => ({ path: relative(root, path).split(sep).join('/'), content: pathToFileURL(path) }))
  progress(messages.sending(files.length))
  const sent = await uploadFiles({ repo: repoOf(name!), files, commitTitle: options['message'] ?? 'shanyraq data push', ...required(hub) })
  say(messages.sent(files.length, sent?.commit.oid.slice(0, 8) ?? ''))
  say(`${url}/commons/datasets/${name}`)
}

const required = ({ hubUrl, accessToken = '' }: Portal['hub']) => ({ hubUrl, accessToken })

/** Fetches all files of a version; what is there already and has the right content is not fetched again. */
async function pull({ options, say, progress }: Call, { hub }: Portal, [name, folder]: readonly string[]): Promise<void> {
  const root = resolve(folder ?? name!.split('/')[1]!)
  const revision = options['version'] === undefined ? 'main' : `v${options['version']}`
  let [fetched, kept] = [0, 0]
  for await (const entry of listFiles({ repo: repoOf(name!), revision, recursive: true, expand: false, ...hub })) {
    if (entry.type !== 'file') continue
    const path = resolve(root, entry.path)
    if (!path.startsWith(root + sep)) throw new Failure('refused', messages.strangePath(entry.path))
    if (await isThere(path, entry)) {
      kept += 1
      continue
    }
    progress(messages.fetching(entry.path))
    const content = await downloadFile({ repo: repoOf(name!), path: entry.path, revision, ...hub })
    if (content === null) throw new Failure('not found', messages.notFound)
    await mkdir(dirname(path), { recursive: true })
    await pipeline(content.stream(), createWriteStream(`${path}.part`))
    if (entry.lfs && await hashOfFile(`${path}.part`) !== entry.lfs.oid) throw new Failure('invalid', messages.brokenOnTheWay(entry.path))
    await rename(`${path}.part`, path)
    fetched += 1
  }
  say(messages.fetched(fetched, kept, root))
}

async function isThere(path: string, { size, lfs }: ListFileEntry): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.size === size && lfs !== undefined && await hashOfFile(path) === lfs.oid
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const resultPage = z.object({ columns: z.array(z.object({ name: z.string() })), rows: z.array(z.array(z.unknown())), truncated: z.boolean() })
const problem = z.object({ title: z.string().optional(), detail: z.string().optional() })

async function ask({ url, token }: Portal, path: string, { locale }: Call, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`${url}${path}`, {
    ...init, headers: { ...init.headers, 'accept-language': locale, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
  })
  if (response.ok) return response
  const said = problem.safeParse(await response.json().catch(() => undefined))
  throw refusedBy(response.status, said.data?.detail ?? said.data?.title ?? `HTTP ${response.status}`)
}

const pageSize = 10_000

/** Prints the whole result of one query, page by page, as CSV or JSON lines. */
async function query(call: Call, portal: Portal, [sql, ...datasets]: readonly string[]): Promise<void> {
  if (sql === undefined || datasets.length === 0 || !datasets.every((one) => slug.test(one))) throw new UsageError(inEveryLanguage((locale) => `${messages.usage[locale]} ${usage('data')}`))
  const asJson = call.options['json'] !== undefined
  for (let offset = 0; ;) {
    const response = await ask(portal, '/api/commons/query', call, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ datasets, sql, offset, limit: pageSize }),
    })
    const { columns, rows, truncated } = resultPage.parse(await response.json())
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
  const response = await ask(portal, `/commons/datasets/${name}/compare.csv?${asked.toString()}`, call)
  call.say((await response.text()).replace(/^﻿/, '').trimEnd())
}
