/** The words of the administrator's page of the clock. */
import type { Doubt } from '../../kernel/clock/index.ts'
import type { Text } from '../../law/text.ts'

export const clockWords = {
  title: { kk: 'Сағат', ru: 'Часы', en: 'Clock' },
  lead: {
    kk: 'Портал уақытты сервердің сағатынан алады, бірақ оны дерекқордың сағатымен, бұрынғы жазбалармен және өткен уақытпен салыстырып отырады. Сағат күмәнді болса, адамдардың әрекеттері соңғы сенімді сәттен бастап есептелген уақытпен жазылады, ал мерзімге байланысты ештеңе орындалмайды.',
    ru: 'Портал берёт время у часов сервера, но сверяет его с часами базы данных, с прежними записями и с тем, сколько времени прошло. Пока часы под сомнением, действия людей записываются с временем, отсчитанным от последнего надёжного момента, а действия по срокам не выполняются.',
    en: 'The portal takes the time from the machine, but compares it with the clock of the database, with earlier records and with how much time has passed. While the clock is doubted, what people do carries the time counted on from the last sure moment, and nothing is done by the clock.',
  },
  sure: { kk: 'Сағат дұрыс. Растайтын ештеңе жоқ.', ru: 'Часы идут верно. Подтверждать нечего.', en: 'The clock is right. There is nothing to confirm.' },
  doubted: { kk: 'Сағат күмәнді', ru: 'Часы под сомнением', en: 'The clock is in doubt' },
  confirmed: { kk: 'Уақыт расталды.', ru: 'Время подтверждено.', en: 'The time is confirmed.' },
  processes: { kk: 'Процестер', ru: 'Процессы', en: 'Processes' },
  host: { kk: 'Сервер', ru: 'Сервер', en: 'Machine' },
  held: { kk: 'Портал уақыты', ru: 'Время портала', en: 'Time of the portal' },
  machine: { kk: 'Сервер сағаты', ru: 'Часы сервера', en: 'Clock of the machine' },
  database: { kk: 'Дерекқор сағаты', ru: 'Часы базы данных', en: 'Clock of the database' },
  doubts: { kk: 'Неге күмәнді', ru: 'Почему под сомнением', en: 'Why it is doubted' },
  question: { kk: 'Қазір шынымен осы уақыт па?', ru: 'Сейчас действительно такое время?', en: 'Is this really the time now?' },
  consequence: {
    kk: 'Растасаңыз, портал осы уақыт бойынша жұмыс істейді: осы уақытқа дейін өткен мерзімдердің салдары туындайды, мерзімі келген хаттар жіберіледі. Күн мен уақытты басқа дереккөзден тексеріп алыңыз.',
    ru: 'После подтверждения портал работает по этому времени: наступят последствия сроков, которые к нему истекли, и будут отправлены письма, которым пришёл срок. Сверьте дату и время по другому источнику.',
    en: 'When you confirm, the portal goes on at this time: terms that are over by then take effect, and letters whose day has come go out. Check the date and the hour with another source.',
  },
  confirm: { kk: 'Иә, уақыт дұрыс', ru: 'Да, время верно', en: 'Yes, the time is right' },
} as const satisfies Record<string, Text>

export const doubtWords: Readonly<Record<Doubt, Text>> = {
  ahead: {
    kk: 'Сағат алға кетті немесе портал ұзақ уақыт өшірулі болды.', ru: 'Часы ушли вперёд, или портал долго был выключен.', en: 'The clock is ahead, or the portal was off for long.',
  },
  behind: { kk: 'Сағат журналдағы жазбалардан артта қалды.', ru: 'Часы отстают от записей журнала.', en: 'The clock is behind the records of the journal.' },
  database: { kk: 'Дерекқордың сағаты басқа уақытты көрсетіп тұр.', ru: 'Часы базы данных показывают другое время.', en: 'The clock of the database says another time.' },
}
