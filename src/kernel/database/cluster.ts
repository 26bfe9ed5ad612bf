/**
 * The PostgreSQL server of a portal that was given none: the programs come from npm, the cluster lives in one folder, and
 * only this user can connect, through a Unix socket. It outlives a crash of the portal, which finds it again.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync,
  renameSync, rmSync, statSync, truncateSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { binaries, embeddedVersion, launch } from './binaries.ts'
import type { Launch } from './binaries.ts'
import { corruptFailure, initFailure, startFailure, strangeFolderFailure, versionOfFolderFailure } from './cluster-failures.ts'
import { isAlive } from './lock.ts'

/** A running server. */
export interface Cluster {
  /** For `openDatabase`. */
  readonly url: string
  /** Process of the server. */
  readonly pid: number
  /** True when the server was running already: another process, or one that crashed, had started it. */
  readonly found: boolean
  /** Stops the server and waits until it has gone; connections still open are cut. */
  stop(): Promise<void>
}

/** For a machine with little memory; everything not named here is PostgreSQL's own default (fsync on among it). */
const modest = {
  shared_buffers: '64MB',
  max_connections: '60',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '256MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const largestLog = 10_000_000

/**
 * Starts the server of the cluster in `path`, making the cluster when the folder is new; a server that already runs
 * there is taken as it is. Answers when the server takes queries.
 *
 * The cluster sorts by the Kazakh ICU rules and is UTF-8. The server's own words go to `server.log` in the folder.
 * `settings` are PostgreSQL's. With `dieWithParent` the kernel of Linux stops the server when this process ends, however.
 * `programs` names another installation of PostgreSQL than the one from npm.
 * Throws a `Failure` with the mend: folder of another version or damaged, disk full, no server for this platform.
 */
export async function startCluster(
  path: string,
  { settings = {}, dieWithParent = false, programs }: {
    settings?: Readonly<Record<string, string>>
    dieWithParent?: boolean
    programs?: { readonly folder: string; readonly version: string }
  } = {},
): Promise<Cluster> {
  const folder = resolve(path)
  const how = launch()
  const { folder: bin, version } = programs ?? { folder: binaries(), version: embeddedVersion }
  if (!look(folder, version)) initialise(folder, bin, how)
  const socket = socketFolder(folder, how)
  const url = urlOf(socket)
  await stopUnreachable(folder, socket)
  const running = serverOf(folder)
  if (running !== undefined && (await answersWhile(url, () => serverOf(folder) === running)))
    return unhurried(folder, cluster(folder, socket, running, true))

  const all = {
    ...modest, ...settings, listen_addresses: '', unix_socket_directories: socket, unix_socket_permissions: '0700',
  }
  const pid = await start(folder, url, bin, how, all, dieWithParent)
  return unhurried(folder, cluster(folder, socket, pid, false))
}

/** A server that was told not to wait for its disk while a folder was filled, by a process that ended before it said so no more, waits again. */
async function unhurried(folder: string, running: Cluster): Promise<Cluster> {
  const told = join(folder, 'postgresql.auto.conf')
  if (!existsSync(told) || !readFileSync(told, 'utf8').includes('synchronous_commit')) return running
  const client = new Client({ connectionString: running.url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('alter system reset synchronous_commit')
    await client.query('select pg_reload_conf()')
  } finally {
    await client.end()
  }
  return running
}

/** A server whose socket was taken away, such as by a folder put in its place, answers nobody: it is stopped, and another starts. */
async function stopUnreachable(folder: string, socket: string): Promise<void> {
  const lost = (): number | undefined => (existsSync(join(socket, '.s.PGSQL.5432')) ? undefined : serverOf(folder))
  for (let waited = 0; lost() !== undefined && waited < 5_000; waited += 25) await pause(25) // one that is starting has none yet
  const pid = lost()
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  while (isAlive(pid) && serverOf(folder) === pid) await pause(20)
}

const urlOf = (socket: string): string => `postgres://portal@/postgres?host=${encodeURIComponent(socket)}`

/** The servers that this process has to stop, by their processes. */
const own = new Map<number, string>()

function cluster(folder: string, socket: string, pid: number, found: boolean): Cluster {
  own.set(pid, folder)
  return {
    url: urlOf(socket),
    pid,
    found,
    async stop() {
      if (serverOf(folder) === pid) {
        process.kill(pid, 'SIGINT') // PostgreSQL's "fast" shutdown: rolls back what is open, writes a checkpoint
        while (serverOf(folder) === pid) await pause(20)
        if (socket !== folder) rmSync(socket, { recursive: true, force: true })
      }
      own.delete(pid)
    },
  }
}

/**
 * Stops the servers of this process that are still there, for one that must end now: fast, and after a second without the checkpoint,
 * which costs the next start its recovery and loses nothing.
 */
export async function stopClusters(): Promise<void> {
  await Promise.all([...own].map(async ([pid, folder]) => {
    const stop = async (signal: NodeJS.Signals, milliseconds: number): Promise<void> => {
      if (serverOf(folder) === pid) process.kill(pid, signal)
      for (let waited = 0; waited < milliseconds && serverOf(folder) === pid; waited += 20) await pause(20)
    }
    await stop('SIGINT', 1_000)
    await stop('SIGQUIT', 500)
  }))
}

/** Tells whether the folder has a cluster; throws when what it has cannot be opened. */
function look(folder: string, own: string): boolean {
  if (!existsSync(folder)) return false
  const file = join(folder, 'PG_VERSION')
  if (!existsSync(file)) {
    if (readdirSync(folder).length > 0) throw strangeFolderFailure(folder)
    return false
  }
  const found = readFileSync(file, 'utf8').trim()
  if (!/^\d+$/.test(found) || !existsSync(join(folder, 'global', 'pg_control'))) throw corruptFailure(folder, '')
  if (found !== own) throw versionOfFolderFailure(folder, found, own)
  return true
}

/** Makes a cluster beside its place and moves it there when it is whole, so that a crash leaves no half of one. */
function initialise(folder: string, bin: string, how: Launch): void {
  const growing = `${folder}.new`
  rmSync(growing, { recursive: true, force: true })
  mkdirSync(growing, { recursive: true, mode: 0o700 })
  if (how.owner) chownSync(growing, how.owner.uid, how.owner.gid)
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8' // with plain C, pg_trgm would not see Cyrillic letters
  const [command = '', ...args] = [...how.before, join(bin, 'initdb'), '-D', growing, '-U', 'portal', '-A', 'trust', '-E', 'UTF8',
    '--locale-provider=icu', '--icu-locale=kk-KZ', `--locale=${locale}`, '--lc-messages=C']
  const done = spawnSync(command, args, { encoding: 'utf8', cwd: dirname(folder), ...how.owner })
  if (done.status !== 0) {
    rmSync(growing, { recursive: true, force: true })
    throw initFailure(folder, done.error?.message ?? done.stderr)
  }
  if (existsSync(folder)) rmSync(folder, { recursive: true }) // empty: seen by `look`
  renameSync(growing, folder)
}

/** The folder of the socket: the cluster's own, or a short one where the path would pass the 107 bytes of a socket's name. */
function socketFolder(folder: string, how: Launch): string {
  if (Buffer.byteLength(folder) < 80) return folder
  const short = join(tmpdir(), `shanyraq-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  mkdirSync(short, { recursive: true, mode: 0o700 })
  const made = lstatSync(short)
  const owners = [process.getuid?.() ?? made.uid, ...(how.owner ? [how.owner.uid] : [])]
  if (!made.isDirectory() || !owners.includes(made.uid)) throw startFailure(folder, `${short} belongs to somebody else`)
  if (how.owner) chownSync(short, how.owner.uid, how.owner.gid)
  return short
}

/** The living server of the folder, if there is one: a process number left from before a reboot may be anybody's by now. */
function serverOf(folder: string): number | undefined {
  let pid: number
  try {
    pid = Number.parseInt(readFileSync(join(folder, 'postmaster.pid'), 'utf8'), 10)
  } catch (error) {
    // A server takes its file away as it ends, at any moment.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  if (!(pid > 0) || !isAlive(pid)) return undefined
  if (!existsSync('/proc/self/cwd')) return pid
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder) ? pid : undefined
  } catch {
    return undefined // gone meanwhile, or a stranger's whose folder we may not see
  }
}

async function start(
  folder: string, url: string, bin: string, how: Launch, settings: Readonly<Record<string, string>>, dieWithParent: boolean,
): Promise<number> {
  const log = join(folder, 'server.log')
  if (existsSync(log) && statSync(log).size > largestLog) truncateSync(log)
  const tied = dieWithParent && process.platform === 'linux' && existsSync('/usr/bin/setpriv')
  const parent = tied ? ['setpriv', '--pdeathsig', 'QUIT'] : []
  const [command = '', ...args] = [...how.before, ...parent, join(bin, 'postgres'), '-D', folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]

  for (let waited = 0; ; waited += 100) {
    if (serverOf(folder) === undefined) {
      for (const file of [join(folder, 'postmaster.pid'), join(settings['unix_socket_directories'] ?? folder, '.s.PGSQL.5432.lock')]) disown(file)
    }
    const output = openSync(log, 'a', 0o600)
    const from = statSync(log).size
    const server = spawn(command, args, { stdio: ['ignore', output, output], detached: true, cwd: folder, ...how.owner })
    if (server.pid !== undefined) own.set(server.pid, folder)
    closeSync(output)
    let ended: string | undefined
    server.once('error', (error) => { ended = error.message })
    server.once('exit', (code, signal) => { ended ??= `exit ${code ?? signal}` })
    const answered = await answersWhile(url, () => ended === undefined)
    if (answered && server.pid !== undefined) {
      server.unref()
      return server.pid
    }
    if (ended === undefined) server.kill('SIGQUIT')
    const words = existsSync(log) ? readFileSync(log, 'utf8').slice(from).slice(-4000) : ''
    // Backends of a server that was killed end by themselves, once they see it; until then nobody else may write to the files.
    if (!words.includes('pre-existing shared memory block') || waited > 30_000) throw startFailure(folder, words || (ended ?? 'no answer within two minutes'))
    await pause(100)
  }
}

/**
 * Makes the lock file of a server that has gone ours: PostgreSQL takes over what its parent process left, whoever has the old
 * number now, and still makes sure that no backend of the old server is left. Removing the file would forgo that.
 */
function disown(file: string): void {
  if (!existsSync(file)) return
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  if (rest.length > 1) writeFileSync(file, [String(process.pid), ...rest].join('\n'))
  else rmSync(file)
}

/** Waits until the server takes queries; false when `going` ends first, or after two minutes. */
async function answersWhile(url: string, going: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 120_000; waited += 25) {
    const client = new Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return true
    } catch {
      if (!going()) return false
    } finally {
      await client.end().catch(() => {})
    }
    await pause(25)
  }
  return false
}
