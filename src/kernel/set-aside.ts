/** Writes to the administrators, once for each, about entries of the journal that a subscriber cannot take, and forgets what was dismissed long ago. */
import { formatNumber, inEveryLanguage } from '../law/format.ts'
import { spoken } from '../law/text.ts'
import { type Instant, instantAt } from '../law/time.ts'
import { type Db, transact } from './database/index.ts'
import type { Journal } from './journal/index.ts'
import type { LetterParts, Parties } from './parties/index.ts'

interface Means {
  readonly db: Db
  readonly now: () => Instant
  readonly journal: Pick<Journal, 'shelf'>
  readonly parties: Pick<Parties, 'holdersOf' | 'writeLetter'>
}

/** Days for which it can be read what was dismissed, and why. */
const keptDays = 92

/** One letter about all that came to wait for a person since the last look. */
export async function tellSetAside({ db, now, journal, parties }: Means): Promise<void> {
  await transact(db, async (tx) => {
    const untold = await journal.shelf.untold(tx)
    if (untold.length === 0) return
    for (const { id } of await parties.holdersOf(['administrator'], tx)) await parties.writeLetter(tx, id, setAsideLetter(untold))
  })
  await journal.shelf.sweep(instantAt(Date.parse(now()) - keptDays * 86_400_000))
}

/** The letter: `entries` are those of a subscriber that wait; none where it stands and takes nothing. */
export const setAsideLetter = (untold: readonly { readonly subscriber: string; readonly entries: number }[]): LetterParts => ({
  kind: 'work/set-aside', path: '/admin/shelf',
  subject: spoken({
    kk: 'Порталдағы кейбір әрекет соңына дейін өңделмеді', ru: 'Некоторые действия на портале обработаны не до конца', en: 'What follows from some acts on the portal was not done',
  }),
  says: inEveryLanguage((locale) => [told[locale], ...untold.map(({ subscriber, entries }) => `• ${subscriber}: ${entries === 0 ? stands[locale] : waiting(formatNumber(entries, locale))[locale]}`)].join('\n\n')),
  ground: spoken({ kk: 'журнал жазбаларын өңдеуді бақылау.', ru: 'контроль обработки записей журнала.', en: 'the watch over what follows from entries of the journal.' }),
  todo: spoken({
    kk: 'қатенің себебін қараңыз, оны жойыңыз да, жазбаны қайта өңдеңіз немесе себебін көрсетіп, тізімнен алыңыз.',
    ru: 'посмотрите причину ошибки, устраните её и обработайте запись снова либо снимите её, указав причину.',
    en: 'read why it failed, mend it and have the entry taken again, or dismiss it with a reason.',
  }),
})

const told = spoken({
  kk: 'портал журналдың кейбір жазбасын бірнеше рет өңдеп көрді, бірақ қате қайталана берді.',
  ru: 'портал несколько раз пытался обработать записи журнала, но ошибка повторялась.',
  en: 'the portal tried several times to act on entries of the journal, and failed each time.',
})

const stands = spoken({ kk: 'тоқтап тұр, себебі жойылғанша ештеңе өңделмейді.', ru: 'остановлен: пока причина не устранена, ничего не обрабатывается.', en: 'it stands, and acts on nothing until the cause is mended.' })
const waiting = (entries: string) => spoken({ kk: `шешім күтіп тұрған жазба саны — ${entries}.`, ru: `записей, ждущих решения: ${entries}.`, en: `entries that wait for a person: ${entries}.` })
