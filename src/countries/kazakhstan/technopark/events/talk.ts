/** The call for speakers: somebody proposes a talk, an officer says when and where, the head signs, and it stands in the programme. */
import { workdays } from '../../../../law/duration.ts'
import type { EntryField } from '../../../../law/entry-question.ts'
import { choice, date, flag, text } from '../../../../law/field.ts'
import type { TimeField } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { reference, type Register, register } from '../../../../law/register.ts'
import { all, any, given, is, not, onOrAfter, onOrBefore, titled } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { notRepresentatives } from '../../impartial.ts'
import { byTwo, common, kept, ownChange, rules, stated } from '../space/common.ts'
import { roomsRegister } from '../space/rooms.ts'
import { eventsRegister } from './event.ts'

const sessionsRegister = 'technopark.sessions'

const title = text('title', { label: { kk: 'Баяндаманың тақырыбы', ru: 'Тема доклада', en: 'Title of the talk' }, maxLength: 200, public: true })
const abstract = text('abstract', { label: { kk: 'Қысқаша мазмұны', ru: 'Краткое содержание', en: 'Abstract' }, maxLength: 2000, long: true, public: true })
const speaker = text('speaker', { label: { kk: 'Баяндамашы', ru: 'Докладчик', en: 'Speaker' }, hint: { kk: 'Бағдарламада жарияланады.', ru: 'Публикуется в программе.', en: 'It is published in the programme.' }, maxLength: 150, public: true })
const track = choice('track', {
  label: { kk: 'Бағыты', ru: 'Направление', en: 'Track' }, public: true,
  choices: [
    { value: 'models', label: { kk: 'Модельдер мен деректер', ru: 'Модели и данные', en: 'Models and data' } }, { value: 'state', label: { kk: 'Мемлекеттік басқарудағы ЖИ', ru: 'ИИ в государственном управлении', en: 'AI in the state' } },
    { value: 'business', label: { kk: 'Бизнестегі ЖИ', ru: 'ИИ в бизнесе', en: 'AI in business' } }, { value: 'people', label: { kk: 'Адамдар мен дағдылар', ru: 'Люди и навыки', en: 'People and skills' } },
  ],
})
const roomLabel: Text = { kk: 'Орталықтың залы', ru: 'Зал центра', en: 'Hall of the centre' }
/** A room of the centre, which nobody else then has; or the hall in words, where an event is held elsewhere. */
const room: EntryField = { kind: 'entry', name: 'room', label: roomLabel, hint: { kk: 'Зал баяндама уақытына бекітіледі: оны басқа ешкім брондай алмайды.', ru: 'Зал закрепляется на время доклада: никто другой его не забронирует.', en: 'It is kept for the time of the talk: nobody else can book it then.' }, register: roomsRegister, which: 'shown', optional: true, public: true }
const hall = text('hall', { label: { kk: 'Басқа жердегі зал', ru: 'Зал в другом месте', en: 'A hall elsewhere' }, hint: { kk: 'Іс-шара орталықтан тыс өтсе ғана толтырыңыз.', ru: 'Заполните, только если мероприятие проходит не в центре.', en: 'Only where the event is held outside the centre.' }, maxLength: 80, optional: true, public: true })
const day = date('day', { label: { kk: 'Күні', ru: 'День', en: 'Day' }, public: true })
const time = (name: string, label: Text): TimeField => ({ kind: 'time', name, label, public: true })
const from = time('from', { kk: 'Басталуы', ru: 'Начало', en: 'Begins' })
const until = time('until', { kk: 'Аяқталуы', ru: 'Окончание', en: 'Ends' })
const said = [title, abstract, speaker, track] as const
const placed = [room, hall, day, from, until] as const
const { hint: _hint, ...hallColumn } = hall
const fields = [reference('event', eventsRegister, 'uses', { label: { kk: 'Іс-шара', ru: 'Мероприятие', en: 'Event' } }), ...stated(said), reference(room.name, roomsRegister, 'uses', { label: roomLabel, optional: true }), ...stated([hallColumn, day, from, until])] as const
/** One of the two, and not both: a talk is held in one place. */
const inOneHall = any(all(given(room), not(given(hall))), all(not(given(room)), given(hall))).by(rules).else({ kk: 'Орталықтың залын да, басқа жердегі залды да емес, тек біреуін көрсетіңіз.', ru: 'Укажите что-то одно: зал центра или зал в другом месте.', en: 'Name one hall: of the centre, or one elsewhere.' })

export const sessions: Register = register(sessionsRegister, {
  ...kept, numbers: 'SES', owner: ['person', 'body'], calledBy: title.name, apart: { of: ['event', hall.name], day: day.name, from: from.name, until: until.name }, holds: { resource: 'technopark.room', entry: room.name, day: day.name, from: from.name, until: until.name }, title: { kk: 'Іс-шаралардың бағдарламасы', ru: 'Программа мероприятий', en: 'Programme of events' },
  summary: { kk: 'Іс-шаралардағы баяндамалар: бағыты, залы, күні мен уақыты.', ru: 'Доклады на мероприятиях: направление, зал, день и время.', en: 'Talks at events: track, hall, day and time.' },
  fields, shown: { to: 'everyone', fields: fields.map((field) => field.name) },
  states: { entered: { kk: 'Бағдарламада', ru: 'В программе', en: 'In the programme' }, suspended: { kk: 'Кейінге қалдырылған', ru: 'Отложено', en: 'Postponed' }, struck: { kk: 'Алып тасталған', ru: 'Исключено', en: 'Struck off' } },
})

const [begins, ends] = [date('begins', { label: { kk: 'Іс-шараның бірінші күні', ru: 'Первый день мероприятия', en: 'First day of the event' }, from: 'entry.event.begins', public: true }), date('ends', { label: { kk: 'Іс-шараның соңғы күні', ru: 'Последний день мероприятия', en: 'Last day of the event' }, from: 'entry.event.ends', public: true })]

export const talk: Procedure = procedure({
  ...common, id: 'technopark.talk', title: { kk: 'Іс-шарада баяндама жасау', ru: 'Выступление на мероприятии', en: 'A talk at an event' },
  summary: { kk: 'Баяндама ұсынасыз; қабылданса, ол залы мен уақыты көрсетіліп, бағдарламаға енгізіледі.', ru: 'Вы предлагаете доклад; если он принят, он вносится в программу с указанием зала и времени.', en: 'You propose a talk; if it is taken it stands in the programme with its hall and time.' },
  audience: { kk: 'Баяндама жасағысы келетін адам', ru: 'Тот, кто хочет выступить', en: 'Whoever wants to speak' }, need: ['company'], offices: byTwo, opens: { by: 'person', perApplicant: [{ atMost: 5, basis: rules }] },
  form: [
    { id: 'event', title: { kk: 'Қай іс-шара?', ru: 'Какое мероприятие?', en: 'Which event?' }, fields: [{ kind: 'entry', name: 'event', label: { kk: 'Іс-шара', ru: 'Мероприятие', en: 'Event' }, register: eventsRegister, which: 'shown', public: true }, begins, ends] },
    { id: 'talk', title: { kk: 'Баяндама', ru: 'Доклад', en: 'The talk' }, fields: said },
  ],
  rules: {
    placed: titled({ kk: 'Баяндаманың күні мен залы', ru: 'День и зал доклада', en: 'Day and hall of the talk' }, all(
      all(onOrAfter(day, begins), onOrBefore(day, ends)).by(rules).else({ kk: 'Бұл күні іс-шара өткізілмейді.', ru: 'В этот день мероприятие не проводится.', en: 'The event is not held on that day.' }),
      inOneHall,
    )),
  },
  clock: { within: workdays(20), from: 'review', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'review', reopensAt: 'review',
  steps: {
    review: {
      title: { kk: 'Баяндаманы қарау', ru: 'Рассмотрение доклада', en: 'The proposal is looked at' }, by: { role: 'technopark.officer' }, within: workdays(10), basis: rules, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Бағдарламаға ұсыну', ru: 'Предложить в программу', en: 'Propose it for the programme' }, to: 'signing', findings: placed },
        decline: { label: { kk: 'Қабылдамауды ұсыну', ru: 'Предложить отклонить', en: 'Propose to decline it' }, to: 'signing', reasons: true },
        ask: { label: { kk: 'Авторға қайтару', ru: 'Вернуть автору', en: 'Return it to the author' }, to: 'author', reasons: true },
      },
    },
    // Who proposed a talk for an event that is held on other days now says that they come on these: with the event chosen anew its days are read anew.
    author: {
      title: { kk: 'Автордың растауы', ru: 'Подтверждение автора', en: 'The author confirms it' }, by: 'applicant', within: workdays(5), basis: rules, corrects: 'all', late: { outcome: 'silent' },
      outcomes: {
        confirm: { label: { kk: 'Растау', ru: 'Подтвердить', en: 'Confirm it' }, to: 'review' },
        withdraw: { label: { kk: 'Баяндамадан бас тарту', ru: 'Отказаться от доклада', en: 'Withdraw the talk' }, to: 'closed' },
        silent: { label: { kk: 'Жауап берілмеді', ru: 'Ответа нет', en: 'No answer' }, to: 'closed', byClock: true },
      },
    },
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'technopark.head' }, within: workdays(5), basis: rules, check: 'placed', notBy: ['review'], sign: true, late: 'escalate',
      outcomes: {
        take: {
          label: { kk: 'Бағдарламаға енгізуге қол қою', ru: 'Подписать внесение в программу', en: 'Sign it into the programme' }, to: 'closed', decides: 'taken', whenCheck: [true], after: { step: 'review', outcome: 'propose' },
          effect: { register: sessionsRegister, does: 'enter', fields: Object.fromEntries(fields.map((field) => [field.name, field.name])) },
        },
        decline: { label: { kk: 'Қабылдамауға қол қою', ru: 'Подписать отклонение', en: 'Sign that it is declined' }, to: 'closed', decides: 'declined', reasons: true, after: { step: 'review', outcome: 'decline' } },
        return: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for a review' }, to: 'review', reasons: true },
      },
    },
  },
  decisions: {
    taken: { title: { kk: 'Баяндама қабылданды', ru: 'Доклад принят', en: 'The talk is taken' }, words: { kk: 'Баяндама іс-шараның бағдарламасына енгізілді.', ru: 'Доклад внесён в программу мероприятия.', en: 'The talk stands in the programme of the event.' }, effect: 'grant', rules: ['placed'], basis: rules },
    declined: { title: { kk: 'Баяндама қабылданбады', ru: 'Доклад отклонён', en: 'The talk is declined' }, words: { kk: 'Баяндама бағдарламаға енгізілмейді.', ru: 'Доклад не вносится в программу.', en: 'The talk does not stand in the programme.' }, effect: 'dismiss', rules: [], basis: rules },
  },
})

const talkTitle: Text = { kk: 'Баяндама', ru: 'Доклад', en: 'The talk' }
const strikes = { register: sessionsRegister, does: 'strike' } as const

/** A talk that the fund entered itself and that is not held after all. */
export const talkCalledOff = ownChange({
  id: 'technopark.talk-called-off', title: { kk: 'Баяндаманы бағдарламадан алып тастау', ru: 'Исключение доклада из программы', en: 'Taking a talk out of the programme' },
  summary: { kk: 'Баяндама жасалмайды: ол бағдарламада көрсетілмейді, залы мен уақыты босайды.', ru: 'Доклад не состоится: он больше не показывается в программе, зал и время освобождаются.', en: 'The talk is not held: it stands in the programme no more, and its hall and time are free.' },
  subject: { register: sessionsRegister, title: talkTitle }, effect: strikes,
  sign: { kk: 'Алып тастауға қол қою', ru: 'Подписать исключение', en: 'Sign the taking out' }, words: { kk: 'Баяндама бағдарламадан алып тасталды.', ru: 'Доклад исключён из программы.', en: 'The talk is taken out of the programme.' },
})

const moves = { register: sessionsRegister, does: 'change', fields: Object.fromEntries(placed.map((field) => [field.name, field.name])) } as const

/** A talk that the fund entered itself, in another hall or at another time. */
export const talkMoved = ownChange({
  id: 'technopark.talk-moved', title: { kk: 'Баяндаманы басқа залға немесе уақытқа ауыстыру', ru: 'Перенос доклада в другой зал или на другое время', en: 'Moving a talk to another hall or time' },
  summary: { kk: 'Баяндаманың залы, күні мен уақыты өзгереді. Іс-шараға тіркелгендердің барлығына хат жіберіледі.', ru: 'Меняются зал, день и время доклада. Всем зарегистрированным на мероприятие отправляется письмо.', en: 'A talk has another hall, day or time. Whoever has registered for the event is written to.' },
  subject: { register: sessionsRegister, title: talkTitle }, fields: placed, effect: moves, sound: inOneHall,
  sign: { kk: 'Ауыстыруға қол қою', ru: 'Подписать перенос', en: 'Sign the move' }, words: { kk: 'Баяндаманың залы немесе уақыты өзгертілді.', ru: 'Зал или время доклада изменены.', en: 'The talk has another hall or time.' },
})

/** A talk that somebody proposed, in another hall or at another time: by a decision about that which took it, of which its speaker is told. */
export const talkRescheduled: Procedure = procedure({
  ...common, id: 'technopark.talk-rescheduled', title: { kk: 'Қабылданған баяндаманы басқа залға немесе уақытқа ауыстыру', ru: 'Перенос принятого доклада в другой зал или на другое время', en: 'Moving an accepted talk to another hall or time' },
  summary: { kk: 'Маман жаңа залды, күнді және уақытты ұсынады, басшы қол қояды; баяндамашыға және іс-шараға тіркелгендерге хат жіберіледі.', ru: 'Специалист предлагает новый зал, день и время, руководитель подписывает; докладчику и зарегистрированным отправляется письмо.', en: 'An officer proposes another hall, day and time, and the head signs; the speaker and whoever has registered are written to.' },
  audience: { kk: 'Рәсімді технопарк маманы бастайды', ru: 'Процедуру начинает специалист технопарка', en: 'Opened by an officer of the technopark' }, offices: byTwo, opens: { by: 'office', role: 'technopark.officer' }, about: { procedures: [talk.id], effects: ['grant'] },
  form: [{ id: 'talk', title: talkTitle, fields: [...placed, text('why', { label: { kk: 'Себебі', ru: 'Причина', en: 'The reason' }, maxLength: 2000, long: true })] }],
  rules: { hall: titled({ kk: 'Баяндаманың бір ғана залы', ru: 'Один зал для доклада', en: 'One hall for the talk' }, inOneHall) }, clock: { within: workdays(5), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'signing', reopensAt: 'signing',
  steps: {
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'technopark.head' }, within: workdays(3), basis: rules, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], check: 'hall', sign: true, late: 'escalate',
      outcomes: {
        move: { label: { kk: 'Ауыстыруға қол қою', ru: 'Подписать перенос', en: 'Sign the move' }, to: 'closed', decides: 'moved', whenCheck: [true], effect: moves },
        keep: { label: { kk: 'Өзгеріссіз қалдыру', ru: 'Оставить без изменений', en: 'Leave it as it is' }, to: 'closed', decides: 'unmoved', reasons: true },
      },
    },
  },
  decisions: {
    moved: { title: { kk: 'Баяндама ауыстырылды', ru: 'Доклад перенесён', en: 'The talk is moved' }, words: { kk: 'Баяндаманың залы, күні немесе уақыты өзгертілді.', ru: 'Зал, день или время доклада изменены.', en: 'The talk has another hall, day or time.' }, effect: 'dismiss', rules: ['hall'], basis: rules },
    unmoved: { title: { kk: 'Баяндама өзгеріссіз қалды', ru: 'Доклад остаётся без изменений', en: 'The talk stays as it is' }, words: { kk: 'Баяндаманың залы мен уақыты өзгермейді.', ru: 'Зал и время доклада не меняются.', en: 'The talk keeps its hall and time.' }, effect: 'dismiss', rules: [], basis: rules },
  },
})

/** A talk that somebody proposed and that is not held after all: the fund answers for its programme, and takes it out by a decision about that which took it. */
export const talkTakenOut: Procedure = procedure({
  ...common, id: 'technopark.talk-taken-out', title: { kk: 'Қабылданған баяндаманы бағдарламадан алып тастау', ru: 'Исключение принятого доклада из программы', en: 'Taking an accepted talk out of the programme' },
  summary: { kk: 'Ұсынылған баяндама жасалмайтын болса, маман оны бағдарламадан алып тастауды ұсынады, басшы қол қояды; баяндамашыға хат жіберіледі.', ru: 'Если предложенный доклад не состоится, специалист предлагает исключить его из программы, руководитель подписывает; докладчику отправляется письмо.', en: 'Where a talk that was proposed is not held an officer proposes to take it out, and the head signs; the speaker is written to.' },
  audience: { kk: 'Рәсімді технопарк маманы бастайды', ru: 'Процедуру начинает специалист технопарка', en: 'Opened by an officer of the technopark' }, offices: byTwo, opens: { by: 'office', role: 'technopark.officer' }, about: { procedures: [talk.id], effects: ['grant'] },
  form: [{ id: 'talk', title: talkTitle, fields: [text('why', { label: { kk: 'Себебі', ru: 'Причина', en: 'The reason' }, maxLength: 2000, long: true })] }],
  rules: {}, clock: { within: workdays(5), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'signing', reopensAt: 'signing',
  steps: {
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'technopark.head' }, within: workdays(3), basis: rules, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], sign: true, late: 'escalate',
      outcomes: {
        strike: { label: { kk: 'Алып тастауға қол қою', ru: 'Подписать исключение', en: 'Sign the taking out' }, to: 'closed', decides: 'struck', reasons: true, effect: strikes },
        keep: { label: { kk: 'Бағдарламада қалдыру', ru: 'Оставить в программе', en: 'Leave it in the programme' }, to: 'closed', decides: 'kept', reasons: true },
      },
    },
  },
  decisions: {
    struck: { title: { kk: 'Баяндама бағдарламадан алып тасталды', ru: 'Доклад исключён из программы', en: 'The talk is taken out' }, words: { kk: 'Баяндама бағдарламадан алып тасталды, залы мен уақыты босады.', ru: 'Доклад исключён из программы, зал и время освобождены.', en: 'The talk is taken out of the programme; its hall and time are free.' }, effect: 'dismiss', rules: [], basis: rules },
    kept: { title: { kk: 'Баяндама бағдарламада қалды', ru: 'Доклад остаётся в программе', en: 'The talk stays' }, words: { kk: 'Баяндама бағдарламада қалады.', ru: 'Доклад остаётся в программе.', en: 'The talk stays in the programme.' }, effect: 'dismiss', rules: [], basis: rules },
  },
})

const sure = flag('sure', { label: { kk: 'Баяндамаңызды кері қайтарып аласыз ба?', ru: 'Вы отзываете свой доклад?', en: 'Do you withdraw your talk?' } })

/** Whoever is to speak withdraws: at once, by the rules. */
export const talkWithdrawn: Procedure = procedure({
  ...common, id: 'technopark.talk-withdrawn', title: { kk: 'Өз баяндамасын кері қайтарып алу', ru: 'Отзыв своего доклада', en: 'Withdrawal of one’s own talk' },
  summary: { kk: 'Баяндама бірден бағдарламадан алып тасталады; себебін айту міндетті емес.', ru: 'Доклад сразу исключается из программы; причину называть не нужно.', en: 'The talk is taken out of the programme at once; you need not say why.' },
  audience: { kk: 'Баяндамасы бағдарламаға енгізілген адам', ru: 'Тот, чей доклад включён в программу', en: 'Whoever has a talk in the programme' }, need: ['company'], offices: byTwo, opens: { by: 'person' }, subject: { register: sessionsRegister, title: talkTitle },
  form: [{ id: 'talk', title: talkTitle, fields: [text('title', { label: title.label, maxLength: 200, from: 'subject.title' }), sure] }],
  rules: { sure: titled({ kk: 'Кері қайтарып алудың расталуы', ru: 'Подтверждение отзыва', en: 'Confirmation of the withdrawal' }, is(sure, true).by(rules).else({ kk: 'Кері қайтарып алу расталмаған.', ru: 'Отзыв не подтверждён.', en: 'The withdrawal is not confirmed.' })) },
  clock: { within: workdays(3), from: 'withdrawing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'withdrawing',
  steps: {
    withdrawing: {
      title: { kk: 'Ережелер бойынша алып тастау', ru: 'Исключение по правилам', en: 'Taken out by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'sure', late: { outcome: 'look' },
      outcomes: {
        withdraw: { label: { kk: 'Бағдарламадан алып тастау', ru: 'Исключить из программы', en: 'Take it out' }, to: 'closed', decides: 'withdrawn', whenCheck: [true], effect: strikes },
        look: { label: { kk: 'Маманға жіберу', ru: 'Передать специалисту', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
      },
    },
    look: {
      title: { kk: 'Маманның қарауы', ru: 'Рассмотрение специалистом', en: 'An officer looks at it' }, by: { role: 'technopark.officer' }, within: workdays(1), basis: rules, late: 'escalate',
      outcomes: { decline: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Send back' }, to: 'closed', reasons: true } },
    },
  },
  decisions: {
    withdrawn: { title: { kk: 'Баяндама кері қайтарып алынды', ru: 'Доклад отозван', en: 'The talk is withdrawn' }, words: { kk: 'Баяндама бағдарламадан алып тасталды.', ru: 'Доклад исключён из программы.', en: 'The talk is taken out of the programme.' }, effect: 'grant', rules: ['sure'], basis: rules },
  },
})
