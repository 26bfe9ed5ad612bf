/** The open register of the companies that have undertaken to use the language model for peaceful purposes only. */
import { assumed } from '../../../law/citation.ts'
import { years } from '../../../law/duration.ts'
import { date, identifier, text } from '../../../law/field.ts'
import { register } from '../../../law/register.ts'
import { apiRules } from './rules.ts'

const basis = assumed(apiRules, {
  kk: 'Үлгі тізілім: мұндай тізілімді белгілейтін құқықтық акт табылған жоқ.',
  ru: 'Образец реестра: правовой акт, который его устанавливает, не найден.',
  en: 'A sample register: no legal act was found that sets it up.',
})

export const undertakings = register('language-model.undertakings', {
  title: { kk: 'Бейбіт мақсатта пайдалану міндеттемелері', ru: 'Обязательства о мирном использовании', en: 'Undertakings of peaceful use' },
  summary: {
    kk: 'Тіл моделін тек бейбіт мақсатта пайдалануға міндеттенген компаниялар: әр жазба — басшы немесе оның сенімхаты бар өкіл қол қойған міндеттеме.',
    ru: 'Компании, которые обязались использовать языковую модель только в мирных целях: каждая запись — обязательство, подписанное руководителем или представителем по доверенности.',
    en: 'The companies that have undertaken to use the language model for peaceful purposes only: each entry is an undertaking signed by the head or a delegate.',
  },
  inForce: { from: '2026-01-01' },
  body: { name: { kk: 'Тіл моделі бағдарламасы', ru: 'Программа языковой модели', en: 'Programme of the language model' } },
  // As it was enacted: the next version of this register takes the title from ./offices.ts, as everything else does.
  office: { role: 'language-model.head', title: { kk: 'Тіл моделінің басшысы', ru: 'Руководитель языковой модели', en: 'Head of the language model' } },
  numbers: 'PUU', basis, owner: ['organisation'],
  fields: [
    identifier('bin', 'bin', { label: { kk: 'Компанияның БСН-і', ru: 'БИН компании', en: 'BIN of the company' } }),
    date('acceptedOn', { label: { kk: 'Қабылданған күні', ru: 'Принято', en: 'Accepted on' } }),
    text('undertaking', {
      label: { kk: 'Міндеттеме мәтіні', ru: 'Текст обязательства', en: 'Text of the undertaking' },
      hint: { kk: 'Мәтіннің SHA-256 хеші', ru: 'Хеш SHA-256 текста', en: 'SHA-256 of the text' }, maxLength: 64,
    }),
  ],
  states: {
    entered: { kk: 'Күшінде', ru: 'Действует', en: 'In force' }, suspended: { kk: 'Қолданысы тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' },
    struck: { kk: 'Алып тасталған', ru: 'Исключено', en: 'Struck off' },
  },
  shown: { to: 'everyone', fields: ['bin', 'acceptedOn', 'undertaking'] },
  keep: { for: years(5), basis },
})
