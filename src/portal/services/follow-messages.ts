/** The words of cases that people open and follow without an account. */
import type { Text } from '../../law/text.ts'

export const followWords = {
  lead: {
    kk: 'Тіркелгі қажет емес, атыңызды көрсетпеуге болады. Жібергеннен кейін осы істі бақылауға арналған мекенжай беріледі.',
    ru: 'Учётная запись не нужна, имя можно не указывать. После отправки вы получите адрес, по которому можно следить за делом.',
    en: 'You need no account and need not give your name. After you send it you are given an address at which you can follow the case.',
  },
  send: { kk: 'Жіберу', ru: 'Отправить', en: 'Send' },
  follow: { kk: 'Істі бақылау', ru: 'Ход дела', en: 'Follow a case' },
  received: { kk: 'Өтінішіңіз тіркелді', ru: 'Обращение зарегистрировано', en: 'Your application is registered' },
  keep: {
    kk: 'Осы мекенжайды сақтап қойыңыз. Ол енді көрсетілмейді, біз оны қалпына келтіре алмаймыз. Мекенжайды білетін адам істі көре және сіздің атыңыздан әрекет ете алады.',
    ru: 'Сохраните этот адрес. Больше он показан не будет, и восстановить его мы не сможем. Тот, кто знает адрес, видит дело и может действовать за вас.',
    en: 'Keep this address. It is not shown again, and we cannot give it back to you. Whoever has it sees the case and can act in your place.',
  },
  address: { kk: 'Істің мекенжайы', ru: 'Адрес дела', en: 'Address of the case' },
  ask: {
    kk: 'Өтініш бергенде алған мекенжайды енгізіңіз.', ru: 'Введите адрес, который вы получили при подаче.', en: 'Give the address that you were given when you applied.',
  },
  open: { kk: 'Ашу', ru: 'Открыть', en: 'Open' },
  grounds: { kk: 'Негіздері', ru: 'Основания', en: 'Grounds' },
  reasons: { kk: 'Негіздемесі', ru: 'Обоснование', en: 'Reasons' },
  others: { kk: 'Осы іс бойынша шешімге қатысты ашылған істер', ru: 'Дела, открытые о решении по этому делу', en: 'Cases about a decision of this case' },
  appeal: { kk: 'Шағым беру', ru: 'Подать жалобу', en: 'Appeal' },
} as const satisfies Record<string, Text>

export const followTexts = {
  open: { kk: 'Істі тіркелгісіз ашу', ru: 'Открыть дело без учётной записи', en: 'Open a case without an account' },
  openAbout: {
    kk: '«address» өрісін өзіңіз берсеңіз (base64url түріндегі 32 кездейсоқ байт), сұрау қайталанғанда сол іс қайтарылады. Мекенжай тек осы жауапта беріледі.',
    ru: 'Если передать свой «address» (32 случайных байта в base64url), повторный запрос вернёт то же дело. Адрес выдаётся только в этом ответе.',
    en: 'With an “address” of your own (32 random bytes in base64url) the request, sent again, answers with the same case. The address is given in this answer alone.',
  },
  opened: { kk: 'Іс және оның мекенжайы', ru: 'Дело и его адрес', en: 'The case and its address' },
  follow: { kk: 'Мекенжайы бойынша іс', ru: 'Дело по адресу', en: 'The case at an address' },
  act: { kk: 'Мекенжайы бойынша істегі әрекет', ru: 'Действие в деле по адресу', en: 'Act in the case at an address' },
} as const satisfies Record<string, Text>
