/**
 * The matrix of clients: each call of the clients that people have, as they are published, against the whole portal.
 *
 * `node bench/clients.ts [folder]`: `folder` keeps the virtual environment of Python for the next time.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { namespace, openHubWorld, prices } from '../conformance/hub-world.ts'
import { progress } from './measure.ts'
import { clear, folder } from './place.ts'

interface Call { readonly client: string; readonly call: string; readonly ok: boolean; readonly detail?: string }

const packages = ['huggingface_hub', 'datasets', 'pandas', 'pyarrow', 'polars', 'duckdb', 'boto3', 'mlcroissant', 'aiohttp']
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
const world = await openHubWorld()
try {
  const { portal, keys } = world
  const { createRepo, uploadFile } = await import('@huggingface/hub')
  for (const name of ['prices', 'restricted']) {
    const to = { repo: { type: 'dataset', name: `${namespace}/${name}` }, hubUrl: portal.url, accessToken: keys.publisher } as const
    await createRepo(to)
    await uploadFile({ ...to, file: { path: 'prices.csv', content: new Blob([prices(rows)]) } })
    await world.publish(name, { tier: name === 'restricted' ? 'restricted' : 'open' })
  }
  const environment = {
    ...process.env, HF_ENDPOINT: portal.url, HF_HOME: folder('hf-home'), HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1',
    PUBLISHER: keys.publisher, READER: keys.reader, NAMESPACE: namespace, PUBLISHED: `${namespace}/prices`, RESTRICTED: `${namespace}/restricted`, ROWS: String(rows),
  }
  const program = await python()
  if (program === undefined) progress('no Python with its packages: its clients are left out')
  else {
    for (const [client, script] of [['huggingface_hub', 'hub.py'], ['tools', 'readers.py']] as const) {
      progress(client)
      calls.push(...callsOf(client, (await run(program, [script, ...process.argv.includes('-v') ? ['-v'] : []], environment)).lines))
    }
  }
} finally {
  await world.portal.close()
  await clear()
}

const failed = calls.filter(({ ok }) => !ok)
console.log(`## Clients\n\n${calls.length - failed.length} of ${calls.length} calls pass.\n\n| Client | Call | |\n|---|---|---|`)
for (const { client, call, ok, detail } of calls) console.log(`| ${client} | ${call} | ${ok ? 'pass' : `**fail**: ${detail?.replaceAll('|', '\\|')}`} |`)
process.exitCode = failed.length > 0 ? 1 : 0
