/** The words of the queue at a counter. */
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })
const number = (count: number): Text => inEveryLanguage((locale) => formatNumber(count, locale))

export const queueWords = {
  queue: say('Кезек', 'Очередь', 'Queue'),
  queueAt: say('Терезедегі кезек', 'Очередь у окна приёма', 'Queue at the counter'),
  lead: say(
    'Келген адам нөмір алады. Ол үшін тіркелгі қажет емес, нөмірде адам туралы мәлімет жоқ.', 'Пришедший берёт номер. Учётная запись не нужна, сведений о человеке в номере нет.',
    'Whoever comes takes a number. It needs no account, and it names nobody.'),
  now: say('Қазір', 'Сейчас', 'Now'),
  open: say('қабылдау жүріп жатыр', 'идёт приём', 'the counter is open'),
  shut: say('қабылдау уақыты емес', 'не время приёма', 'the counter is closed'),
  waiting: say('Кезекте тұрғандар', 'Ожидают', 'Waiting'),
  forecast: say('Күтудің болжамды уақыты', 'Прогноз ожидания', 'Forecast of the wait'),
  unmeasured: say('әзірге белгісіз: соңғы жеті күнде бестен аз адамға қызмет көрсетілген', 'пока неизвестно: за последние семь дней обслужено менее пяти человек', 'not known yet: fewer than five people were served in the last seven days'),
  takeOne: say('Нөмір алу', 'Взять номер', 'Take a number'),
  byBooking: say('Қалай келдіңіз?', 'Как вы пришли?', 'How do you come?'),
  unbooked: say('Жазылмай келдім', 'Без записи', 'Without a booking'),
  closedNow: say('Нөмірлер қабылдау сағаттарында беріледі.', 'Номера выдаются в часы приёма.', 'Numbers are given in the hours of the counter.'),
  noHours: say(
    'Қабылдау сағаттары жарияланбаған: нөмірді терезедегі маман береді.', 'Часы приёма не объявлены: номер выдаёт специалист у окна.', 'The hours of this counter are not declared: an officer at the counter gives numbers.'),
  book: say('Алдын ала жазылу', 'Записаться заранее', 'Book a time'),
  orderTitle: say('Кім қашан шақырылады', 'В каком порядке вызывают', 'In which order people are called'),
  order: say(
    'Жазылған адам өз уақыты аяқталғанша нөмір алса, уақыты басталған сәттен бастап бәрінен бұрын шақырылады: алдымен ертерек уақытқа жазылғандар. Қалғандары, оның ішінде нөмірді уақыты өткен соң алғандар, нөмір алу ретімен шақырылады. Ерте алған адам өз уақытын күтеді, басқа ешкім болмаса, ертерек шақырылады.',
    'Кто записан и взял номер до конца своего времени, того с начала этого времени вызывают раньше всех: сначала — записанных на более раннее время. Остальных, в том числе взявших номер после своего времени, вызывают в том порядке, в котором они взяли номера. Взявший раньше ждёт своего времени, а если больше никого нет, его вызывают раньше.',
    'Whoever has booked and takes a number before their time is over is called before all others from the beginning of that time on, the earlier time first. All others are called as they took their numbers, and so is whoever took theirs after their time. Whoever is early waits for their time, and is called before it if nobody else waits.'),
  methodTitle: say('Күту уақыты қалай есептеледі', 'Как считается ожидание', 'How the wait is reckoned'),
  method: say(
    'Болжам: сізге дейінгі мәселелер санына бір қосылып, соңғы жеті күнде қызмет көрсетілген соңғы жиырма адамның бір мәселесіне жұмсалған уақыттың медианасына көбейтіледі және қазір жұмыс істеп тұрған терезелер санына бөлінеді (соңғы жарты сағатта біреуді шақырған немесе қабылдауды аяқтаған терезелер). Жазылған уақытынан ерте нөмір алған адамға болжам сол уақыттан ерте көрсетілмейді, бірақ оны ертерек шақыруы мүмкін. Күткен уақыт нөмір алынған сәттен, ерте алынса — жазылған уақыттан бастап шақырылғанға дейін саналады; жазылған уақытынан бұрын шақырылған адам күтпеген болып саналады.',
    'Прогноз: число вопросов у тех, кто перед вами, плюс один умножается на медиану времени, за которое решали один вопрос последних двадцати человек за последние семь дней, и делится на число работающих окон (тех, что вызвали или завершили приём за последние полчаса). Взявшему номер раньше времени записи прогноз не показывает времени раньше неё, хотя вызвать могут и раньше. Ожидание считается от взятия номера, а у взявших его раньше — со времени записи, до вызова; кого вызвали до времени записи, тот считается не ждавшим.',
    'The forecast is the number of matters before you and one more, times the median of the minutes that one matter of the last twenty people of the last seven days took, divided by the windows at work: those that called or finished somebody in the last half hour. Whoever took a number before their booked time is shown no earlier moment than that, though they may be called before it. The time waited counts from when the number was taken, or from the booked time where it was taken before that, until it was called; whoever is called before their booked time has waited for nothing.'),
  daysTitle: say('Соңғы 30 күнде қалай күтті', 'Как ждали за последние 30 дней', 'How people waited in the last 30 days'),
  noDays: say('Соңғы 30 күнде ешкім нөмір алмады.', 'За последние 30 дней никто не брал номер.', 'Nobody took a number in the last 30 days.'),
  day: say('Күні', 'День', 'Day'),
  taken: say('Нөмір алды', 'Взяли номер', 'Took a number'),
  calledOnes: say('Шақырылды', 'Вызваны', 'Called'),
  absentOnes: say('Келмеді', 'Не пришли', 'Did not come'),
  median: say('Медиана, минут', 'Медиана, минут', 'Median, minutes'),
  most: say('Он адамның тоғызы ең көбі, минут', 'Девять из десяти — не дольше, минут', 'Nine of ten at most, minutes'),
  kept: say('Уәде етілген уақытта', 'В обещанное время', 'Within the promise'),
  tooFew: say('бестен аз', 'менее пяти', 'fewer than five'),
  noPromise: say('Күту уақыты уәде етілмеген: оны белгілейтін акт белгісіз.', 'Время ожидания не обещано: акт, который его устанавливает, неизвестен.', 'No time of waiting is promised: an act that sets one is not known.'),
  screen: say('Кезек экраны', 'Экран очереди', 'Screen of the queue'),
  window: say('Терезе', 'Окно', 'Window'),
  soundOn: say('Шақыру дыбысын қосу', 'Включить звук вызова', 'Turn the sound of a call on'),
  soundOff: say('Шақыру дыбысын өшіру', 'Выключить звук вызова', 'Turn the sound of a call off'),
  nobodyCalled: say('Бүгін әзірге ешкім шақырылған жоқ', 'Сегодня пока никого не вызывали', 'Nobody was called yet today'),
  ticket: say('Сіздің нөміріңіз', 'Ваш номер', 'Your number'),
  ticketLead: say('Бет өзі жаңарады. Нөмірді сақтап қойыңыз немесе бетті ашық қалдырыңыз.', 'Страница обновляется сама. Запомните номер или оставьте её открытой.', 'This page renews itself. Keep the number in mind, or leave the page open.'),
  matters: say('Неше мәселе бойынша келдіңіз?', 'Сколько у вас вопросов?', 'How many matters do you bring?'),
  mattersHint: say('Бәрі бір нөмір бойынша, бір қабылдауда шешіледі.', 'Все решаются по одному номеру, за один приём.', 'All of them are dealt with under one number, in one visit.'),
  mattersOf: say('Мәселелер саны', 'Вопросов', 'Matters'),
  brought: say('Шын мәнінде қанша мәселе болды?', 'Сколько вопросов было на деле?', 'How many matters was it?'),
  broughtHint: say('Күту уақыты осы санмен есептеледі.', 'По этому числу считается время ожидания.', 'The waiting time is reckoned by this.'),
  takenAt: say('Нөмір берілген уақыт', 'Номер выдан', 'Number given'),
  scan: say('Нөмірді телефоннан ашу үшін кодты сканерлеңіз', 'Отсканируйте код, чтобы открыть номер на телефоне', 'Scan the code to open the number on a phone'),
  state: say('Күйі', 'Состояние', 'State'),
  isCalled: say('шақырылды', 'вызван', 'called'),
  waits: say('кезекте', 'в очереди', 'waiting'),
  before: say('Сізге дейін', 'Перед вами', 'Before you'),
  bookedFor: say('Жазылған уақытыңыз', 'Вы записаны на', 'You booked'),
  goTo: say('Сізді шақырып жатыр. Терезеге барыңыз:', 'Вас вызывают. Подойдите к окну', 'You are called. Go to window'),
  leave: say('Нөмірден бас тарту', 'Отказаться от номера', 'Give the number back'),
  served: say('қызмет көрсетілді', 'обслужен', 'served'),
  absent: say('шақырылды, бірақ сіз келмедіңіз: терезеге барыңыз, маман нөмірді кезекке қайтара алады', 'вас вызвали, но вы не подошли: подойдите к окну, специалист может вернуть номер в очередь', 'called, and nobody came: go to the counter, an officer can put the number back into the queue'),
  givenBack: say('бас тартылды', 'отказ от номера', 'given back'),
  dayOver: say('күн аяқталды: нөмір жарамсыз', 'день закончился: номер недействителен', 'the day is over: the number holds no more'),
  api: say('Терезедегі кезек', 'Очередь у окна приёма', 'The queue at a counter, now'),
  noQueue: say('Бұл органда кезек жоқ', 'В этом органе нет очереди', 'The body has no queue'),
  // The officers.
  windowOf: say('Терезеңіздің нөмірі', 'Номер вашего окна', 'Number of your window'),
  next: say('Келесі нөмірді шақыру', 'Вызвать следующий номер', 'Call the next number'),
  give: say('Жазылмай келген адамға нөмір беру', 'Выдать номер пришедшему без записи', 'Give a number to somebody without a booking'),
  given: say('Берілген нөмір:', 'Выдан номер', 'Number given:'),
  slip: say('Басып шығаруға арналған талон', 'Талон для печати', 'Slip to print'),
  noOutcome: say('Қабылдау немен аяқталғанын көрсетіңіз: қызмет көрсетілді немесе келмеді.', 'Укажите, чем закончился приём: обслужен или не пришёл.', 'Say what came of it: served, or did not come.'),
  called: say('Сіз шақырған нөмір', 'Вы вызвали номер', 'You have called'),
  finishServed: say('Қызмет көрсетілді', 'Обслужен', 'Served'),
  finishAbsent: say('Келмеді', 'Не пришёл', 'Did not come'),
  putBack: say('Кезекке қайтару', 'Вернуть в очередь', 'Back into the queue'),
  toVisit: say('Жазылған адамды қабылдауға өту', 'Перейти к приёму записанного', 'Begin the visit of whoever has booked'),
  walkIn: say('Бұл адам жазылмаған: өтініш толтыру керек болса, төменде нөмірін немесе поштасын жазыңыз.', 'Этот человек без записи: если нужно заявление, укажите ниже его номер или почту.', 'They came without a booking: if an application is to be filled in, give their number or address below.'),
  noneWaits: say('Кезекте ешкім жоқ', 'В очереди никого нет', 'Nobody waits'),
  numberOf: say('Нөмір', 'Номер', 'Number'),
  booked: say('Жазылған уақыты', 'Записан на', 'Booked for'),
  withoutBooking: say('жазылмай келді', 'без записи', 'without a booking'),
  came: say('Келген уақыты', 'Время прихода', 'Came'),
  others: say('Шақырылған және келмеген нөмірлер', 'Вызванные и неявившиеся', 'Called, and those who did not come'),
  calledTo: say('шақырылды, терезе', 'вызван, окно', 'called, window'),
  notCome: say('келмеді', 'не пришёл', 'did not come'),
} as const

/** A forecast in words. */
export const minutesWords = (minutes: number): Text => {
  const count = number(minutes)
  return spoken({ kk: `шамамен ${count.kk} минут`, ru: `около ${count.ru} мин`, en: `about ${count.en} min` })
}

/** What is promised of the wait. */
export const promiseWords = (minutes: number): Text => {
  const count = number(minutes)
  return spoken({ kk: `Келген адам ${count.kk} минут ішінде шақырылады деп уәде етілген.`, ru: `Обещано вызвать в течение ${count.ru} мин.`, en: `Whoever comes is promised to be called within ${count.en} minutes.` })
}

/** How many of those who were called were called within the promise. */
export const keptWords = (kept: number, called: number): Text => {
  const [of, all] = [number(kept), number(called)]
  return spoken({ kk: `${of.kk} (барлығы ${all.kk})`, ru: `${of.ru} из ${all.ru}`, en: `${of.en} of ${all.en}` })
}

/** Somebody who comes by the booking that they have. */
export const bookedWords = (time: string): Text => spoken({ kk: `Жазылған уақытым: ${time}`, ru: `Моя запись: ${time}`, en: `I have booked ${time}` })

/** How many of those who wait an officer is shown. */
export const firstWords = (shown: number, all: number): Text => {
  const [few, many] = [number(shown), number(all)]
  return spoken({ kk: `Алғашқы ${few.kk} нөмір көрсетілген, барлығы ${many.kk}.`, ru: `Показаны первые ${few.ru} из ${many.ru}.`, en: `The first ${few.en} of ${many.en} are shown.` })
}
