/** The letters about a case: to whoever it concerns, to offices, and to whom something is asked of. Pure: what the case says is handed in. */
import { type Deadline, deadlineLine, deadlines } from '../../law/deadline.ts'
import { formatDay, formatDuration, inEveryLanguage } from '../../law/format.ts'
import { formatMoney, type Tiyn } from '../../law/money.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { LetterKind, LetterParts } from '../parties/index.ts'
import type { Announced } from './hearing.ts'
import type { LoadedCase } from './log.ts'

/** The case that a letter is about. */
export interface About {
  readonly id: string
  readonly number: string
  readonly title: Text
  /** Filed without an account: whoever filed opens it at an address that we do not know, and has no page of the portal besides. */
  readonly unnamed?: boolean
  /** Filed on paper, by somebody without an account: the body whose counter prints what is written about it. */
  readonly counter?: string
}

export const aboutOf = ({ row, declaration: { title }, log }: Pick<LoadedCase, 'row' | 'declaration'> & Partial<Pick<LoadedCase, 'log'>>): About => {
  const filed = log?.[0]?.act
  return { id: row.id, number: row.number, title, unnamed: row.unnamed, ...(filed?.type === 'filed' && filed.counter?.agreed === 'paper' && { counter: filed.counter.body }) }
}

/** A time that runs: its day, and its moment where it is one of hours. */
export interface Due { readonly named: Deadline; readonly day: Day; readonly at: Instant | null; readonly zone: string }

const named = (subject: Text, { title, number }: About): Text => inEveryLanguage((locale) => `${subject[locale]}: ${title[locale]}, № ${number}`)
const ground = ({ title, number }: About): Text => inEveryLanguage((locale) => `${title[locale]}, № ${number}.`)
const untilOf = (due: Due | undefined): Pick<LetterParts, 'until' | 'untilAt' | 'untilWhat'> =>
  (due ? { until: due.day, untilWhat: deadlines[due.named], ...(due.at !== null && { untilAt: { at: due.at, zone: due.zone } }) } : {})

const byAddress: Text = spoken({
  kk: 'істі өтініш бергенде алған мекенжайыңыз бойынша ашыңыз.', ru: 'откройте дело по адресу, который вы получили при подаче.', en: 'open the case at the address that you were given when you applied.',
})

const toApplicant = (kind: LetterKind, about: About, subject: Text, says: Text, todo: Text): LetterParts =>
  ({ kind, subject: named(subject, about), says, ground: ground(about), todo, path: about.unnamed ? byAddress : `/cases/${about.id}`, ...(about.counter !== undefined && { counter: about.counter }) })

const toOffice = (kind: LetterKind, about: About, subject: Text, says: Text, todo: Text): LetterParts =>
  ({ kind, subject: named(subject, about), says, ground: ground(about), todo, path: `/desk/cases/${about.id}` })

const todos = {
  wait: spoken({
    kk: 'әзірге ештеңе істеудің қажеті жоқ: сізден әрекет қажет болса, хат жібереміз.', ru: 'пока ничего делать не нужно: если от вас что-то потребуется, мы напишем.', en: 'nothing for now: we write to you if something is needed of you.',
  }),
  pay: spoken({ kk: 'шотты порталда ашып, төлеңіз.', ru: 'откройте счёт на портале и оплатите его.', en: 'open the invoice on the portal and pay it.' }),
  look: spoken({
    kk: 'істі порталда ашып, сізден не күтілетінін қараңыз.', ru: 'откройте дело на портале и посмотрите, что от вас требуется.', en: 'open the case on the portal and see what is asked of you, if anything.',
  }),
  object: spoken({
    kk: 'келіспесеңіз, істі порталда ашып, қарсылығыңызды жазыңыз. Шешімде оған жауап беріледі. Жауап жазбасаңыз, қарсылығыңыз жоқ деп есептеледі.', ru: 'если вы не согласны, откройте дело на портале и изложите возражение. В решении на него будет дан ответ. Если вы не ответите, считается, что возражений нет.',
    en: 'if you disagree, open the case on the portal and object. The decision says how that was answered. Silence means that you have no objection.',
  }),
  decision: spoken({
    kk: 'шешімді ашып, оның негізін қараңыз. Келіспесеңіз, оған қалай және қашанға дейін шағымдануға болатыны сол бетте жазылған.', ru: 'откройте решение и посмотрите его основание. Если вы не согласны, там же сказано, как и до какого дня его обжаловать.',
    en: 'open the decision and see its ground. If you disagree, the page says how and until when you can appeal.',
  }),
  act: spoken({ kk: 'істі ашып, кезең бойынша әрекет етіңіз.', ru: 'откройте дело и выполните действие этого этапа.', en: 'open the case and do what its step asks for.' }),
  opinion: spoken({ kk: 'істі ашып, органыңыздың пікірін беріңіз.', ru: 'откройте дело и дайте мнение вашего органа.', en: 'open the case and give the opinion of your body.' }),
  doubt: spoken({
    kk: 'шешім қабылдамас бұрын адамның шынымен жүгінгенін тексеріңіз. Жүгінбесе, өтінішті қанағаттандырмаңыз.', ru: 'до решения проверьте, обращался ли человек на самом деле. Если нет, не удовлетворяйте заявление.',
    en: 'before you decide, find out whether the person did apply. If they did not, do not grant it.',
  }),
  withdraw: spoken({
    kk: 'іс бойынша шешім қабылданып қойған. Адамның шынымен жүгінгенін тексеріңіз; жүгінбесе, шешімнің бетінен оны кері қайтарып алу рәсімін бастаңыз.',
    ru: 'по делу уже принято решение. Проверьте, обращался ли человек на самом деле; если нет, начните со страницы решения процедуру его отзыва.',
    en: 'the case is decided. Find out whether the person did apply; if they did not, begin the withdrawal of the decision from its page.',
  }),
  late: spoken({ kk: 'істі ашып, кезеңді аяқтаңыз немесе оны кім аяқтайтынын шешіңіз.', ru: 'откройте дело и завершите этап или решите, кто его завершит.', en: 'open the case and finish the step, or decide who does.' }),
  stuck: spoken({
    kk: 'жазба қалпына келтірілсе, іс өздігінен жалғасады. Қалпына келтірілмесе, өтініш берушіге хабарлап, төленген соманы қайтару мәселесін шешіңіз.',
    ru: 'если запись восстановят, дело продолжится само. Если нет, сообщите заявителю и решите вопрос о возврате уплаченного.',
    en: 'once the entry is restored, the case goes on by itself. If it will not be, tell the applicant and see to it that what was paid goes back.',
  }),
  anew: spoken({ kk: 'қайта алу үшін жаңа өтініш беріңіз.', ru: 'чтобы получить его снова, подайте новое заявление.', en: 'to have it again, apply anew.' }),
  answer: spoken({ kk: 'сұрауды ашып, келісесіз бе, жоқ па, жауап беріңіз.', ru: 'откройте запрос и ответьте, согласны вы или нет.', en: 'open the request and answer whether you agree.' }),
  invited: spoken({
    kk: 'порталға кіріп, нөміріңіздің өзіңіздікі екенін растаңыз да, «Менен не сұралады» бетін ашыңыз. Хат сізге қатысты болмаса, ештеңе істемеңіз.',
    ru: 'войдите на портал, подтвердите свой номер и откройте страницу «О чём меня спрашивают». Если письмо не для вас, ничего не делайте.',
    en: 'sign in to the portal, prove your number and open the page “What I am asked”. If this letter is not for you, do nothing.',
  }),
} as const satisfies Record<string, Text>

const registered: Text = spoken({ kk: 'Өтінішіңіз тіркелді.', ru: 'Ваше заявление зарегистрировано.', en: 'Your application is registered.' })
const asked: Text = spoken({ kk: 'Сізден жауап күтіледі', ru: 'Ожидается ваш ответ', en: 'Your answer is asked for' })

const offices: Text = spoken({ kk: 'орган лауазымдарына тағайындаулар.', ru: 'назначения на должности органа.', en: 'the appointments to the offices of the body.' })
const appoint: Text = spoken({
  kk: 'лауазымға адам тағайындаңыз: порталдағы орган бетінен «Лауазымдар» бөлімін ашыңыз.', ru: 'назначьте должностное лицо: откройте раздел «Должности» на странице органа на портале.',
  en: 'appoint somebody: open “Offices” on the page of the body on the portal.',
})

const proposed = (titles: string): Text => spoken({ kk: `Мына шешімді қабылдау ұсынылады: ${titles}.`, ru: `Предлагается принять решение: ${titles}.`, en: `This decision is proposed: ${titles}.` })

/** Until when a decision that burdens is not issued: by the one day that the letter names, where it names one. */
function notIssued(last: Day, notice: Announced['notice'], due: Due | undefined): Text {
  if (due !== undefined && last <= due.day) {
    return spoken({
      kk: 'Ол сіз жауап бергенше немесе жауап беру мерзімі өткенше қабылданбайды.', ru: 'Оно не будет принято, пока вы не ответите или пока не истечёт срок ответа.',
      en: 'It is not issued before you have answered, or the time for your answer is over.',
    })
  }
  return inEveryLanguage((locale) => {
    const until = due === undefined ? formatDay(last, locale) : formatDuration(notice, locale)
    return (due === undefined
      ? spoken({ kk: `Ол ${until} өтпейінше қабылданбайды.`, ru: `Оно не будет принято, пока не пройдёт ${until}.`, en: `It is not issued before ${until} is over.` })
      : spoken({ kk: `Хабарлама мерзімі өтпейінше ол қабылданбайды: ${until}.`, ru: `Оно не будет принято, пока не истечёт срок уведомления: ${until}.`, en: `It is not issued before the time of the notice is over: ${until}.` }))[locale]
  })
}

export const letters = {
  filed: (about: About, due?: Due): LetterParts => toApplicant('case/filed', about, spoken({ kk: 'Өтініш қабылданды', ru: 'Заявление принято', en: 'Application received' }),
    due ? inEveryLanguage((locale) => `${registered[locale]} ${deadlineLine(due.named, due.day, due)[locale]}.`) : registered, todos.wait),
  charged: (about: About, { number, amount, due }: { readonly number: string; readonly amount: Tiyn; readonly due: Day }): LetterParts => ({
    ...toApplicant('money/case-charged', about, spoken({ kk: 'Төлем шоты шығарылды', ru: 'Выставлен счёт на оплату', en: 'An invoice was issued' }), inEveryLanguage((locale) => spoken({
      kk: `Шот № ${number}: ${formatMoney(amount, locale)}. Төлем түскен соң іс өздігінен келесі кезеңге өтеді.`,
      ru: `Счёт № ${number}: ${formatMoney(amount, locale)}. После поступления оплаты дело перейдёт дальше автоматически.`,
      en: `Invoice ${number}: ${formatMoney(amount, locale)}. Once it is paid, the case goes on by itself.`,
    })[locale]), todos.pay), until: due,
  }),
  refunded: (about: About, { amount, due }: { readonly amount: Tiyn; readonly due: Day }): LetterParts => ({
    ...toApplicant('money/case-refunded', about, spoken({ kk: 'Төленген сома қайтарылады', ru: 'Уплаченное возвращается', en: 'What you paid is paid back' }),
      inEveryLanguage((locale) => spoken({ kk: `Қайтарылатын сома: ${formatMoney(amount, locale)}.`, ru: `К возврату: ${formatMoney(amount, locale)}.`, en: `To be paid back: ${formatMoney(amount, locale)}.` })[locale]), todos.wait),
    until: due,
  }),
  /** @param decision what was decided, with its number and day */
  decided: (about: About, decision: { readonly title: Text; readonly number: string; readonly day: Day }): LetterParts =>
    toApplicant('case/decided', about, spoken({ kk: 'Шешім қабылданды', ru: 'Принято решение', en: 'A decision was made' }),
      inEveryLanguage((locale) => `${decision.title[locale]}, № ${decision.number}, ${formatDay(decision.day, locale)}.`), todos.decision),
  opened: (about: About, summary: Text): LetterParts => toApplicant('case/opened', about, spoken({ kk: 'Сізге қатысты іс ашылды', ru: 'Открыто дело, которое вас касается', en: 'A case that concerns you was opened' }), summary, todos.look),
  /** @param says the step, with the reasons of an office and what it marked */
  expected: (about: About, says: Text, due?: Due): LetterParts => ({
    ...toApplicant('case/expected', about, spoken({ kk: 'Сізден әрекет күтіледі', ru: 'Ожидается ваше действие', en: 'Something is expected of you' }), says, todos.look), ...untilOf(due),
  }),
  /** Before a decision that burdens: what is proposed and why, and until when it is not issued. The letter names one day, that by which they answer: where it is due earlier than the notice ends, the notice is told by how long it is. */
  heard: (about: About, { called, decisions, why, last, notice }: Pick<Announced, 'called' | 'decisions' | 'why' | 'last' | 'notice'>, due?: Due): LetterParts => ({
    ...toApplicant('case/hearing', about, spoken({ kk: `${called.kk}: қарсылық білдіре аласыз`, ru: `${called.ru}: вы можете возразить`, en: `${called.en}: you are heard` }), inEveryLanguage((locale) => {
      const titles = decisions.map((title) => title[locale]).join(', ')
      return `${proposed(titles)[locale]} ${notIssued(last, notice, due)[locale]}${why.map((words) => `\n\n${words[locale]}`).join('')}`
    }), todos.object), ...untilOf(due),
  }),
  /** What whoever wins against a withdrawal is to know: nothing that it ended goes on by itself, payments included. */
  withdrawalFell: (about: About): LetterParts => toApplicant('case/withdrawal-fell', about, spoken({ kk: 'Кері қайтарып алу туралы шешімнің күші жойылды', ru: 'Решение об отзыве отменено', en: 'The withdrawal was annulled' }), spoken({
    kk: 'Іс қайта қаралады. Бұрын берілген шешім өздігінен қайта күшіне енбейді: оның куәлігі жарамсыз болып қалады, төлемдер жалғаспайды.',
    ru: 'Дело рассматривается заново. Ранее выданное решение само снова в силу не вступает: свидетельство по нему остаётся недействительным, выплаты не возобновляются.',
    en: 'The case is looked at anew. The decision that you had does not come into force again by itself: its certificate stays invalid, and payments do not go on.',
  }), todos.anew),
  soon: (about: About, step: Text, due: Due): LetterParts =>
    ({ ...toApplicant('case/soon', about, spoken({ kk: 'Мерзімі таяп қалды', ru: 'Срок истекает', en: 'Due soon' }), inEveryLanguage((locale) => `${step[locale]}.`), todos.act), ...untilOf(due) }),
  work: (about: About, step: Text, due?: Due): LetterParts =>
    ({ ...toOffice('work/case', about, spoken({ kk: 'Сізге жаңа іс келіп түсті', ru: 'Вам поступило новое дело', en: 'A new case has come to you' }), inEveryLanguage((locale) => `${step[locale]}.`), todos.act), ...untilOf(due) }),
  referred: (about: About, step: Text): LetterParts =>
    toOffice('work/opinion', about, spoken({ kk: 'Органыңыздың пікірі сұралады', ru: 'Запрошено мнение вашего органа', en: 'The opinion of your body is asked for' }), inEveryLanguage((locale) => `${step[locale]}.`), todos.opinion),
  stuck: (about: About, what: Text): LetterParts =>
    toOffice('work/stuck', about, spoken({ kk: 'Төлем түсті, бірақ іс келесі кезеңге өте алмайды', ru: 'Дело оплачено, но не может идти дальше', en: 'A case is paid for and cannot go on' }), inEveryLanguage((locale) => spoken({
      kk: `${what.kk} Шешім осы жазбаға негізделуі керек.`, ru: `${what.ru} Решение должно опираться на эту запись.`, en: `${what.en} The decision would rest on this entry.`,
    })[locale]), todos.stuck),
  /** The papers of a visit to a counter were found not in order: what was filed by them may be nobody's wish. */
  notInOrder: (about: About, { reasons, decided }: { readonly reasons: string; readonly decided: boolean }): LetterParts =>
    toOffice('work/not-in-order', about, spoken({ kk: 'Құжат бойынша қабылдау тәртіпке сай емес', ru: 'Приём по документу признан ненадлежащим', en: 'A visit by document was found not in order' }), inEveryLanguage((locale) => `${spoken({
      kk: 'Бұл өтініш терезеде құжат бойынша берілген. Тексерген қызметкер қабылдауды тәртіпке сай емес деп тапты.', ru: 'Это заявление подано у окна приёма по документу. Проверивший сотрудник признал приём ненадлежащим.',
      en: 'This application was filed at a counter by a document. The officer who reviewed the visit found it not in order.',
    })[locale]}${reasons && ` ${reasons}`}`), decided ? todos.withdraw : todos.doubt),
  escalated: (about: About, step: Text): LetterParts => toOffice('work/overdue', about, spoken({ kk: 'Іс мерзімінде қаралмады', ru: 'Дело не рассмотрено в срок', en: 'A case is overdue' }), inEveryLanguage((locale) => spoken({
    kk: `«${step.kk}» кезеңінің мерзімі өтті.`, ru: `Срок этапа «${step.ru}» истёк.`, en: `The time of the step “${step.en}” is over.`,
  })[locale]), todos.late),
  /** To whom a step asks who is not the applicant. */
  asked: (about: About, step: Text, due?: Due): LetterParts => ({
    kind: 'case/asked', subject: inEveryLanguage((locale) => `${asked[locale]}: ${step[locale]}`), says: inEveryLanguage((locale) => `${step[locale]}.`), ground: ground(about), todo: todos.answer, path: '/asked', ...untilOf(due),
  }),
  /** In all languages, for nobody knows which the reader has; and without a word about the case, for nobody knows whose mailbox it is. */
  invited: (): LetterParts => ({
    kind: 'case/invited', subject: asked, first: 'all', todo: todos.invited, path: '/asked',
    says: spoken({ kk: 'Порталдағы бір өтініште сіздің келісіміңіз сұралады.', ru: 'В одном из заявлений на портале запрошено ваше согласие.', en: 'An application on the portal asks for your consent.' }),
    ground: spoken({
      kk: 'осы мекенжай өтініште келісімі қажет адамның мекенжайы ретінде көрсетілген.', ru: 'этот адрес указан в заявлении как адрес человека, чьё согласие нужно.', en: 'the application gives this address for somebody whose consent is needed.',
    }),
  }),
  /** A body that has lost its last administrator, by a dismissal, by the day on which an appointment ended or by a closed account. */
  bodyLeft: (body: Text): LetterParts => ({
    kind: 'work/body-left', path: '/bodies', todo: appoint, ground: offices,
    subject: inEveryLanguage((locale) => `${spoken({ kk: 'Органда әкімші қалмады', ru: 'Орган остался без администратора', en: 'A body has no administrator left' })[locale]}: ${body[locale]}`),
    says: spoken({
      kk: `«${body.kk}» органында әкімші қалмады. Жаңа әкімші тағайындалғанша, бұл органның лауазымдарына бағдарлама әкімшісі тағайындайды.`,
      ru: `В органе «${body.ru}» не осталось администратора. Пока не назначен новый, на должности этого органа назначает администратор программы.`,
      en: `The body “${body.en}” has no administrator left. Until a new one is appointed, the administrator of the programme appoints to its offices.`,
    }),
  }),
  /** Of those who judge apart fewer are left, after conflicts of interest, than a case still needs. */
  tooFew: (about: About, step: Text, { left, needed }: { readonly left: number; readonly needed: number }): LetterParts => ({
    ...toOffice('work/too-few', about, spoken({ kk: 'Бағалайтын адам жетпейді', ru: 'Не хватает людей для оценки', en: 'Too few are left to judge' }), inEveryLanguage((locale) => spoken({
      kk: `«${step.kk}» кезеңінде мүдделер қақтығысы туралы мәлімделді. Тағы қажет баға саны: ${needed}. Бұл іс бойынша баға бере алатын адам саны: ${left}.`,
      ru: `На этапе «${step.ru}» заявлен конфликт интересов. Нужно ещё оценок: ${needed}. Людей, которые могут оценить это дело: ${left}.`,
      en: `In the step “${step.en}” a conflict of interest was declared. Readings still needed: ${needed}. People who may give one in this case: ${left}.`,
    })[locale]), appoint), path: '/bodies',
  }),
  vacant: ({ title, cases }: { readonly title: Text; readonly cases: number }): LetterParts => ({
    kind: 'work/vacant', path: '/bodies', todo: appoint, ground: offices,
    subject: inEveryLanguage((locale) => `${spoken({ kk: 'Бос лауазым', ru: 'Вакантная должность', en: 'Vacant office' })[locale]}: ${title[locale]}`),
    says: spoken({
      kk: `«${title.kk}» лауазымында ешкім жоқ. Лауазымды адамның әрекетін күтіп тұрған істер саны: ${cases}.\n\nІстердің өзінде ештеңе өзгерген жоқ, бірақ заңда белгіленген мерзімдер жүріп жатыр.`,
      ru: `Должность «${title.ru}» никто не занимает. Дел, ожидающих действий должностного лица: ${cases}.\n\nВ самих делах ничего не изменилось, но установленные законом сроки идут.`,
      en: `Nobody holds the office “${title.en}”. Cases that wait for it: ${cases}.\n\nNothing has changed in the cases themselves, but the time that the law sets goes on.`,
    }),
  }),
} as const
