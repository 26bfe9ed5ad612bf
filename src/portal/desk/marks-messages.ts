/** The words of the page on which an officer marks what an applicant is to correct. */
import { spoken, type Text } from '../../law/text.ts'

export const marksWords = {
  title: { kk: 'Нені түзету керек', ru: 'Что нужно исправить', en: 'What has to be corrected' },
  lead: {
    kk: 'Түзетуді қажет ететін әр жауаптың тұсындағы «Түзету қажет» дегенді ашып, себебін жазыңыз. Өтініш берушіге тек осы жауаптар ашылады, ал себебі әрқайсысының жанында тұрады.',
    ru: 'У каждого ответа, который нужно исправить, откройте «Нужно исправить» и напишите почему. Заявителю откроются только эти ответы, и причина будет стоять рядом с каждым.',
    en: 'Beside each answer that has to be corrected, open “Has to be corrected” and write what is wrong with it. Only these answers are opened to the applicant, each with its reason beside it.',
  },
  noneMarked: {
    kk: 'Бірде-бір жауапты белгілемесеңіз, бәрі ашық болады. Онда жалпы негіздемені жазыңыз.',
    ru: 'Если не отметить ни одного ответа, открыты будут все. Тогда напишите общее обоснование.',
    en: 'If you mark none, all of them are open. Then give the reasons in general.',
  },
  mark: { kk: 'Түзету қажет', ru: 'Нужно исправить', en: 'Has to be corrected' },
  inTable: { kk: 'Кестенің жеке жауаптары', ru: 'Отдельные ответы в таблице', en: 'Single answers of the table' },
  general: { kk: 'Жалпы негіздеме', ru: 'Общее обоснование', en: 'Reasons in general' },
  giveBack: { kk: 'Өтінішті толықтыруға қайтару', ru: 'Вернуть заявление на доработку', en: 'Return the application' },
  toSign: { kk: 'Қол қоюға өту', ru: 'Перейти к подписанию', en: 'Go on to sign' },
  later: { kk: 'Сақтап, кейін жалғастыру', ru: 'Сохранить и продолжить позже', en: 'Save and go on later' },
  begun: { kk: 'Сіз бұл өтінішті қайтаруды бастағансыз.', ru: 'Вы начали возвращать это заявление.', en: 'You have begun to return this application.' },
  goOn: { kk: 'Белгілеуді жалғастыру', ru: 'Продолжить отмечать', en: 'Go on marking' },
  kept: { kk: 'Белгілегеніңіз жеті күн сақталады.', ru: 'Отмеченное хранится семь дней.', en: 'What you have marked is kept for seven days.' },
} as const satisfies Record<string, Text>

/** The label of the reason beside an answer. */
export const whatIsWrong = (answer: Text): Text => spoken({ kk: `Нені түзету керек: ${answer.kk}`, ru: `Что исправить: ${answer.ru}`, en: `What to correct: ${answer.en}` })
