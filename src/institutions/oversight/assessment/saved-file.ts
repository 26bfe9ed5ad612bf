/** Reads a saved assessment as the publisher's tool writes it: `{ version, currentPage, data, translationsOnResult }`, and what older ones lack. */
import { Failure } from '../../../law/failure.ts'
import { assessmentWords as words, notASavedFile } from './messages.ts'

export interface SavedFile {
  /** As it stands there, such as `v0.9.1`; older files have none. */
  readonly version?: string
  readonly page?: number
  readonly answers: ReadonlyMap<string, unknown>
  /** What the publisher's tool keeps of written answers in the other language, by question. */
  readonly translations: Readonly<Record<string, unknown>>
  /** Parts of the file that this reader does not know: kept from nobody, and mean nothing. */
  readonly unknownParts: readonly string[]
}

/** The largest file in bytes: a full one with long written answers has a tenth of it. */
export const mostBytes = 1024 * 1024

const mostAnswers = 5000
const deepest = 20

/** Throws a `Failure` (invalid) that names what to mend. */
export function readSavedFile(text: string): SavedFile {
  if (Buffer.byteLength(text) > mostBytes) throw new Failure('invalid', words.fileTooLarge)
  return savedFile(parsed(text.replace(/^\uFEFF/, '')))
}

/** The same of JSON that was read already. */
export function savedFile(file: unknown): SavedFile {
  if (!isObject(file)) throw new Failure('invalid', notASavedFile('not an object'))
  if (isDeep(file)) throw new Failure('invalid', words.tooDeep)
  const { version, currentPage, data, translationsOnResult, ...more } = file
  if (data === undefined) throw new Failure('invalid', notASavedFile('no data'))
  // The oldest tool declared the answers to be a text; and an empty object is written as an empty list by some.
  const answers = typeof data === 'string' ? parsed(data) : data
  const given = isObject(answers) ? answers : Array.isArray(answers) && answers.length === 0 ? {} : undefined
  if (given === undefined) throw new Failure('invalid', notASavedFile('data is none'))
  const entries = Object.entries(given)
  if (entries.length > mostAnswers) throw new Failure('invalid', words.fileTooLarge)
  const written = typeof version === 'string' ? version.trim() : typeof version === 'number' ? String(version) : ''
  return {
    answers: new Map(entries), translations: isObject(translationsOnResult) ? translationsOnResult : {},
    ...(written !== '' && { version: written.slice(0, 100) }), ...(typeof currentPage === 'number' && Number.isInteger(currentPage) && currentPage >= 0 && { page: currentPage }),
    unknownParts: Object.keys(more).slice(0, 100).map((name) => name.slice(0, 100)),
  }
}

/** Names and values are those of the file alone: nothing of JavaScript's objects is ever looked up by a name from it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (name, value: unknown) => {
      // A name that no database takes is nobody's question; of a written answer only the letters count.
      if (name.includes('\0') || !name.isWellFormed()) throw new SyntaxError('a name that is no text')
      return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
    })
  } catch {
    throw new Failure('invalid', words.notJson)
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether lists and objects stand in each other deeper than any saved answer: looked at level by level, so that no depth fills the stack. */
function isDeep(value: object): boolean {
  let level: readonly object[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap((one) => Object.values(one).filter((inside): inside is object => typeof inside === 'object' && inside !== null))
  }
  return false
}

/** The file as the publisher's tool writes it, so that it can be loaded there too. */
export const writeSavedFile = ({ version, page = 0, answers, translations }: Omit<SavedFile, 'unknownParts'> & { readonly version: string }): string =>
  JSON.stringify({ version: `v${version}`, currentPage: page, data: Object.fromEntries(answers), translationsOnResult: translations }, null, 2)
