/**
 * Upload and download of one large file: by the Hub API with the unmodified client, beside bare transfers to the same disk.
 *
 * `node bench/transfer.ts [megabytes] [rounds]`, 2,000 and 3 unless given. The bare side is nginx where it is installed, else a
 * stream of Node. The portal runs as a process of its own, whose memory is weighed while it works.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type RequestOptions } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { createRepo } from '@huggingface/hub'
import { figure, inTurns, median, progress, report } from './measure.ts'
import { clear, folder } from './place.ts'

const megabytes = Number(process.argv[2] ?? 2_000)
const rounds = Number(process.argv[3] ?? 3)
const bytes = megabytes * 1024 ** 2
const place = folder('transfer')

/** Content that nothing can make smaller, another one for each round: what is known is not sent again. */
async function makeFile(round: number): Promise<string> {
  const path = join(place, `source-${round}.bin`)
  const handle = await open(path, 'w')
  const block = randomBytes(1024 ** 2)
  for (let at = 0; at < megabytes; at += 1) {
    block.writeUInt32LE(at, 0)
    await handle.write(block)
  }
  await handle.close()
  return path
}

interface Portal { readonly url: string; readonly key: string; readonly child: ChildProcess }

async function openPortal(): Promise<Portal> {
  const told = join(place, 'portal.json')
  const child = spawn(process.execPath, [join(import.meta.dirname, 'transfer-portal.ts'), told], { stdio: ['ignore', 'ignore', 'inherit'] })
  while (!existsSync(told)) {
    if (child.exitCode !== null) throw new Error('The portal did not start')
    await pause(100)
  }
  return { ...JSON.parse(readFileSync(told, 'utf8')), child }
}

/** Resident memory of a process in MB. */
const weight = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024

/** Weighs a process while something runs; answers the heaviest it was. */
async function heaviest(pid: number, run: () => Promise<void>): Promise<number> {
  let most = weight(pid)
  const timer = setInterval(() => { most = Math.max(most, weight(pid)) }, 100)
  await run().finally(() => clearInterval(timer))
  return most
}

/** A port that takes PUT and gives GET, nothing else. */
async function openBare(): Promise<{ readonly name: string; readonly url: string; close(): void }> {
  if (existsSync('/usr/sbin/nginx')) {
    const port = 20_000 + process.pid % 20_000
    const files = join(place, 'nginx')
    writeFileSync(join(place, 'nginx.conf'), `daemon off; master_process off; pid ${place}/nginx.pid; error_log ${place}/error.log; events {}
http { access_log off; client_max_body_size 0; client_body_temp_path ${place}/body; proxy_temp_path ${place}/p; fastcgi_temp_path ${place}/f; uwsgi_temp_path ${place}/u; scgi_temp_path ${place}/s;
  server { listen 127.0.0.1:${port}; location / { root ${files}; dav_methods PUT; create_full_put_path on; } } }`)
    const child = spawn('/usr/sbin/nginx', ['-c', join(place, 'nginx.conf')], { stdio: 'ignore' })
    await pause(1_000)
    if (child.exitCode === null) return { name: 'nginx', url: `http://127.0.0.1:${port}`, close: () => void child.kill() }
  }
  const server = createServer((request, response) => {
    const path = join(place, 'bare.bin')
    const work = request.method === 'PUT' ? pipeline(request, createWriteStream(path)).then(() => response.end()) : pipeline(createReadStream(path), response)
    work.catch(() => response.destroy())
  })
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return { name: 'a stream of Node', url: `http://127.0.0.1:${address.port}`, close: () => void server.close() }
}

/** One request, with a part of a file as its body where there is one; resolves with the answer's beginning. */
function ask(url: string, options: RequestOptions, body?: { readonly path: string; readonly start: number; readonly end: number }): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...options, headers: { ...options.headers, ...(body && { 'content-length': body.end - body.start + 1 }) } }, resolve)
    asked.once('error', reject)
    if (body === undefined) asked.end()
    else createReadStream(body.path, { start: body.start, end: body.end, highWaterMark: 256 * 1024 }).pipe(asked)
  })
}

/** Sends a part of a file and waits until it was taken. */
async function put(url: string, path: string, start = 0, end = bytes - 1): Promise<void> {
  const answer = await ask(url, { method: 'PUT' }, { path, start, end })
  await answer.resume().toArray()
  if (answer.statusCode! >= 300) throw new Error(`PUT: ${answer.statusCode}`)
}

/** Reads a file to its end and checks how much came. */
async function get(url: string, key?: string): Promise<void> {
  const answer = await ask(url, { headers: key === undefined ? {} : { authorization: `Bearer ${key}` } })
  let got = 0
  for await (const chunk of answer) got += chunk.length
  if (answer.statusCode !== 200 || got !== bytes) throw new Error(`${answer.statusCode}: ${got} bytes of ${bytes}`)
}

/** The client reads the source once for its hash before it sends anything: that time is its own, and not counted. */
async function sha256(path: string): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(createReadStream(path), digest)
  return digest.digest('hex')
}

/** As the client of Hugging Face uploads a large file: announced, sent in parts five at a time, and joined. */
async function upload({ url, key }: Portal, repo: string, path: string, hash: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/vnd.git-lfs+json' }
  const batch = await fetch(`${url}/datasets/${repo}.git/info/lfs/objects/batch`, { method: 'POST', headers, body: JSON.stringify({ operation: 'upload', transfers: ['basic', 'multipart'], objects: [{ oid: hash, size: bytes }] }) })
  const { objects: [object] } = await batch.json()
  const { href, header } = object.actions.upload
  if (header.chunk_size === undefined) return put(href, path)
  const size = Number(header.chunk_size)
  const parts = Object.entries<string>(header).filter(([name]) => /^\d+$/.test(name))
  let next = 0
  const send = async (): Promise<void> => {
    for (let at = next++; at < parts.length; at = next++) {
      const start = at * size
      await put(parts[at]![1], path, start, Math.min(bytes, start + size) - 1)
    }
  }
  await Promise.all(Array.from({ length: 5 }, send))
  const joined = await fetch(href, { method: 'POST', body: '{}' })
  if (!joined.ok) throw new Error(`joining: ${joined.status}`)
}

const seconds = async (run: () => Promise<void>): Promise<number> => {
  const from = performance.now()
  await run()
  return (performance.now() - from) / 1000
}

interface Round { readonly up: number; readonly down: number; readonly memory: number }

const portal = await openPortal()
const bare = await openBare()
try {
  const repo = 'Ulgi/transfer'
  await createRepo({ hubUrl: portal.url, accessToken: portal.key, repo: { type: 'dataset', name: repo } })
  const resting = weight(portal.child.pid!)
  let [ours, theirs] = [0, 0]
  const results: Record<string, Round[]> = await inTurns<Round>(rounds, {
    portal: async () => {
      const path = await makeFile(ours++)
      const hash = await sha256(path)
      let [up, down] = [0, 0]
      const memory = await heaviest(portal.child.pid!, async () => {
        up = await seconds(() => upload(portal, repo, path, hash))
        await fetch(`${portal.url}/api/datasets/${repo}/commit/bench`, {
          method: 'POST', headers: { authorization: `Bearer ${portal.key}` },
          body: [{ key: 'header', value: { summary: 'Large' } }, { key: 'lfsFile', value: { path: 'large.bin', algo: 'sha256', oid: hash, size: bytes } }].map((line) => JSON.stringify(line)).join('\n'),
        })
        down = await seconds(() => get(`${portal.url}/datasets/${repo}/resolve/bench/large.bin`, portal.key))
      })
      return { up: megabytes / up, down: megabytes / down, memory }
    },
    bare: async () => {
      const path = await makeFile(1_000 + theirs++)
      const up = await seconds(() => put(`${bare.url}/large.bin`, path))
      const down = await seconds(() => get(`${bare.url}/large.bin`))
      return { up: megabytes / up, down: megabytes / down, memory: Number.NaN }
    },
  })
  const of = (side: string, what: keyof Round): number => median(results[side]!.map((round) => round[what]))
  const most = Math.max(...results['portal']!.map(({ memory }) => memory))
  report({
    title: `Upload and download of a file of ${figure(megabytes)} MB`,
    about: `One client on the same machine. The portal is sent the file by its Hub API (parts of 32 MB, five at a time, SHA-256 checked, joined, made durable) and gives it back with the policy function asked; ${bare.name} takes a PUT and gives a GET. Medians of ${rounds} rounds in turns.`,
    columns: ['', 'upload, MB/s', 'download, MB/s', 'memory at most, MB'],
    rows: [
      ['portal', figure(of('portal', 'up')), figure(of('portal', 'down')), figure(most)],
      [bare.name, figure(of('bare', 'up')), figure(of('bare', 'down')), '–'],
    ],
    findings: [
      `Upload: ${figure(of('portal', 'up') / of('bare', 'up'))} of ${bare.name}; download: ${figure(of('portal', 'down') / of('bare', 'down'))}.`,
      `The memory of the portal grew by ${figure(most - resting)} MB at most (goal: at most 150).`,
    ],
  })
} finally {
  progress('closing')
  bare.close()
  portal.child.kill('SIGTERM')
  await new Promise((ended) => { portal.child.once('close', ended) })
  await clear()
}
