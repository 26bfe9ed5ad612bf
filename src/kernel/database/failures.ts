/** What can stop the database from serving, said to the operator with the mend. */
import type { Client } from 'pg'
import { Failure } from '../../law/failure.ts'
import { spoken, type Text } from '../../law/text.ts'

const unavailable = (text: Text, cause?: unknown): Failure => {
  const failure = new Failure('unavailable', text)
  if (cause !== undefined) failure.cause = cause
  return failure
}

/** The server is older than PostgreSQL 15. */
export const versionFailure = (version: string): Failure => unavailable(spoken({
  kk: `Дерекқор сервері — PostgreSQL ${version}; кемінде 15-нұсқа қажет. Серверді жаңартыңыз немесе DATABASE_URL `
    + 'айнымалысын алып тастаңыз: портал өз серверін іске қосады.',
  ru: `Сервер базы данных — PostgreSQL ${version}; нужна версия не ниже 15. Обновите сервер или уберите `
    + 'DATABASE_URL: портал запустит собственный.',
  en: `The database server is PostgreSQL ${version}; version 15 or newer is needed. Upgrade the server, or remove `
    + 'DATABASE_URL and the portal starts its own.',
}))

/** The database cannot hold every letter. */
export const encodingFailure = (database: string, encoding: string): Failure => unavailable(spoken({
  kk: `«${database}» дерекқорының кодтауы — ${encoding}, UTF8 қажет. Дерекқорды былай құрыңыз: create database `
    + `${database} encoding 'UTF8' template template0.`,
  ru: `Кодировка базы данных «${database}» — ${encoding}, а нужна UTF8. Создайте базу так: create database `
    + `${database} encoding 'UTF8' template template0.`,
  en: `The database “${database}” is encoded in ${encoding}; UTF8 is needed. Make it with: create database `
    + `${database} encoding 'UTF8' template template0.`,
}))

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Turns what the driver threw while connecting into words with the mend; what is not about connecting stays as it is. */
export function startupFailure(error: unknown, client: Client | undefined): unknown {
  if (error instanceof Failure) return error
  const server = client?.host?.startsWith('/') ? client.host : `${client?.host}:${client?.port}`
  const user = client?.user ?? ''
  const database = client?.database ?? ''
  switch (codeOf(error)) {
    case 'ERR_INVALID_URL':
      return unavailable(spoken({
        kk: 'Дерекқордың мекенжайы оқылмайды. Ол мынадай болуға тиіс: '
          + 'postgres://пайдаланушы:құпиясөз@сервер:5432/дерекқор; құпиясөздегі арнайы таңбалар %-кодталады.',
        ru: 'Адрес базы данных не читается. Он должен иметь вид postgres://пользователь:пароль@сервер:5432/база; '
          + 'особые знаки в пароле пишутся %-кодами.',
        en: 'The address of the database cannot be read. It looks like '
          + 'postgres://user:password@server:5432/database; special characters in the password are percent-encoded.',
      }), error)
    case 'ECONNREFUSED':
    case 'ENOENT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ECONNRESET':
    case 'EACCES':
      return unreachable(server, codeOf(error), error)
    case '28P01':
      return unavailable(spoken({
        kk: `Дерекқор сервері (${server}) «${user}» пайдаланушысының құпиясөзін қабылдамады. DATABASE_URL ішіндегі `
          + 'құпиясөзді тексеріңіз.',
        ru: `Сервер базы данных (${server}) не принял пароль пользователя «${user}». Проверьте пароль в DATABASE_URL.`,
        en: `The database server (${server}) refused the password of user “${user}”. Check the password in DATABASE_URL.`,
      }), error)
    case '28000':
      return unavailable(spoken({
        kk: `Дерекқор сервері (${server}) «${user}» пайдаланушысын «${database}» дерекқорына жібермейді. `
          + 'Пайдаланушының бар екенін және pg_hba.conf рұқсатын тексеріңіз.',
        ru: `Сервер базы данных (${server}) не пускает пользователя «${user}» в базу «${database}». Проверьте, что `
          + 'пользователь существует, и правила pg_hba.conf.',
        en: `The database server (${server}) does not let user “${user}” into “${database}”. Check that the user `
          + 'exists, and the rules in pg_hba.conf.',
      }), error)
    case '3D000':
      return unavailable(spoken({
        kk: `«${database}» дерекқоры серверде (${server}) жоқ. Оны құрыңыз: create database ${database} encoding `
          + `'UTF8' template template0.`,
        ru: `Базы данных «${database}» на сервере (${server}) нет. Создайте её: create database ${database} encoding `
          + `'UTF8' template template0.`,
        en: `There is no database “${database}” on the server (${server}). Make it with: create database ${database} `
          + `encoding 'UTF8' template template0.`,
      }), error)
    case '53300':
      return unavailable(spoken({
        kk: `Дерекқор серверінде (${server}) бос қосылым қалмады. max_connections мәнін көбейтіңіз немесе порталдың `
          + 'процестерін азайтыңыз.',
        ru: `На сервере базы данных (${server}) не осталось свободных соединений. Увеличьте max_connections или `
          + 'уменьшите число процессов портала.',
        en: `The database server (${server}) has no connection left. Raise max_connections or run fewer processes of the portal.`,
      }), error)
    default:
      return error instanceof Error && /timeout|SSL|terminated/i.test(error.message)
        ? unreachable(server, error.message, error) : error
  }
}

const unreachable = (server: string, reason: string, cause: unknown): Failure => unavailable(spoken({
  kk: `Дерекқор сервері (${server}) жауап бермейді: ${reason}. Сервердің жұмыс істеп тұрғанын, DATABASE_URL мәнін `
    + 'және желіні тексеріңіз.',
  ru: `Сервер базы данных (${server}) не отвечает: ${reason}. Проверьте, что сервер работает, значение DATABASE_URL и сеть.`,
  en: `The database server (${server}) does not answer: ${reason}. Check that it is running, the value of `
    + 'DATABASE_URL, and the network.',
}), cause)
