/** What the pages say to owners and third persons whose consent is asked for. */
import type { Text } from '../../law/text.ts'

export const askedWords = {
  title: { kk: 'Менен не сұралады', ru: 'О чём меня спрашивают', en: 'What I am asked' },
  lead: {
    kk: 'Мұнда жазба иесі ретінде өзіңізге келген және сіз үшінші тұлға ретінде аталған өтініштер бойынша сұраулар көрсетіледі.',
    ru: 'Здесь собраны запросы к вам как к владельцу записи реестра или как к третьему лицу, названному в чужом заявлении.',
    en: 'Here is what you are asked as the owner of an entry, or as a third person whom somebody else’s application names.',
  },
  none: { kk: 'Сізден ештеңе сұралмаған', ru: 'Вас ни о чём не спрашивают', en: 'You are asked nothing' },
  noneText: { kk: 'Жаңа сұрау келгенде «Кіріс хаттар» бетіне хат түседі.', ru: 'О новом запросе сообщит письмо на странице «Входящие письма».', en: 'A letter in your inbox will tell you when you are.' },
  unproved: {
    kk: 'Шақыру алсаңыз, сұрауды көру үшін алдымен нөміріңіздің өзіңіздікі екенін растаңыз.',
    ru: 'Если вас пригласили, сначала подтвердите свой номер: до этого запрос не показывается.',
    en: 'If you were invited, first prove that your number is yours: nothing is shown before.',
  },
  prove: { kk: 'Нөмірді растау', ru: 'Подтвердить номер', en: 'Prove the number' },
  case: { kk: 'Өтініш', ru: 'Заявление', en: 'Application' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  waits: { kk: 'Жауабыңыз күтіледі', ru: 'Ждёт вашего ответа', en: 'Waits for your answer' },
  answered: { kk: 'Жауап берілді', ru: 'Вы ответили', en: 'You have answered' },
  seen: { kk: 'Не туралы', ru: 'О чём речь', en: 'What it is about' },
  seenHint: {
    kk: 'Сізге өтініштің заң бойынша көруге болатын бөлігі ғана көрсетіледі.', ru: 'Вам показана только та часть заявления, которую вы вправе видеть.',
    en: 'You are shown only the part of the application that you may see.',
  },
  yourAnswer: { kk: 'Жауабыңыз', ru: 'Ваш ответ', en: 'Your answer' },
  ifSilent: { kk: 'Жауап бермесеңіз', ru: 'Если вы не ответите', en: 'If you do not answer' },
  onlyFor: { kk: 'Тек мына жауапқа:', ru: 'Только для ответа:', en: 'Only for the answer:' },
  needsReasons: { kk: 'негіздеме керек', ru: 'нужно обоснование', en: 'give your reasons' },
  answer: { kk: 'Жауап беру', ru: 'Ответить', en: 'Answer' },
  sign: { kk: 'Қол қойып, жауап беру', ru: 'Подписать и ответить', en: 'Sign and answer' },
  done: { kk: 'Жауабыңыз қабылданды.', ru: 'Ваш ответ принят.', en: 'Your answer is received.' },
  choose: { kk: 'Жауапты таңдаңыз', ru: 'Выберите ответ', en: 'Choose an answer' },
  signed: { kk: 'электрондық цифрлық қолтаңбамен', ru: 'с электронной цифровой подписью', en: 'with a digital signature' },
  apiAbout: {
    kk: 'Жазба иесі немесе үшінші тұлға ретінде сізден немесе сіз өкілі болып отырған ұйымнан не сұралатыны.',
    ru: 'О чём спрашивают вас или организацию, от имени которой вы действуете, как владельца записи или как третье лицо.',
    en: 'What you, or the organisation for which you act, are asked as the owner of an entry or as a third person.',
  },
  answerAbout: {
    kk: '«part» пен «answer» мәндері «open» тізімінен алынады. «key» қайталанса да, әрекет бір рет қана орындалады. «seen» өрісінде «place» мәнін жіберсеңіз, іс содан бері өзгерген болса, жауап қабылданбайды.',
    ru: '«part» и «answer» берутся из «open». При повторе с тем же «key» действие выполняется один раз. Если передать в «seen» значение «place», ответ не будет принят, когда дело с тех пор продвинулось.',
    en: 'Take “part” and “answer” from “open”. With the same “key” the act is done once. With “place” sent as “seen”, nothing is done where the case has moved on since.',
  },
  nothingToSign: {
    kk: 'Бұл бөлік бойынша сізден қол қойылған жауап сұралмайды.', ru: 'Подписанный ответ по этой части от вас не требуется.', en: 'No signed answer in this part is asked of you.',
  },
  document: { kk: 'Жауапқа қол қойылатын құжат', ru: 'Документ для подписи под ответом', en: 'The document to sign for an answer' },
} as const satisfies Record<string, Text>
