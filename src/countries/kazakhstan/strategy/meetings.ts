/** Meetings of the council, which recommends, and of the commission, which decides; and the instructions that the commission gives. */
import { days, months, workdays, years } from '../../../law/duration.ts'
import type { Citation } from '../../../law/citation.ts'
import { text } from '../../../law/field.ts'
import type { Exclusion, Obligation, Procedure } from '../../../law/procedure.ts'
import { reference, type Register, register, type RegisterField } from '../../../law/register.ts'
import { after, decisionDay, onOrBefore, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { councilDecree, implementationModel, rules } from './acts.ts'
import { accepted, agenda, dissent, entry, evidence, heldOn, minutes, name, open, papers, resolution, until, what, whom } from './meeting-fields.ts'
import { bodies, meeting as offices, quorum } from './offices.ts'

export const meetingRegisters = {
  council: 'strategy.council-meetings', commission: 'strategy.commission-meetings', instructions: 'strategy.instructions', councilRejected: 'strategy.council-rejected', commissionRejected: 'strategy.commission-rejected',
} as const

/** Where the texts stand that a body did not adopt: apart from those that it did, so that nothing can rest on them. */
const rejectedOf = { council: meetingRegisters.councilRejected, commission: meetingRegisters.commissionRejected } as const

const council = secondary(councilDecree)
const commission = secondary(implementationModel)

const common = {
  inForce: { from: '2026-06-09', basis: rules, openCases: { rule: 'finish', basis: rules } }, parameters: {}, obligations: {}, fee: 'free', keep: { for: years(10), basis: rules },
  complaint: {
    words: { kk: 'Хатшының әрекетіне төрағаға немесе сотқа шағымдануға болады.', ru: 'На действия секретаря можно пожаловаться председателю или в суд.', en: 'You can complain about the secretary to the chair, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
} as const satisfies Partial<Procedure>

/** Whoever opened it does not sign it, nor whoever spoke for a body of which it is. */
const excluded: readonly Exclusion[] = [{ of: 'opener', basis: rules }, ...notRepresentatives]

interface Meets {
  readonly id: string
  readonly who: 'council' | 'commission'
  readonly title: Text
  readonly summary: Text
  readonly audience: Text
  readonly basis: Citation
  /** What a vote for it is called, and what is signed. */
  readonly adopt: Text
  readonly adopted: { readonly title: Text; readonly words: Text }
}

/** Opened by the secretary with agenda and papers, voted on by the members, each with their reasons, from the day of the meeting on, and ended by minutes that the chair signs. Adopted or not, its text enters a register. */
function meets({ id, who, title, summary, audience, basis, adopt, adopted }: Meets): Procedure {
  const role = (office: 'secretary' | 'member' | 'chair') => `strategy.${who}-${office}`
  const facts = Object.fromEntries([name, heldOn, agenda, resolution, minutes, dissent].map((field) => [field.name, field.name]))
  return {
    ...common, id, title, summary, audience, body: bodies[who], offices: offices[who], opens: { by: 'office', role: role('secretary') },
    form: [
      { id: 'meeting', title: { kk: 'Отырыс', ru: 'Заседание', en: 'The meeting' }, fields: [open(name), open(heldOn), open(agenda), papers] },
      { id: 'resolution', title: { kk: 'Дауыс беру', ru: 'Голосование', en: 'The vote' }, fields: [open(resolution)] },
    ],
    rules: { held: titled({ kk: 'Отырыс күні', ru: 'День заседания', en: 'The day of the meeting' }, onOrBefore(heldOn, decisionDay).by(rules).else({ kk: 'Отырыс әлі өткен жоқ.', ru: 'Заседание ещё не состоялось.', en: 'The meeting is still to be held.' })) },
    clock: { within: months(4), from: 'session', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'session',
    steps: {
      session: {
        title: { kk: 'Отырыс', ru: 'Заседание', en: 'Session' }, by: { commission: { members: role('member'), chair: role('chair'), quorum: quorum[who] } }, within: months(3), basis, check: 'held', late: 'escalate',
        outcomes: {
          adopt: { label: adopt, to: 'minutes', whenCheck: [true] },
          reject: { label: { kk: 'Қарсы', ru: 'Против', en: 'Against it' }, to: 'minutes', reasons: true, whenCheck: [true] },
          off: { label: { kk: 'Отырысты өткізбеу', ru: 'Не проводить заседание', en: 'Call the meeting off' }, to: 'closed', reasons: true },
        },
      },
      minutes: {
        title: { kk: 'Хаттама', ru: 'Протокол', en: 'Minutes' }, by: { role: role('chair') }, within: workdays(5), basis, check: 'held', sign: true, excluded, findings: [open(minutes), open(dissent)], late: 'escalate',
        outcomes: {
          sign: { label: { kk: 'Хаттамаға қол қою', ru: 'Подписать протокол', en: 'Sign the minutes' }, to: 'closed', decides: 'adopted', effect: { register: meetingRegisters[who], does: 'enter', fields: facts }, after: { step: 'session', outcome: 'adopt' }, whenCheck: [true] },
          close: { label: { kk: 'Қабылданбағаны туралы хаттамаға қол қою', ru: 'Подписать протокол о непринятии', en: 'Sign that it was not adopted' }, to: 'closed', decides: 'rejected', effect: { register: rejectedOf[who], does: 'enter', fields: facts }, after: { step: 'session', outcome: 'reject' }, whenCheck: [true] },
          again: { label: { kk: 'Жаңа отырыстың қарауына шығару', ru: 'Вынести на новое заседание', en: 'Bring it before another session' }, to: 'session', reasons: true },
        },
      },
    },
    decisions: {
      adopted: { ...adopted, effect: 'grant', rules: ['held'], basis },
      rejected: {
        title: { kk: 'Мәтін қабылданбады', ru: 'Текст не принят', en: 'The text was not adopted' }, words: { kk: 'Дауыс берген мүшелердің көпшілігі қарсы болды.', ru: 'Большинство проголосовавших членов высказалось против.', en: 'Most of the members who voted were against it.' }, effect: 'dismiss', rules: ['held'], basis,
      },
    },
  }
}

const councilMeets = meets({
  id: 'strategy.council-meeting', who: 'council', basis: council, title: { kk: 'Кеңес отырысы', ru: 'Заседание Совета', en: 'Meeting of the Council' },
  summary: { kk: 'Кеңес ұсыныс береді, шешім қабылдамайды.', ru: 'Совет даёт рекомендации и ничего не решает.', en: 'The Council gives recommendations, and decides nothing.' },
  audience: { kk: 'Кеңес мүшелері', ru: 'Члены Совета', en: 'Members of the Council' }, adopt: { kk: 'Ұсыныс беру', ru: 'Рекомендовать', en: 'Recommend it' },
  adopted: { title: { kk: 'Кеңестің ұсынысы', ru: 'Рекомендация Совета', en: 'Recommendation of the Council' }, words: { kk: 'Кеңес осы мәтінді ұсынады. Ұсыныс ешкімді міндеттемейді.', ru: 'Совет рекомендует этот текст. Рекомендация никого не обязывает.', en: 'The Council recommends this text. A recommendation binds nobody.' } },
})

const commissionMeets = meets({
  id: 'strategy.commission-meeting', who: 'commission', basis: commission, title: { kk: 'Комиссия отырысы', ru: 'Заседание Комиссии', en: 'Meeting of the Commission' },
  summary: { kk: 'Комиссия шешім қабылдайды, оның негізінде тапсырма беріледі.', ru: 'Комиссия принимает решение, на его основании даются поручения.', en: 'The Commission decides, and instructions are given upon its decision.' },
  audience: { kk: 'Комиссия мүшелері', ru: 'Члены Комиссии', en: 'Members of the Commission' }, adopt: { kk: 'Қабылдау', ru: 'Принять', en: 'Adopt it' },
  adopted: { title: { kk: 'Комиссияның шешімі', ru: 'Решение Комиссии', en: 'Decision of the Commission' }, words: { kk: 'Комиссия осы мәтінді қабылдады.', ru: 'Комиссия приняла этот текст.', en: 'The Commission adopted this text.' } },
})

/** What the body owes that was chosen, by the day that was said. A report that was made is never changed: what is wrong with it is a later act. */
const answer = (afterWhat: string): Obligation => ({
  title: { kk: 'Тапсырманың орындалуы', ru: 'Исполнение поручения', en: 'Carrying out of an instruction' }, after: afterWhat, owedBy: { fact: whom.name }, on: { fact: until.name },
  form: [{ id: 'answer', title: { kk: 'Не істелді?', ru: 'Что сделано?', en: 'What was done?' }, fields: evidence }], tests: {}, sign: true, remind: [days(10), workdays(3)],
  late: { remind: [workdays(1), workdays(10)], tells: { role: 'strategy.commission-secretary', after: workdays(1) } }, basis: rules,
})

const ahead = after(until, heldOn).by(rules).else({ kk: 'Орындау мерзімі отырыс күнінен кейін болуы керек.', ru: 'Срок исполнения должен быть позже дня заседания.', en: 'The day by which it is done does not come after the meeting.' })

const instruction: Procedure = {
  ...common, id: 'strategy.instruction', title: { kk: 'Комиссияның тапсырмасы', ru: 'Поручение Комиссии', en: 'Instruction of the Commission' },
  summary: { kk: 'Комиссия отырысының шешімі бойынша органға тапсырма беріледі: не істеу керек, қай күнге дейін. Орган орындалғаны туралы есеп беріп, дәлел ұсынады.', ru: 'По решению заседания Комиссии органу даётся поручение: что сделать и до какого дня. Орган отчитывается об исполнении и представляет подтверждение.', en: 'Upon a decision of the Commission a body is told what to do and by which day. It answers with evidence.' },
  audience: { kk: 'Мемлекеттік органдар', ru: 'Государственные органы', en: 'State bodies' }, body: bodies.commission, offices: offices.commission, opens: { by: 'office', role: 'strategy.commission-secretary' },
  form: [{
    id: 'instruction', title: { kk: 'Тапсырма', ru: 'Поручение', en: 'The instruction' }, fields: [
      entry('meeting', meetingRegisters.commission, { kk: 'Қай отырыста шешілді?', ru: 'На каком заседании решено?', en: 'Which meeting decided it?' }),
      { ...open(heldOn), from: 'entry.meeting.heldOn' }, open(what), open(whom), open(until), { ...entry('measure', 'strategy.measures', { kk: 'Қай іс-шараға қатысты?', ru: 'Какого мероприятия касается?', en: 'Which measure does it concern?' }), optional: true },
    ],
  }],
  rules: { ahead: titled({ kk: 'Орындау мерзімі', ru: 'Срок исполнения', en: 'The day by which it is to be done' }, ahead) }, clock: { within: workdays(10), from: 'ruling', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'ruling',
  steps: {
    ruling: {
      title: { kk: 'Төрағаның қолы', ru: 'Подпись председателя', en: 'The chair signs' }, by: { role: 'strategy.commission-chair' }, within: workdays(3), basis: commission, check: 'ahead', sign: true, excluded, late: 'escalate',
      outcomes: {
        give: {
          label: { kk: 'Тапсырмаға қол қою', ru: 'Подписать поручение', en: 'Sign the instruction' }, to: 'closed', decides: 'given', whenCheck: [true],
          effect: { register: meetingRegisters.instructions, does: 'enter', fields: { meeting: 'meeting', measure: 'measure', what: what.name, whom: whom.name, until: until.name } },
        },
        drop: { label: { kk: 'Тапсырма бермеу', ru: 'Не давать поручения', en: 'Give none' }, to: 'closed', reasons: true },
      },
    },
  },
  decisions: { given: { title: { kk: 'Комиссияның тапсырмасы', ru: 'Поручение Комиссии', en: 'Instruction of the Commission' }, words: { kk: 'Тапсырма берілді.', ru: 'Поручение дано.', en: 'The instruction is given.' }, effect: 'grant', rules: ['ahead'], basis: commission } },
  obligations: { answer: answer('given') },
}

/** Closed by an act upon the evidence, or given back with another day; what was answered before stays. */
const reviewed: Procedure = {
  ...common, id: 'strategy.instruction-reviewed', title: { kk: 'Тапсырманың орындалуын қарау', ru: 'Рассмотрение исполнения поручения', en: 'Review of an instruction' },
  summary: { kk: 'Төраға дәлелді қабылдап, тапсырманы жабады немесе жаңа мерзіммен қайтарады.', ru: 'Председатель принимает подтверждение и закрывает поручение или возвращает его с новым сроком.', en: 'The chair accepts the evidence and closes the instruction, or gives it back with another day.' },
  audience: { kk: 'Рәсімді Комиссия хатшысы бастайды', ru: 'Процедуру начинает секретарь Комиссии', en: 'Opened by the secretary of the Commission' }, body: bodies.commission, offices: offices.commission,
  opens: { by: 'office', role: 'strategy.commission-secretary' }, about: { procedures: [instruction.id], effects: ['grant'] },
  form: [{
    id: 'review', title: { kk: 'Орындалуы', ru: 'Исполнение', en: 'What became of it' }, fields: [
      { ...open(what), from: 'about.what' }, { ...open(whom), from: 'about.whom' }, text('seen', { label: { kk: 'Орган не ұсынды?', ru: 'Что представил орган?', en: 'What did the body bring?' }, maxLength: 3000, long: true }),
    ],
  }],
  rules: {}, clock: { within: workdays(10), from: 'ruling', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'ruling',
  steps: {
    ruling: {
      title: { kk: 'Төрағаның шешімі', ru: 'Решение председателя', en: 'The chair decides' }, by: { role: 'strategy.commission-chair' }, within: workdays(5), basis: commission, sign: true, excluded, late: 'escalate',
      outcomes: {
        close: {
          label: { kk: 'Тапсырманы жабуға қол қою', ru: 'Подписать закрытие поручения', en: 'Sign that it is closed' }, to: 'closed', decides: 'closed', findings: [open(accepted)],
          effect: { register: meetingRegisters.instructions, does: 'change', fields: { accepted: accepted.name } },
        },
        return: {
          label: { kk: 'Жаңа мерзіммен қайтаруға қол қою', ru: 'Подписать возврат с новым сроком', en: 'Sign that it is given back' }, to: 'closed', decides: 'returned', findings: [open(until)], reasons: true,
          effect: { register: meetingRegisters.instructions, does: 'change', fields: { until: until.name } },
        },
        drop: { label: { kk: 'Қарауды аяқтау, шешім қабылдамау', ru: 'Прекратить рассмотрение без решения', en: 'End the review and decide nothing' }, to: 'closed', reasons: true },
      },
    },
  },
  decisions: {
    closed: { title: { kk: 'Тапсырма жабылды', ru: 'Поручение закрыто', en: 'The instruction is closed' }, words: { kk: 'Дәлел қабылданды, тапсырма орындалды.', ru: 'Подтверждение принято, поручение исполнено.', en: 'The evidence is accepted, and the instruction carried out.' }, effect: 'grant', rules: [], basis: commission },
    returned: { title: { kk: 'Тапсырма қайтарылды', ru: 'Поручение возвращено', en: 'The instruction is given back' }, words: { kk: 'Дәлел қабылданбады. Жаңа мерзім белгіленді.', ru: 'Подтверждение не принято. Установлен новый срок.', en: 'The evidence is not accepted. Another day is set.' }, effect: 'grant', rules: [], basis: commission },
  },
  obligations: { answer: answer('returned') },
}

export const meetingProcedures: readonly Procedure[] = [councilMeets, commissionMeets, instruction, reviewed]

const shared = {
  inForce: { from: '2026-06-09' }, owner: ['body'], keep: { for: years(10), basis: rules },
  states: { entered: { kk: 'Күшінде', ru: 'Действует', en: 'In force' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Алып тасталған', ru: 'Исключено', en: 'Struck off' } },
} as const satisfies Partial<Register>
const seen = (fields: readonly RegisterField[]) => ({ fields, shown: { to: 'everyone', fields: fields.map((field) => field.name) } } as const)

const secretary = (who: 'council' | 'commission') => {
  const role = `strategy.${who}-secretary` as const
  return { body: { name: bodies[who].name }, office: { role, title: Object.entries<Text>(offices[who]).find(([one]) => one === role)![1] } }
}
const ofMeeting = seen([name, heldOn, agenda, resolution, minutes, dissent])

export const registersOfMeetings: readonly Register[] = [
  register(meetingRegisters.council, {
    ...shared, ...secretary('council'), ...ofMeeting, basis: council, numbers: 'CNM', calledBy: name.name, title: { kk: 'Кеңес отырыстары', ru: 'Заседания Совета', en: 'Meetings of the Council' },
    summary: { kk: 'Кеңестің ұсыныстары: күн тәртібі, хаттама, ерекше пікір.', ru: 'Рекомендации Совета: повестка дня, протокол, особое мнение.', en: 'What the Council recommended: agenda, minutes, dissent.' },
  }),
  register(meetingRegisters.commission, {
    ...shared, ...secretary('commission'), ...ofMeeting, basis: commission, numbers: 'CMM', calledBy: name.name, title: { kk: 'Комиссия отырыстары', ru: 'Заседания Комиссии', en: 'Meetings of the Commission' },
    summary: { kk: 'Комиссияның шешімдері: күн тәртібі, хаттама, ерекше пікір.', ru: 'Решения Комиссии: повестка дня, протокол, особое мнение.', en: 'What the Commission decided: agenda, minutes, dissent.' },
  }),
  register(meetingRegisters.councilRejected, {
    ...shared, ...secretary('council'), ...ofMeeting, basis: council, numbers: 'CNR', calledBy: name.name, title: { kk: 'Кеңес қабылдамаған мәтіндер', ru: 'Тексты, не принятые Советом', en: 'Texts that the Council did not adopt' },
    summary: { kk: 'Дауыс берген Кеңес мүшелерінің көпшілігі қарсы болған мәтіндер: күн тәртібі, хаттама, ерекше пікір.', ru: 'Тексты, против которых высказалось большинство проголосовавших членов Совета: повестка дня, протокол, особое мнение.', en: 'Texts that most of the members of the Council who voted were against: agenda, minutes, dissent.' },
  }),
  register(meetingRegisters.commissionRejected, {
    ...shared, ...secretary('commission'), ...ofMeeting, basis: commission, numbers: 'CMR', calledBy: name.name, title: { kk: 'Комиссия қабылдамаған мәтіндер', ru: 'Тексты, не принятые Комиссией', en: 'Texts that the Commission did not adopt' },
    summary: { kk: 'Дауыс берген Комиссия мүшелерінің көпшілігі қарсы болған мәтіндер: күн тәртібі, хаттама, ерекше пікір. Олардың негізінде тапсырма берілмейді.', ru: 'Тексты, против которых высказалось большинство проголосовавших членов Комиссии: повестка дня, протокол, особое мнение. На их основании поручения не даются.', en: 'Texts that most of the members of the Commission who voted were against: agenda, minutes, dissent. No instruction rests on them.' },
  }),
  register(meetingRegisters.instructions, {
    ...shared, ...secretary('commission'), basis: commission, numbers: 'INS', calledBy: what.name, title: { kk: 'Тапсырмалар', ru: 'Поручения', en: 'Instructions' },
    summary: { kk: 'Комиссияның тапсырмалары: кімге, қай күнге дейін, қай отырыстың шешімімен берілді және қандай дәлелмен жабылды.', ru: 'Поручения Комиссии: кому, до какого дня и по решению какого заседания даны, с каким подтверждением закрыты.', en: 'Instructions of the Commission: to whom, by which day, of which meeting, and upon which evidence they were closed.' },
    ...seen([
      reference('meeting', meetingRegisters.commission, 'uses', { label: { kk: 'Қай отырыста шешілді?', ru: 'На каком заседании решено?', en: 'Which meeting decided it?' } }),
      reference('measure', 'strategy.measures', 'uses', { label: { kk: 'Қай іс-шараға қатысты?', ru: 'Какого мероприятия касается?', en: 'Which measure does it concern?' }, optional: true }), what, whom, until, { ...accepted, optional: true },
    ]),
  }),
]
