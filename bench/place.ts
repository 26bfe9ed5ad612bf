/** Where a bench runs: a throw-away folder, a PostgreSQL server of the system with its default safety, packages of peers. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Cluster, startCluster } from '../src/kernel/database/index.ts'
import { progress } from './measure.ts'

const folders: string[] = []
const clusters: Cluster[] = []

/** A folder that is removed at the end. */
export function folder(name: string): string {
  const made = mkdtempSync(join(tmpdir(), `shanyraq-bench-${name}-`))
  folders.push(made)
  return made
}

/** The newest PostgreSQL of the system (Debian's place); undefined when there is none. */
export function systemServer(): { readonly folder: string; readonly version: string } | undefined {
  const versions = '/usr/lib/postgresql'
  const version = (existsSync(versions) ? readdirSync(versions) : [])
    .filter((name) => Number(name) >= 15 && existsSync(join(versions, name, 'bin', 'postgres')))
    .sort((a, b) => Number(b) - Number(a))[0]
  return version === undefined ? undefined : { folder: join(versions, version, 'bin'), version }
}

/** Starts a server in a folder of its own: of the system when there is one, otherwise the embedded one. fsync stays on. */
export async function server(settings: Readonly<Record<string, string>> = {}): Promise<Cluster & { readonly name: string }> {
  const programs = systemServer()
  const cluster = await startCluster(join(folder('server'), 'postgres'),
    { ...(programs && { programs }), settings, dieWithParent: true })
  clusters.push(cluster)
  return { ...cluster, name: programs ? `PostgreSQL ${programs.version} of the system` : 'embedded PostgreSQL' }
}

/** Stops what was started and removes what was made. */
export async function clear(): Promise<void> {
  for (const cluster of clusters) await cluster.stop()
  for (const made of folders) rmSync(made, { recursive: true, force: true })
}

/** Installs packages of a peer into a folder that is removed at the end; undefined when the registry does not give them. */
export function peer(
  ...packages: readonly string[]
): { readonly folder: string; load(name: string): Promise<unknown> } | undefined {
  const place = folder('peer')
  progress(`installing ${packages.join(' ')} into a throw-away folder`)
  const done = spawnSync('npm',
    ['install', '--prefix', place, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...packages],
      { encoding: 'utf8' })
  if (done.status !== 0) {
    progress(`the peer could not be installed: ${done.stderr.slice(0, 400)}`)
    return undefined
  }
  const require = createRequire(join(place, 'package.json'))
  return { folder: place, load: async (name) => import(pathToFileURL(require.resolve(name)).href) }
}
