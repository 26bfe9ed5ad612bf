/** When a duty falls due, who owes it and what it is reminded of, in words. */
import { lasting, within as inTime } from './clauses.messages.ts'
import { type DutyEvent, type Every, timeOf } from './duty.ts'
import { formatDayOfYear, formatDuration, inEveryLanguage, listOf } from './format.ts'
import { fieldsOf, type Obligation, type Procedure } from './procedure.ts'
import type { EntryDoes, RegisterTitles } from './register.ts'
import { registerWords } from './register-words.ts'
import { same, spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const periods = {
  month: say('ай сайын', 'каждый месяц', 'every month'), quarter: say('тоқсан сайын', 'каждый квартал', 'every quarter'),
  halfYear: say('жарты жыл сайын', 'каждое полугодие', 'every half-year'), year: say('жыл сайын', 'каждый год', 'every year'),
} as const satisfies Record<Extract<Every, string>, Text>

/** “every quarter”, “every 18 months”. */
export const everyWords = (every: Every): Text => (typeof every === 'string' ? periods[every] : inEveryLanguage((locale) => {
  const count = formatDuration({ unit: 'month', count: every.months }, locale)
  return spoken({ kk: `${count} сайын`, ru: `раз в ${count}`, en: `every ${count}` })[locale]
}))

const does = {
  enter: say('енгізу', 'внесение', 'is made'), change: say('өзгерту', 'изменение', 'is changed'), suspend: say('қолданысын тоқтата тұру', 'приостановление', 'is suspended'),
  restore: say('қалпына келтіру', 'восстановление', 'is restored'), strike: say('алып тастау', 'исключение', 'is struck off'),
} as const satisfies Record<EntryDoes, Text>

function eventWords(declaration: Procedure, event: DutyEvent, titles: RegisterTitles): Text {
  if ('report' in event) {
    const { title } = declaration.obligations[event.report] ?? { title: say(event.report, event.report, event.report) }
    if (event.holds) return say(`«${title.kk}» оң нәтижемен тапсырылған сайын`, `после каждой сдачи «${title.ru}» с положительным результатом`, `each time that “${title.en}” is made and holds`)
    return say(`«${title.kk}» тапсырылған сайын`, `после каждой сдачи «${title.ru}»`, `each time that “${title.en}” is made`)
  }
  if ('act' in event) {
    const step = declaration.steps[event.act.step]
    const [at, label] = [step?.title, step?.outcomes[event.act.outcome]?.label].map((text) => text ?? say(event.act.step, event.act.step, event.act.step)) as [Text, Text]
    return say(`«${at.kk}» кезеңіндегі «${label.kk}» нәтижесінен кейін`, `после исхода «${label.ru}» на этапе «${at.ru}»`, `after the outcome “${label.en}” of “${at.en}”`)
  }
  const acts = listOf(event.entry.does.map((one) => does[one]), 'or')
  const register = registerWords(titles(event.entry.register), 'of')
  return say(`${register.kk} жазбасына қатысты әрекеттен кейін (${acts.kk})`, `после действия с записью ${register.ru} (${acts.ru})`, `when the entry of ${register.en} ${acts.en}`)
}

/** When it falls due: “every quarter, within 15 working days after the end of the period”. */
export function dutyTimeWords(declaration: Procedure, obligation: Obligation, titles: RegisterTitles = same): Text {
  const words = timeWords(declaration, obligation, titles)
  if (obligation.charged !== undefined && obligation.every !== undefined) {
    const every = everyWords(obligation.every)
    if (obligation.charged.ahead) return say(`${every.kk}, кезең басталғанда өздігінен есептеледі, толық емес кезең үшін — күн санына қарай`, `${every.ru}, начисляется автоматически в начале периода, за неполный период — по числу дней`, `${every.en}, charged by itself when the period begins, a part of one by its days`)
    return say(`${every.kk}, кезең аяқталғанда өздігінен есептеледі, толық емес кезең үшін — күн санына қарай`, `${every.ru}, начисляется автоматически по окончании периода, за неполный период — по числу дней`, `${every.en}, charged by itself when the period is over, a part of one by its days`)
  }
  if (obligation.again === undefined) return words
  const { title } = declaration.obligations[obligation.again] ?? { title: same(obligation.again) }
  return say(
    `${words.kk}; «${title.kk}» теріс нәтижемен тапсырылса, тағы бір рет`, `${words.ru}; ещё раз — после каждой сдачи «${title.ru}» с отрицательным результатом`, `${words.en}; and once more each time that “${title.en}” is made and does not hold`)
}

function timeWords(declaration: Procedure, obligation: Obligation, titles: RegisterTitles): Text {
  const time = timeOf(obligation)
  switch (time?.kind) {
    case 'every': {
      const [every, term] = [everyWords(time.every), inTime(time.within)]
      return say(`${every.kk}, кезең аяқталғаннан кейін ${term.kk}`, `${every.ru}, ${term.ru} после окончания периода`, `${every.en}, ${term.en} after the end of the period`)
    }
    case 'once': {
      const term = inTime(time.within)
      return say(`бір рет, ${term.kk}`, `один раз, ${term.ru}`, `once, ${term.en}`)
    }
    case 'upon': {
      const [event, term] = [eventWords(declaration, time.upon, titles), inTime(time.within)]
      return say(`${event.kk}, ${term.kk}`, `${event.ru}, ${term.ru}`, `${event.en}, ${term.en}`)
    }
    case 'on': {
      const { year, opens } = time.on
      const day = inEveryLanguage((locale) => formatDayOfYear(time.on, locale))
      const open = lasting(opens)
      return year === undefined
        ? say(`жыл сайын ${day.kk} күнінен кешіктірілмей (${open.kk} бұрын ашылады)`, `ежегодно не позднее ${day.ru} (открывается за ${open.ru})`, `each year by ${day.en} (opens ${open.en} before)`)
        : say(`${year} жылғы ${day.kk} күнінен кешіктірілмей (${open.kk} бұрын ашылады)`, `не позднее ${day.ru} ${year} года (открывается за ${open.ru})`, `by ${day.en} ${year} (opens ${open.en} before)`)
    }
    case 'named': {
      const label = labelOf(declaration, time.on.fact)
      if (time.on.opens === undefined) return say(`«${label.kk}» өрісінде көрсетілген күннен кешіктірілмей`, `не позднее дня, указанного в поле «${label.ru}»`, `by the day that “${label.en}” names`)
      const open = lasting(time.on.opens)
      return say(
        `«${label.kk}» өрісінде көрсетілген күннен кешіктірілмей (${open.kk} бұрын ашылады)`, `не позднее дня, указанного в поле «${label.ru}» (открывается за ${open.ru})`,
        `by the day that “${label.en}” names (opens ${open.en} before)`)
    }
    case undefined: return say('мерзімі көрсетілмеген', 'срок не указан', 'its time is not said')
  }
}

const labelOf = (declaration: Procedure, fact: string): Text => fieldsOf(declaration).find(({ name }) => name === fact)?.label ?? same(fact)

/** What is charged only while an entry stands. */
export const stopsWords: Text = say(
  'Іске қатысты жазба тоқтатыла тұрған кезде ақы есептелмейді, ал соңғы күн сонша күнге кейінге жылжиды. Жазба жабылған күннен бастап ақы есептелмейді; артық төленген сома күн санына қарай қайта есептеледі.',
  'Пока запись, к которой относится дело, приостановлена, плата не начисляется, а последний день переносится на столько же дней. Со дня, с которого запись закрыта, плата не начисляется; уплаченное сверх этого пересчитывается по числу дней.',
  'Nothing is charged while the entry that the case is about is suspended, and the last day comes as many days later. From the day on which the entry is closed nothing is charged; what was paid beyond it is reckoned back by days.')

/** Whoever the case names. */
export function namedBearerWords(declaration: Procedure, fact: string): Text {
  const label = labelOf(declaration, fact)
  return fieldsOf(declaration).find(({ name }) => name === fact)?.kind === 'entry'
    ? say(`Міндет «${label.kk}» өрісінде таңдалған жазбаның иесіне жүктеледі.`, `Обязанность возлагается на владельца записи, выбранной в поле «${label.ru}».`, `The owner of the entry chosen under “${label.en}” owes this.`)
    : say(`Міндет «${label.kk}» өрісінде таңдалған органға жүктеледі.`, `Обязанность возлагается на орган, выбранный в поле «${label.ru}».`, `The body chosen under “${label.en}” owes this.`)
}

/** The office whose holders report for a body. */
export const bearerWords = (office: Text): Text => say(
  `Бұл — органның өз міндеті. Есепті тапсыратын лауазым: ${office.kk}.`, `Это обязанность самого органа. Отчитывается: ${office.ru}.`,
  `The body itself owes this. Who reports: ${office.en}.`)

export const forewarnWords = (times: Text): Text => say(
  `Соңғы күнге дейін ескертіледі. Қанша уақыт бұрын: ${times.kk}.`, `До последнего дня направляются напоминания. За сколько: ${times.ru}.`,
  `Reminders come before the due day. Time before it: ${times.en}.`)

export const tellsWords = (office: Text, time: Text): Text => say(
  `Орындалмаса, ${time.kk} өткен соң хабарланатын лауазым: ${office.kk}.`, `При неисполнении через ${time.ru} сообщается: ${office.ru}.`,
  `If it is not fulfilled, after ${time.en} this office is told: ${office.en}.`)
