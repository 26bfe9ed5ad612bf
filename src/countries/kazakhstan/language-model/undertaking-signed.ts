/** The undertaking of a company, filed under the signature of its head or a delegate: it is entered at once, for nobody has anything to decide about it. */
import { assumed } from '../../../law/citation.ts'
import { workdays, years } from '../../../law/duration.ts'
import { date, identifier, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { given, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { body } from './offices.ts'
import { apiRules } from './rules.ts'
import { keyTerms } from './undertaking.ts'

const { basis, procedure: id, register } = keyTerms.undertaking

const bin = identifier('bin', 'bin', { label: { kk: 'Компанияның БСН-і', ru: 'БИН компании', en: 'BIN of the company' }, from: 'organisation.bin', public: true })
const acceptedOn = date('acceptedOn', { label: { kk: 'Қабылданған күні', ru: 'Принято', en: 'Accepted on' }, from: 'subject.day', public: true })
const undertaking = text('undertaking', {
  label: { kk: 'Мәтіннің SHA-256 хеші', ru: 'Хеш SHA-256 текста', en: 'SHA-256 of the text' }, maxLength: 64, from: 'subject.hash', public: true, technical: true,
})
const clauses = (language: 'kk' | 'ru' | 'en', label: Text) => text(`text${language[0]!.toUpperCase()}${language.slice(1)}`, { label, maxLength: 20_000, from: `subject.${language}`, long: true })

export const undertakingSigned: Procedure = procedure({
  id,
  title: { kk: 'Тілдік модельді бейбіт мақсатта пайдалану міндеттемесі', ru: 'Обязательство о мирном использовании языковой модели', en: 'Undertaking of peaceful use of the language model' },
  summary: {
    kk: 'Компания тілдік модельді тек бейбіт мақсатта пайдалануға міндеттеніп, қол қояды. Міндеттеме бірден ашық тізілімге енгізіледі, содан кейін API кілтін жасауға болады.',
    ru: 'Компания подписывает обязательство использовать языковую модель только в мирных целях. Оно сразу вносится в открытый реестр, после чего можно создать ключ API.',
    en: 'The company undertakes by signature to use the language model for peaceful purposes only. The undertaking is entered in an open register at once, and then a key of the API can be made.',
  },
  audience: { kk: 'API-ді пайдаланғысы келетін компаниялар', ru: 'Компании, которые хотят пользоваться API', en: 'Companies that want to use the API' },
  inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } },
  body, offices: {},
  opens: { by: 'company', signs: 'anyone' },
  subject: { register: 'language-model.undertaking', title: { kk: 'Міндеттеме мәтіні', ru: 'Текст обязательства', en: 'Text of the undertaking' } },
  form: [
    { id: 'company', title: { kk: 'Компания', ru: 'Компания', en: 'The company' }, fields: [bin, acceptedOn, undertaking] },
    {
      id: 'text', title: { kk: 'Міндеттеме мәтіні', ru: 'Текст обязательства', en: 'The text' }, fields: [
        clauses('kk', { kk: 'Қазақша мәтіні', ru: 'Текст на казахском', en: 'Text in Kazakh' }), clauses('ru', { kk: 'Орысша мәтіні', ru: 'Текст на русском', en: 'Text in Russian' }),
        clauses('en', { kk: 'Ағылшынша мәтіні', ru: 'Текст на английском', en: 'Text in English' }),
      ],
    },
  ],
  parameters: {},
  rules: {
    named: titled({ kk: 'Міндеттеме мәтіні', ru: 'Текст обязательства', en: 'The text that is undertaken' }, given(undertaking).by(assumed(apiRules)).else({ kk: 'Міндеттеменің қай мәтініне қол қойылғаны көрсетілмеген.', ru: 'Не указано, какой текст обязательства подписан.', en: 'The text that is undertaken is not named.' })),
  },
  clock: { within: workdays(1), from: 'entry', stopsIn: [], silence: 'escalate', basis },
  starts: 'entry',
  steps: {
    entry: {
      title: { kk: 'Тізілімге енгізу', ru: 'Внесение в реестр', en: 'Entry in the register' }, by: 'rules', within: workdays(1), basis, check: 'named', late: { outcome: 'leave' },
      outcomes: {
        enter: {
          label: { kk: 'Енгізу', ru: 'Внести', en: 'Enter it' }, to: 'closed', decides: 'entered', whenCheck: [true],
          effect: { register, does: 'enter', fields: { bin: 'bin', acceptedOn: 'acceptedOn', undertaking: 'undertaking' } },
        },
        leave: { label: { kk: 'Енгізбеу', ru: 'Не вносить', en: 'Leave it out' }, to: 'closed', whenCheck: [false, 'unknown'] },
      },
    },
  },
  decisions: {
    entered: {
      title: { kk: 'Бейбіт мақсатта пайдалану міндеттемесін тізілімге енгізу', ru: 'Внесение обязательства о мирном использовании в реестр', en: 'The undertaking of peaceful use is entered' },
      words: { kk: 'Компанияның міндеттемесі тізілімге енгізілді. Енді API кілтін жасауға болады.', ru: 'Обязательство компании внесено в реестр. Теперь можно создать ключ API.', en: 'The undertaking of the company is entered in the register. A key of the API can be made now.' },
      effect: 'grant', rules: [], basis,
    },
  },
  obligations: {}, fee: 'free',
  complaint: {
    words: {
      kk: 'Органның әрекетіне оның басшысына немесе сотқа шағымдануға болады.', ru: 'На действия органа можно пожаловаться его руководителю или в суд.',
      en: 'You can complain to the head of the body, or go to court.',
    },
    basis,
  },
  keep: { for: years(5), basis },
})
