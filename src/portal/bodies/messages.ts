/** The words of the pages of bodies. */
import { spoken, type Text } from '../../law/text.ts'

export const bodyWords = {
  bodies: { kk: 'Бағдарлама органдары', ru: 'Органы программы', en: 'Bodies of the programme' },
  lead: {
    kk: 'Әр органның не үшін жауап беретіні және шешімдерін қандай кілтпен куәландыратыны.',
    ru: 'За что отвечает каждый орган и каким ключом он заверяет свои решения.',
    en: 'What each body is responsible for, and with which key it seals its decisions.',
  },
  body: { kk: 'Орган', ru: 'Орган', en: 'Body' },
  services: { kk: 'Көрсететін қызметтері', ru: 'Услуги', en: 'Services' },
  noServices: { kk: 'Бұл орган порталда қызмет көрсетпейді', ru: 'На портале этот орган услуг не оказывает', en: 'This body provides no service on the portal' },
  none: { kk: 'Органдар тізімі бос', ru: 'Органов нет', en: 'No bodies' },
  contacts: { kk: 'Деректемелер', ru: 'Реквизиты', en: 'Particulars' },
  address: { kk: 'Мекенжайы', ru: 'Адрес', en: 'Address' },
  site: { kk: 'Сайты', ru: 'Сайт', en: 'Site' },
  identifiers: { kk: 'Сәйкестендіру нөмірі', ru: 'Идентификационный номер', en: 'Identification number' },
  unset: { kk: 'белгіленбеген', ru: 'не установлено', en: 'not set' },
  offices: { kk: 'Лауазымдар', ru: 'Должности', en: 'Offices' },
  office: { kk: 'Лауазым', ru: 'Должность', en: 'Office' },
  holders: { kk: 'Тағайындалғандар саны', ru: 'Назначено человек', en: 'People appointed' },
  keys: { kk: 'Мөр және шешімдер', ru: 'Печать и решения', en: 'Seal and decisions' },
  issuer: { kk: 'Шығарушының сәйкестендіргіші', ru: 'Идентификатор издателя', en: 'Identity of the issuer' },
  issuerKeys: { kk: 'Мөр кілттері', ru: 'Ключи печати', en: 'Keys of the seal' },
  registers: { kk: 'Шешім нөмірлері неден басталады', ru: 'Номера решений начинаются с', en: 'Its decisions’ numbers begin with' },
  noRegisters: { kk: 'шешім қабылдамайды', ru: 'решений не принимает', en: 'issues no decisions' },
  verify: { kk: 'Шешімді тексеру', ru: 'Проверить решение', en: 'Check a decision' },

  officesLead: {
    kk: 'Лауазымдарға органның әкімшісі тағайындайды. Тағайындау көрсетілген күндері автоматты түрде басталады және аяқталады.',
    ru: 'На должности назначает администратор органа. Назначения начинают и прекращают действовать автоматически в указанные дни.',
    en: 'The administrator of the body appoints. Appointments begin and end by themselves on the days that are said.',
  },
  noAdministrator: {
    kk: 'Бұл органда әкімші жоқ, сондықтан лауазымдарға бағдарлама әкімшісі тағайындайды.',
    ru: 'У этого органа нет администратора, поэтому на должности назначает администратор программы.',
    en: 'This body has no administrator, so the administrator of the programme appoints.',
  },
  nobody: { kk: 'Ешкім тағайындалмаған', ru: 'Никто не назначен', en: 'Nobody is in office' },
  person: { kk: 'Адам', ru: 'Лицо', en: 'Person' },
  from: { kk: 'Қай күннен', ru: 'С какого числа', en: 'From' },
  until: { kk: 'Қай күнге дейін', ru: 'По какое число', en: 'Until' },
  actions: { kk: 'Әрекеттер', ru: 'Действия', en: 'Actions' },
  appoint: { kk: 'Тағайындау', ru: 'Назначить', en: 'Appoint' },
  dismiss: { kk: 'Босату', ru: 'Освободить', en: 'Dismiss' },
  appointed: { kk: 'Тағайындалды.', ru: 'Назначение оформлено.', en: 'The appointment is made.' },
  dismissed: { kk: 'Лауазымнан босатылды.', ru: 'Освобождение от должности оформлено.', en: 'The dismissal is made.' },
  waiting: (office: string, cases: number): Text => spoken({
    kk: `«${office}» лауазымында ешкім жоқ. Лауазымды адамның әрекетін күтіп тұрған істер саны: ${cases}.`,
    ru: `Должность «${office}» никто не занимает. Дел, ожидающих действий должностного лица: ${cases}.`,
    en: `Nobody holds the office “${office}”. Cases that wait for it: ${cases}.`,
  }),
} as const
