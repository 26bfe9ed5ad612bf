/** Letters: written in the transaction of the act that they tell about, sent afterwards, each until it has gone. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import type { Locale, Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Brief } from '../channels/index.ts'
import { newId, transact } from '../database/index.ts'
import type { Tx } from '../database/index.ts'
import { after } from './means.ts'
import type { Means } from './means.ts'

/** A letter in the language of its reader. */
export interface Letter {
  readonly id: string
  readonly recipient: string
  readonly locale: Locale
  readonly subject: string
  readonly body: string
  readonly createdAt: Instant
}

/** Takes letters to their readers. It throws when a letter could not be handed over; the letter is then tried again. */
export interface Post {
  send(letter: Letter): Promise<void>
}

/** A letter as the operator sees it: without its body, which may hold a link that opens an account. */
export interface LetterStatus extends Omit<Letter, 'body'> {
  /** Whose letter it is: whom it was written to, also where they have changed their address since; of a letter to an address alone whoever has an account by it. */
  readonly person?: string
  readonly sentAt?: Instant
  readonly failures: number
  readonly lastFailure?: string
}

/** What is written: a subject and a body in every language. */
export interface Draft {
  readonly subject: Text
  readonly body: Text
  /** What the inbox keeps in place of the body: one with a link that opens something by itself, or with words that may be erased, is for the mailbox alone. */
  readonly kept?: Text
  /** What stands in its place for whoever has no account, and the body at whose counter that is printed; their own where none is named. */
  readonly paper?: { readonly body: Text; readonly counter?: string }
  /** What a phone repeats of it, where its reader wants that. */
  readonly brief?: Brief
}

/** Writes a letter to a person, in their language; one without an address gets none. */
export async function repeatByMail(means: Means, tx: Tx, person: string, draft: Draft): Promise<void> {
  const reader = await tx.selectFrom('person').select(['email', 'locale']).where('id', '=', person).executeTakeFirst()
  if (reader === undefined) return
  if (reader.email) await writeLetterTo(means, tx, { recipient: reader.email, locale: reader.locale, person }, draft)
  if (means.texting && draft.brief) await repeatByText(means.texting(draft.brief), tx, [person])
}

/** Repeats a letter on the phones of people, by the part of a statement that does it for those in `open`. */
export async function repeatByText(texting: RawBuilder<unknown>, tx: Tx, people: readonly string[]): Promise<void> {
  await sql`with open as (select id, locale from person where id = any(${people}::uuid[]) and closed_at is null) ${texting}`.execute(tx)
}

/** Writes a letter to the person whose `id`, `email` and `locale` stand in `open`, in their language, as a part of another statement; one without an address gets none. */
export const repeatingByMail = ({ now }: Means, { subject, body }: Draft): RawBuilder<unknown> => sql`
    insert into mail (id, person, recipient, locale, subject, body, created_at, retry_at)
    select ${newId()}::uuid, id, email, locale, ${JSON.stringify(subject)}::jsonb ->> locale, ${JSON.stringify(body)}::jsonb ->> locale, ${now()}::timestamptz, ${now()}::timestamptz
    from open where email is not null`

interface Reader { readonly recipient: string; readonly locale: Locale; readonly person?: string }

/** Writes a letter to an address. */
export const writeLetterTo = (means: Means, tx: Tx, reader: Reader, draft: Draft): Promise<void> => writeLettersTo(means, tx, [reader], draft)

/** Writes a letter to several addresses, to each in its language, in one statement. */
export async function writeLettersTo(means: Means, tx: Tx, readers: readonly Reader[], draft: Draft): Promise<void> {
  if (readers.length === 0) return
  const now = means.now()
  await tx.insertInto('mail').values(readers.map(({ recipient, locale, person }) => ({
    id: newId(), person: person ?? null, recipient, locale, subject: draft.subject[locale], body: draft.body[locale], created_at: now, sent_at: null, retry_at: now, last_failure: null,
  }))).execute()
}

/** Minutes after which a letter that failed is tried again at the latest. */
const longestWait = 240

/**
 * Hands over the letters that wait, at most `most` of them, and answers with how many went. A letter that fails waits
 * longer each time (1 minute to 4 hours). Any number of processes may do this: each letter is held by one of them.
 */
export async function sendLetters(means: Means, post: Post, most = 50): Promise<number> {
  for (let sent = 0, tried = 0; ; tried += 1) {
    if (tried === most) return sent
    const outcome = await transact(means.db, async (tx) => sendOne(means, tx, post))
    if (outcome === 'none') return sent
    if (outcome === 'sent') sent += 1
  }
}

async function sendOne(means: Means, tx: Tx, post: Post): Promise<'none' | 'sent' | 'failed'> {
  const now = means.now()
  const row = await tx
    .selectFrom('mail')
    .selectAll()
    .where('sent_at', 'is', null)
    // Later than a letter can be put off: that was under a clock that was ahead.
    .where(({ or, eb }) => or([eb('retry_at', '<=', now), eb('retry_at', '>', after(now, longestWait))]))
    .orderBy('retry_at')
    .orderBy('id') // letters of one moment, such as those of one act
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined) return 'none'
  try {
    await post.send({ ...row, createdAt: row.created_at })
  } catch (error) {
    const failures = row.failures + 1
    await tx
      .updateTable('mail')
      .set({ failures, retry_at: after(now, Math.min(longestWait, 2 ** (failures - 1))), last_failure: String(error).slice(0, 500) })
      .where('id', '=', row.id)
      .execute()
    return 'failed'
  }
  // The body goes with the letter: its links are secrets.
  await tx.updateTable('mail').set({ sent_at: now, last_failure: null, body: '' }).where('id', '=', row.id).execute()
  return 'sent'
}

/** The latest letters, newest first, for the operator. */
export async function latestLetters(means: Pick<Means, 'db'>, most = 100): Promise<readonly LetterStatus[]> {
  const rows = await means.db.selectFrom('mail').leftJoin('person', 'person.email', 'mail.recipient').selectAll('mail').select(({ fn, ref }) => fn.coalesce(ref('mail.person'), ref('person.id')).as('person')).orderBy('mail.id', 'desc').limit(most).execute()
  return rows.map(({ id, recipient, person, locale, subject, created_at, sent_at, failures, last_failure }) => ({
    id, recipient, ...(person === null ? {} : { person }), locale, subject, createdAt: created_at, failures,
    ...(sent_at === null ? {} : { sentAt: sent_at }),
    ...(last_failure === null ? {} : { lastFailure: last_failure }),
  }))
}

/** The local counterpart of a mail server: each letter becomes an `.eml` file in a folder. */
export function folderPost(folder: string, from: string): Post {
  return {
    async send(letter) {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, `${letter.id}.eml`), message(letter, from), { mode: 0o600 })
    },
  }
}

/** The letter as an Internet message (RFC 5322): UTF-8 in base64, so that no line is too long and no header can be added. */
export function message(letter: Letter, from: string): string {
  const body = Buffer.from(letter.body.replaceAll(/\r?\n/g, '\r\n')).toString('base64')
  return [
    `Date: ${new Date(letter.createdAt).toUTCString().replace('GMT', '+0000')}`,
    `From: ${mailbox(from)}`,
    `To: ${oneLine(letter.recipient)}`,
    `Message-ID: <${letter.id}@${oneLine(from).split('@')[1]?.replace('>', '') ?? 'localhost'}>`,
    `Subject: ${encodedWords(letter.subject)}`,
    `Content-Language: ${letter.locale}`,
    'Auto-Submitted: auto-generated', // RFC 3834: nobody's absence answers it
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(body.match(/.{1,76}/g) ?? []),
    '',
  ].join('\r\n')
}

/** An address of our own, with the name before it in letters that RFC 5322 allows. */
function mailbox(from: string): string {
  const [, name = '', address = from] = /^(.*)<([^<>]+)>$/.exec(oneLine(from)) ?? []
  return name.trim() === '' ? oneLine(address) : `${encodedWords(name.trim())} <${address}>`
}

/** RFC 2047: encoded words, none splitting a letter, so short that the line with the name of the header has at most 76 characters too. */
function encodedWords(text: string): string {
  const words: string[] = []
  for (const sign of oneLine(text)) {
    const last = words.at(-1)
    if (last !== undefined && Buffer.byteLength(last + sign) <= 39) words[words.length - 1] = last + sign
    else words.push(sign)
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}

const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ')
