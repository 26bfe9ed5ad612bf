/** The digest: once on a working day, from eight in the morning, whoever is in office is sent what awaits them; on a day without anything, nothing. */
import { type Calendar, isWorkday } from '../../law/calendar.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { atTime, dayOf, type Instant } from '../../law/time.ts'
import { type Db, eachApart, transact } from '../database/index.ts'
import type { LetterParts, Parties } from '../parties/index.ts'
import type { Awaited, Awaiting } from './source.ts'

/** So many things stand in the letter; the cabinet has all. */
const shown = 20

const words = {
  subject: (total: number): Text => spoken({ kk: `Сізден әрекет күтіп тұрғаны: ${total}`, ru: `Ждут ваших действий: ${total}`, en: `Work that awaits you: ${total}` }),
  late: (late: number): Text => spoken({ kk: `Оның ішінде мерзімі өткені: ${late}.`, ru: `Из них просрочено: ${late}.`, en: `Of it overdue: ${late}.` }),
  until: spoken({ kk: 'соңғы күні', ru: 'последний день', en: 'last day' }),
  ground: spoken({ kk: 'лауазымыңыз бойынша кезегіңізде тұрған істер.', ru: 'дела в очереди вашей должности.', en: 'the cases in the queue of your office.' }),
  todo: spoken({
    kk: 'кабинетті ашып, істерді мерзімінде қараңыз. Мұндай хаттарды баптауларда өшіруге болады.', ru: 'откройте кабинет и рассмотрите дела в срок. Такие письма можно отключить в настройках.', en: 'open your cabinet and deal with them in time. Such letters can be switched off in the settings.',
  }),
} as const

/** The letter of what awaits somebody. */
export const digestOf = (awaited: readonly Awaited[], total: number): LetterParts => ({
  kind: 'work/digest',
  subject: words.subject(total),
  says: inEveryLanguage((locale) => [
    ...(awaited.some(({ late }) => late) ? [words.late(awaited.filter(({ late }) => late).length)[locale], ''] : []),
    ...awaited.map(({ title, hint, due }) => `– ${[title[locale], hint?.[locale]].filter(Boolean).join(': ')}${due === undefined ? '' : ` (${words.until[locale]}: ${formatDay(due, locale)})`}`),
  ].join('\n')),
  ground: words.ground, todo: words.todo, path: '/cabinet',
})

/** Sends the digests that are due now; answers how many. Any number of processes may do this. */
export async function sendDigests(
  { db, now, calendar, parties, awaiting }: { readonly db: Db; readonly now: () => Instant; readonly calendar: Calendar; readonly parties: Pick<Parties, 'toldDaily' | 'sendDigest'>; readonly awaiting: Pick<Awaiting, 'of'> },
): Promise<number> {
  const today = dayOf(now(), calendar.zone)
  if (!isWorkday(calendar, today) || now() < atTime(today, '08:00:00', calendar.zone)) return 0
  let sent = 0
  await eachApart(await parties.toldDaily(today), async (actor) => {
    const awaited = await awaiting.of(actor, 1000)
    if (awaited.length > 0 && await transact(db, (tx) => parties.sendDigest(tx, actor.person, today, digestOf(awaited.slice(0, shown), awaited.length)))) sent += 1
  })
  return sent
}
