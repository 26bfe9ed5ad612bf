/** Which history of the journal goes on: the one that was signed last, or openly another under a new key. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Failure } from '../law/failure.ts'
import { spoken, type Text } from '../law/text.ts'
import { type Instant, instantAt } from '../law/time.ts'
import { type Db, transact, type Tx } from './database/index.ts'
import { anchorIn, goingOn, newHistory, readAnchor, signedTree, verifierKey, readVerifierKey, type SignedTree } from './journal/index.ts'
import { existingSigner, finishTaking, nextSigner, takeNextSigner } from './keys.ts'

/** What the operator says of the history: the file with what was signed last, or why another goes on. */
export interface Choice {
  readonly last?: string
  readonly newHistory?: string
}

/** Throws a `Failure` (invalid), the question, unless the operator has said which history goes on. */
export function requireChoice({ last, newHistory: reason }: Choice): void {
  if (!last && !reason?.trim()) throw new Failure('invalid', whichHistory)
}

/**
 * Lets the restored journal go on, in the transaction of the restoring, with the keys in `folder`. Throws a `Failure` (conflict) when
 * something was signed after it and the operator did not choose a new history.
 */
export async function goOn(tx: Tx, folder: string, choice: Choice): Promise<void> {
  const last = choice.last ? await lastIn(choice.last, folder) : undefined
  if (choice.newHistory?.trim()) {
    const signer = existingSigner(folder)
    const anchored = await newHistory(tx, { signer, former: signer.former, next: nextSigner(folder), lost: last, reason: choice.newHistory.trim(), now })
    takeNextSigner(folder)
    await anchorIn(folder).write(anchored)
    return
  }
  const signer = existingSigner(folder)
  const going = await goingOn(tx, { signer, former: signer.former }, last!)
  if (!('note' in going)) throw new Failure('conflict', withChoice(going))
  await anchorIn(folder).write(going)
}

/** A new history for a database that is older than what its folder has signed. Said again after a crash, it finishes what was begun. */
export async function beginNewHistory(db: Db, folder: string, reason: string): Promise<void> {
  if (finishTaking(folder)) return
  const signer = existingSigner(folder)
  const next = nextSigner(folder)
  const head = await db.selectFrom('journal_head').select('note').executeTakeFirst()
  const begun = head && isSignedBy(head.note, verifierKey(next))
  const anchored = begun ? { note: head.note, from: 0, placed: [] } : await transact(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(0x10ad_5e91)})`.execute(tx) // the sequencer's: nothing is signed meanwhile
    return newHistory(tx, { signer, former: signer.former, next, lost: await known(folder), reason, now })
  })
  await anchorIn(folder).write(anchored)
  takeNextSigner(folder) // last: until then the portal does not start, and this is said again
}

const now = (): Instant => instantAt(Date.now())

function isSignedBy(note: string, key: string): boolean {
  try {
    signedTree(note, [readVerifierKey(key)])
    return true
  } catch {
    return false
  }
}

/** What the folder has signed last, if it can be told. */
async function known(folder: string): Promise<SignedTree | undefined> {
  const anchored = await anchorIn(folder).read().catch(() => undefined)
  const { former, ...signer } = existingSigner(folder)
  try {
    return anchored && signedTree(anchored.note, [verifierKey(signer), ...former].map(readVerifierKey))
  } catch {
    return undefined
  }
}

/** What was signed last, as the operator has it: the anchor of a data folder, or a checkpoint that anybody has kept. */
async function lastIn(file: string, folder: string): Promise<SignedTree> {
  if (!existsSync(join(folder, 'keys', 'journal.pem'))) throw new Failure('invalid', noKeyInBackup)
  const { former, ...signer } = existingSigner(folder)
  try {
    const text = await readFile(file, 'utf8')
    return signedTree(text.startsWith('{') ? readAnchor(text).note : text, [verifierKey(signer), ...former].map(readVerifierKey))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Failure('invalid', spoken({
      kk: `${file}: бұл порталдың кілтімен қол қойылған бақылау нүктесі емес (${why}).`,
      ru: `${file}: это не контрольная точка, подписанная ключом этого портала (${why}).`,
      en: `${file} is not a checkpoint that is signed with the key of this portal (${why}).`,
    }))
  }
}

const choices: Text = spoken({
  kk: '--last ФАЙЛ — соңғы қол қойылған бақылау нүктесі: ескі деректер бумасындағы keys/journal.anchor немесе біреу сақтап қойған /journal/checkpoint; журналда соған дейінгі жазбалардың бәрі болса, ол жалғаса береді.\n'
    + '--new-history СЕБЕП — кейінгі жазбалар жоғалған немесе соңғы нүкте белгісіз болса: журнал жаңа кілтпен жалғасады және бұл журналдың өзіне жазылады.',
  ru: '--last ФАЙЛ — последняя подписанная контрольная точка: keys/journal.anchor из прежней папки данных или сохранённая кем-то /journal/checkpoint; журнал продолжится, если в нём есть всё до неё.\n'
    + '--new-history ПРИЧИНА — если более поздние записи утрачены или последняя точка неизвестна: журнал продолжится с новым ключом, и это будет записано в нём самом.',
  en: '--last FILE: the last signed checkpoint, which is keys/journal.anchor of the old data folder, or /journal/checkpoint as anybody kept it; the journal goes on if it holds everything up to there.\n'
    + '--new-history REASON: when later entries are lost, or nobody knows the last checkpoint; the journal goes on under a new key, and an entry of its own says so.',
})

const whichHistory: Text = spoken({
  kk: `Журналдың қай тарихы жалғасады? Көшірме жасалғаннан кейін портал басқа жазбаларға да қол қойған болуы мүмкін. Мына екеуінің бірін көрсетіңіз:\n${choices.kk}`,
  ru: `Какая история журнала продолжится? После создания этой копии портал мог подписать и другие записи. Укажите одно из двух:\n${choices.ru}`,
  en: `Which history of the journal goes on? After this backup the portal may have signed more. Give one of:\n${choices.en}`,
})

const withChoice = ({ kk, ru, en }: Text): Text => spoken({
  kk: `${kk}\nЕштеңе қалпына келтірілген жоқ.\n${choices.kk}`, ru: `${ru}\nНичего не восстановлено.\n${choices.ru}`, en: `${en}\nNothing was restored.\n${choices.en}`,
})

const noKeyInBackup: Text = spoken({
  kk: 'Көшірмеде журналдың кілті жоқ.', ru: 'В копии нет ключа журнала.', en: 'The backup holds no key of the journal.',
})
