/** What the queue at a counter says. */
import { spoken, type Text } from '../../law/text.ts'
import type { LetterParts } from '../parties/index.ts'

export const messages = {
  notYours: {
    kk: 'Бұл терезенің кезегін оған тағайындалған маман ғана жүргізеді.', ru: 'Очередь этого окна ведёт только специалист, назначенный к нему.',
    en: 'The queue of this counter is for an officer who is appointed to it.',
  },
  noQueue: { kk: 'Бұл органда кезек жоқ.', ru: 'В этом органе нет очереди.', en: 'There is no queue at this body.' },
  closed: {
    kk: 'Қазір қабылдау уақыты емес: нөмір тек қабылдау сағаттарында беріледі.', ru: 'Сейчас не время приёма: номера выдаются только в часы приёма.',
    en: 'The counter is closed now: numbers are given in its hours alone.',
  },
  window: { kk: 'Терезенің нөмірін жазыңыз (ең көбі 12 таңба).', ru: 'Укажите номер окна (не более 12 знаков).', en: 'Give the number of the window (12 characters at most).' },
  notCalled: {
    kk: 'Бұл нөмірді сіз шақырмадыңыз немесе ол бойынша қабылдау аяқталған.', ru: 'Этот номер вызывали не вы, или приём по нему уже завершён.',
    en: 'You have not called this number, or it is finished already.',
  },
  notBack: {
    kk: 'Бұл нөмір шақырылмаған, аяқталған немесе бүгінгі емес: оны кезекке қайтаруға болмайды.', ru: 'Этот номер не вызывали, приём по нему завершён, или он не сегодняшний: вернуть его в очередь нельзя.',
    en: 'This number was not called, is finished, or is not of today: it cannot go back into the queue.',
  },
  matters: (most: number): Text => spoken({ kk: `Мәселелер санын жазыңыз: 1–${most}.`, ru: `Укажите, сколько у вас вопросов: от 1 до ${most}.`, en: `Say how many matters you bring: from 1 to ${most}.` }),
  finishFirst: (number: number, counter?: Text): Text => {
    const at = String(number).padStart(3, '0')
    return spoken({
      kk: `Алдымен шақырылған нөмірді аяқтаңыз: ${at}${counter ? `, ${counter.kk}` : ''}. Қызмет көрсетілді, келмеді немесе кезекке қайтарылды деп белгілеңіз.`,
      ru: `Сначала завершите вызванный номер: ${at}${counter ? `, ${counter.ru}` : ''}. Отметьте, что человек обслужен, не пришёл или возвращён в очередь.`,
      en: `First finish the number that you have called: ${at}${counter ? `, ${counter.en}` : ''}. Say that they were served, did not come, or go back into the queue.`,
    })
  },
  full: {
    kk: 'Кезекте тұрғандар бүгінгі қабылдау уақытында қызмет көрсетуге болатын адам санына жетті. Алдын ала жазылыңыз немесе терезедегі маманнан нөмір сұраңыз.',
    ru: 'В очереди уже столько людей, сколько можно принять за оставшееся сегодня время. Запишитесь заранее или попросите номер у специалиста.',
    en: 'As many wait already as can be served in the hours left today. Book a time, or ask an officer at the counter for a number.',
  },
  called: {
    kk: 'Нөміріңіз шақырылған немесе ол бойынша қабылдау аяқталған: одан енді бас тартуға болмайды.', ru: 'Ваш номер уже вызван, или приём по нему завершён: отказаться от него нельзя.', en: 'Your number was called or is finished: it cannot be given back any more.',
  },
  noTicket: { kk: 'Мұндай нөмір жоқ.', ru: 'Такого номера нет.', en: 'There is no such number.' },
  notBooked: {
    kk: 'Осы терезеге бүгінге жазылуыңыз табылмады немесе ол бойынша нөмір алынған.', ru: 'Вашей записи к этому окну на сегодня нет, или номер по ней уже взят.',
    en: 'You have no booking at this counter for today, or its number was taken already.',
  },
} as const satisfies Record<string, Text | ((...args: never) => Text)>

const ground: Text = spoken({ kk: 'терезеге жазылуыңыз.', ru: 'ваша запись к окну приёма.', en: 'your booking at the counter.' })
const words = (kind: 'booking/next' | 'booking/called', subject: Text, says: Text, todo: Text): LetterParts => ({ kind, path: '/bookings', subject, says, ground, todo })

/** The letters of the queue name no number, so that what stands in an inbox leads to none when the day is over. */
export const letters = {
  next: words('booking/next', spoken({ kk: 'Шаңырақ: келесі кезек сіздікі', ru: 'Шанырак: следующая очередь — ваша', en: 'Shanyraq: you are next' }),
    spoken({ kk: 'Терезедегі кезекте сіздің алдыңызда ешкім қалмады.', ru: 'В очереди у окна перед вами никого не осталось.', en: 'Nobody is before you any more in the queue at the counter.' }),
    spoken({ kk: 'терезенің жанында болыңыз: келесі сізді шақырады.', ru: 'будьте у окна: следующий вызов — ваш.', en: 'be at the counter: you are called next.' })),
  called: (window: string): LetterParts => words('booking/called', spoken({ kk: 'Шаңырақ: сізді терезеге шақырып жатыр', ru: 'Шанырак: вас вызывают к окну', en: 'Shanyraq: you are called to the counter' }),
    spoken({ kk: `Терезе: ${window}.`, ru: `Окно: ${window}.`, en: `Window: ${window}.` }), spoken({ kk: 'терезеге барыңыз.', ru: 'подойдите к окну.', en: 'go to the window.' })),
} as const
