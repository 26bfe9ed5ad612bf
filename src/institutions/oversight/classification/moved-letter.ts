/** The letter to an owner whose systems the law of today puts into another class than the register keeps. */
import type { LetterParts } from '../../../kernel/parties/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, spoken, type Text } from '../../../law/text.ts'
import type { ClassifiedRegister } from './classified-register.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** Systems that a letter names; it says how many there are beyond. */
const mostListed = 30

/** @param moved classes by the number of the entry, the first entries first */
export const movedLetter = ({ law }: Pick<ClassifiedRegister, 'law'>, moved: readonly { readonly entry: string; readonly scale: string; readonly from: string; readonly to: string }[]): LetterParts => ({
  kind: 'thing/class-moved', path: '/oversight/mine',
  subject: say('Жүйеңіздің сыныбы заң бойынша өзгерді', 'Класс вашей системы по закону изменился', 'The class of your system is another one by the law'),
  says: inEveryLanguage((locale) => [
    say('Бүгінгі заң бойынша мына жүйелердің сыныбы тізілімде көрсетілгеннен өзгеше:', 'По закону на сегодня класс этих систем расходится с указанным в реестре:', 'By the law of today these systems have another class than the register keeps:')[locale],
    ...moved.slice(0, mostListed).map(({ entry, scale, from, to }) => {
      const of = law.scales.find(({ id }) => id === scale)
      const named = (id: string): string => of?.classes.find((one) => one.id === id)?.title[locale] ?? id
      return `- ${entry}: ${of?.title[locale] ?? scale}: ${named(from)} → ${named(to)}`
    }),
    ...moved.length > mostListed ? [inEveryLanguage((one) => say(`және тағы ${formatNumber(moved.length - mostListed, 'kk')}`, `и ещё ${formatNumber(moved.length - mostListed, 'ru')}`, `and ${formatNumber(moved.length - mostListed, 'en')} more`)[one])[locale]] : [],
  ].join('\n')),
  ground: law.act.title,
  todo: say('жүйе туралы жазбаны өзгерту туралы өтініш беріңіз: сынып жауаптарыңыз бойынша қайта анықталады.', 'подайте заявление об изменении записи: класс будет определён заново по вашим ответам.', 'apply for a change of the entry: the class is then computed anew from your answers.'),
})
