/** The portal's own secrets: made on the first start, readable by the owner only, and never shown. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../law/failure.ts'
import { verifierKey } from './journal/index.ts'
import { spoken } from '../law/text.ts'

export interface Keys {
  /** Signs the journal's checkpoints (Ed25519), under the name that the log was given at its first start. */
  readonly journal: {
    readonly name: string
    readonly privateKey: KeyObject
    /** Verifier keys under which the journal began, the latest first, when it was given a new one. */
    readonly former: readonly string[]
  }
  /** Signs what the portal says as a machine (Ed25519). */
  readonly statements: KeyObject
  /** From which the secrets of sessions are derived. */
  readonly session: string
  /** With which secrets of others are sealed. */
  readonly secrets: string
}

/** Reads a file, or makes it whole: two processes that start at once end with the same one, and a crash leaves no half of one. */
function readOrMake(path: string, make: () => string): string {
  if (!existsSync(path)) {
    const growing = `${path}.${process.pid}`
    writeFileSync(growing, make(), { mode: 0o600, flush: true })
    try {
      linkSync(growing, path)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    } finally {
      rmSync(growing, { force: true })
    }
  }
  return readFileSync(path, 'utf8')
}

/** Opens the keys in `folder`/keys. `host` names the journal when it begins; the name stays when the portal moves. */
export function openKeys(folder: string, host: string): Keys {
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
  return keysIn(folder, readOrMake, host)
}

/** Opens the keys that another process of the portal has made. Throws a `Failure` (not found) when one is missing, and makes none. */
export const existingKeys = (folder: string): Keys => keysIn(folder, existing)

/** The key of the journal alone, if all the others are to be judged by it. Throws like `existingKeys`. */
export const existingSigner = (folder: string): Keys['journal'] => signerIn(folder, existing)

function existing(path: string): string {
  requireKey(path)
  return readFileSync(path, 'utf8')
}

/** Throws a `Failure` (not found) when there is no such file. */
export function requireKey(path: string): void {
  if (!existsSync(path)) throw missing(path)
}

/**
 * Makes sure that the portal goes on in the programme in which it began; the first start notes it, if it `mayMake` the note.
 * Throws a `Failure` (conflict) when it is another.
 */
export function requireProgramme(folder: string, programme: string, { mayMake }: { readonly mayMake: boolean }): void {
  const path = join(folder, 'keys', 'programme')
  if (!mayMake && !existsSync(path)) return // begun by a version that noted none
  const begun = readOrMake(path, () => programme)
  if (begun !== programme) throw otherProgramme(begun, programme)
}

/**
 * Makes sure, without making anything, that the folder is of this country or of none yet: asked before tables are made for it. A folder that has a
 * programme and no country was begun when there was but the `first` country. Throws a `Failure` (conflict) when it is another's.
 */
export function refuseOtherCountry(folder: string, code: string, { first = false }: { readonly first?: boolean | undefined } = {}): void {
  const [country, programme] = ['country', 'programme'].map((file) => join(folder, 'keys', file)) as [string, string]
  const begun = existsSync(country) ? readFileSync(country, 'utf8') : undefined
  if (begun === undefined ? !first && existsSync(programme) : begun !== code) throw otherCountry(begun, code)
}

/** The same for the start of a portal: the first one notes its country, before it notes the programme. Throws as `refuseOtherCountry` does. */
export function requireCountry(folder: string, code: string, known: { readonly first?: boolean | undefined } = {}): void {
  refuseOtherCountry(folder, code, known)
  const begun = readOrMake(join(folder, 'keys', 'country'), () => code)
  if (begun !== code) throw otherCountry(begun, code) // another process began meanwhile
}

type Read = (path: string, make: () => string) => string

function keysIn(folder: string, read: Read, host = ''): Keys {
  const random = (file: string): string => read(join(folder, 'keys', file), () => randomBytes(32).toString('base64url'))
  return { journal: signerIn(folder, read, host), statements: pairIn(folder, read, 'statements.pem'), session: random('session'), secrets: random('secrets') }
}

function signerIn(folder: string, read: Read, host = ''): Keys['journal'] {
  const name = read(join(folder, 'keys', 'journal.name'), () => `${host}/journal`)
  return { name, privateKey: pairIn(folder, read, 'journal.pem'), former: formerIn(folder) }
}

/** The key with which the portal's witness cosigns the checkpoints of others (Ed25519), made once. It is named after the journal, and is never the journal's own. */
export const openWitnessKey = (folder: string, journal: string): { readonly name: string; readonly privateKey: KeyObject } =>
  ({ name: `${journal.replace(/\/journal(\/\d+)?$/, '')}/witness`, privateKey: pairIn(folder, readOrMake, 'witness.pem') })

const formerIn = (folder: string): string[] => {
  const path = join(folder, 'keys', 'journal.former')
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter((line) => line !== '') : []
}

/** The key under which a new history of the journal goes on, made once: it is the present one only after `takeNextSigner`. */
export function nextSigner(folder: string): { readonly name: string; readonly privateKey: KeyObject } {
  const { name, former } = existingSigner(folder)
  const privateKey = pairIn(folder, readOrMake, 'next.pem') // before its name: a name alone is a key that is half taken
  return { privateKey, name: readOrMake(join(folder, 'keys', 'next.name'), () => `${name.replace(/\/journal\/\d+$/, '/journal')}/${former.length + 2}`) }
}

/** Makes the next key of the journal the present one; of the former the public part is kept. */
export function takeNextSigner(folder: string): void {
  const place = (file: string): string => join(folder, 'keys', file)
  const { former, ...signer } = existingSigner(folder)
  const line = verifierKey(signer)
  if (former[0] !== line) { // else a crash came after this
    writeFileSync(place('journal.former.new'), [line, ...former].map((key) => `${key}\n`).join(''), { mode: 0o600, flush: true })
    renameSync(place('journal.former.new'), place('journal.former'))
  }
  renameSync(place('next.pem'), place('journal.pem'))
  renameSync(place('next.name'), place('journal.name'))
}

/** Finishes what a crash left half done in `takeNextSigner`; tells whether there was anything. */
export function finishTaking(folder: string): boolean {
  const [pem, name] = ['next.pem', 'next.name'].map((file) => join(folder, 'keys', file)) as [string, string]
  const half = existsSync(name) && !existsSync(pem)
  if (half) renameSync(name, join(folder, 'keys', 'journal.name'))
  return half
}

const pairIn = (folder: string, read: Read, file: string): KeyObject => createPrivateKey(
  read(join(folder, 'keys', file), () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()))

const missing = (path: string): Failure => new Failure('not found', spoken({
  kk: `Порталдың кілті жоқ: ${path}. SHANYRAQ_DATA (--data) арқылы порталдың деректер бумасын көрсетіңіз немесе оны сақтық көшірмеден қалпына келтіріңіз. `
    + 'Портал әлі бірде-бір рет іске қосылмаса, алдымен shanyraq web іске қосыңыз.',
  ru: `Нет ключа портала: ${path}. Укажите папку данных портала через SHANYRAQ_DATA (--data) или восстановите её из резервной копии. `
    + 'Если портал ещё ни разу не запускали, сначала запустите shanyraq web.',
  en: `A key of the portal is not there: ${path}. Name the data folder of the portal with SHANYRAQ_DATA (--data), or bring it back from a backup. `
    + 'If the portal has never been started, start shanyraq web first.',
}))

/** What lies in the data folder is not what the database was written with. */
export const foreignKeys = (): Failure => new Failure('conflict', spoken({
  kk: 'Деректер бумасындағы кілттер осы дерекқордағы порталдың кілттері емес: SHANYRAQ_DATA (--data) арқылы web пен worker пайдаланатын деректер бумасын көрсетіңіз.',
  ru: 'Ключи в папке данных не принадлежат порталу с этой базой данных: укажите через SHANYRAQ_DATA (--data) папку данных, которой пользуются web и worker.',
  en: 'The keys in the data folder are not those of the portal of this database: name the data folder of web and worker with SHANYRAQ_DATA (--data).',
}))

/** `begun` is not known of a folder that has no note. */
const otherCountry = (begun: string | undefined, asked: string): Failure => new Failure('conflict', begun === undefined ? spoken({
  kk: `Бұл деректер бумасы басқа елдің порталына тиесілі, ал SHANYRAQ_COUNTRY мәні — ${asked}. SHANYRAQ_COUNTRY мәнін алып тастаңыз; басқа елге жаңа деректер бумасы мен жаңа дерекқор керек.`,
  ru: `Эта папка данных принадлежит порталу другой страны, а SHANYRAQ_COUNTRY — ${asked}. Уберите SHANYRAQ_COUNTRY; для другой страны нужны новая папка данных и новая база.`,
  en: `This data folder was begun by a portal of another country, and SHANYRAQ_COUNTRY is ${asked}. Take SHANYRAQ_COUNTRY away; another country needs a new data folder and a new database.`,
}) : spoken({
  kk: `Бұл деректер бумасы басқа елдің порталына тиесілі (${begun}), ал SHANYRAQ_COUNTRY мәні — ${asked}. SHANYRAQ_COUNTRY=${begun} деп қойыңыз; басқа елге жаңа деректер бумасы мен жаңа дерекқор керек.`,
  ru: `Эта папка данных принадлежит порталу другой страны (${begun}), а SHANYRAQ_COUNTRY — ${asked}. Задайте SHANYRAQ_COUNTRY=${begun}; для другой страны нужны новая папка данных и новая база.`,
  en: `This data folder was begun by a portal of another country (${begun}), and SHANYRAQ_COUNTRY is ${asked}. Set SHANYRAQ_COUNTRY=${begun}; another country needs a new data folder and a new database.`,
}))

const otherProgramme = (begun: string, asked: string): Failure => new Failure('conflict', spoken({
  kk: `Бұл портал «${begun}» бағдарламасымен басталған, ал SHANYRAQ_PROGRAMME мәні — ${asked}. SHANYRAQ_PROGRAMME=${begun} деп қойыңыз; басқа бағдарламаға жаңа деректер бумасы мен жаңа дерекқор керек.`,
  ru: `Этот портал начат в программе ${begun}, а SHANYRAQ_PROGRAMME — ${asked}. Задайте SHANYRAQ_PROGRAMME=${begun}; для другой программы нужны новая папка данных и новая база.`,
  en: `This portal was begun in the programme ${begun}, and SHANYRAQ_PROGRAMME is ${asked}. Set SHANYRAQ_PROGRAMME=${begun}; another programme needs a new data folder and a new database.`,
}))
