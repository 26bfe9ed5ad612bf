/** What a hearing says: to the party, to an office whose decision it holds back, and in the decision. */
import { capital } from '../../law/format.ts'
import type { HearingSpeech } from '../../law/hearing-words.ts'
import { spoken, type Text } from '../../law/text.ts'

export const hearingMessages = {
  notHeard: ({ whom }: HearingSpeech, step: Text): Text => spoken({
    kk: `Бұл шешім алдында ${whom.kk} тыңдалуы керек: алдымен істі «${step.kk}» кезеңіне жіберіңіз.`, ru: `Перед этим решением ${whom.ruOf} нужно заслушать: сначала направьте дело на этап «${step.ru}».`,
    en: `The ${whom.en} must be heard before this decision: send the case to “${step.en}” first.`,
  }),
  noticeRuns: ({ what }: HearingSpeech, last: Text): Text => spoken({
    kk: `${capital(what.kk)} туралы хабарлама мерзімінің соңғы күні — ${last.kk}: бұл шешімге содан кейін ғана қол қоюға болады.`, ru: `Последний день срока уведомления о ${what.ruAbout} — ${last.ru}: подписать это решение можно только после него.`,
    en: `The notice of the ${what.en} runs until ${last.en}, that day included: this decision can be signed only after it.`,
  }),
  minutesDue: ({ whom }: HearingSpeech, step: Text): Text => spoken({
    kk: `${capital(whom.kk)} қарсылық білдірді: бұл шешім алдында «${step.kk}» кезеңінде тыңдау өтіп, хаттамасына қол қойылуы керек.`, ru: `${capital(whom.ru)} представил возражение: до этого решения нужно провести заслушивание на этапе «${step.ru}» и подписать протокол.`,
    en: `The ${whom.en} has objected: before this decision the hearing must be held in “${step.en}” and its minutes signed.`,
  }),
  heard: { kk: 'Тыңдау', ru: 'Заслушивание', en: 'Hearing' },
  announced: ({ what }: HearingSpeech): Text => spoken({ kk: capital(what.kk), ru: capital(what.ru), en: `The ${what.en}` }),
  toldOn: ({ what }: HearingSpeech): Text => spoken({ kk: `${capital(what.kk)} туралы хабарланды`, ru: `Уведомление о ${what.ruAbout}`, en: `Told of the ${what.en}` }),
  objection: ({ whom }: HearingSpeech): Text => spoken({ kk: `${capital(whom.kkOf)} қарсылығы`, ru: `Возражение ${whom.ruOf}`, en: `Objection of the ${whom.en}` }),
  objectionAnswered: { kk: 'Қарсылыққа жауап', ru: 'Ответ на возражение', en: 'How the objection was answered' },
  noObjection: { kk: 'қарсылық келген жоқ', ru: 'возражений не поступило', en: 'no objection came' },
  waived: ({ whom }: HearingSpeech): Text => spoken({
    kk: `${whom.kk} қарсылығы жоқ екенін айтып, хабарлама мерзімінің қалғанынан бас тартты`, ru: `${whom.ru} сообщил, что возражений не имеет, и отказался от оставшегося срока уведомления`,
    en: `the ${whom.en} said that they have none, and waived the rest of the notice`,
  }),
  saidNone: ({ whom }: HearingSpeech): Text => spoken({ kk: `${whom.kk} қарсылығы жоқ екенін айтты`, ru: `${whom.ru} сообщил, что возражений не имеет`, en: `the ${whom.en} said that they have none` }),
  noticeWaived: ({ whom }: HearingSpeech): Text => spoken({ kk: `${whom.kk} хабарлама мерзімінің қалғанынан бас тартты`, ru: `${whom.ru} отказался от оставшегося срока уведомления`, en: `the ${whom.en} waived the rest of the notice` }),
  minutesSigned: { kk: 'Тыңдау хаттамасына қол қойылды', ru: 'Подписан протокол заслушивания', en: 'Minutes of the hearing signed' },
} as const
