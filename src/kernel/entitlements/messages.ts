/** What the entitlements say to people. */
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

export const messages = {
  over: (title: Text, last: Day) => ({
    subject: spoken({ kk: `Төлем аяқталды: ${title.kk}`, ru: `Выплата окончена: ${title.ru}`, en: `No longer paid: ${title.en}` }),
    body: inEveryLanguage((locale) => spoken({
      kk: `«${title.kk}» төленетін мерзім аяқталды. Соңғы күні — ${formatDay(last, 'kk')}. Төленген сомалар порталдағы «Маған тиесілі төлемдер» бетінде көрсетілген.`,
      ru: `Срок выплаты «${title.ru}» окончен. Последний день — ${formatDay(last, 'ru')}. Выплаченные суммы показаны на странице «Мои выплаты».`,
      en: `The time for which “${title.en}” is paid is over. Its last day was ${formatDay(last, 'en')}. What was paid stands on the page “Paid to me”.`,
    })[locale]),
  }),
  revoked: {
    kk: 'Төлем негізделген шешімнің күші жойылды.', ru: 'Решение, на котором основана выплата, отменено.', en: 'The decision on which the payment rests is revoked.',
  },
} as const
