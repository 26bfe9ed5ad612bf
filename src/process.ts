/** What every process of the portal that serves has: its settings, what it shares with others, and its end. */
import { type Call, dataFolder } from './cli/index.ts'
import { readSettings, type Settings } from './kernel/settings.ts'
import { Failure } from './law/failure.ts'

export function settingsOf(call: Call): Settings {
  return readSettings({ ...call.env, SHANYRAQ_DATA: dataFolder(call), ...(call.options['port'] && { PORT: call.options['port'] }) })
}

/** Listens, from now on, for being asked to end; being asked again ends the process at once. */
export function askedToEnd(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  process.once('SIGTERM', () => resolve())
  process.once('SIGINT', () => resolve())
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

const publicUrlMissing = {
  kk: 'PUBLIC_URL берілмеген: бірнеше процесс бір мекенжаймен жұмыс істеуі тиіс, өйткені ол шешімдерге қойылатын мөрге енеді.',
  ru: 'Не задан PUBLIC_URL: все процессы работают под одним адресом, он входит в печать решений.',
  en: 'PUBLIC_URL is not set: all processes work under one address, which is part of the seal of decisions.',
}

const needsServer = new Failure('invalid', {
  kk: 'Бөлек процестерге ортақ дерекқор сервері керек: мекенжайын DATABASE_URL айнымалысына жазыңыз немесе бәрін бір процесте іске қосыңыз (shanyraq start).',
  ru: 'Отдельным процессам нужен общий сервер базы данных: укажите его адрес в DATABASE_URL или запустите всё одним процессом (shanyraq start).',
  en: 'Separate processes need a database server that they share: put its address into DATABASE_URL, or run all in one process (shanyraq start).',
})
