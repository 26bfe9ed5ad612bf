/** The words in which a declaration says who performs a step together, what is referred to another body, and what silence means. */
import { spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const silence = {
  outcome: (label: Text): Text => say(
    `Мерзімі өтсе: «${label.kk}».`, `По истечении срока: «${label.ru}».`, `When time is over: “${label.en}”.`),
  whole: (label: Text): Text => say(
    `Жалпы мерзім ішінде шешім қабылданбаса: «${label.kk}».`, `Если в общий срок решение не принято: «${label.ru}».`,
    `If nothing is decided within the whole time: “${label.en}”.`),
  part: (label: Text): Text => say(
    `Мерзімі ішінде жауап берілмесе, жауап «${label.kk}» деп саналады.`, `Если в срок ответа нет, он считается таким: «${label.ru}».`,
    `If nothing is answered in time, the answer is taken to be “${label.en}”.`),
  partEscalates: say(
    'Мерзімі ішінде жауап берілмесе, екі органның да лауазымды адамдарына хабарланады; үнсіздік жауап болып саналмайды.',
    'Если в срок ответа нет, об этом сообщается должностным лицам обоих органов; молчание не считается ответом.',
    'If nothing is answered in time, the officers of both bodies are told; silence is no answer.'),
}

export const together = {
  referral: (office: Text): Text => say(`басқа орган — ${office.kk}`, `другой орган — ${office.ru}`, `another body: ${office.en}`),
  performers: (parts: Text): Text => say(`бір мезгілде: ${parts.kk}`, `одновременно: ${parts.ru}`, `at the same time: ${parts.en}`),
  shown: (pages: Text): Text => say(
    `Басқа орган өтініштің мына беттерін ғана көреді: ${pages.kk}.`, `Другой орган видит только эти страницы заявления: ${pages.ru}.`,
    `The other body sees only these pages of the application: ${pages.en}.`),
  needs: {
    all: say('Барлығы жауап бергенде іс келесі кезеңге өтеді.', 'Дело идёт дальше, когда ответят все.', 'The case goes on when all have answered.'),
    any: say('Біреуі жауап бергенде іс келесі кезеңге өтеді.', 'Дело идёт дальше, когда ответит хотя бы один.', 'The case goes on as soon as one has answered.'),
  },
  quorum: (count: number): Text => say(
    `Іс келесі кезеңге өтуі үшін қажет жауап саны: ${count}.`, `Дело идёт дальше, когда ответов станет ${count}.`, `The case goes on when ${count} have answered.`),
  answers: say('Ықтимал жауаптар', 'Возможные ответы', 'Possible answers'),
  findings: (fields: Text): Text => say(
    `анықталады: ${fields.kk}`, `устанавливается: ${fields.ru}`, `what is found then: ${fields.en}`),
  saidByAll: (answer: Text): Text => say(`барлық жауап «${answer.kk}» болса`, `если все ответы — «${answer.ru}»`, `if every answer is “${answer.en}”`),
  saidByAny: (answer: Text): Text => say(`кемінде бір жауап «${answer.kk}» болса`, `если хотя бы один ответ — «${answer.ru}»`, `if any answer is “${answer.en}”`),
  saidBy: (answer: Text, count: number): Text => say(
    `«${answer.kk}» деген жауап саны ${count} немесе одан көп болса`, `если ответов «${answer.ru}» не меньше ${count}`, `if ${count} or more answers are “${answer.en}”`),
  orNobody: (said: Text): Text => say(`${said.kk} немесе ешкімнен сұралмаса`, `${said.ru} или если никого не спрашивали`, `${said.en}, or if nobody was asked`),
  nobody: say('ешкімнен сұралмаса', 'если никого не спрашивали', 'if nobody was asked'),
  otherwise: say('қалған жағдайларда', 'в остальных случаях', 'in every other case'),
}
