/** What every process of the portal that serves has: its settings, what it shares with others, and its end. */
import { type Call, dataFolder } from './cli/index.ts'
import { stopClusters } from './kernel/database/index.ts'
import { readSettings, type Settings } from './kernel/settings.ts'
import { Failure } from './law/failure.ts'
import { spoken } from './law/text.ts'

export function settingsOf(call: Call): Settings {
  return readSettings({ ...call.env, SHANYRAQ_DATA: dataFolder(call), ...(call.options['port'] && { PORT: call.options['port'] }) })
}

/** Milliseconds, from being asked to end: for calls and jobs under way, and for all of it. Whoever stops a service kills it after ten seconds. */
export const grace = 4_000
const patience = 7_500
/** One who asks through npm or a terminal is heard twice within this time. */
const echo = 1_000

/**
 * Listens, from now on, for being asked to end. A process that has not ended in time, or is asked once more, ends by force: its database
 * server is stopped, its children are killed. It did what it was asked for, and exits with 0.
 */
export function askedToEnd(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let askedAt: number | undefined
  const force = (): void => void stopClusters().finally(() => process.exit(0))
  const hear = (): void => {
    if (askedAt === undefined) {
      askedAt = performance.now()
      resolve()
      setTimeout(force, patience).unref()
    } else if (performance.now() - askedAt > echo) force()
  }
  process.on('SIGTERM', hear)
  process.on('SIGINT', hear)
  return promise
}

/** One of several processes: they share a database server. Throws a `Failure` (invalid) when none is named. */
export function requireServer({ env }: Pick<Call, 'env'>): string {
  const url = env['DATABASE_URL']
  if (!url) throw needsServer
  return url
}

/** They work under one address. Throws a `Failure` (invalid) when it is not set. */
export function requireAddress({ env }: Pick<Call, 'env'>): void {
  if (!env['PUBLIC_URL']) throw new Failure('invalid', publicUrlMissing)
}

/** The large sample is lived through in the past, in a folder of its own. Throws a `Failure` (invalid) where there is no sample programme, the country has no large one, or its time cannot be turned back. */
export function requireOwnFolder({ programme, databaseUrl }: Pick<Settings, 'programme' | 'databaseUrl'>, house: { readonly large?: true } | undefined): void {
  if (programme !== 'sample') throw new Failure('invalid', largeWithoutSample)
  if (house?.large === undefined) throw new Failure('invalid', largeOfNoCountry)
  if (databaseUrl !== undefined) throw new Failure('invalid', largeOnServer)
}

const largeWithoutSample = spoken({
  kk: '--large үлгі деректерді жазады, ал бұл портал үлгісіз іске қосылады (SHANYRAQ_PROGRAMME). --large параметрін алып тастаңыз немесе SHANYRAQ_PROGRAMME=sample деп көрсетіңіз.',
  ru: '--large записывает демонстрационные данные, а этот портал запускается без них (SHANYRAQ_PROGRAMME). Уберите --large или задайте SHANYRAQ_PROGRAMME=sample.',
  en: '--large writes sample data, and this portal is started without any (SHANYRAQ_PROGRAMME). Leave --large out, or set SHANYRAQ_PROGRAMME=sample.',
})
const largeOfNoCountry = spoken({
  kk: 'Бұл елдің көлемі үлкен үлгі деректері жоқ (SHANYRAQ_COUNTRY). --large параметрін алып тастаңыз.', ru: 'У этой страны нет большого набора демонстрационных данных (SHANYRAQ_COUNTRY). Уберите --large.',
  en: 'This country has no large sample (SHANYRAQ_COUNTRY). Leave --large out.',
})
const largeOnServer = spoken({
  kk: '--large жаңа бумада ғана жұмыс істейді: көлемі үлкен үлгі деректер өткен күндерден басталады, ал DATABASE_URL серверінде уақыт кері жылжытылмайды. DATABASE_URL айнымалысын алып тастаңыз немесе --large параметрінсіз іске қосыңыз.',
  ru: '--large работает только в новой папке: большой набор начинается в прошлом, а на сервере из DATABASE_URL время назад не переводится. Уберите DATABASE_URL или запустите без --large.',
  en: '--large works in a new folder only: the large sample begins in the past, and on the server of DATABASE_URL time is not turned back. Leave DATABASE_URL out, or start without --large.',
})

const publicUrlMissing = spoken({
  kk: 'PUBLIC_URL берілмеген: бірнеше процесс бір мекенжаймен жұмыс істеуі тиіс, өйткені ол шешімдерге қойылатын мөрге енеді.',
  ru: 'Не задан PUBLIC_URL: все процессы работают под одним адресом, он входит в печать решений.',
  en: 'PUBLIC_URL is not set: all processes work under one address, which is part of the seal of decisions.',
})

const needsServer = new Failure('invalid', spoken({
  kk: 'Бөлек процестерге ортақ дерекқор сервері керек: мекенжайын DATABASE_URL айнымалысына жазыңыз немесе бәрін бір процесте іске қосыңыз (shanyraq start).',
  ru: 'Отдельным процессам нужен общий сервер базы данных: укажите его адрес в DATABASE_URL или запустите всё одним процессом (shanyraq start).',
  en: 'Separate processes need a database server that they share: put its address into DATABASE_URL, or run all in one process (shanyraq start).',
}))
