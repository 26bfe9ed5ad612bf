/** Checks the journal and the tables in the background: at the start of the worker, daily, and when something is refused; tells whoever runs the portal. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { formatNumber, inEveryLanguage } from '../law/format.ts'
import { hashOf } from '../law/canonical.ts'
import { spoken, type Text } from '../law/text.ts'
import type { Instant } from '../law/time.ts'
import { type Db, transact } from './database/index.ts'
import type { Journal } from './journal/index.ts'
import type { LetterParts, Parties } from './parties/index.ts'
import { reconcile } from './reconcile.ts'

interface Means {
  readonly db: Db
  readonly now: () => Instant
  readonly journal: Journal
  readonly parties: Parties
  readonly report: (error: unknown) => void
  readonly settings: { readonly publicUrl: string }
}

/** Milliseconds of rest between two pages of the journal, so that a long one does not hold up the pages of the portal. */
const rest = 20

/** Verifies every entry, compares the tables, keeps what it found, and writes once about each finding to the log and to the administrators. */
export async function checkJournal({ db, now, journal, parties, report, settings }: Means, signal: AbortSignal): Promise<void> {
  const refused = await journal.refusal()
  const verification = await journal.verify(async () => { await pause(rest, undefined, { signal }) })
  const faults = [
    ...(refused ? [refused] : []), ...(verification.valid || refused ? [] : [verification.fault]), ...await reconcile(db),
  ]
  await transact(db, async (tx) => {
    const told = faults.length === 0 ? null : hashOf(faults)
    const before = await tx.selectFrom('journal_check').select('told').forUpdate().executeTakeFirst()
    const found = { at: now(), size: BigInt(await journal.size()), faults: JSON.stringify(faults), told }
    await tx.insertInto('journal_check').values(found).onConflict((conflict) => conflict.column('one').doUpdateSet(found)).execute()
    if (told === null || before?.told === told) return
    for (const { en } of faults) report(new Error(`the journal: ${en}`))
    for (const { id } of await parties.holdersOf(['administrator'], tx)) await parties.writeLetter(tx, id, journalLetter(faults, settings.publicUrl))
  })
}

/** How many things the last check found, and when it was; undefined before the first. */
export async function lastCheck(db: Db): Promise<{ readonly at: Instant; readonly faults: number } | undefined> {
  return db.selectFrom('journal_check').select(['at', sql<number>`jsonb_array_length(faults)`.as('faults')]).executeTakeFirst()
}

/** The letter to the administrators about what the check found. */
export const journalLetter = (faults: readonly Text[], publicUrl: string): LetterParts => ({
  kind: 'work/journal-check', path: '/status',
  subject: spoken({
    kk: 'Шұғыл: журнал немесе кестелер порталдан тыс өзгертілген', ru: 'Срочно: журнал или таблицы изменены в обход портала', en: 'Urgent: the journal or the tables were changed past the portal',
  }),
  says: inEveryLanguage((locale) => [`${publicUrl}: ${foundWords(faults.length, locale)}`, ...faults.map((fault) => `• ${fault[locale]}`)].join('\n\n')),
  ground: spoken({ kk: 'журнал мен кестелерді өздігінен тексеру.', ru: 'автоматическая проверка журнала и таблиц.', en: 'the check of the journal and the tables.' }),
  todo: spoken({
    kk: 'дерекқорға кімдер кіре алатынын тексеріңіз, оның құпиясөздерін ауыстырыңыз және shanyraq verify journal командасын іске қосыңыз. Қалпына келтіру тәртібі: docs/backup.md.',
    ru: 'проверьте, у кого есть доступ к базе данных, смените её пароли и выполните shanyraq verify journal. Порядок восстановления: docs/backup.md.',
    en: 'check who has access to the database, change its passwords and run shanyraq verify journal. How to mend it: docs/backup.md.',
  }),
})

const foundWords = (count: number, locale: keyof Text): string => spoken({
  kk: `журнал мен кестелерді тексергенде сәйкессіздік табылды, саны: ${formatNumber(count, 'kk')}.`,
  ru: `проверка журнала и таблиц нашла расхождения: ${formatNumber(count, 'ru')}.`,
  en: `the check of the journal and the tables found things that do not agree: ${formatNumber(count, 'en')}.`,
})[locale]
