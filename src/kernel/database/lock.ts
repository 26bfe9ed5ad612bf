/** Keeps a data folder for one process at a time, even after a crash or a reboot of the machine. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure } from '../../law/failure.ts'
import { spoken } from '../../law/text.ts'

/** A folder held by this process until `release`, or until the process ends. */
export interface FolderLock {
  readonly folder: string
  release(): void
}

interface Holder {
  readonly pid: number
  /** What tells this process from a later one with the same number; empty where the system does not say. */
  readonly since: string
}

/**
 * Takes a data folder for this process, making the folder when it is not there.
 *
 * The lock is the file `lock` with the number of the process in it. One left by a process that is gone is taken over.
 * Throws a `Failure` (conflict) that names the process when another living one holds the folder, and one (unavailable) when
 * nothing can be written there.
 */
export function lockDataFolder(path: string): FolderLock {
  const folder = resolve(path)
  const file = join(folder, 'lock')
  const mine = join(folder, `lock.${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(mine, `${process.pid} ${sinceOf(process.pid)}\n`)
  } catch (error) {
    throw codeOf(error) === 'ENOSPC' ? error : closed(folder, error)
  }
  try {
    while (!linked(mine, file)) {
      const holder = read(file)
      if (holder && lives(holder)) throw held(folder, holder.pid)
      setAside(file, `${mine}.stale`, holder)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  const release = (): void => {
    process.off('exit', release)
    if (read(file)?.pid === process.pid) rmSync(file, { force: true })
  }
  process.on('exit', release)
  return { folder, release }
}

/** Gives the file its second name, in one step that only one process can win. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Moves a lock without a living holder out of the way; one that somebody took a moment ago is put back. */
function setAside(file: string, aside: string, seen: Holder | undefined): void {
  try {
    renameSync(file, aside)
    const moved = read(aside)
    if (moved && (moved.pid !== seen?.pid || moved.since !== seen.since)) linked(aside, file)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(file: string): Holder | undefined {
  try {
    const [pid = '', since = ''] = readFileSync(file, 'utf8').trim().split(' ')
    return /^\d+$/.test(pid) ? { pid: Number(pid), since } : undefined
  } catch {
    return undefined
  }
}

/** True while the very process that wrote the lock is running: its number alone may have passed to another. */
function lives({ pid, since }: Holder): boolean {
  if (!isAlive(pid)) return false
  const now = sinceOf(pid)
  if (since && now) return since === now
  return pid !== process.pid
}

/** True while a process with this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** The boot of the machine and the tick of it at which a process began (Linux, proc(5) field 22); empty elsewhere. */
function sinceOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
  } catch {
    return ''
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const held = (folder: string, pid: number): Failure => new Failure('conflict', spoken({
  kk: `${folder} деректер бумасын басқа процесс (${pid}) пайдаланып тұр. Алдымен сол порталды тоқтатыңыз немесе `
    + 'SHANYRAQ_DATA арқылы басқа бума көрсетіңіз.',
  ru: `Папку данных ${folder} занимает другой процесс (${pid}). Сначала остановите тот портал или укажите другую `
    + 'папку в SHANYRAQ_DATA.',
  en: `The data folder ${folder} is in use by another process (${pid}). Stop that portal first, or name another `
    + 'folder in SHANYRAQ_DATA.',
}))

/** What the system says of a data folder that may not be used, with the mend; every other error as it is. */
export function folderFailure(path: string, error: unknown): unknown {
  const folder = resolve(path)
  const place = error instanceof Error && 'path' in error ? String(error.path) : folder
  const about = place.startsWith(folder) || folder.startsWith(place)
  return about && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].some((code) => code === codeOf(error)) ? closed(folder, error) : error
}

const closed = (folder: string, error: unknown): Failure => new Failure('unavailable', spoken({
  kk: `${folder} деректер бумасына жазу мүмкін емес (${String(codeOf(error))}). Оның жазуға ашық дискідегі бума екенін және осы `
    + 'пайдаланушының рұқсаты барын тексеріңіз немесе SHANYRAQ_DATA арқылы басқа бума көрсетіңіз.',
  ru: `В папку данных ${folder} нельзя писать (${String(codeOf(error))}). Проверьте, что это папка на диске, открытом для записи, и `
    + 'что у пользователя есть права, или укажите другую папку в SHANYRAQ_DATA.',
  en: `Nothing can be written to the data folder ${folder} (${String(codeOf(error))}). Check that it is a folder on a disk that can be `
    + 'written and that this user may write there, or name another folder in SHANYRAQ_DATA.',
}))
