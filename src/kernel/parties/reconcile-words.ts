/** What is said of rights and keys that no entry of the journal gave. */
import { spoken, type Text } from '../../law/text.ts'

export const reconcileWords = {
  roleNotGiven: (role: string, name: string, person: string): Text => spoken({
    kk: `${name} (${person}) «${role}» рөліне ие, бірақ журналда бұл рөлдің берілгені туралы жазба жоқ: жол дерекқорға порталдан тыс енгізілген.`,
    ru: `${name} (${person}) имеет роль «${role}», но в журнале нет записи о её назначении: строка внесена в базу данных в обход портала.`,
    en: `${name} (${person}) has the role “${role}”, which no entry of the journal gave: the row was put into the database past the portal.`,
  }),
  roleNotInForce: (role: string, name: string, person: string): Text => spoken({
    kk: `${name} (${person}) «${role}» рөліне журналдағы соңғы жазбада көрсетілген мерзімнен ұзақ ие болып отыр.`,
    ru: `${name} (${person}) имеет роль «${role}» дольше, чем сказано в последней записи журнала о ней.`,
    en: `${name} (${person}) has the role “${role}” for longer than the last entry of the journal about it says.`,
  }),
  roleTaken: (role: string, name: string, person: string): Text => spoken({
    kk: `Журнал бойынша ${name} (${person}) «${role}» рөліне ие болуы тиіс, бірақ дерекқорда бұл рөл тоқтатылған.`,
    ru: `Согласно журналу, у ${name} (${person}) есть роль «${role}», а в базе данных она прекращена.`,
    en: `By the journal ${name} (${person}) has the role “${role}”; in the database it was ended.`,
  }),
  memberNotGiven: (organisation: string, name: string, person: string): Text => spoken({
    kk: `${name} (${person}) журналға жазылмай ${organisation} ұйымына енгізілген немесе оның басшысы ретінде расталған.`,
    ru: `${name} (${person}) значится в организации ${organisation} или её подтверждённым руководителем без записи в журнале.`,
    en: `${name} (${person}) stands in ${organisation}, or as its proved head, without an entry of the journal.`,
  }),
  delegationNotGiven: (organisation: string, name: string, person: string): Text => spoken({
    kk: `${name} (${person}) алған ${organisation} ұйымының сенімхаты журналдағы жазбаға сәйкес келмейді.`,
    ru: `Доверенность организации ${organisation} на имя ${name} (${person}) не соответствует журналу.`,
    en: `The delegation of ${organisation} to ${name} (${person}) is not what the journal says.`,
  }),
  ways: {
    token: { kk: 'портал кілті', ru: 'ключ портала', en: 'portal key' },
    passkey: { kk: 'кіру кілті', ru: 'ключ доступа', en: 'passkey' },
    identity: { kk: 'сыртқы тіркелгі', ru: 'внешняя учётная запись', en: 'outside identity' },
    session: { kk: 'сеанс', ru: 'сеанс', en: 'session' },
  },
  wayNotGiven: (way: Text, name: string, person: string, at: string): Text => spoken({
    kk: `${name} (${person}) тіркелгісіне кіру тәсілі журналға жазылмай қосылған: ${way.kk}, ${at}.`,
    ru: `К учётной записи ${name} (${person}) без записи в журнале добавлен способ входа: ${way.ru}, ${at}.`,
    en: `A way into the account of ${name} (${person}) was added without an entry of the journal: ${way.en}, ${at}.`,
  }),
  messageNotRead: (message: string, name: string): Text => spoken({
    kk: `${message} хаты журналға жазылмай ашылған деп белгіленген (${name}).`,
    ru: `Письмо ${message} отмечено как открытое (${name}) без записи в журнале.`,
    en: `The letter ${message} is marked as opened by ${name} without an entry of the journal.`,
  }),
  personNotRegistered: (name: string, person: string): Text => spoken({
    kk: `${name} (${person}) журналға жазылмай тіркелген.`,
    ru: `${name} (${person}): учётная запись создана без записи в журнале.`,
    en: `${name} (${person}) has an account that no entry of the journal opened.`,
  }),
} as const
