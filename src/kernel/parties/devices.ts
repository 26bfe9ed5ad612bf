/**
 * Devices on which an account was opened before. A browser keeps a signed mark of each, so that whoever guesses passwords elsewhere does
 * not hold up the owner at theirs (OWASP, Slow Down Online Guessing Attacks with Device Cookies). A mark opens nothing by itself, and ends
 * with the password under which it was made.
 */
import type { Means } from './means.ts'

/** A family or a counter shares a browser; of more accounts the one used longest ago is forgotten, for a cookie must stay small. */
const mostMarks = 4

const marksIn = (cookie: string | undefined): readonly string[] =>
  (cookie ?? '').split('~').filter((mark) => /^[\w-]{22}\.[\w-]{43}$/.test(mark)).slice(0, mostMarks)

const markFor = ({ secrets }: Pick<Means, 'secrets'>, nonce: string, person: string, stored: string): string =>
  `${nonce}.${secrets.hash('device', [nonce, person, stored].join('\0'))}`

/**
 * The id of the device, when its cookie holds a mark of this account.
 *
 * @param stored the account's password as it is stored
 */
export function knownDevice(means: Pick<Means, 'secrets'>, cookie: string | undefined, person: string, stored: string): string | undefined {
  for (const mark of marksIn(cookie)) {
    const [nonce = ''] = mark.split('.')
    if (means.secrets.same(mark, markFor(means, nonce, person, stored))) return nonce
  }
  return undefined
}

/** The cookie of a device on which this account was just opened, its mark first. */
export function markDevice(means: Pick<Means, 'secrets'>, cookie: string | undefined, person: string, stored: string): string {
  const nonce = knownDevice(means, cookie, person, stored) ?? means.secrets.make().slice(0, 22)
  const own = markFor(means, nonce, person, stored)
  return [own, ...marksIn(cookie).filter((mark) => mark !== own)].slice(0, mostMarks).join('~')
}
