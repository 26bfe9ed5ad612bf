/** Opens the data that a command works on: the server at DATABASE_URL, or the embedded one of the data folder. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure } from '../law/failure.ts'
import { lockDataFolder, openDatabase, startCluster } from '../kernel/database/index.ts'
import type { Database } from '../kernel/database/index.ts'
import { databaseAt } from '../kernel/settings.ts'
import type { Call } from './command.ts'
import { spoken } from '../law/text.ts'

/** Data opened for a command. */
export interface Data extends Database {
  /** The data folder, where files and keys are. */
  readonly folder: string
}

/** The data folder that a command means: `--data`, SHANYRAQ_DATA, or `data` in the current folder. */
export const dataFolder = ({ options, env }: Pick<Call, 'options' | 'env'>): string =>
  resolve(options['data'] || env['SHANYRAQ_DATA'] || 'data')

/**
 * Opens the data. `close` closes the database and stops the embedded server, if this command started it.
 *
 * `beside: 'portal'` works while a portal runs on the same folder, by its server; `alone` refuses then, with the number of
 * its process. `mayMake: false` refuses a folder in which there is no cluster yet.
 */
export async function openData(
  call: Pick<Call, 'options' | 'env'>,
  { beside, mayMake }: { readonly beside: 'portal' | 'alone'; readonly mayMake: boolean },
): Promise<Data> {
  const folder = dataFolder(call)
  // What takes long, or must see all as of one moment, goes past a pooler.
  const { databaseUrl, databaseDirectUrl: url = databaseUrl } = databaseAt(call.env)
  if (url) return { ...(await openDatabase(url, { max: 4 })), folder }

  const place = join(folder, 'postgres')
  if (!mayMake && !existsSync(place)) throw noData(folder)
  const lock = beside === 'alone' ? lockDataFolder(folder) : lockIfFree(folder)
  try {
    const cluster = await startCluster(place)
    const stop = lock || !cluster.found ? cluster.stop : async () => {}
    try {
      const database = await openDatabase(cluster.url, { max: 4 })
      return {
        ...database,
        folder,
        async close() {
          await database.close().finally(stop).finally(() => lock?.release())
        },
      }
    } catch (error) {
      await stop()
      throw error
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}

/** The lock of the folder, or undefined while another process holds it. */
function lockIfFree(folder: string): ReturnType<typeof lockDataFolder> | undefined {
  try {
    return lockDataFolder(folder)
  } catch (error) {
    if (error instanceof Failure && error.kind === 'conflict') return undefined
    throw error
  }
}

const noData = (folder: string): Failure => new Failure('not found', spoken({
  kk: `${folder} бумасында порталдың дерекқоры жоқ. Дұрыс буманы --data арқылы көрсетіңіз немесе DATABASE_URL мәнін беріңіз.`,
  ru: `В папке ${folder} нет базы данных портала. Укажите нужную папку через --data или задайте DATABASE_URL.`,
  en: `There is no database of the portal in ${folder}. Name the right folder with --data, or set DATABASE_URL.`,
}))
