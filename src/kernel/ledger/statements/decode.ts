/** Reads the text of a file in the encodings that banks of Kazakhstan write. Pure. */
import { badEncoding } from './messages.ts'
import { unreadable } from './faults.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1251' | 'ibm866'

/**
 * Where KZ-1048 (STRK1048-2002) has Kazakh letters, windows-1251 has Macedonian, Serbian, Belarusian and Ukrainian ones. Banks
 * call both "Windows", and none of those letters occurs in a statement of a bank of Kazakhstan, so they are read as Kazakh.
 */
const foreign = 'ЌЋќћЎўЈҐЄЇґєјЅѕї'
const kazakh = 'ҚҺқһҰұӘӨҒҮөғәҢңү'

const toKazakh = (text: string): string =>
  text.replaceAll(/[ЌЋќћЎўЈҐЄЇґєјЅѕї]/g, (letter) => kazakh[foreign.indexOf(letter)] ?? letter)

/** Reads bytes in one encoding. Throws a `Failure` (invalid) when they are not in it. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return encoding === 'windows-1251' ? toKazakh(text) : text
  } catch {
    throw unreadable(badEncoding(encoding))
  }
}

/** Reads bytes by their byte order mark, else as UTF-8 when they are valid UTF-8, else as windows-1251 or KZ-1048. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeAs(bytes, 'windows-1251')
  }
}
