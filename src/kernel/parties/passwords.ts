/** Passwords: how they are kept (Argon2id) and which are too easy to guess. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Failure } from '../../law/failure.ts'
import type { Problem } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { commonPieces } from './common-passwords.ts'
import { words } from './messages.ts'

const derive = promisify(argon2)

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

/** Shortest password, in characters; there are no rules of composition (NIST SP 800-63B, 3.1.1.2). */
const shortestPassword = 12
/** Longest password, in characters: only so that nobody makes us hash a book. */
const longestPassword = 256

/** The password as it is stored: a PHC string with its own salt and cost. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: normal(password), nonce, ...cost })
  const settings = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`
  return `$argon2id$v=19$${settings}$${unpadded(nonce)}$${unpadded(tag)}`
}

/** A password that everybody is told, such as that of the sample programme: it is hashed once for all who have it, and is made of no password that is somebody's own. */
export interface SharedPassword {
  readonly password: string
  readonly stored: () => Promise<string>
}

export function sharePassword(password: string): SharedPassword {
  let stored: Promise<string> | undefined
  // A failure is not kept: memory that lacks now is there later.
  return { password, stored: () => stored ??= hashPassword(password).catch((error: unknown) => {
    stored = undefined
    throw error
  }) }
}

/** Tells whether a password is the stored one; a stored string that cannot be read matches nothing. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored)
  const [, memory, passes, parallelism, salt, expected] = parts ?? []
  if (salt === undefined || expected === undefined) return false
  const tag = Buffer.from(expected, 'base64')
  const found = await derive('argon2id', {
    message: normal(password),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: tag.length,
  })
  return timingSafeEqual(found, tag)
}

let decoy: Promise<string> | undefined

/** Spends the time of a comparison when there is no account, so that an answer's delay does not tell who has one. */
export async function compareWithNobody(password: string): Promise<false> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  await passwordMatches(password, await decoy)
  return false
}

/**
 * Refuses a password that is too short, too long, or that a guesser tries first.
 *
 * @param about what is known of the person (name, e-mail): a password made of it is refused too
 * @throws Failure 'invalid' on the field `password`
 */
export function checkPassword(password: string, about: readonly string[] = []): void {
  const length = [...password].length
  if (length < shortestPassword) throw refused(words.passwordShort)
  if (length > longestPassword) throw refused(words.passwordLong)
  if (isGuessable(password, about)) throw refused(words.passwordCommon)
}

/** What `checkPassword` would refuse, to be told together with what else is wrong with a form. */
export function passwordProblems(password: string, about: readonly string[]): readonly Problem[] {
  try {
    checkPassword(password, about)
    return []
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.problems
  }
}

const refused = (text: Text) => new Failure('invalid', text, [{ field: 'password', text }])

/**
 * Tells whether a password is nothing but what guessers try first: common words (in Latin letters, in Cyrillic, or typed
 * in the wrong keyboard layout), years, runs of digits, keys that stand side by side, and the person's own name or address.
 */
export function isGuessable(password: string, about: readonly string[] = []): boolean {
  const plain = normal(password).toLowerCase()
  if (new Set(plain).size < 5) return true
  const own = about.flatMap((text) => normal(text).toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((piece) => piece.length >= 3)
  const pieces = [...own, ...commonPieces]
  return [plain, inLatinLayout(plain)].some((spelling) => leftOver(spelling, pieces) < 4)
}

/** How many letters and digits remain when common pieces, runs and years are taken out; signs and spaces count nothing. */
function leftOver(spelling: string, pieces: readonly string[]): number {
  const lettered = withoutLeet(spelling)
  const least = [0]
  for (let end = 1; end <= spelling.length; end += 1) {
    const costs = [(least[end - 1] ?? 0) + (/[\p{L}\p{N}]/u.test(spelling[end - 1] ?? '') ? 1 : 0)]
    for (const piece of pieces) {
      if (spelling.endsWith(piece, end) || lettered.endsWith(piece, end)) costs.push(least[end - piece.length] ?? 0)
    }
    for (let start = Math.max(0, end - 26); start <= end - 3; start += 1) {
      if (isRun(spelling.slice(start, end))) costs.push(least[start] ?? 0)
    }
    least.push(Math.min(...costs))
  }
  return least.at(-1) ?? 0
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя', 'qazwsxedcrfvtgbyhnujmikolp', 'йфяцычувскамепинртгоьшлбщдю', 'әіңғүұқөһ', '12345678901234567890', '147258369', '159753',
  '1q2w3e4r5t6y7u8i9o0p', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p']
const bothWays = rows.flatMap((row) => [row, [...row].toReversed().join('')])

const isRun = (text: string) =>
  new Set(text).size === 1 || /^(?:19[4-9]|20[0-4])\d$/.test(text) || bothWays.some((row) => row.includes(text))

const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"

/** The same keys pressed with the Latin layout on: `йцукен` is `qwerty`, `зфыыцщкв` is `password`. */
const inLatinLayout = (text: string) =>
  [...text].map((letter) => latinKeys[russianKeys.indexOf(letter)] ?? letter).join('')

const leet: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }

/** Signs that stand for letters, read as the letters: `p@ssw0rd`. Keeps the length. */
const withoutLeet = (text: string) => [...text].map((sign) => leet[sign] ?? sign).join('')

const normal = (text: string) => text.normalize('NFKC')

const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
