/** Further versions of Canada's questionnaire, added as a declared procedure decides it: a version that is known never changes, and none goes. */
import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { actorString } from '../../../kernel/parties/index.ts'
import { hashOfText } from '../../../law/canonical.ts'
import type { CoreAct } from '../../../law/core-act.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import { addingWords as words } from './added.messages.ts'
import { canadian, canadaScheme, type Known, type KnownQuestionnaires, knownQuestionnaires, versionNumbers } from './known.ts'
import type { Questionnaire } from './questionnaire.ts'
import { strayIn } from './stray.ts'

interface QuestionnaireTable { version: string; source: string; file: Uint8Array; hash: string; decision: string; added_at: Instant }
declare module '../../../kernel/database/index.ts' {
  interface Tables { oversight_questionnaire: QuestionnaireTable }
}

export const questionnaireAct: CoreAct = {
  name: 'assessments.questionnaire', words: words.act, takes: { version: { kinds: ['text'] }, source: { kinds: ['text'] }, file: { kinds: ['file'] } },
  states: { number: 'text', questions: 'integer', points: 'integer', hash: 'text' }, twoPeople: true,
}

/** The largest file of a questionnaire, in bytes: the published ones have a fifth of it at most. */
const mostBytes = 2 * 1024 * 1024
/** So many parts that are not understood are named at once. */
const mostNamed = 10

export interface Questionnaires {
  /** What is known now, with what any process of this house has added. */
  known(): Promise<KnownQuestionnaires>
}

const opened = new WeakMap<Kernel, Questionnaires>()

/** Says who adds versions: once for a kernel. `own` are the country's questionnaires, which its pack declares. */
export function openQuestionnaires(kernel: Kernel, own: () => readonly Known[]): Questionnaires {
  const before = opened.get(kernel)
  if (before !== undefined) return before
  const { cases, db, files, journal, now } = kernel
  const declared = own()
  const read = new Map<string, Known>()

  async function knownWithin(within: Db): Promise<KnownQuestionnaires> {
    const added = await within.selectFrom('oversight_questionnaire').select('version').execute()
    const unread = added.filter(({ version }) => !read.has(version)).map(({ version }) => version)
    if (unread.length > 0) {
      for (const { version, source, file, added_at: addedAt } of await within.selectFrom('oversight_questionnaire').select(['version', 'source', 'file', 'added_at']).where('version', 'in', unread).execute()) {
        const text = written(file)
        read.set(version, canadian({ version, source, file: () => text, addedAt }))
      }
    }
    return knownQuestionnaires(declared, added.map(({ version }) => read.get(version)!))
  }

  /** What would be added. Throws a `Failure` that names what stops it. */
  async function readable(within: Db, told: Facts) {
    const version = numberOf(String(told['version']))
    const source = addressIn(String(told['source']))
    const bytes = await files.bytes(String(told['file']))
    if (bytes.length > mostBytes) throw wrong('file', words.fileTooLarge)
    const digest = hash('sha256', bytes)
    const { all } = await knownWithin(within)
    const there = all.find((one) => one.scheme === canadaScheme && versionNumbers(one.version) === version)
    if (there !== undefined) {
      const text = hashOfText(there.file()) === digest ? words.knownAlready(version) : words.knownOtherwise(version, hashOfText(there.file()))
      throw new Failure('conflict', text, [{ field: 'version', text }])
    }
    // A published version has questions of its own: the file of another one was taken by mistake.
    const same = all.find((one) => one.scheme === canadaScheme && hashOfText(one.file()) === digest)
    if (same !== undefined) throw new Failure('conflict', words.knownAlready(same.version), [{ field: 'file', text: words.knownAlready(same.version) }])
    const questionnaire = questionnaireIn(bytes, version)
    return { version, source, bytes, hash: digest, questionnaire, newest: all.find(({ scheme }) => scheme === canadaScheme)! }
  }

  cases.keepCoreAct(questionnaireAct, {
    async reads(tx, _, told) {
      const { version, hash: digest, questionnaire } = await readable(tx, told)
      return { number: version, questions: questionnaire.questions.size, points: scoredIn(questionnaire).length, hash: digest }
    },
    async shows(within, told) {
      const { questionnaire, newest } = await readable(within, told)
      const [names, former] = [new Set(questionnaire.questions.keys()), new Set(newest.questionnaire().questions.keys())]
      return [
        { does: 'heads', words: words.besides(newest.version) },
        { does: 'adds', words: words.newQuestions([...names.difference(former)].length) }, { does: 'removes', words: words.goneQuestions([...former.difference(names)].length) },
        { does: 'reaches', words: words.sameRule },
      ]
    },
    async carryOut(tx, by, { told, decision }) {
      const { version, source, bytes, hash: digest } = await readable(tx, told)
      const { numInsertedOrUpdatedRows: added } = await tx.insertInto('oversight_questionnaire').values({ version, source, file: bytes, hash: digest, decision, added_at: now() }).onConflict((is) => is.doNothing()).executeTakeFirstOrThrow()
      // Another decision added it while this one was signed.
      if (added !== 1n) throw new Failure('conflict', words.knownAlready(version), [{ field: 'version', text: words.knownAlready(version) }])
      await journal.append(tx, actorString(by), { type: 'oversight.questionnaire-added', subject: `decision:${decision}`, body: { scheme: canadaScheme, version, source, file: digest } })
    },
  })

  const here: Questionnaires = { known: () => knownWithin(db) }
  opened.set(kernel, here)
  return here
}

const wrong = (field: 'version' | 'source' | 'file', text: Text): Failure => new Failure('invalid', text, [{ field, text }])

/** Three numbers, as answers name them; they are written with two at least, so that a year or a day is none. */
function numberOf(given: string): string {
  const numbers = /^v?\d{1,4}(?:\.\d{1,4}){1,2}$/i.test(given.trim()) ? versionNumbers(given) : undefined
  if (numbers === undefined) throw wrong('version', words.noVersion)
  return numbers
}

function addressIn(given: string): string {
  const address = URL.parse(given.trim())
  if (address === null || !/^https?:$/.test(address.protocol)) throw wrong('source', words.noSource)
  return address.href
}

/** The text with its byte order mark, where it has one: the hash is that of every byte. */
const written = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

const scoredIn = ({ questions }: Questionnaire) => [...questions.values()].filter(({ counts, most }) => counts !== 'nothing' && most > 0)

/** Reads a file strictly: whatever would be asked or scored otherwise than its publisher means it is refused with its name. Throws a `Failure` (invalid). */
function questionnaireIn(bytes: Uint8Array, version: string): Questionnaire {
  try {
    const text = written(bytes)
    const questionnaire = canadian({ version, source: '', file: () => text }).questionnaire()
    const { questions, unread } = questionnaire
    const lost = [...questions.values()].flatMap(({ name, asked }) => asked.flatMap(({ asks }) => asks.filter((one) => !questions.has(one)).map((one) => `${name}: {${one}}`)))
    const notUnderstood = [...new Set([...unread, ...strayIn(text), ...lost])]
    if (notUnderstood.length > 0) throw wrong('file', words.notUnderstood(notUnderstood.slice(0, mostNamed).map((one) => one.slice(0, 200)).join('; '), notUnderstood.length))
    if (!scoredIn(questionnaire).some(({ counts }) => counts === 'raw')) throw wrong('file', words.noPoints)
    return questionnaire
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw wrong('file', words.notJson)
    // Parts that stand in each other thousands deep fill the stack.
    if (error instanceof z.ZodError || error instanceof RangeError) throw wrong('file', words.noQuestionnaire)
    throw error
  }
}
