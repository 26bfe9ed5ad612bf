/** What the language model keeps of people, for the privacy notice of the portal. */
import { formatDuration, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { loggedDays } from './gateway/index.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const logged = (term: Text): Text => spoken({
  kk: `Кілт иесі қаласа ғана сұраулар мен жауаптар шифрланып сақталады және тек оның ұйымына көрінеді. Сақтау мерзімі: ${term.kk}.`,
  ru: `Только если об этом попросил владелец ключа, запросы и ответы хранятся в зашифрованном виде и видны лишь его организации. Срок хранения: ${term.ru}.`,
  en: `Only where the owner of a key asked for it, requests and answers are kept, encrypted, and seen by that organisation alone. Kept for: ${term.en}.`,
})

export const keeps: { readonly title: Text; readonly lines: readonly Text[] } = {
  title: say('Тілдік модель', 'Языковая модель', 'The language model'),
  get lines() {
    return [
      say(
        'Модельге жазғаныңыз бен оның жауабы сақталмайды. Есепке кілт, ұйым, модель және әр минуттағы сұрау мен токен саны жазылады: төлем шоты осы есеп бойынша шығарылады.',
        'То, что вы пишете модели, и её ответ не сохраняются. Для учёта записываются ключ, организация, модель, число запросов и токенов за каждую минуту: по ним выставляется счёт.',
        'What you write to the model, and its answer, are not kept. For the account of use there are the key, the organisation, the model and the number of requests and tokens in each minute: the invoice is made of them.'),
      logged(inEveryLanguage((locale) => formatDuration({ unit: 'day', count: loggedDays }, locale))),
    ]
  },
}
