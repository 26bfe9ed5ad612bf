/** What the entitlements say to people. */
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { LetterParts } from '../parties/index.ts'

export const messages = {
  over: (title: Text, last: Day): LetterParts => ({
    kind: 'money/entitlement-over', path: '/payouts',
    subject: spoken({ kk: `Төлем аяқталды: ${title.kk}`, ru: `Выплата окончена: ${title.ru}`, en: `No longer paid: ${title.en}` }),
    says: inEveryLanguage((locale) => spoken({
      kk: `«${title.kk}» төленетін мерзім аяқталды. Соңғы күні — ${formatDay(last, 'kk')}.`,
      ru: `Срок выплаты «${title.ru}» окончен. Последний день — ${formatDay(last, 'ru')}.`,
      en: `The time for which “${title.en}” is paid is over. Its last day was ${formatDay(last, 'en')}.`,
    })[locale]),
    ground: spoken({ kk: `төлем тағайындалған шешім: ${title.kk}.`, ru: `решение, по которому назначена выплата: ${title.ru}.`, en: `the decision by which it was paid: ${title.en}.` }),
    todo: spoken({
      kk: 'төленген сомаларды «Маған тиесілі төлемдер» бетінде тексеріңіз; төлем қайта қажет болса, жаңа өтініш беріңіз.', ru: 'проверьте выплаченные суммы на странице «Мои выплаты»; если выплата нужна снова, подайте новое заявление.',
      en: 'see what was paid on the page “Paid to me”; if you need it again, apply anew.',
    }),
  }),
  undecidedArrears: (title: Text): Text => spoken({
    kk: `«${title.kk}» бойынша екі шешім арасындағы кезеңдер үшін төленетін-төленбейтіні белгіленбеген. Кері қайтарып алудың күшін жоятын адам мұны шешуі тиіс.`,
    ru: `Не установлено, производится ли выплата «${title.ru}» за периоды между отзывом и его отменой. Это должен решить тот, кто отменяет отзыв.`,
    en: `Nothing says whether the periods between are paid for “${title.en}”. Whoever annuls the withdrawal has to say so.`,
  }),
  revoked: {
    kk: 'Төлем негізделген шешімнің күші жойылды.', ru: 'Решение, на котором основана выплата, отменено.', en: 'The decision on which the payment rests is revoked.',
  },
} as const
