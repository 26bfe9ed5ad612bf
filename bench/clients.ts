/**
 * The matrix of clients: each call of the clients that people have, as they are published, against the whole portal.
 *
 * `node bench/clients.ts [folder]`: `folder` keeps the virtual environment of Python for the next time.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import * as hub from '@huggingface/hub'
import { instantAt } from '../src/law/time.ts'
import { catalogueChecks, pythonPackages } from '../conformance/catalogue-clients.ts'
import { namespace, openHubWorld, prices } from '../conformance/hub-world.ts'
import { openWholePortal } from '../e2e/portal.ts'
import type { AccessKey } from '../src/kernel/parties/index.ts'
import { openTestGateway, secret } from '../src/institutions/language-model/gateway/testing.ts'
import { stubUpstream } from '../src/institutions/language-model/serving/testing.ts'
import { progress } from './measure.ts'
import { clear, folder } from './place.ts'
import { needs } from './needs.ts'

needs('python3')

interface Call { readonly client: string; readonly call: string; readonly ok: boolean; readonly detail?: string }

const packages = ['huggingface_hub', 'datasets', 'polars', 'duckdb==1.4.4', 'duckdb-ext', 'duckdb-ext-httpfs', 'boto3', 'aiohttp', 'openai', ...pythonPackages]
const rows = 2_000

/** Runs a program to its end, never in step with this process, which serves it; answers its lines and its status. */
async function run(program: string, words: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<{ readonly lines: readonly string[]; readonly status: number }> {
  const child = spawn(program, words, { env: environment, stdio: ['ignore', 'pipe', 'inherit'], cwd: join(import.meta.dirname, 'clients') })
  const { promise: ended, resolve: end } = Promise.withResolvers<number>()
  child.once('error', () => end(127))
  child.once('close', (code) => end(code ?? 1))
  const lines = await Array.fromAsync(createInterface({ input: child.stdout }))
  return { lines, status: await ended }
}

/** Python with the packages; undefined when there is no Python or no registry. */
async function python(): Promise<string | undefined> {
  const place = resolve(process.argv[2] ?? folder('python'), 'venv')
  const program = join(place, 'bin', 'python')
  if (!existsSync(program) && (await run('python3', ['-m', 'venv', place])).status !== 0) return undefined
  return (await run(program, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...packages])).status === 0 ? program : undefined
}

const callsOf = (client: string, lines: readonly string[]): readonly Call[] =>
  lines.filter((line) => line.startsWith('{"call"')).map((line) => ({ client, ...JSON.parse(line) }))

const calls: Call[] = []

/** Makes one call here and notes whether it passed. */
async function attempt(client: string, call: string, make: () => Promise<unknown>): Promise<void> {
  try {
    await make()
    calls.push({ client, call, ok: true })
  } catch (error) {
    calls.push({ client, call, ok: false, detail: String(error).replaceAll(/\s+/g, ' ').slice(0, 300) })
  }
}

/** Each call of the client for JavaScript that has to do with datasets. */
async function javaScript(hubUrl: string, { publisher, reader }: { readonly publisher: string; readonly reader: string }): Promise<void> {
  const client = '@huggingface/hub'
  const repo = { type: 'dataset', name: `${namespace}/from-javascript` } as const
  const published = { type: 'dataset', name: `${namespace}/prices` } as const
  const to = { hubUrl, accessToken: publisher, repo } as const
  const of = { hubUrl, accessToken: reader, repo: published } as const
  const csv = (count: number): Blob => new Blob([prices(count)])
  const made: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['whoAmI', () => hub.whoAmI({ hubUrl, accessToken: publisher })],
    ['createRepo', () => hub.createRepo(to)],
    ['repoExists', async () => assert.ok(await hub.repoExists(to))],
    ['uploadFile', () => hub.uploadFile({ ...to, file: { path: 'a.csv', content: csv(10) } })],
    ['uploadFiles, in parts', () => hub.uploadFiles({ ...to, files: [{ path: 'large.bin', content: new Blob([randomBytes(40 * 2 ** 20)]) }, { path: 'b.csv', content: csv(20) }] })],
    ['uploadFilesWithProgress', () => Array.fromAsync(hub.uploadFilesWithProgress({ ...to, files: [{ path: 'c.csv', content: csv(30) }] }))],
    ['commit', () => hub.commit({ ...to, title: 'Several', operations: [{ operation: 'addOrUpdate', path: 'd.csv', content: csv(40) }, { operation: 'delete', path: 'c.csv' }] })],
    ['listFiles', async () => assert.equal((await Array.fromAsync(hub.listFiles({ ...to, recursive: true, expand: true }))).length, 4)],
    ['pathsInfo', async () => assert.equal((await hub.pathsInfo({ ...to, paths: ['large.bin'], expand: true }))[0]?.size, 40 * 2 ** 20)],
    ['fileExists', async () => assert.ok(await hub.fileExists({ ...to, path: 'a.csv' }))],
    ['fileDownloadInfo', async () => assert.equal((await hub.fileDownloadInfo({ ...to, path: 'large.bin' }))?.size, 40 * 2 ** 20)],
    ['downloadFile', async () => assert.equal(await (await hub.downloadFile({ ...to, path: 'a.csv' }))?.text(), prices(10))],
    ['downloadFileToCacheDir', async () => hub.downloadFileToCacheDir({ ...of, path: 'prices.csv', cacheDir: folder('hub-cache') })],
    ['snapshotDownload', () => hub.snapshotDownload({ ...of, cacheDir: folder('hub-snapshot') })],
    ['datasetInfo', () => hub.datasetInfo({ ...of, name: published.name, additionalFields: ['sha', 'cardData', 'tags', 'description'] })],
    ['listDatasets', async () => assert.ok((await Array.fromAsync(hub.listDatasets({ hubUrl, accessToken: reader, search: { query: 'prices' } }))).length > 0)],
    ['listCommits', async () => assert.ok((await Array.fromAsync(hub.listCommits(to))).length > 3)],
    ['countCommits', async () => assert.ok(await hub.countCommits(to) > 3)],
    ['checkRepoAccess', () => hub.checkRepoAccess(of)],
    ['createBranch', () => hub.createBranch({ ...to, branch: 'draft' })],
    ['deleteBranch', () => hub.deleteBranch({ ...to, branch: 'draft' })],
    ['deleteFile', () => hub.deleteFile({ ...to, path: 'a.csv' })],
    ['deleteFiles', () => hub.deleteFiles({ ...to, paths: ['b.csv', 'd.csv'] })],
    ['deleteRepo', () => hub.deleteRepo(to)],
  ]
  for (const [call, make] of made) await attempt(client, call, make)
}

/** rclone, when the system has it. */
async function rclone(url: string, { id, secret }: AccessKey): Promise<void> {
  if ((await run('rclone', ['version'])).status !== 0) return progress('no rclone: it is left out')
  const { AWS_CA_BUNDLE: _, ...here } = process.env // rclone ends at once where it is set
  const environment = {
    ...here, RCLONE_CONFIG: join(folder('rclone'), 'none.conf'), RCLONE_CONFIG_HERE_TYPE: 's3', RCLONE_CONFIG_HERE_PROVIDER: 'Other',
    RCLONE_CONFIG_HERE_ENDPOINT: `${url}/s3`, RCLONE_CONFIG_HERE_ACCESS_KEY_ID: id, RCLONE_CONFIG_HERE_SECRET_ACCESS_KEY: secret,
  }
  const bucket = namespace.toLowerCase()
  const does = async (words: readonly string[], wanted: (lines: readonly string[]) => boolean): Promise<void> => {
    const { lines, status } = await run('rclone', words, environment)
    assert.ok(status === 0 && wanted(lines), `status ${status}: ${lines.slice(0, 3).join(' ')}`)
  }
  await attempt('rclone', 'lsd', () => does(['lsd', 'here:'], (lines) => lines.some((line) => line.endsWith(bucket))))
  await attempt('rclone', 'lsf', () => does(['lsf', '-R', `here:${bucket}/prices`], (lines) => lines.includes('prices.csv')))
  await attempt('rclone', 'cat', () => does(['cat', `here:${bucket}/prices/prices.csv`], (lines) => lines.length === rows + 1))
  await attempt('rclone', 'copy', () => does(['copy', `here:${bucket}/prices`, folder('rclone-copy')], () => true))
}
// Clients of S3 sign with the time of the machine.
const world = await openHubWorld(await openWholePortal({ start: instantAt(Date.now()) }))
try {
  const { portal, keys, pairs } = world
  for (const name of ['prices', 'restricted']) {
    const to = { repo: { type: 'dataset', name: `${namespace}/${name}` }, hubUrl: portal.url, accessToken: keys.publisher } as const
    await hub.createRepo(to)
    await hub.uploadFile({ ...to, file: { path: 'prices.csv', content: new Blob([prices(rows)]) } })
    await world.publish(name, { tier: name === 'restricted' ? 'restricted' : 'open' })
  }
  const environment = {
    ...process.env, HF_ENDPOINT: portal.url, HF_HOME: folder('hf-home'), HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1',
    PUBLISHER: keys.publisher, READER: keys.reader, PAIR_ID: pairs.reader.id, PAIR_SECRET: pairs.reader.secret, NAMESPACE: namespace, PUBLISHED: `${namespace}/prices`, RESTRICTED: `${namespace}/restricted`, ROWS: String(rows),
  }
  progress('@huggingface/hub')
  await javaScript(portal.url, keys)
  progress('rclone')
  await rclone(portal.url, pairs.reader)
  progress('Python')
  const program = await python()
  if (program === undefined) progress('no Python with its packages: its clients are left out')
  else {
    for (const [client, script] of [['huggingface_hub', 'hub.py'], ['tools', 'readers.py']] as const) {
      progress(client)
      calls.push(...callsOf(client, (await run(program, [script, ...process.argv.includes('-v') ? ['-v'] : []], environment)).lines))
    }
    progress('openai')
    const upstream = await stubUpstream()
    const gateway = await openTestGateway([upstream.url])
    calls.push(...callsOf('openai', (await run(program, ['language_model.py'], { ...process.env, OPENAI_BASE_URL: `${gateway.url}/v1`, OPENAI_API_KEY: secret })).lines))
    await gateway.close()
    await upstream.close()
    progress('catalogue')
    for (const { client, call, run: make } of catalogueChecks({ url: portal.url, dataset: `${namespace}/prices`, python: program })) await attempt(client, call, make)
  }
} finally {
  await world.portal.close()
  await clear()
}

const failed = calls.filter(({ ok }) => !ok)
console.log(`## Clients\n\n${calls.length - failed.length} of ${calls.length} calls pass.\n\n| Client | Call | |\n|---|---|---|`)
for (const { client, call, ok, detail } of calls) console.log(`| ${client} | ${call} | ${ok ? 'pass' : `**fail**: ${detail?.replaceAll('|', '\\|')}`} |`)
process.exitCode = failed.length > 0 ? 1 : 0
