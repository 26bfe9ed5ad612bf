/** A PostgreSQL of the system with a synchronous standby, and PgBouncer before the primary: by transaction for queries, by session for what needs a server of its own. For tests. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../e2e/processes.ts'

const servers = '/usr/lib/postgresql'
const version = (existsSync(servers) ? readdirSync(servers) : []).filter((one) => Number(one) >= 15).toSorted((a, b) => Number(a) - Number(b))[0]
const root = userInfo().uid === 0

/** Why it cannot run here; undefined where it can. What is missing, `bin/install.mjs --for-tests` installs. */
export const standbyLacks = [...version === undefined ? ['postgresql'] : [], ...existsSync('/usr/sbin/pgbouncer') ? [] : ['pgbouncer']].join(', ') || undefined

export interface Standby {
  /** Where a server is given for a transaction only. */
  readonly pooled: string
  /** The same database where a connection keeps its server. */
  readonly direct: string
  /** The primary itself, past the pooler. */
  readonly primary: string
  /** The number of servers that the pooler opened for `pooled`. */
  readonly servers: number
  /** Answers the rows of a statement on the primary or the standby, one text each. */
  ask(where: 'primary' | 'standby', statement: string): readonly string[]
  /** Kills the primary at once; the standby is promoted, waits for no other, and the pooler leads to it. */
  failOver(): Promise<void>
  stop(): Promise<void>
}

/** `pool` is the number of servers for transactions. */
export async function startStandby({ pool = 3 }: { readonly pool?: number } = {}): Promise<Standby> {
  const memory = '/dev/shm'
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'shanyraq-standby-'))
  const at = (name: string): string => join(folder, name)
  const [uid, gid] = root ? ['-u', '-g'].map((one) => Number(execFileSync('id', [one, 'postgres'], { encoding: 'utf8' }))) : [userInfo().uid, userInfo().gid]
  chmodSync(folder, 0o755)
  for (const name of ['run', 'log', '.']) {
    mkdirSync(at(name), { recursive: true })
    chownSync(at(name), uid!, gid!)
  }
  const as = (program: string, args: readonly string[]): [string, readonly string[]] => (root ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', '--pdeathsig=KILL', program, ...args]] : [program, args])
  const bin = (program: string): string => join(servers, version!, 'bin', program)
  const once = (program: string, args: readonly string[]): string => execFileSync(...as(program, args), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: folder })
  const children = new Map<string, ChildProcess>()
  const begin = (name: string, program: string, args: readonly string[]): void => {
    const log = openSync(at(`log/${name}.log`), 'a')
    children.set(name, spawn(...as(program, args), { stdio: ['ignore', log, log], cwd: folder }))
  }
  const ports = { primary: await freePort(), standby: await freePort(), pooler: await freePort() }
  const psql = (port: number, statement: string, database = 'portal'): readonly string[] =>
    once(bin('psql'), ['-h', at('run'), '-p', String(port), '-U', 'portal', '-d', database, '-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', statement]).split('\n').filter((line) => line !== '')
  async function until(what: string, holds: () => boolean): Promise<void> {
    for (const began = performance.now(); ; await pause(30)) {
      try {
        if (holds()) return
      } catch { /* not yet */ }
      if (performance.now() - began > 30_000) throw new Error(`${what}\n${readdirSync(at('log')).map((name) => readFileSync(at(`log/${name}`), 'utf8').slice(-600)).join('\n')}`)
    }
  }
  const serve = (name: 'primary' | 'standby'): void => begin(name, bin('postgres'), ['-D', at(name), '-p', String(ports[name]), '-k', at('run'), '-c', 'listen_addresses=127.0.0.1', '-c', 'shared_buffers=32MB', '-c', 'max_connections=80', '-c', 'fsync=off'])
  const lead = (port: number): void => {
    const line = (name: string, mode: string, size: number) => `${name} = host=127.0.0.1 port=${port} dbname=portal user=portal pool_mode=${mode} pool_size=${size}`
    writeFileSync(at('pgbouncer.ini'), `[databases]\n${line('pooled', 'transaction', pool)}\n${line('direct', 'session', 20)}\n[pgbouncer]\nlisten_addr=127.0.0.1\nlisten_port=${ports.pooler}\nunix_socket_dir=\nauth_type=any\nadmin_users=portal\nmax_prepared_statements=100\nserver_login_retry=1\n`)
  }

  async function stop(): Promise<void> {
    const all = [...children.values()]
    const ends = all.map((child) => (child.exitCode !== null || child.signalCode !== null ? undefined : new Promise((resolve) => { child.once('exit', resolve) })))
    for (const child of all) child.kill(child === children.get('pooler') ? 'SIGTERM' : 'SIGQUIT')
    await Promise.all(ends)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }

  try {
    once(bin('initdb'), ['-D', at('primary'), '-U', 'portal', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
    serve('primary')
    await until('the primary', () => psql(ports.primary, 'select 1', 'postgres').length === 1)
    psql(ports.primary, "create database portal encoding 'UTF8' locale_provider icu icu_locale 'kk-KZ' locale 'C.UTF-8' template template0", 'postgres')
    psql(ports.primary, "select pg_create_physical_replication_slot('b', true)")
    once(bin('pg_basebackup'), ['-h', at('run'), '-p', String(ports.primary), '-U', 'portal', '-D', at('standby'), '-R', '-S', 'b', '-X', 'stream', '-c', 'fast', '--no-sync', '-d', 'application_name=b'])
    serve('standby')
    await until('the standby', () => psql(ports.primary, "select 1 from pg_stat_replication where application_name = 'b' and state = 'streaming'").length === 1)
    psql(ports.primary, "alter system set synchronous_standby_names = 'b'")
    psql(ports.primary, 'select pg_reload_conf()')
    await until('in step', () => psql(ports.primary, "select 1 from pg_stat_replication where sync_state = 'sync'").length === 1)
    lead(ports.primary)
    begin('pooler', '/usr/sbin/pgbouncer', [at('pgbouncer.ini')])
    await until('the pooler', () => once(bin('psql'), ['-h', '127.0.0.1', '-p', String(ports.pooler), '-U', 'portal', '-d', 'pooled', '-qAtX', '-c', 'select 1']).trim() === '1')
  } catch (error) {
    await stop()
    throw error
  }
  const url = (database: string, port = ports.pooler): string => `postgres://portal@127.0.0.1:${port}/${database}`
  return {
    pooled: url('pooled'), direct: url('direct'), primary: url('portal', ports.primary), servers: pool, stop,
    ask: (where, statement) => psql(ports[where], statement),
    async failOver() {
      const primary = children.get('primary')!
      const gone = new Promise((resolve) => { primary.once('exit', resolve) })
      primary.kill('SIGKILL')
      await gone
      psql(ports.standby, 'select pg_promote()')
      psql(ports.standby, "alter system set synchronous_standby_names = ''")
      psql(ports.standby, 'select pg_reload_conf()')
      lead(ports.standby)
      children.get('pooler')!.kill('SIGHUP')
    },
  }
}
